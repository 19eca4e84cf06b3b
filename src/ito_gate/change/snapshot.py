"""What is staged, or what a commit holds, in place of the files on the disk.

A commit is made of what is staged. A provider that nobody has added yet must not make a reference whole that the
commit will break, and a draft that nobody has added must not stop it; so the disk is not looked at.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ito_gate import config as configuration
from ito_gate.change import spots
from ito_gate.change.base import LIMIT, POINTER, Origin
from ito_gate.discovery import SUFFIXES, File, display
from ito_gate.errors import Undecided, UsageError
from ito_gate.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ito_gate.change.spots import Found
    from ito_gate.config import Config
    from ito_gate.discovery import Claims
    from ito_gate.git import Item

_HEAD = "HEAD"
_POLICIES = frozenset({".rego", *SUFFIXES})
_MANIFEST = ".manifest"


class Snapshot:
    """The files of a repository as they are staged, or as a commit holds them; a source of ``gate.Request``.

    Attributes:
        tree: what there is at the paths that were loaded, by path below the root of the repository.
    """

    def __init__(self, folder: Path, revision: str | None = None) -> None:
        """Open the repository around ``folder``.

        Args:
            folder: any folder of the checkout.
            revision: the commit to look at; None for what is staged.

        Raises:
            UsageError: there is no repository, or no such revision.
            Undecided: git does not answer.
        """
        self._repository = Repository.around(folder)
        self._commit = None if revision is None else self._repository.commit(revision)
        if self._commit is None and revision is not None:
            raise UsageError(f"no revision {revision} here", f"这里没有版本 {revision}")
        self._blobs = self._repository.blobs()
        self._contents = spots.Contents(self._repository, self._commit, LIMIT, self._blobs)
        self._found: dict[Path, Found] = {}
        self.tree: dict[str, Item] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._blobs.__exit__(None, None, None)

    def origin(self, revision: str) -> Origin:
        """Return what ``revision`` and this have in common; nothing, where the first commit is still to be made.

        Raises:
            UsageError: there is no such revision.
            Undecided: a shallow clone lacks the base, or git does not answer.
        """
        repository = self._repository
        if revision != _HEAD or self._commit is not None:
            commit = repository.merge_base(revision, self._commit or _HEAD)
        else:
            commit = repository.commit(_HEAD) or repository.nothing()
        return Origin(repository, revision, commit, self._blobs)

    def settings(self, start: Path, file: Path | None) -> tuple[Config, Path]:
        """Return the settings, and where they are: in ``file``, or the nearest ``ito-gate.yaml`` above ``start``.

        Raises:
            UsageError: there are none, or they are not valid.
            Undecided: git does not answer.
        """
        if file is not None and not self._lies_inside(file):
            return configuration.load(file), file
        candidates = [folder / configuration.FILE_NAME for folder in (start, *start.parents)]
        places = [self._spot(path) for path in ([file] if file else candidates) if self._lies_inside(path)]
        tree = self._repository.tree(self._commit, [one.inside for one in places])
        for one in places:
            if one.inside not in tree:
                continue
            item = tree[one.inside]
            found = spots.Found(File(display(one.path), one.path, claimed=True), item)
            return configuration.parse(self._bytes(found), one.path), one.path
        named = file or configuration.FILE_NAME
        raise UsageError(
            f"{named}: not staged; write it, with the folders of the register, and git add it",
            f"{named}：没有暂存；请编写（写明登记册所在文件夹）并 git add",
        )

    def load(self, paths: Iterable[Path]) -> None:
        """Look at what there is at ``paths``, as far as they lie in the repository.

        Raises:
            UsageError: a conflict of a merge is not resolved.
            Undecided: git does not answer.
        """
        self.tree = self._repository.tree(
            self._commit, [self._spot(path).inside for path in paths if self._lies_inside(path)]
        )

    def exists(self, path: Path) -> bool:
        """Tell whether there is a file or folder."""
        inside = self._spot(path).inside
        return not inside or inside in self.tree or any(name.startswith(f"{inside}/") for name in self.tree)

    def find(self, paths: Sequence[Path], claims: Claims) -> tuple[File, ...]:
        """Return the files at ``paths``, as ``discovery.find`` does on the disk.

        Raises:
            UsageError: there is nothing at a path, or a named file is of another kind.
            Undecided: documents would lie in a submodule, which is another repository.
        """
        for path in paths:
            if not self.exists(path):
                raise UsageError(f"{path}: nothing of it is staged (git add)", f"{path}：没有暂存任何内容（git add）")
            if self._spot(path).inside in self.tree and path.suffix.lower() not in SUFFIXES:
                raise UsageError(f"{path}: not a .yaml, .yml or .json file", f"{path}：不是 .yaml、.yml 或 .json 文件")
        places = [self._spot(path) for path in paths]
        found = spots.files(places, self.tree, claims)
        self._found |= found
        for path in spots.submodules(places, self.tree):
            if claims.match(path / configuration.FILE_NAME):
                raise Undecided(
                    f"{display(path)}: a submodule; check it in its own repository",
                    f"{display(path)}：是子模块，请在其自己的仓库中检查",
                )
        return tuple(sorted(one.file for one in found.values()))

    def item(self, file: File) -> Item:
        """Return what ``file``, which was found here, is."""
        return self._found[file.path].item

    def read(self, file: File) -> bytes:
        """Return the bytes of ``file``, as far as they are looked at.

        Raises:
            Undecided: they are not in this repository, or git does not answer.
        """
        data = self._bytes(self._found[file.path])
        if file.claimed and data.startswith(POINTER):
            raise Undecided(
                f"{file.display}: a pointer of Git LFS; keep declarations out of LFS",
                f"{file.display}：是 Git LFS 指针；申报不要存放在 LFS 中",
            )
        return data

    def text(self, shown: str) -> str | None:
        """Return the text of the file that people see as ``shown``; None where there is none.

        Raises:
            Undecided: git does not answer.
        """
        found = self._found.get(Path(os.path.abspath(shown)))  # noqa: PTH100 - resolve() would follow links
        return None if found is None else self._bytes(found).decode("utf-8", "replace")

    def require_same(self, paths: Iterable[Path]) -> None:
        """Make sure that what is read from the disk after all, policies and a baseline, is what is staged.

        Args:
            paths: files, and folders of policies; those outside of the repository are passed over.

        Raises:
            UsageError: it differs.
            Undecided: git does not answer.
        """
        for one in (self._spot(path) for path in paths if self._lies_inside(path)):
            staged = {
                path: spots.Found(File(display(path), path, claimed=True), item)
                for inside, item in self.tree.items()
                if inside == one.inside or (inside.startswith(f"{one.inside}/") and _is_policy(inside))
                for path in (one.at(inside),)
            }
            for path in sorted({*staged, *_on_disk(one.path)}):
                self._compare(path, staged.get(path))

    def require_clean(self, files: Iterable[Path]) -> None:
        """Make sure that ``files``, which somebody has named, lie there as they are staged.

        Whoever names a file means what it says; a verdict on something else would be no answer. Where a commit is
        looked at, the checkout is another matter.

        Raises:
            UsageError: one differs.
            Undecided: git does not answer.
        """
        if self._commit is None:
            for path in files:
                self._compare(path, self._found.get(path))

    def _compare(self, path: Path, found: Found | None) -> None:
        there = path.read_bytes() if path.is_file() else None
        if there is None or found is None or _lines(there[:LIMIT]) != _lines(self._bytes(found)):
            raise UsageError(
                f"{display(path)}: differs from what is staged; git add it, or put it aside (git stash -u)",
                f"{display(path)}：与暂存的内容不同；请 git add，或者先放到一边（git stash -u）",
            )

    def _bytes(self, found: Found) -> bytes:
        data = self._contents.read(found)
        if data is None:
            raise Undecided(
                f"{found.file.display}: a link to something that is not staged in this repository",
                f"{found.file.display}：链接指向的内容没有暂存在这个仓库中",
            )
        return data

    def _spot(self, path: Path) -> spots.Spot:
        return spots.spot(self._repository, path)

    def _lies_inside(self, path: Path) -> bool:
        return spots.lies_inside(self._repository, path)


def _is_policy(name: str) -> bool:
    return Path(name).suffix in _POLICIES or Path(name).name == _MANIFEST


def _on_disk(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, _, files in os.walk(path):
        yield from (Path(folder, name) for name in files if _is_policy(name))


def _lines(data: bytes) -> bytes:
    """Return ``data`` with the ends of lines that git stores, whatever it checks out."""
    return data.replace(b"\r\n", b"\n")
