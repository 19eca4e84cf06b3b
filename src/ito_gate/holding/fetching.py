"""Fetches from a git repository: the one place where git may talk to another machine.

What is fetched lies in a bare repository of its own, of which nothing is ever checked out and no hook, filter or
submodule is run. Unlike ``git.py``, which reads it, this runs with the operator's own configuration of git: it names
credential helpers, proxies and certificates. Only the transport of the operator's URL is allowed, redirects are not
followed, and nobody is prompted. Neither the URL nor a credential is ever an argument of git: others could see it.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ito_gate.errors import Undecided, UsageError
from ito_gate.git import Repository
from ito_gate.holding.address import is_commit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.holding.address import Remote

TIMEOUT = 300.0
"""Seconds for one command; a whole history may come with it."""

_REMOTE = "ito-gate-register"
"""A name that the operator's configuration gives to no remote."""
_KEPT = (
    *("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_ASKPASS"),
    *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "SSH_AUTH_SOCK"),
    *("GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
)
_SAID = 500
_MOST_HEADER = 16 * 1024


def default_cache() -> Path:
    """Return the folder of fetched repositories, by the XDG Base Directory Specification."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "ito-gate" / "registers"


class Fetcher:
    """Fetches one ref of one repository."""

    def __init__(self, remote: Remote, ref: str, cache: Path, header_file: Path | None, *, whole: bool) -> None:
        """See ``sources.Git``."""
        if header_file is not None and remote.transport != "https":
            raise UsageError(
                f"{remote.url}: a header is sent over https only", f"{remote.url}：只有 https 才发送 Authorization 头"
            )
        self._remote = remote
        self._ref = ref
        self._header_file = header_file
        self._whole = whole
        # One for each way of fetching: a shallow repository and a whole one would undo each other.
        made_of = "\0".join((remote.url, ref, "whole" if whole else "newest"))
        key = hashlib.sha256(os.fsencode(made_of)).hexdigest()[:32]
        self.folder = cache.absolute() / f"{key}.git"
        self._kept = f"refs/ito-gate/{key}"

    @property
    def name(self) -> str:
        """What is fetched, for people and logs."""
        return f"{self._remote.url}@{self._ref}" if self._ref else self._remote.url

    def fetch(self) -> str:
        """Return the id of the newest commit of the ref, which is in ``folder`` then.

        Raises:
            UsageError: the ref does not exist, or is both a branch and a tag.
            Undecided: the remote cannot be asked, or does not give what it named.
        """
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _alone(self.folder.with_suffix(".lock")):
                return self._fetch()
        except OSError as error:
            why = error.strerror or str(error)
            raise Undecided(f"{self.folder.parent}: {why}", f"{self.folder.parent}：{why}") from error

    def _fetch(self) -> str:
        full, id_ = (self._ref, self._ref) if is_commit(self._ref) else self._advertised()
        repository = Repository(self.folder)
        here = repository.commit(id_)
        if here is not None:
            return here
        # A repository that was made only in part is completed; one that is there stays as it is.
        hashed = "sha256" if len(id_) == 64 else "sha1"  # noqa: PLR2004 - hex digits
        self._git("init", "--bare", "--quiet", "--template=", f"--object-format={hashed}", str(self.folder))
        for lock in self.folder.rglob("*.lock"):
            # Of a git that was killed: nobody else is at work here, see _alone.
            lock.unlink()
        self._git(
            *("-C", str(self.folder), "fetch", "--quiet", "--no-tags", "--no-recurse-submodules"),
            # A remote may itself be a shallow clone; then the history is as short as its.
            *("--no-write-fetch-head", "--update-shallow", *(() if self._whole else ("--depth=1",))),
            *(_REMOTE, f"+{full}:{self._kept}"),
        )
        # The ref may have moved since it was asked for: what came is what counts.
        found = repository.commit(self._kept)
        if found is None:
            raise self._gone("it is no commit", "不是提交")
        return found

    def _advertised(self) -> tuple[str, str]:
        """Return the full name of the ref and the object that it names now."""
        wanted = ["HEAD"] if not self._ref else [f"refs/heads/{self._ref}", f"refs/tags/{self._ref}"]
        wanted = [self._ref] if self._ref.startswith("refs/") else wanted
        peeled = [f"{name}^{{}}" for name in wanted]
        said = self._git("ls-remote", "--quiet", _REMOTE, *wanted, *peeled)
        found = {}
        for line in said.decode("utf-8", "replace").splitlines():
            id_, _, name = line.partition("\t")
            if is_commit(id_):
                found[name] = id_
        names = [name for name in wanted if name in found]
        if not names:
            raise self._gone(
                "there is no such branch, tag or commit, or no commit yet", "没有这个分支、标签或提交，或者还没有提交"
            )
        if len(names) > 1:
            raise self._gone(
                f"it is a branch and a tag; write {names[0]} or {names[1]}",
                f"既是分支又是标签；请写 {names[0]} 或 {names[1]}",
            )
        return names[0], found.get(f"{names[0]}^{{}}", found[names[0]])

    def _gone(self, en: str, zh: str) -> UsageError:
        return UsageError(f"{self.name}: {en}", f"{self.name}：{zh}")

    def _git(self, *arguments: str) -> bytes:
        secret = self._header()
        settings = {
            f"remote.{_REMOTE}.url": self._remote.url,
            "safe.directory": "*",
            "core.hooksPath": os.devnull,
            "core.fsmonitor": "false",
            "http.followRedirects": "false",
            "http.lowSpeedLimit": "1000",
            "http.lowSpeedTime": "30",
            "fetch.recurseSubmodules": "false",
            "credential.interactive": "false",
            # Packs are put together now and then, before the answer and not beside it.
            "gc.autoDetach": "false",
            "maintenance.autoDetach": "false",
            **({f"http.{self._remote.url}.extraHeader": f"Authorization: {secret}"} if secret else {}),
        }
        done = _run(arguments, _environment(self._remote.transport, settings))
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip()
            said = said.replace(secret, "…") if secret else said
            said = "".join(character if character.isprintable() else " " for character in said)[-_SAID:]
            raise Undecided(f"{self.name}: git failed: {said}", f"{self.name}：git 出错：{said}")
        return done.stdout

    def _header(self) -> str:
        """Return what the header file holds, read each time: it may have been renewed."""
        if self._header_file is None:
            return ""
        try:
            with self._header_file.open("rb") as file:
                value = file.read(_MOST_HEADER + 1).decode("ascii").strip()
        except OSError as error:
            why = error.strerror or str(error)
            raise Undecided(f"{self._header_file}: {why}", f"{self._header_file}：{why}") from error
        except UnicodeDecodeError:
            value = ""
        if not value or len(value) > _MOST_HEADER or not value.isprintable():
            raise UsageError(
                f"{self._header_file}: holds no value of a header, such as “Bearer …”, on one line",
                f"{self._header_file}：不是一行 Authorization 头的值，例如“Bearer …”",
            )
        return value


def _environment(transport: str, settings: Mapping[str, str]) -> dict[str, str]:
    numbered = enumerate(settings.items())
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "SSH_ASKPASS_REQUIRE": "never",
        "GIT_ALLOW_PROTOCOL": transport,
        "GIT_NO_REPLACE_OBJECTS": "1",
        # What lies around the working directory is nobody's business here.
        "GIT_CEILING_DIRECTORIES": "/",
        "GIT_CONFIG_COUNT": str(len(settings)),
        **{
            f"GIT_CONFIG_{part}_{index}": text
            for index, pair in numbered
            for part, text in zip(("KEY", "VALUE"), pair, strict=True)
        },
    }


def _run(arguments: tuple[str, ...], environment: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", *arguments]
    try:
        # Without a terminal of its own nothing can ask a question; as a group, what git starts ends with it.
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, without a shell
            command,
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        why = error.strerror or str(error)
        raise Undecided(f"git cannot be run: {why}", f"无法运行 git：{why}") from error
    with process:
        try:
            out, err = process.communicate(timeout=TIMEOUT)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            raise Undecided(
                f"git did not answer within {TIMEOUT:.0f} seconds", f"git 在 {TIMEOUT:.0f} 秒内没有答复"
            ) from error
    return subprocess.CompletedProcess(command, process.returncode, out, err)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait for other processes that share the cache: git refuses two fetches into one repository at a time."""
    import fcntl  # noqa: PLC0415 - not on every system; a server runs where it is

    with lock.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
