"""Where a register comes from: a folder, or a git repository of which every revision is written out once."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from ito_gate.errors import Undecided, UsageError
from ito_gate.git import REGULAR, Repository
from ito_gate.holding import fetching
from ito_gate.holding.history import History
from ito_gate.holding.snapshot import load

if TYPE_CHECKING:
    from ito_gate.holding.snapshot import Snapshot

_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".rego"})
_MANIFEST = ".manifest"
"""Of a folder of own policies."""
_LARGEST = 8 * 1024 * 1024
"""Bytes of a file; one that is cut here is too large for the reader, which says so."""
_TRIES = 3
"""Readings of a folder in which files change meanwhile."""


class Source(Protocol):
    """Where revisions come from. One thread asks at a time."""

    def fetch(self) -> Snapshot | None:
        """Return the newest revision; None where it is the one that was returned last, or refused.

        Raises:
            Undecided: it cannot be had, or is none.
        """
        ...

    def history(self) -> History | None:
        """Return the history of the revision that was returned last; None where there is none."""
        ...


class Folder:
    """A register in a folder, read again when a file in it is another one."""

    def __init__(self, path: Path) -> None:
        """Take the register in ``path``.

        Raises:
            UsageError: there is no such folder.
        """
        if not path.is_dir():
            raise UsageError(f"{path}: no such folder", f"{path}：没有这个文件夹")
        self._path = path.resolve()
        self._seen: object = None

    def fetch(self) -> Snapshot | None:
        """See ``Source``."""
        for _ in range(_TRIES):
            before = self._signature()
            if before == self._seen:
                return None
            snapshot = load(self._path)
            if self._signature() == before:
                self._seen = before
                return snapshot
        raise Undecided(
            f"{self._path}: files keep changing while they are read", f"{self._path}：读取期间文件一直在变化"
        )

    def history(self) -> History | None:
        """See ``Source``."""
        try:
            repository = Repository.around(self._path)
            return History(repository, repository.merge_base("HEAD"), self._path.relative_to(repository.root))
        except (UsageError, Undecided, ValueError):
            # Not in a repository, or in one without a commit: then there is no history, which is said where it matters.
            return None

    def _signature(self) -> frozenset[tuple[str, int, int, int]]:
        found = set()
        for folder, folders, names in os.walk(self._path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                if Path(name).suffix.lower() in _SUFFIXES or name == _MANIFEST:
                    path = os.path.join(folder, name)  # noqa: PTH118 - ten thousand of them, every minute
                    status = os.stat(path)  # noqa: PTH116 - the same
                    found.add((path, status.st_mtime_ns, status.st_size, status.st_ino))
        return frozenset(found)


class Git:
    """A register in a git repository.

    A revision is written out from the repository's objects, without a checkout: no filter, hook or attribute of the
    repository has a say in what is read. Links and submodules are left out; what they would hold is missing, and
    whatever needs it is denied.
    """

    def __init__(self, wanted: fetching.Remote, cache: Path) -> None:
        """Take the register from ``wanted``, keeping what was fetched in the folder ``cache``.

        Raises:
            UsageError: the folder cannot be made.
        """
        self._wanted = wanted
        try:
            cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{cache}: {error.strerror}", f"{cache}：无法新建：{error.strerror}") from error
        self._bare = cache / "repository.git"
        self._seen = ""
        self._held = ""

    def fetch(self) -> Snapshot | None:
        """See ``Source``."""
        commit = fetching.fetch(self._wanted, self._bare)
        if commit == self._seen:
            return None
        self._seen = commit
        # Everything is in memory once it is loaded; the files are of no further use.
        with tempfile.TemporaryDirectory(prefix="ito-gate-register-") as name:
            root = Path(name).resolve()
            self._write(commit, root)
            snapshot = load(root, commit)
        self._held = commit
        return snapshot

    def history(self) -> History | None:
        """See ``Source``."""
        return History(Repository(self._bare), self._held, PurePosixPath()) if self._held else None

    def _write(self, commit: str, root: Path) -> None:
        repository = Repository(self._bare)
        with repository.blobs() as blobs:
            for inside, item in repository.tree(commit, [""]).items():
                path = PurePosixPath(inside)
                if item.mode not in REGULAR or not (path.suffix.lower() in _SUFFIXES or path.name == _MANIFEST):
                    continue
                if path.is_absolute() or {"..", ""} & set(path.parts) or "\\" in inside:
                    raise Undecided(f"{inside!r} is no name of a file", f"{inside!r} 不是文件名")
                target = root / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(blobs.read(item.id, _LARGEST))


def source(text: str, cache: Path) -> Source:
    """Return the source that ``DIR`` or ``GIT_URL@REF`` names; ``cache`` is where a repository is kept.

    Raises:
        UsageError: there is no such folder, the address is not taken, or git is not there.
    """
    wanted = fetching.remote(text)
    if wanted is None:
        return Folder(Path(text))
    if shutil.which("git") is None:
        raise UsageError("git is not there; it fetches the register", "没有 git，无法取得登记册")
    return Git(wanted, cache)
