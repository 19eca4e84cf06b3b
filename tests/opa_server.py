"""Real servers for tests, on free ports of the loopback interface, ended when the test ends."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from support import program

_PATIENCE = 60


def free_port() -> int:
    """A port that nobody listens on; somebody else may take it, which the server then says."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def process(command: list[str | Path], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends."""
    with log.open("ab") as output:
        running = subprocess.Popen(
            command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env={**os.environ, **environment}
        )
        try:
            yield running
        finally:
            running.kill()
            running.wait()


def wait_for(url: str, running: subprocess.Popen[bytes], log: Path, context: ssl.SSLContext | None = None) -> None:
    """Wait until ``url`` answers 200."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with opener.open(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        if running.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"{url} did not come up:\n{log.read_text('utf-8')}")
        time.sleep(0.05)


@contextlib.contextmanager
def opa(folder: Path, *arguments: str | Path, tls: ssl.SSLContext | None = None, **more: str) -> Iterator[str]:
    """Run ``opa run --server`` with ``arguments``, its log below ``folder``; the URL it is reached by."""
    port = free_port()
    scheme = "http" if tls is None else "https"
    log = folder / f"opa-{port}.log"
    command = [program("opa"), "run", "--server", "--log-level=error", "--skip-version-check"]
    with process([*command, f"--addr=127.0.0.1:{port}", *arguments], log, **more) as running:
        url = f"{scheme}://127.0.0.1:{port}"
        wait_for(f"{url}/health?bundles&plugins", running, log, tls)
        yield url
