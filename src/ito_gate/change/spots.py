"""Where the checked paths lie in the repository, and which files of a commit belong to them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ito_gate.discovery import SUFFIXES, File, display
from ito_gate.errors import UsageError
from ito_gate.git import LINK, REGULAR, SUBMODULE, Item, Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ito_gate.discovery import Claims
    from ito_gate.git import Blobs

_HOPS = 8
_LINK_SIZE = 4096


@dataclass(frozen=True, slots=True)
class Spot:
    """A path that is checked.

    Attributes:
        path: where it is: absolute, links not resolved, as the files in it are shown.
        inside: the same below the root of the repository, with ``/``; empty for the root itself.
    """

    path: Path
    inside: str

    @property
    def exists(self) -> bool:
        """Tell whether there is anything now."""
        return self.path.exists()

    def below(self, inside: str) -> str:
        """Return how the file ``inside`` the repository, at or below this, is reached from here."""
        return inside[len(self.inside) :].removeprefix("/")

    def at(self, inside: str) -> Path:
        """Return where the file ``inside`` the repository is."""
        return self.path / self.below(inside)


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the base: as it is shown, and what it is there."""

    file: File
    item: Item


def repository_of(paths: Sequence[Path]) -> Repository:
    """Return the repository that the first of ``paths`` lies in.

    Raises:
        UsageError: it lies in none.
        Undecided: git does not answer.
    """
    folder = Path(os.path.abspath(paths[0]))  # noqa: PTH100 - resolve() would follow the last link too
    if not folder.is_dir():
        folder = folder.parent
    while not folder.is_dir():
        folder = folder.parent
    return Repository.around(folder)


def spot(repository: Repository, path: Path) -> Spot:
    """Return where ``path`` lies.

    Raises:
        UsageError: it lies outside the repository.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - as above
    # A link is followed where it leads to a folder, which is searched; a link to a file is an object of its own.
    real = Path(os.path.realpath(absolute if absolute.is_dir() else absolute.parent))
    real = real if absolute.is_dir() else real / absolute.name
    try:
        inside = real.relative_to(repository.root).as_posix()
    except ValueError:
        raise UsageError(
            f"{path}: outside the repository {repository.root}, so there is no base to compare with",
            f"{path}：不在仓库 {repository.root} 之内，没有可比较的基准",
        ) from None
    return Spot(absolute, "" if inside == "." else inside)


def lies_inside(repository: Repository, path: Path) -> bool:
    """Tell whether ``path`` lies in the repository."""
    try:
        spot(repository, path)
    except UsageError:
        return False
    return True


def files(spots: Iterable[Spot], tree: Mapping[str, Item], claims: Claims) -> dict[Path, Found]:
    """Return the files of ``tree`` that a check of ``spots`` would look at, by their place."""
    found: dict[Path, Found] = {}
    for one in spots:
        # Thousands of files, listed more than once: the way to the folder is worked out once.
        shown = display(one.path)
        start = "" if shown == "." else f"{shown.removesuffix('/')}/"
        for inside, item in _below(one, tree):
            if item.mode != SUBMODULE and os.path.splitext(inside)[1].lower() in SUFFIXES:  # noqa: PTH122 - text
                path = one.at(inside)
                named = inside == one.inside
                file = File(shown if named else start + one.below(inside), path, claimed=named or claims.match(path))
                if named or path not in found:
                    found[path] = Found(file, item)
    return found


def submodules(spots: Iterable[Spot], tree: Mapping[str, Item]) -> list[Path]:
    """Return the places of submodules."""
    return [one.at(inside) for one in spots for inside, item in _below(one, tree) if item.mode == SUBMODULE]


def _below(one: Spot, tree: Mapping[str, Item]) -> Iterator[tuple[str, Item]]:
    """Yield what is at or below a spot, without what is hidden, as ``discovery`` walks."""
    if one.inside in tree:
        yield one.inside, tree[one.inside]
        return
    prefix = f"{one.inside}/" if one.inside else ""
    for inside, item in tree.items():
        if inside.startswith(prefix) and not any(
            part.startswith(".") for part in inside.removeprefix(prefix).split("/")
        ):
            yield inside, item


class Contents:
    """Reads the files of a commit, or what is staged (None); links are followed inside the repository."""

    def __init__(self, repository: Repository, commit: str | None, limit: int, blobs: Blobs | None = None) -> None:
        """Read ``commit``, at most ``limit`` bytes of a file, by ``blobs`` of somebody else or of its own."""
        self._repository = repository
        self._commit = commit
        self._limit = limit
        self._is_own = blobs is None
        self._blobs = blobs or repository.blobs()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_own:
            self._blobs.__exit__(None, None, None)

    def read(self, found: Found) -> bytes | None:
        """Return what the file holds, at most ``limit`` bytes; None for a link that leads nowhere in it.

        Raises:
            Undecided: git does not answer, or lacks the contents.
        """
        item, path = found.item, found.file.path
        for _ in range(_HOPS):
            if item.mode in REGULAR:
                return self._blobs.read(item.id, self._limit)
            if item.mode != LINK:
                return None
            target = os.fsdecode(self._blobs.read(item.id, _LINK_SIZE))
            path = Path(os.path.normpath(path.parent / target))
            try:
                inside = spot(self._repository, path).inside
            except UsageError:
                return None
            at_base = self._repository.tree(self._commit, [inside]).get(inside)
            if at_base is None:
                return None
            item = at_base
        return None
