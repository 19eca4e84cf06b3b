"""Checks what a commit changes: the documents that it touches, and those that depend on them.

What is answered for follows from the repository, never from the paths that somebody happens to pass: these only
add to it. An institution is judged by its whole register, so it is answered for where its own document is touched;
the rest of the time that is for a check of the whole register.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from ito_gate.change import base as bases
from ito_gate.change import run, spots
from ito_gate.collection import collect, is_ours
from ito_gate.discovery import Claims
from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ito_gate.change.base import Origin, Places
    from ito_gate.change.snapshot import Snapshot
    from ito_gate.discovery import File
    from ito_gate.gate import Examined, Request
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry

_WAIVED = "waived"
"""Stands for the kind of what a touched waiver is for: a declaration that is judged anew without being touched."""


def examine(
    request: Request,
    pack: Pack,
    snapshot: Snapshot,
    origin: Origin,
    named: Sequence[Path],
    *,
    only_new: bool,
    config_file: Path,
) -> Examined:
    """Check what ``snapshot`` has that ``origin`` does not, compared as ``run.examine`` does.

    Args:
        request: how to check; its paths are the register, its files the snapshot.
        pack: the policies.
        snapshot: what is staged.
        origin: what it is compared with.
        named: files and folders to answer for as well, as far as they belong to the register.
        only_new: whether findings that the base had have no effect.
        config_file: where the settings come from.

    Raises:
        UsageError: a path that is named is not staged as it lies there.
        NothingToCheck: what is staged holds no document of a register.
        Undecided: git does not answer, or as ``gate.examine``.
    """
    places = bases.look(request, origin, config_file)
    scope = _Scope(request, snapshot, places)
    also = scope.named(named)
    if scope.settings_changed(config_file):
        return run.examine(request, pack, places, only_new=only_new)
    only, holds_documents = scope.files(also)
    request = dataclasses.replace(
        request, only=only, may_be_empty=holds_documents, server=request.server if only else None
    )
    return run.examine(request, pack, places, only_new=only_new)


class _Scope:
    """Chooses the files to answer for."""

    def __init__(self, request: Request, snapshot: Snapshot, places: Places) -> None:
        self._request = request
        self._snapshot = snapshot
        self._places = places
        config = request.config
        claims = Claims(config.claims, config.root)
        register = places.existing(config.register, snapshot)
        self._now = {file.path: file for file in snapshot.find(register, claims)}
        self._before = places.files
        now = {path: snapshot.item(file) for path, file in self._now.items()}
        before = {path: found.item for path, found in places.files.items()}
        self._touched = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}

    def named(self, paths: Iterable[Path]) -> frozenset[Path]:
        """Return the files of the register at ``paths``.

        Raises:
            UsageError: a path is not staged, or a file not as it lies there.
        """
        found: set[Path] = set()
        for path in paths:
            if not self._snapshot.exists(path):
                raise UsageError(f"{path}: not staged (git add)", f"{path}：没有暂存（git add）")
            at = spots.spot(self._places.origin.repository, path).path
            found |= {at} & self._now.keys() or {one for one in self._now if at in one.parents}
        self._snapshot.require_clean(sorted(found))
        return frozenset(found)

    def settings_changed(self, config_file: Path) -> bool:
        """Tell whether what all verdicts depend on has changed: the settings, or a policy of the bank's own."""
        repository, commit = self._places.origin.repository, self._places.origin.commit
        paths = [path for path in (config_file, *self._request.config.policies) if spots.lies_inside(repository, path)]
        inside = [spots.spot(repository, path).inside for path in paths]
        now = {
            name: item
            for name, item in self._snapshot.tree.items()
            if any(name == one or name.startswith(f"{one}/") for one in inside)
        }
        return repository.tree(commit, inside) != now

    def files(self, also: frozenset[Path]) -> tuple[frozenset[Path], bool]:
        """Return the files that are touched, that depend on those, or of ``also``; and whether there is any document.

        Files that are not ours belong to none of them.
        """
        touched, ids, keys = self._read_touched()
        chosen = set(touched)
        holds = any(path in self._now for path in touched)
        mentions = re.compile(rb"(?<![\w.-])(?:" + b"|".join(map(re.escape, sorted(ids))) + rb")(?![\w.-])")
        for path, file in self._now.items():
            if path in self._touched or (holds and not ids and path not in also):
                continue
            data = self._snapshot.read(file)
            if not is_ours(file, data):
                continue
            holds = True
            if path in also or (ids and mentions.search(data) and self._depends(file, keys)):
                chosen.add(path)
        return frozenset(chosen), holds

    def _read_touched(self) -> tuple[set[Path], set[bytes], set[tuple[str, str]]]:
        """Return the files that are touched and ours, and what is touched by id and by kind and id."""
        origin = self._places.origin
        now = [self._now[path] for path in self._touched if path in self._now]
        before = [self._before[path] for path in self._touched if path in self._before]
        by_path = {one.file.path: one for one in before}
        with origin.contents() as contents:
            sides = (
                (now, collect(now, self._request.schema_engine, source=self._snapshot.read)),
                (
                    [one.file for one in before],
                    collect(
                        [one.file for one in before],
                        self._request.schema_engine,
                        source=lambda file: contents.read(by_path[file.path]) or b"",
                    ),
                ),
            )
        paths = {file.path for files, side in sides for file in files if file.display not in side.ignored}
        keys = {key for _, side in sides for entry in side.entries for key in _keys(entry)}
        return paths, {id_.encode() for _, id_ in keys}, keys

    def _depends(self, file: File, keys: set[tuple[str, str]]) -> bool:
        """Tell whether a document of ``file`` is judged with one that is touched; an institution with its register."""
        found = collect([file], self._request.schema_engine, source=self._snapshot.read)
        # What cannot be read names nothing that could be told, so it counts as if it did.
        return bool(found.errors or (found.findings and not found.entries)) or any(
            entry.kind != "institution"
            and (
                (_WAIVED, entry.id) in keys
                or any((reference.kind, reference.id) in keys for reference in entry.references())
            )
            for entry in found.entries
        )


def _keys(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what a touched document changes the verdict of: what names it, and the declaration a waiver is for."""
    if entry.id:
        yield entry.kind, entry.id
    if entry.kind == "waiver" and entry.text("declaration"):
        yield _WAIVED, entry.text("declaration")
