"""What a declaration said on an earlier day, by the history of the register's repository."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ito_gate.change.filed import changed
from ito_gate.collection import collect
from ito_gate.discovery import SUFFIXES, File
from ito_gate.errors import Undecided
from ito_gate.git import REGULAR
from ito_gate.reading.source import DEFAULT

if TYPE_CHECKING:
    from ito_gate.change.filed import Fact
    from ito_gate.git import Repository
    from ito_gate.register import Entry


@dataclass(frozen=True, slots=True)
class History:
    """The first-parent history of a commit: what was merged, in the order in which it was.

    Attributes:
        repository: holds it.
        commit: the newest.
        folder: the register's place in the repository.
    """

    repository: Repository
    commit: str
    folder: PurePosixPath | Path
    _known: dict[tuple[str, str, str], tuple[Entry, ...] | None] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def changed_since(self, entry: Entry, day: str) -> tuple[Fact, ...] | None:
        """Return what was reported to the regulator and is another now than at the end of ``day`` (in Shanghai).

        Args:
            entry: a declaration, or the provider of one.
            day: of the report (ISO 8601).

        Returns:
            The facts; None where the history does not tell: it does not reach back to that day, did not hold the
            document then, or held two of them.
        """
        was = self._at(entry.kind, entry.id, day)
        return None if was is None or len(was) != 1 else tuple(changed(was[0], entry, entry.kind))

    def _at(self, kind: str, id_: str, day: str) -> tuple[Entry, ...] | None:
        key = (kind, id_, day)
        with self._lock:
            if key not in self._known:
                self._known[key] = self._read(kind, id_, day)
            return self._known[key]

    def _read(self, kind: str, id_: str, day: str) -> tuple[Entry, ...] | None:
        commit = self.repository.newest_before(self.commit, f"{day}T23:59:59+08:00")
        if commit is None:
            return None
        prefix = "" if str(self.folder) == "." else PurePosixPath(self.folder).as_posix()
        tree = self.repository.tree(commit, [prefix])
        items = {
            File(inside, Path(inside), claimed=False): item
            for inside, item in tree.items()
            if item.mode in REGULAR and PurePosixPath(inside).suffix.lower() in SUFFIXES
        }
        with self.repository.blobs() as blobs:
            collected = collect(
                items,
                "rust",
                holding=frozenset({id_}),
                source=lambda file: blobs.read(items[file].id, DEFAULT.size + 1),
            )
        if collected.errors:
            raise Undecided(collected.errors[0].en, collected.errors[0].zh)
        return tuple(entry for entry in collected.entries if (entry.kind, entry.id) == (kind, id_))
