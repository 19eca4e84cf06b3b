"""A command on a terminal of its own, typed at line by line."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from support import INSTALLED

_PATIENCE = 60.0
_PROMPT = b"> "


@dataclass(frozen=True)
class Session:
    """What was seen and how it ended."""

    screen: str
    code: int


def session(arguments: Sequence[str], keys: Sequence[bytes], cwd: Path, env: Mapping[str, str]) -> Session:
    """Run ``ito-gate`` on a terminal; each of ``keys`` is typed when the next prompt has come."""
    return typed_at([sys.executable, "-m", "ito_gate", *arguments], keys, cwd, env)


def typed_at(command: Sequence[str], keys: Sequence[bytes], cwd: Path, env: Mapping[str, str]) -> Session:
    """Run a command on a terminal; each of ``keys`` is typed when the next prompt has come."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.environ.update({"PYTHONPATH": str(INSTALLED), "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **env})
        os.execvp(command[0], list(command))  # noqa: S606 - a terminal is no shell
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    try:
        for key in keys:
            seen += _read(terminal, _PROMPT)
            os.write(terminal, key)
        seen += _read(terminal, None)
    finally:
        os.close(terminal)
        _, status = os.waitpid(pid, 0)
    return Session(seen.decode("utf-8", "replace").replace("\r\n", "\n"), os.waitstatus_to_exitcode(status))


def _read(terminal: int, until: bytes | None) -> bytes:
    """Read until the output ends with ``until`` and then is quiet, or to its end."""
    seen, end = b"", time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        is_prompt = until is not None and seen.endswith(until)
        ready, _, _ = select.select([terminal], [], [], 0.02 if is_prompt else 1)
        if not ready:
            if is_prompt:
                return seen
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end has gone.
            part = b""
        if not part:
            assert until is None, f"ended early: {seen.decode(errors='replace')}"
            return seen
        seen += part
    raise AssertionError(f"nothing came of it: {seen.decode(errors='replace')}")
