"""One whole revision of a register, in memory, made of nothing but the bytes of its files."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from ito_gate import gate
from ito_gate.change.base import is_unread
from ito_gate.collection import Collection, collect
from ito_gate.config import FILE_NAME
from ito_gate.discovery import Claims, File
from ito_gate.errors import NothingToCheck, Undecided
from ito_gate.holding import files as names
from ito_gate.model import SUBJECTS
from ito_gate.policy.embedded import EmbeddedEngine
from ito_gate.policy.linking import ENTRYPOINT
from ito_gate.policy.pack import LINKED
from ito_gate.register import Register, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ito_gate.config import Config
    from ito_gate.policy.pack import Pack

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that Git LFS keeps elsewhere."""
_SHOWN = 3
_FAST = 1
"""Level of zlib: half the size for a twentieth of the time that reading the documents takes; 6 gains little more."""

_Part = tuple[str, bool, str]
"""What decides what a file gives: its path, whether it has to be ours, and its SHA-256."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One revision of a register: everything in it was read together, and stays as it is.

    Paths, in the settings, the documents and the findings too, are relative to the root of the register, so that a
    verdict on it is the same wherever it lies. Settings that name files of the machine (``opa``) mean nothing here.

    Attributes:
        revision: id of the commit; empty for a folder.
        digest: SHA-256 of ``manifest`` as JSON with sorted keys, no spaces, and UTF-8.
        manifest: SHA-256 of every file that was read, by path; of a file over the limit of reading
            (``reading.source.Limits.size``), of as much as is looked at.
        config: the settings.
        pack: the policies, the bank's own included.
        register: all documents.
        collection: the same with what is wrong with files and documents.
        loaded_at: when it was read (ISO 8601, UTC).
    """

    revision: str
    digest: str
    manifest: Mapping[str, str]
    config: Config
    pack: Pack
    register: Register
    collection: Collection
    loaded_at: str
    _contents: Mapping[str, bytes] = field(repr=False)
    _parts: Mapping[_Part, Collection] = field(repr=False)

    def content(self, digest: str) -> bytes:
        """Return the bytes of the file whose SHA-256 is ``digest``.

        Raises:
            KeyError: no file of this revision has it.
        """
        return zlib.decompress(self._contents[digest])

    def files(self) -> dict[str, bytes]:
        """Return what every file held, by path: what ``restore`` makes the same snapshot of."""
        return {path: self.content(digest) for path, digest in self.manifest.items()}


def manifest_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of files, by path."""
    return {path: f"sha256:{hashlib.sha256(files[path]).hexdigest()}" for path in sorted(files)}


def digest_of(manifest: Mapping[str, str]) -> str:
    """Return the SHA-256 of a manifest, whatever its order."""
    text = json.dumps(dict(manifest), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def restore(files: Mapping[str, bytes], revision: str = "", *, known: Snapshot | None = None) -> Snapshot:
    """Make the snapshot of a revision from what its files hold.

    A register that is not whole is none: it would answer as if what cannot be read were not there. A document that
    can be read and is not valid is denied by itself.

    Args:
        files: what ``Snapshot.files`` returns, or ``files.gather``.
        revision: id of the commit.
        known: another revision; what its files gave is taken for files that are the same, and not read again.

    Raises:
        UsageError: the settings are not valid.
        EngineError: the bank's own policies are broken.
        NothingToCheck: there is no declaration.
        Undecided: a file that has to be ours, or mentions us, cannot be read.
    """
    names.require_names(files)
    config = names.settings(files.get(FILE_NAME))
    where = names.places(config)
    manifest = manifest_of(files)
    listed = documents(files, where.documents, config)
    parts = _parts(listed, files, manifest, known)
    collection = _joined(tuple(parts.values()))
    _require_whole(collection)
    register = join(collection.entries)
    return Snapshot(
        revision=revision,
        digest=digest_of(manifest),
        manifest=MappingProxyType(manifest),
        config=config,
        pack=_pack(files, where.policies, config),
        register=register,
        collection=collection,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        _contents=MappingProxyType(_contents(files, manifest, known)),
        _parts=MappingProxyType(parts),
    )


def documents(files: Iterable[str], places: Sequence[str], config: Config) -> list[File]:
    """Return the files that are looked at for documents, in the order of discovery."""
    claims = Claims(config.claims, config.root)
    found: dict[str, File] = {}
    for name in files:
        within = [place for place in places if names.is_below(name, place) and names.is_document(name, place)]
        if within:
            found[name] = File(name, Path(name), claimed=name in within or claims.match(Path(name)))
    return sorted(found.values())


def _parts(
    listed: Sequence[File], files: Mapping[str, bytes], manifest: Mapping[str, str], known: Snapshot | None
) -> dict[_Part, Collection]:
    """Return what each file gives by itself, in the order of ``listed``."""
    pointers = [file.display for file in listed if files[file.display].startswith(LFS_POINTER)]
    if pointers:
        raise Undecided(
            f"kept by Git LFS, and not here: {_some(pointers)}; a register is kept in git itself",
            f"由 Git LFS 保存，内容不在此处：{_some(pointers)}；登记册应直接保存在 git 中",
        )
    before = known._parts if known is not None else {}  # noqa: SLF001 - of another one of the same
    found = {}
    for file in listed:
        key = (file.display, file.claimed, manifest[file.display])
        part = before.get(key)
        found[key] = collect([file], "rust", source=lambda one: files[one.display]) if part is None else part
    return found


def _contents(files: Mapping[str, bytes], manifest: Mapping[str, str], known: Snapshot | None) -> dict[str, bytes]:
    before = known._contents if known is not None else {}  # noqa: SLF001 - of another one of the same
    return {
        digest: before[digest] if digest in before else zlib.compress(files[path], _FAST)
        for path, digest in manifest.items()
    }


def _joined(parts: Sequence[Collection]) -> Collection:
    kinds: Counter[str] = Counter()
    for part in parts:
        kinds.update(part.kinds)
    return Collection(
        entries=tuple(entry for part in parts for entry in part.entries),
        findings=tuple(finding for part in parts for finding in part.findings),
        kinds=dict(sorted(kinds.items())),
        ignored=tuple(path for part in parts for path in part.ignored),
        empty=tuple(path for part in parts for path in part.empty),
        errors=tuple(error for part in parts for error in part.errors),
    )


def _require_whole(collected: Collection) -> None:
    unread = [one for one in collected.findings if is_unread(one)]
    if unread:
        raise Undecided(
            "cannot be read: " + _some([f"{one.path}:{one.span.line}: {one.message.en}" for one in unread]),
            "无法读取：" + _some([f"{one.path}:{one.span.line}：{one.message.zh}" for one in unread]),
        )
    if not any(entry.kind == "declaration" for entry in collected.entries):
        raise NothingToCheck("there is no declaration in the register", "登记册中没有任何申报")


def _some(items: Sequence[str]) -> str:
    return "; ".join(items[:_SHOWN]) + (f" … ({len(items)})" if len(items) > _SHOWN else "")


def _pack(files: Mapping[str, bytes], places: Sequence[str], config: Config) -> Pack:
    """Load the policies; own ones are read from a folder, so they are written to one that is nobody else's."""
    if not places:
        return gate.load_pack(config)
    with TemporaryDirectory(prefix="ito-gate-") as folder:
        root = Path(folder)
        for name, data in files.items():
            if any(names.is_below(name, place) and names.is_policy(name, place) for place in places):
                file = root / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        config = dataclasses.replace(config, policies=tuple(root / place for place in places))
        pack = gate.load_pack(config, shown_from=root)
    for subject in SUBJECTS:
        # What the engine cannot load would fail every decision.
        EmbeddedEngine({f"{LINKED}/{subject}": pack.linked[subject]}, pack.data, ENTRYPOINT)
    return pack
