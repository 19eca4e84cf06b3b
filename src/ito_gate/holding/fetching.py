"""Fetches from a git repository: the one place where git may use the network, and only for the address it was given.

Credentials are git's own business (an ssh agent, a credential helper); none is taken in an address or an argument.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ito_gate.errors import Undecided, UsageError

if TYPE_CHECKING:
    from pathlib import Path

TIMEOUT = 300.0
"""Seconds for one fetch."""

_PROTOCOLS = frozenset({"https", "ssh", "file"})
_REF = "refs/ito-gate/register"
_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "fetch.fsckObjects=true",
    "fetch.recurseSubmodules=false",
    "gc.auto=0",
    "protocol.ext.allow=never",
)


@dataclass(frozen=True, slots=True)
class Remote:
    """A repository somewhere else, and what of it: a branch, a tag or ``HEAD``."""

    url: str
    ref: str


def remote(text: str) -> Remote | None:
    """Return what ``GIT_URL@REF`` means; None for a folder.

    Raises:
        UsageError: it is an address that is not taken.
    """
    scheme, found, rest = text.partition("://")
    if found:
        host, slash, path = rest.partition("/")
        prefix = f"{scheme}://{host}{slash}"
    else:
        host, colon, path = text.partition(":")
        if not colon or "@" not in host or "/" in host:
            return None
        scheme, prefix = "ssh", f"{host}:"
    if scheme not in _PROTOCOLS:
        raise UsageError(
            f"{scheme}: a register is fetched by https, ssh or file only",
            f"{scheme}：登记册只能通过 https、ssh 或 file 取得",
        )
    if (scheme == "https" and "@" in host) or (found and urlsplit(text).password):
        raise UsageError(
            "the address of the register must not hold a user or password: use git's credential helper",
            "登记册地址中不得写用户名或密码：请使用 git 的凭据助手",
        )
    path, _, ref = path.partition("@")
    if host.startswith("-") or ref.startswith("-") or not path:
        raise UsageError(f"{text}: not the address of a repository", f"{text}：不是仓库地址")
    return Remote(prefix + path, ref or "HEAD")


def fetch(wanted: Remote, cache: Path) -> str:
    """Fetch ``wanted``, with its history, into the bare repository ``cache``, and return the id of its commit.

    Raises:
        Undecided: it cannot be fetched.
    """
    if not (cache / "HEAD").is_file():
        _run(cache.parent, "init", "--quiet", "--bare", "--", cache.name)
    # A tag may have moved and a branch may have been pushed by force: what the repository says now is what counts.
    _run(cache, "fetch", "--quiet", "--no-tags", "--force", "--end-of-options", wanted.url, f"{wanted.ref}:{_REF}")
    return _run(cache, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{_REF}^{{commit}}").strip()


def _run(folder: Path, *arguments: str) -> str:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or "SSH" in name}
    environment = {
        **kept,
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": ":".join(sorted(_PROTOCOLS)),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, without a shell
            ["git", "-C", str(folder), *settings, *arguments],  # noqa: S607 - the git of the path, as everywhere
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Undecided(
            f"git did not finish within {TIMEOUT:.0f} seconds", f"git 在 {TIMEOUT:.0f} 秒内没有完成"
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Undecided(f"git cannot be run: {why}", f"无法运行 git：{why}") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[-1] if said else f"status {done.returncode}"
        raise Undecided(f"the register cannot be fetched: {why}", f"无法取得登记册：{why}")
    return done.stdout.decode("ascii", "replace")
