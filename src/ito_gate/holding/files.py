"""Which files make up a register: its settings, the documents where those say, and the bank's own policies.

Files are named by their path below the root of the register, with ``/``. The same rules hold for a folder, for a
commit and for files in hand, so that one register is one set of files wherever it lies.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ito_gate import config as configuration
from ito_gate.config import FILE_NAME, Config
from ito_gate.discovery import SUFFIXES
from ito_gate.errors import Undecided, UsageError
from ito_gate.reading.source import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

MOST_FILES = 100_000
MOST_BYTES = 256 * 1024 * 1024
"""Of all files of a register: a process that serves for months keeps them in memory."""

_BLANKS = frozenset("\t\n\r")


class Tree(Protocol):
    """Files by name, somewhere."""

    def has(self, name: str) -> bool:
        """Tell whether there is a file of that name."""

    def below(self, place: str, *, links: bool) -> Iterable[str] | None:
        """Return the files at or below ``place``, without hidden folders and links to folders; None for nothing.

        Args:
            place: a file or folder; empty for the root.
            links: whether a link to a folder is an error.

        Raises:
            Undecided: a part of it cannot be looked at.
        """

    def read(self, name: str) -> bytes:
        """Return what a file holds, as far as it is looked at.

        Raises:
            Undecided: it cannot be read, or does not lie in the register.
        """


@dataclass(frozen=True, slots=True)
class Places:
    """Where the settings say that files are, by name; the root itself is empty."""

    documents: tuple[str, ...]
    policies: tuple[str, ...]


def settings(data: bytes | None) -> Config:
    """Return the settings of a register from its ``ito-gate.yaml``; paths in them are relative to its root.

    Raises:
        UsageError: they are not valid.
    """
    if data is None:
        return Config(Path(), register=(Path(),))
    return configuration.parse(data, Path(FILE_NAME))


def places(config: Config) -> Places:
    """Return where the files are that ``config`` names.

    Raises:
        UsageError: it names a place outside the register.
    """
    return Places(_inside(config.register), _inside(config.policies))


def _inside(paths: Sequence[Path]) -> tuple[str, ...]:
    names = [posixpath.normpath(path.as_posix()) for path in paths]
    for name in names:
        if name.startswith("/") or name.split("/")[0] == "..":
            raise UsageError(
                f"{FILE_NAME}: {name} lies outside the register that is served",
                f"{FILE_NAME}：{name} 在所服务的登记册之外",
            )
    return tuple("" if name == "." else name for name in dict.fromkeys(names))


def is_document(name: str, place: str) -> bool:
    """Tell whether a file below ``place`` is looked at, as ``discovery`` walks folders; one that is named is."""
    return _hidden(name, place) == "" and posixpath.splitext(name)[1].lower() in SUFFIXES


def is_policy(name: str, place: str) -> bool:
    """Tell whether a file belongs to the folder of policies ``place``, whose manifest is a hidden file."""
    return _hidden(name, place) in {"", posixpath.basename(name)}


def _hidden(name: str, place: str) -> str:
    """Return the first hidden part of the way from ``place`` to ``name``; empty if there is none."""
    below = name.removeprefix(f"{place}/" if place else "")
    parts = () if name == place else below.split("/")
    return next((part for part in parts if part.startswith(".")), "")


def is_below(name: str, place: str) -> bool:
    """Tell whether ``name`` is ``place`` or lies below it."""
    return not place or name == place or name.startswith(f"{place}/")


def wanted(tree: Tree) -> dict[str, bytes | None]:
    """Return the names of the files of the register in ``tree``, with what has been read already.

    Raises:
        UsageError: the settings are not valid, or name what is not there.
        Undecided: a part cannot be looked at.
    """
    found: dict[str, bytes | None] = {FILE_NAME: tree.read(FILE_NAME)} if tree.has(FILE_NAME) else {}
    where = places(settings(found.get(FILE_NAME)))
    for place in where.documents:
        names = _named(tree, place, links=False)
        if place in names and not is_document(place, place):
            raise UsageError(f"{place}: not a .yaml, .yml or .json file", f"{place}：不是 .yaml、.yml 或 .json 文件")
        for name in names:
            if is_document(name, place):
                found.setdefault(name, None)
    for place in where.policies:
        for name in _named(tree, place, links=True):
            if is_policy(name, place):
                found.setdefault(name, None)
    require_names(found)
    return found


def gather(tree: Tree) -> dict[str, bytes]:
    """Return the files of the register in ``tree``, by name.

    Raises:
        UsageError: the settings are not valid, or name what is not there.
        Undecided: a file cannot be read, or all together are too many or too large.
    """
    files: dict[str, bytes] = {}
    total = 0
    for name, known in sorted(wanted(tree).items()):
        data = tree.read(name) if known is None else known
        total += len(data)
        if total > MOST_BYTES:
            raise _too_large()
        files[name] = data
    return files


def _named(tree: Tree, place: str, *, links: bool) -> Iterable[str]:
    names = tree.below(place, links=links)
    if names is None:
        raise UsageError(f"{place or '.'}: no such file or folder", f"{place or '.'}：没有这个文件或文件夹")
    return names


def require_names(names: Collection[str]) -> None:
    """Refuse names that cannot be shown or kept as they are, or that lead out of a folder they are written to.

    Raises:
        Undecided: there is such a name, or there are too many.
    """
    for name in names:
        if FORBIDDEN.search(name) or not _BLANKS.isdisjoint(name):
            raise Undecided(
                f"a file has the name {name!a}: control and invisible characters, and bytes that are not UTF-8, "
                "are not taken",
                f"有文件名为 {name!a}：不接受含控制字符、不可见字符或者不是 UTF-8 的文件名",
            )
        if name in {"", "."} or name.startswith("/") or posixpath.normpath(name) != name or name.split("/")[0] == "..":
            raise Undecided(f"a file has the name {name!r}", f"有文件名为 {name!r}")
    if len(names) > MOST_FILES:
        raise _too_large()


def _too_large() -> Undecided:
    size = MOST_BYTES >> 20
    return Undecided(
        f"the register has more than {MOST_FILES} files or {size} MiB; name its folders in {FILE_NAME} (register)",
        f"登记册超过 {MOST_FILES} 个文件或 {size} MiB；请在 {FILE_NAME} 的 register 中写明其文件夹",
    )
