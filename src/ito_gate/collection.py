"""Files → documents of known kinds, with everything that is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ito_gate import discovery
from ito_gate.errors import Undecided
from ito_gate.model import Force, Level, Message, Rule, Text
from ito_gate.reading.document import read_bytes
from ito_gate.reading.source import DEFAULT, load
from ito_gate.register import KINDS, Entry
from ito_gate.schema import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from ito_gate.discovery import Claims, File
    from ito_gate.model import Finding

_OURS = re.compile(
    rb"ito_gate|(?:declaration|provider|institution|incident|waiver|order)/v[0-9]|i\0t\0o\0_\0g\0a\0t\0e"
)
_REPORT = re.compile(rb'\s*\{\s*"ito_gate":\s*"report/v1"')
"""How our own report begins: a result of an earlier run that lies about is no document of a register."""

_EMPTY = Rule(
    id="document/empty",
    title=Text("文件不是空的", "The file is not empty"),
    description=Text(
        "应当是申报文件的位置上，文件是空的或只有注释。",
        "A file that should hold a document is empty or holds only comments.",
    ),
    force=Force.MUST,
    messages={
        "empty": Message(
            Force.MUST,
            Text("文件里没有内容", "the file holds no document"),
            Text("写入内容，或删除该文件。", "Write the document, or delete the file."),
        ),
    },
)
RULES = (_EMPTY,)


@dataclass(frozen=True, slots=True)
class Collection:
    """What a set of files holds.

    Attributes:
        entries: documents of known kinds, in the order of paths and lines.
        findings: what is wrong with files and documents.
        kinds: number of documents by kind.
        ignored: files that are not ours.
        empty: files that should be ours and hold no document.
        errors: files that could not be read at all.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    kinds: dict[str, int]
    ignored: tuple[str, ...]
    empty: tuple[str, ...]
    errors: tuple[Text, ...]


class Files(Protocol):
    """Where files are found and read."""

    def exists(self, path: Path) -> bool:
        """Tell whether there is a file or folder."""

    def find(self, paths: Sequence[Path], claims: Claims) -> tuple[File, ...]:
        """Return the files at ``paths``, each once, sorted by the path people see.

        Raises:
            UsageError: a path does not exist, or a named file is of another kind.
        """

    def read(self, file: File) -> bytes:
        """Return the bytes of ``file``, as far as they are looked at.

        Raises:
            Undecided: it cannot be read.
        """


class Disk:
    """The files as they lie on the disk."""

    def exists(self, path: Path) -> bool:
        """Tell whether there is a file or folder."""
        return path.exists()

    def find(self, paths: Sequence[Path], claims: Claims) -> tuple[File, ...]:
        """Return the files at ``paths``, as ``discovery`` finds them.

        Raises:
            UsageError: a path does not exist, or a named file is of another kind.
        """
        return discovery.find(paths, claims)

    def read(self, file: File) -> bytes:
        """Return the bytes of ``file``, as far as they are looked at.

        Raises:
            Undecided: it cannot be read.
        """
        return load(file.path, file.display, DEFAULT)


DISK = Disk()


def is_ours(file: File, data: bytes) -> bool:
    """Tell whether ``file``, which holds ``data``, is looked at or belongs to somebody else."""
    return file.claimed or (_OURS.search(data) is not None and _REPORT.match(data) is None)


def collect(
    files: Iterable[File],
    schema_engine: str,
    *,
    holding: frozenset[str] | None = None,
    source: Callable[[File], bytes] = DISK.read,
) -> Collection:
    """Read and validate ``files``.

    Args:
        files: what discovery found.
        schema_engine: ``rust`` or ``python``.
        holding: if given, files that hold no document with one of these ids, and no waiver for one, are
            passed over unread; a register of ten thousand files is not parsed for the sake of one declaration.
        source: gives the bytes of a file.
    """
    collector = _Collector(schema_engine, source)
    wanted = None if holding is None else _ids(holding)
    # No file holds one of no ids: none need be read to tell.
    for file in files if holding is None or holding else ():
        collector.add(file, wanted)
    return Collection(
        entries=tuple(collector.entries),
        findings=tuple(collector.findings),
        kinds=dict(sorted(collector.kinds.items())),
        ignored=tuple(collector.ignored),
        empty=tuple(collector.empty),
        errors=tuple(collector.errors),
    )


class _Collector:
    def __init__(self, schema_engine: str, source: Callable[[File], bytes]) -> None:
        self._schema_engine = schema_engine
        self._source = source
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []
        self.kinds: Counter[str] = Counter()
        self.ignored: list[str] = []
        self.empty: list[str] = []
        self.errors: list[Text] = []

    def add(self, file: File, wanted: re.Pattern[bytes] | None) -> None:
        try:
            data = self._source(file)
        except Undecided as error:
            self.errors.append(Text(f"无法读取：{error}", f"cannot be read: {error}"))
            return
        if wanted is not None and not wanted.search(data):
            return
        if not is_ours(file, data):
            self.ignored.append(file.display)
            return
        reading = read_bytes(data, file.display, "json" if file.path.suffix.lower() == ".json" else "yaml")
        self.findings += reading.findings
        if not reading.documents and not reading.findings:
            self.empty.append(file.display)
            self.findings.append(_EMPTY.finding("empty", {}, path=file.display))
        flawed = any(finding.level is Level.DENY for finding in reading.findings)
        for document in reading.documents:
            kind, problems = check(document, self._schema_engine)
            self.findings += problems
            if kind is None:
                continue
            self.kinds[kind] += 1
            if kind in KINDS:
                self.entries.append(Entry(kind, document, flawed=flawed or bool(problems)))


def _ids(ids: frozenset[str]) -> re.Pattern[bytes]:
    words = b"|".join(re.escape(id_).encode() for id_ in sorted(ids))
    return re.compile(rb"\b(?:id|declaration)[\"']?\s*:\s*[\"']?(?:" + words + rb")(?![\w.-])")
