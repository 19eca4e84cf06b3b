"""Where a register comes from: a folder, or a branch, tag or commit of a git repository."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ito_gate.errors import GateError, Undecided, UsageError
from ito_gate.git import Repository
from ito_gate.holding import address, fetching, files, history
from ito_gate.holding.history import History
from ito_gate.holding.snapshot import Snapshot, digest_of, manifest_of, restore
from ito_gate.holding.trees import CommitTree, FolderTree, signature

if TYPE_CHECKING:
    from ito_gate.holding.history import Unknown
    from ito_gate.model import Text
    from ito_gate.reading.document import Document

_TRIES = 5
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times tell of every change: some file systems count in steps of two seconds."""

Signature = tuple[tuple[str, int, int, int, int, int], ...]


class BadRevision(Undecided):
    """A revision cannot be taken over: its settings, policies or files are not as they have to be."""

    def __init__(self, revision: str, why: Text) -> None:
        """Say of which revision; empty for a folder."""
        super().__init__(why.en, why.zh)
        self.revision = revision


class Source(Protocol):
    """Where revisions of a register come from. Use it in one thread at a time."""

    @property
    def name(self) -> str:
        """What it is, for people and logs; holds no secret."""

    def fetch(self) -> Snapshot | None:
        """Return the newest revision; None where it is the one that was returned last.

        Raises:
            BadRevision: the newest revision cannot be taken over; also when it is asked for again.
            GateError: the source cannot be asked.
        """

    def history(self, snapshot: Snapshot) -> History | Unknown:
        """Return how the register came to be what ``snapshot`` is, or why that cannot be told."""


def parse(
    text: str, *, cache: Path | None = None, header_file: Path | None = None, with_history: bool = False
) -> Source:
    """Return the source that ``DIR`` or ``GIT_URL@REF`` names.

    Args:
        text: a folder, or the URL of a repository with a branch, tag or commit behind the first ``@`` of its path;
            without one, what the remote's HEAD is.
        cache: where fetched repositories are kept; by default ``ito-gate`` in the user's cache folder.
        header_file: holds the value of an ``Authorization`` header for https.
        with_history: whether to fetch the history of a repository too.

    Raises:
        UsageError: there is no such folder, or the URL is refused; says why.
    """
    named = address.parse(text)
    if isinstance(named, Path):
        return Folder(named)
    return Git(named.remote, named.ref, cache or fetching.default_cache(), header_file, with_history=with_history)


class Folder:
    """A folder, read as it is.

    A folder has no revisions. Whoever replaces one with another puts a link in place (``ln -sfn``, then ``mv -T``):
    the link is followed once for each reading. Files that change while they are read are read again.
    """

    def __init__(self, path: Path) -> None:
        """Read the folder ``path``."""
        self._path = path
        self._seen: tuple[Path, Signature] | None = None
        self._given: Snapshot | None = None
        self._bad: tuple[str, Text] | None = None

    @property
    def name(self) -> str:
        """See ``Source``."""
        return str(self._path)

    def fetch(self) -> Snapshot | None:
        """See ``Source``."""
        root = Path(os.path.realpath(self._path))
        if not root.is_dir():
            raise UsageError(f"{self._path}: no such folder", f"{self._path}：没有这个文件夹")
        tree = FolderTree(root)
        try:
            now = _signature(tree)
            if self._seen == (root, now):
                return self._as_before()
            found, now = _read(tree, now)
        except GateError as error:
            # Also what cannot be read: nobody else than the folder is at fault.
            raise BadRevision("", error.text) from error
        self._seen = (root, now) if _is_settled(now) else None
        return self._take(found)

    def history(self, snapshot: Snapshot) -> History | Unknown:  # noqa: ARG002 - a folder has no revisions
        """See ``Source``; a folder has one where it lies in the checkout of a repository, up to its HEAD."""
        return history.of_folder(Path(os.path.realpath(self._path)))

    def _as_before(self) -> Snapshot | None:
        if self._bad is not None:
            raise BadRevision("", self._bad[1])
        return None

    def _take(self, found: dict[str, bytes]) -> Snapshot | None:
        digest = digest_of(manifest_of(found))
        if self._bad is not None and self._bad[0] == digest:
            raise BadRevision("", self._bad[1])
        self._bad = None
        if self._given is not None and digest == self._given.digest:
            return None
        try:
            snapshot = restore(found, known=self._given)
        except GateError as error:
            self._bad = digest, error.text
            raise BadRevision("", error.text) from error
        self._given = snapshot
        return snapshot


def _signature(tree: FolderTree) -> Signature:
    return signature(tree, list(files.wanted(tree)))


def _read(tree: FolderTree, now: Signature) -> tuple[dict[str, bytes], Signature]:
    """Read until nothing changes meanwhile, so that no two revisions are mixed."""
    for _ in range(_TRIES):
        found = files.gather(tree)
        after = _signature(tree)
        # Just written files may be written again within the same tick of the clock.
        if after == now and (_is_settled(now) or files.gather(tree) == found):
            return found, now
        now = after
    raise Undecided("the folder keeps changing while it is read", "读取期间文件夹一直在变化")


def _is_settled(now: Signature) -> bool:
    newest = max((max(modified, changed) for _, modified, changed, *_ in now), default=0)
    return newest + _SETTLED < time.time_ns()


class Git:
    """A branch, tag or commit of a git repository, fetched into a repository of its own below ``cache``."""

    def __init__(
        self,
        remote: address.Remote,
        ref: str,
        cache: Path,
        header_file: Path | None = None,
        *,
        with_history: bool = False,
    ) -> None:
        """Fetch ``ref`` of ``remote``.

        Args:
            remote: the repository; see ``address.remote``.
            ref: a branch, a tag, a full ref or the full id of a commit; empty for the remote's HEAD.
            cache: where fetched repositories are kept.
            header_file: holds the value of an ``Authorization`` header for https.
            with_history: whether to fetch the history too; without it only the newest commit.
        """
        self._fetcher = fetching.Fetcher(remote, address.checked_ref(ref), cache, header_file, whole=with_history)
        self._given: Snapshot | None = None
        self._bad: tuple[str, Text] | None = None

    @property
    def name(self) -> str:
        """See ``Source``."""
        return self._fetcher.name

    def fetch(self) -> Snapshot | None:
        """See ``Source``."""
        commit = self._fetcher.fetch()
        if self._bad is not None and self._bad[0] == commit:
            raise BadRevision(*self._bad)
        self._bad = None
        if self._given is not None and commit == self._given.revision:
            return None
        try:
            with CommitTree(self._repository, commit) as tree:
                found = files.gather(tree)
        except GateError as error:
            # Not remembered: git may only have failed to answer.
            raise BadRevision(commit, error.text) from error
        try:
            snapshot = restore(found, commit, known=self._given)
        except GateError as error:
            self._bad = commit, error.text
            raise BadRevision(commit, error.text) from error
        self._given = snapshot
        return snapshot

    def history(self, snapshot: Snapshot) -> History:
        """See ``Source``."""
        return History(self._repository, snapshot.revision)

    def declaration_at(self, id_: str, day: str) -> Document | Unknown | None:
        """Return the declaration ``id_`` as it stood at the end of ``day``; see ``History.declaration_at``.

        Raises:
            UsageError: nothing has been fetched yet.
        """
        if self._given is None:
            raise UsageError(f"{self.name}: nothing has been fetched yet", f"{self.name}：尚未取回任何内容")
        return self.history(self._given).declaration_at(id_, day)

    @property
    def _repository(self) -> Repository:
        return Repository(self._fetcher.folder)
