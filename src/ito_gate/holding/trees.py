"""Files of a register where they lie: in a folder, or in a commit."""

from __future__ import annotations

import os
import posixpath
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ito_gate.errors import Undecided
from ito_gate.git import LINK, REGULAR, SUBMODULE
from ito_gate.holding.files import is_below
from ito_gate.model import Text
from ito_gate.reading.source import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from ito_gate.git import Item, Repository

_HOPS = 8
_LINK_SIZE = 4096
_LIMIT = DEFAULT.size + 1
_LEADS_OUT = Text("链接没有指向登记册内的文件", "a link that leads to no file of the register")


def _no_file(name: str) -> Undecided:
    return Undecided(f"{name}: {_LEADS_OUT.en}", f"{name}：{_LEADS_OUT.zh}")


def _folder_link(name: str) -> Undecided:
    return Undecided(f"{name}: a link to a folder is not followed", f"{name}：不跟随指向文件夹的符号链接")


class FolderTree:
    """A folder. Links are followed inside it only: what lies elsewhere is no part of what is handed over."""

    def __init__(self, root: Path) -> None:
        """Look at ``root``, in which links are resolved."""
        self._root = root

    def has(self, name: str) -> bool:
        """See ``Tree``."""
        return os.path.lexists(self._root / name)

    def below(self, place: str, *, links: bool) -> list[str] | None:
        """See ``Tree``."""
        start = self._root / place
        if not start.exists():
            return None
        real = self._real(place)
        if not real.is_dir():
            return [place]
        found = []
        for folder, folders, files in os.walk(real, onerror=_raise):
            here = posixpath.normpath(posixpath.join(place, Path(folder).relative_to(real).as_posix()))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            if links:
                for name in folders:
                    if (Path(folder) / name).is_symlink():
                        raise _folder_link(posixpath.join(here, name))
            found += [posixpath.normpath(posixpath.join(here, name)) for name in files]
        return found

    def read(self, name: str) -> bytes:
        """See ``Tree``."""
        return load(self._real(name), name, DEFAULT)

    def stat(self, name: str) -> os.stat_result:
        """Return what the system says of a file, links followed.

        Raises:
            Undecided: it cannot be looked at.
        """
        try:
            return (self._root / name).stat()
        except OSError as error:
            raise _unreadable(name, error) from error

    def _real(self, name: str) -> Path:
        real = Path(os.path.realpath(self._root / name))
        if real != self._root and self._root not in real.parents:
            raise _no_file(name)
        return real


def _raise(error: OSError) -> None:
    """Stop where a folder cannot be listed: what it holds would be missing without a word."""
    raise _unreadable(str(error.filename), error) from error


def _unreadable(name: str, error: OSError) -> Undecided:
    reason = error.strerror or str(error)
    return Undecided(f"{name}: {reason}", f"{name}：{reason}")


def signature(tree: FolderTree, names: list[str]) -> tuple[tuple[str, int, int, int, int, int], ...]:
    """Return what changes when a file does, without reading any.

    Raises:
        Undecided: a file cannot be looked at.
    """
    found = []
    for name in sorted(names):
        one = tree.stat(name)
        # Not only the time: a file may be put in place of another with its time kept.
        found.append((name, one.st_mtime_ns, one.st_ctime_ns, one.st_size, one.st_ino, stat.S_IFMT(one.st_mode)))
    return tuple(found)


class CommitTree:
    """What a commit holds below a folder of its repository. Links are followed inside that folder only."""

    def __init__(self, repository: Repository, commit: str, root: str = "") -> None:
        """Look at the folder ``root`` of ``commit``.

        Raises:
            Undecided: git fails.
        """
        prefix = f"{root}/" if root else ""
        items = repository.tree(commit, [root])
        self._items = {name.removeprefix(prefix): item for name, item in items.items() if name.startswith(prefix)}
        self._folders = {""}
        for name in self._items:
            while (name := posixpath.dirname(name)) not in self._folders:
                self._folders.add(name)
        self._blobs = repository.blobs()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blobs.__exit__(kind, error, trace)

    def has(self, name: str) -> bool:
        """See ``Tree``."""
        return name in self._items

    def below(self, place: str, *, links: bool) -> list[str] | None:
        """See ``Tree``."""
        real = self._resolve(place)
        if real is None:
            return None
        if real not in self._folders:
            if self._items[real].mode == SUBMODULE:
                raise _submodule(place)
            return [place]
        return list(self._walk(real, place, links=links))

    def read(self, name: str) -> bytes:
        """See ``Tree``."""
        real = self._resolve(name)
        item = self._items.get(real) if real is not None else None
        if item is None or item.mode not in REGULAR:
            raise _no_file(name)
        return self._blobs.read(item.id, _LIMIT)

    def _walk(self, real: str, place: str, *, links: bool) -> Iterator[str]:
        for inside, item in self._items.items():
            if not is_below(inside, real):
                continue
            below = posixpath.relpath(inside, real or ".")
            if any(part.startswith(".") for part in posixpath.dirname(below).split("/")):
                continue
            name = posixpath.join(place, below)
            if item.mode == SUBMODULE:
                if not posixpath.basename(below).startswith("."):
                    raise _submodule(name)
            elif not self._is_folder_link(inside, item):
                yield name
            elif links and not posixpath.basename(below).startswith("."):
                raise _folder_link(name)

    def _is_folder_link(self, name: str, item: Item) -> bool:
        return item.mode == LINK and self._resolve(name) in self._folders

    def _resolve(self, name: str) -> str | None:
        """Return the file or folder that ``name`` leads to, all links followed; None if there is none.

        What a checkout would do, without one: each part of the way may be a link, and ``..`` is taken after it.
        """
        ahead, done, hops = name.split("/")[::-1], list[str](), 0
        while ahead:
            part = ahead.pop()
            if part in {"", "."}:
                continue
            if part == "..":
                if not done:
                    return None
                done.pop()
                continue
            done.append(part)
            item = self._items.get("/".join(done))
            if item is None or item.mode != LINK:
                continue
            target = os.fsdecode(self._blobs.read(item.id, _LINK_SIZE))
            hops += 1
            if hops > _HOPS or target.startswith("/"):
                return None
            done.pop()
            ahead += target.split("/")[::-1]
        real = "/".join(done)
        return real if real in self._items or real in self._folders else None


def _submodule(name: str) -> Undecided:
    return Undecided(
        f"{name}: a submodule, which is another repository; a register is kept in one (or name its folders in "
        "ito-gate.yaml: register)",
        f"{name}：这是子模块，属于另一个仓库；登记册应保存在同一个仓库内"
        "（或在 ito-gate.yaml 的 register 中写明其文件夹）",
    )
