"""Pages of the documentation, run as they stand: every command of a page, in order, in one shell."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from support import INSTALLED, ROOT, program

_END = "--- end of the file ---"
_MARK = "--- a command of the page ended ---"


def blocks(page: str, kind: str) -> list[str]:
    """The blocks of a kind, such as ``console`` or ``yaml|sh``."""
    return re.findall(rf"```(?:{kind})\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)


def commands(page: str) -> list[tuple[str, str]]:
    """Each command with what it is said to print."""
    parts = [part.partition("\n") for block in blocks(page, "console") for part in f"\n{block}".split("\n$ ")[1:]]
    return [
        (command, f"{printed}\n" if printed and not printed.endswith("\n") else printed)
        for command, _, printed in parts
    ]


def fits(printed: str, shown: str) -> bool:
    """Whether a page may show ``shown`` for what was printed: ``…`` stands for what differs, alone for any lines."""
    parts = (".*?".join(map(re.escape, part.split("…"))) for part in re.split(r"^…\n", shown, flags=re.MULTILINE))
    return re.fullmatch(r"(?:.*?\n)?".join(parts), printed, re.DOTALL) is not None


def programs(folder: Path, *names: str) -> str:
    """A PATH with the gate of this checkout and the named programs first."""
    there = folder / "bin"
    there.mkdir()
    for name in names:
        (there / name).symlink_to(program(name))
    source, python = shlex.quote(str(INSTALLED)), shlex.quote(sys.executable)
    (there / "ito-gate").write_text(f'#!/bin/sh\nPYTHONPATH={source} exec {python} -m ito_gate "$@"\n', "utf-8")
    (there / "ito-gate").chmod(0o755)
    return f"{there}{os.pathsep}{os.environ['PATH']}"


def _script(page: str) -> Iterator[str]:
    """The page as a script: commands, each followed by a mark, and files where a block names one."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    for kind, file, inside in re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if file:
            place = shlex.quote(file)
            yield f"mkdir -p $(dirname {place})\ncat > {place} <<'{_END}'\n{inside}{_END}\n"
        elif kind == "console":
            for command in re.findall(r"^\$ (.*)$", inside, re.MULTILINE):
                yield f"{command}\nprintf '%s\\n' '{_MARK}'\n"


def run(page: str, folder: Path, path: str, lang: str, replace: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Run the commands of ``page`` in ``folder``; each command, what it printed, and what the page shows.

    ``replace`` says what stands instead of what cannot be had twice at a time, such as a port.
    """

    def here(text: str) -> str:
        for there, ours in replace.items():
            text = text.replace(there, ours)
        return text

    wanted = [(here(command), here(shown)) for command, shown in commands(page)]
    script = "".join(map(here, _script(page)))
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "ITO_GATE_LANG": lang, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed = done.stdout.split(f"{_MARK}\n")
    assert len(printed) == len(wanted) + 1, done.stdout
    return [(command, said, shown) for (command, shown), said in zip(wanted, printed, strict=False)]
