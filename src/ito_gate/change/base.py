"""The base of a change: the documents of a commit, read as files are, without checking anything out."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate import config as configuration
from ito_gate import gate
from ito_gate.change import spots
from ito_gate.change.rules import BASE
from ito_gate.collection import Collection, collect
from ito_gate.discovery import Claims, File, display
from ito_gate.errors import Undecided, UsageError
from ito_gate.model import Level
from ito_gate.reading import problems
from ito_gate.reading.source import DEFAULT
from ito_gate.register import Register, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ito_gate.change.spots import Found, Spot
    from ito_gate.collection import Files
    from ito_gate.config import Config
    from ito_gate.git import Blobs, Item, Repository
    from ito_gate.model import Finding
    from ito_gate.register import Entry

LIMIT = DEFAULT.size + 1
"""So many bytes of a file are looked at, as on the disk."""
POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins whose contents are kept elsewhere, by Git LFS."""
_SHORT = 12
_OF_READING = frozenset(rule.id for rule in problems.RULES)


@dataclass(frozen=True, slots=True)
class Base:
    """What was there.

    Attributes:
        commit: its id.
        config: the settings at the base.
        checked: the documents of the checked paths.
        register: all documents, those of files that have not changed being the very entries of today.
        findings: what was wrong with the files that have changed.
        problems: what cannot be compared.
    """

    commit: str
    config: Config
    checked: tuple[Entry, ...]
    register: Register
    findings: tuple[Finding, ...]
    problems: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a change is compared with.

    Attributes:
        repository: the repository.
        revision: as it was asked for.
        commit: id of the base; that of the empty tree where nothing was there before.
        blobs: what reads the repository already; None for nothing.
    """

    repository: Repository
    revision: str
    commit: str
    blobs: Blobs | None = None

    def contents(self) -> spots.Contents:
        """Return a reader of the base."""
        return spots.Contents(self.repository, self.commit, LIMIT, self.blobs)


@dataclass(frozen=True, slots=True)
class Places:
    """Where base and checkout are looked at.

    Attributes:
        origin: what is compared with.
        paths: the checked paths.
        register: the register around them.
        files: all files of the register at the base.
        tree: what the commit holds there.
        config: the settings at the base.
        problems: what is wrong with those.
    """

    origin: Origin
    paths: tuple[Spot, ...]
    register: tuple[Spot, ...]
    files: dict[Path, Found]
    tree: dict[str, Item]
    config: Config
    problems: tuple[Finding, ...]

    def checked(self, only: frozenset[Path] | None) -> dict[Path, Found]:
        """Return the files of the base that would be checked; of these ``only`` some, or all."""
        found = self.files if self.paths == self.register else spots.files(self.paths, self.tree, self._claims)
        return found if only is None else {path: one for path, one in found.items() if path in only}

    def existing(self, paths: Sequence[Path], now: Files) -> tuple[Path, ...]:
        """Return ``paths`` without those that the base had and that are gone; the rest is for discovery."""
        return tuple(path for path in paths if now.exists(path) or not self._held(path))

    def _held(self, path: Path) -> bool:
        one = spots.spot(self.origin.repository, path)
        return bool(spots.files([one], self.tree, self._claims))

    @property
    def _claims(self) -> Claims:
        return Claims(self.config.claims, self.config.root)


def origin(paths: Sequence[Path], revision: str) -> Origin:
    """Return what ``revision`` and the checkout around ``paths`` have in common.

    Raises:
        UsageError: there is no such repository or revision.
        Undecided: a shallow clone lacks the base, or git does not answer.
    """
    repository = spots.repository_of(paths)
    return Origin(repository, revision, repository.merge_base(revision))


def look(request: gate.Request, origin: Origin, config_file: Path | None) -> Places:
    """Find what the base holds.

    Args:
        request: what is checked.
        origin: the base.
        config_file: where the settings come from; None where there is no such file.

    Raises:
        UsageError: a path lies outside the repository.
        Undecided: git does not answer.
    """
    repository, commit = origin.repository, origin.commit
    config, found = _config(origin, request.config, config_file)
    whole_register = tuple(request.paths) == tuple(request.config.register)
    added = [
        path for path in config.register if path not in request.config.register and spots.lies_inside(repository, path)
    ]
    paths = tuple(spots.spot(repository, path) for path in (*request.paths, *(added if whole_register else ())))
    register = tuple(spots.spot(repository, path) for path in (*request.config.register, *added))
    tree = repository.tree(commit, [one.inside for one in (*paths, *register)])
    files = spots.files(register, tree, Claims(config.claims, config.root))
    return Places(origin, paths, register, files, tree, config, found)


def _config(origin: Origin, now: Config, file: Path | None) -> tuple[Config, tuple[Finding, ...]]:
    """Return the settings at the base; where they cannot be had, those of now, and why."""
    repository, commit = origin.repository, origin.commit
    if file is None or not spots.lies_inside(repository, file):
        return now, ()
    one = spots.spot(repository, file)
    item = repository.tree(commit, [one.inside]).get(one.inside)
    if item is None:
        # Without a configuration the register is what is named; the rest are defaults.
        return configuration.Config(now.root, register=now.register, claims=now.claims), ()
    with origin.contents() as contents:
        data = contents.read(spots.Found(File(display(one.path), one.path, claimed=True), item)) or b""
    try:
        return configuration.parse(data, one.path), ()
    except UsageError as error:
        values = {"commit": commit[:_SHORT], "why": error.text}
        return now, (BASE.finding("configuration", values, path=display(one.path)),)


def read(request: gate.Request, places: Places, now: gate.Examined) -> Base:
    """Read the documents of the base; files that have not changed are not read again.

    Raises:
        Undecided: git does not answer, or lacks the contents.
    """
    with places.origin.contents() as contents:
        reader = _Reader(request, places, now, contents)
        checked = reader.checked()
        around = reader.around(checked.entries)
        reader.submodules()
    only = request.declaration
    return Base(
        commit=places.origin.commit,
        config=places.config,
        checked=tuple(one for one in checked.entries if only is None or (one.kind == "declaration" and one.id == only)),
        register=join((*checked.entries, *around.entries)),
        findings=(*checked.findings, *around.findings),
        problems=(*places.problems, *reader.problems),
    )


def declares(request: gate.Request, places: Places, id_: str) -> bool:
    """Tell whether the checked files of the base hold the declaration ``id_``.

    Raises:
        Undecided: git does not answer, or lacks the contents.
    """
    found = places.checked(request.only)
    with places.origin.contents() as contents:
        listed = sorted(one.file for one in found.values())
        collected = collect(
            listed,
            request.schema_engine,
            holding=frozenset({id_}),
            source=lambda file: contents.read(found[file.path]) or b"",
        )
    return any(one.kind == "declaration" and one.id == id_ for one in collected.entries)


class _Reader:
    """Reads the base beside what is there now."""

    def __init__(self, request: gate.Request, places: Places, now: gate.Examined, contents: spots.Contents) -> None:
        self._request = request
        self._places = places
        self._contents = contents
        self._engine = request.schema_engine
        self._known: dict[str, list[Entry]] = {}
        for entry in now.register.entries:
            self._known.setdefault(entry.document.path, []).append(entry)
        self._checked = places.checked(request.only)
        self._around = {path: found for path, found in places.files.items() if path not in self._checked}
        # A file that cannot be read today either has its own finding, which is enough.
        self._unread = {one.path for one in now.report.findings if is_unread(one)}
        self.problems: list[Finding] = []

    def checked(self) -> Collection:
        return self._collect(self._checked, None)

    def around(self, entries: Sequence[Entry]) -> Collection:
        """Read what the checked documents name and depend on, as the gate does."""
        kinds = {entry.kind for entry in entries}
        if self._request.declaration is None and "institution" in kinds:
            return self._collect(self._around, None)
        ids = gate.named(entries)
        found = self._collect(self._around, ids)
        return self._collect(self._around, ids | gate.named(found.entries)) if "waiver" in kinds else found

    def submodules(self) -> None:
        """Say which submodules hold documents now: what they held is another repository's."""
        for path in spots.submodules(self._places.paths, self._places.tree):
            shown = display(path)
            if any(known.startswith(f"{shown}/") for known in self._known):
                self._problem("not-a-file", shown)

    def _collect(self, files: dict[Path, Found], holding: frozenset[str] | None) -> Collection:
        same = {path: found for path, found in files.items() if self._is_same(found)}
        changed = {path: found for path, found in files.items() if path not in same}

        def source(file: File) -> bytes:
            return self._bytes(changed[file.path])

        listed = sorted(found.file for found in changed.values())
        collected = collect(listed, self._engine, holding=holding, source=source)
        if collected.errors:
            raise Undecided(collected.errors[0].en, collected.errors[0].zh)
        self._note_unreadable(collected.findings)
        kept = (entry for found in same.values() for entry in self._known[found.file.display])
        entries = sorted((*collected.entries, *kept), key=lambda entry: (entry.document.path, entry.document.index))
        return dataclasses.replace(collected, entries=tuple(entries))

    def _is_same(self, found: Found) -> bool:
        """Tell whether a file that was read today is the same, byte for byte, as at the base."""
        known = self._known.get(found.file.display)
        return known is not None and _blob_id(known[0].document.text, found.item.id) == found.item.id

    def _bytes(self, found: Found) -> bytes:
        data = self._contents.read(found)
        file = found.file
        if data is not None and not data.startswith(POINTER):
            return data
        # Not to be compared; that matters where documents are, or have to be.
        if file.claimed or file.display in self._known:
            self._problem("not-a-file", file.display)
        return b""

    def _note_unreadable(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if is_unread(finding):
                self._problem("unreadable", finding.path, finding)

    def _problem(self, message: str, path: str, why: Finding | None = None) -> None:
        if path in self._unread:
            return
        self._unread.add(path)
        values = {"commit": self._places.origin.commit[:_SHORT], **({"why": why.message} if why else {})}
        self.problems.append(BASE.finding(message, values, path=path))


def is_unread(finding: Finding) -> bool:
    """Tell whether ``finding`` says that a file, or a document in it, could not be read."""
    return finding.level is Level.DENY and finding.rule in _OF_READING


def _blob_id(text: str, like: str) -> str:
    """Return the id that git gives a file of this text, by the hash that the id ``like`` is one of."""
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.new("sha1" if len(like) == 40 else "sha256", usedforsecurity=False)  # noqa: PLR2004 - hex digits
    digest.update(b"blob %d\0" % len(data))
    digest.update(data)
    return digest.hexdigest()
