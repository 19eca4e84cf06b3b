"""Which files are looked at: those named, and in folders those that are ours or are claimed.

A file named on the command line, or matching a pattern that the configuration claims, has to be one
of ours; one that is not is a finding. Any other file that does not mention ``ito_gate`` belongs to
somebody else (a chart, a pipeline) and is ignored, and counted.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ito_gate.errors import UsageError
from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
DEFAULT_CLAIMS = (
    "**/declarations/**",
    "**/providers/**",
    "**/institutions/**",
    "**/incidents/**",
    "**/waivers/**",
    "**/orders/**",
    "**/*.ito.yaml",
    "**/*.ito.yml",
    "**/*.ito.json",
)


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file to look at.

    Attributes:
        display: the path people see: relative to the working directory where possible, with ``/``.
        path: where it is.
        claimed: whether it has to be one of ours.
    """

    display: str
    path: Path
    claimed: bool


class Claims:
    """The patterns of paths that have to be ours, relative to ``root``."""

    def __init__(self, patterns: Iterable[str], root: Path) -> None:
        self._root = root
        self._expression = re.compile("|".join(map(_expression, patterns)) or r"(?!)")

    def match(self, path: Path) -> bool:
        """Tell whether ``path`` (absolute) is claimed; paths outside the root are matched by their name."""
        try:
            relative = path.relative_to(self._root)
        except ValueError:
            relative = Path(path.parent.name, path.name)
        return self._expression.fullmatch(relative.as_posix()) is not None


def _expression(pattern: str) -> str:
    parts = re.split(r"(\*\*/|\*\*|\*)", pattern)
    words = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    return "".join(words.get(part) or re.escape(part) for part in parts)


def find(paths: Sequence[Path], claims: Claims) -> tuple[File, ...]:
    """Return the files at ``paths``, each once, sorted by the path people see.

    Folders are searched for ``.yaml``, ``.yml`` and ``.json``; hidden folders and links to folders are
    left out.

    Raises:
        UsageError: a path does not exist, or a named file is of another kind.
    """
    found: dict[Path, File] = {}
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if absolute.is_dir():
            for file in _walk(absolute):
                found.setdefault(file, File(display(file), file, claims.match(file)))
        elif absolute.exists():
            if absolute.suffix.lower() not in SUFFIXES:
                raise UsageError(f"{path}: not a .yaml, .yml or .json file", f"{path}：不是 .yaml、.yml 或 .json 文件")
            found[absolute] = File(display(absolute), absolute, claimed=True)
        else:
            near = _nearest(absolute)
            raise UsageError(f"{path}: no such file or folder{near.en}", f"{path}：没有这个文件或文件夹{near.zh}")
    return tuple(sorted(found.values()))


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith("."):  # noqa: PTH122 - hot loop
                yield Path(root, name)


def display(path: Path) -> str:
    """Return ``path`` as people see it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _nearest(path: Path) -> Text:
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

    names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, names, n=1)
    return Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else Text("", "")
