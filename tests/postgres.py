"""A PostgreSQL of a test's own: on a socket in a folder, gone with the test."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from support import program


@dataclass(frozen=True)
class Cluster:
    """A cluster, and how it is started and stopped."""

    folder: Path
    pg_ctl: Path

    @property
    def url(self) -> str:
        """The database that everything happens in."""
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def database(self, name: str) -> str:
        """Make a database and return its URL."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def start(self) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c max_connections=200"
        self._run("start", "--wait", "--log", f"{self.folder}/log", "--options", options)

    def stop(self) -> None:
        """Stop it as a crash would: connections break, what was committed stays."""
        self._run("stop", "--mode", "immediate")

    def signal(self, number: int) -> None:
        """Send a signal to every process of it."""
        leader = int((self.folder / "data" / "postmaster.pid").read_text("ascii").split()[0])
        children = Path(f"/proc/{leader}/task/{leader}/children").read_text("ascii").split()
        for process in (leader, *map(int, children)):
            os.kill(process, number)

    def _run(self, *arguments: str) -> None:
        done = as_user([self.pg_ctl, "--pgdata", f"{self.folder}/data", *arguments])
        assert done.returncode == 0, done.stdout


def as_user(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody whom PostgreSQL works for: not as root."""
    # The server keeps what it inherits open; a file does not wait for it as a pipe would.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            command,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
            user="postgres" if os.getuid() == 0 else None,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            cwd="/",
        )
        output.seek(0)
        done.stdout = output.read()
    return done


@contextlib.contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a cluster until the block ends."""
    pg_ctl = program("pg_ctl")
    # The path of a socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="ig-pg-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        folder.chmod(0o755)
        user = ["--username", "postgres"]
        done = as_user([pg_ctl.resolve().parent / "initdb", "--pgdata", f"{folder}/data", "--auth", "trust", *user])
        assert done.returncode == 0, done.stdout
        made = Cluster(folder, pg_ctl.resolve())
        made.start()
        try:
            yield made
        finally:
            with contextlib.suppress(AssertionError):
                made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
