"""One file → its documents and what is wrong with them: the front door of reading.

A document is handed out only if nothing about it denies: a wrong encoding, a forbidden character and
a size limit drop the whole file; a syntax error, a repeated key, an alias, a tag and a depth limit
drop their document. What was dropped has left at least one finding that denies. Warnings (an ambiguous
value, a byte order mark) keep the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.model import START, Finding, Json, Pointer, Span
from ito_gate.reading import source, yamldoc
from ito_gate.reading.collector import Collector
from ito_gate.reading.lines import Lines, lines_of
from ito_gate.reading.source import DEFAULT, Limits

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    """One document of one file.

    Attributes:
        path: the file, as it is shown.
        text: the whole file.
        format: ``"yaml"`` or ``"json"``.
        index: its number among the documents of the file, from 0.
        data: what it says.
        start: its first key, or its first token if it has none.
        offset: where in ``text`` it begins.
    """

    path: str
    text: str
    format: str
    index: int
    data: Json
    start: Span = START
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: no document and no finding if there is nothing in it."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def read(path: Path, display: str, limits: Limits = DEFAULT) -> Reading:
    """Read a file: JSON if its name ends in ``.json``, YAML otherwise.

    Args:
        path: the file.
        display: the file as findings show it.
        limits: how much to read.

    Raises:
        Undecided: the file cannot be read or is not a regular file, or libyaml is missing.
    """
    kind = "json" if path.suffix.lower() == ".json" else "yaml"
    return read_bytes(source.load(path, display, limits), display, kind, limits)


def read_bytes(data: bytes, display: str, format: str, limits: Limits = DEFAULT) -> Reading:  # noqa: A002 - the word of the field
    """Read what a file would hold.

    Raises:
        Undecided: libyaml is missing.
    """
    problems = Collector(display, limits.findings)
    text = source.decode(data, problems, limits)
    documents = () if text is None else _documents(text, display, format, problems, limits)
    return Reading(documents, problems.findings())


def read_text(text: str, display: str, format: str, limits: Limits = DEFAULT) -> Reading:  # noqa: A002 - the word of the field
    """Read text that is in hand; only its bytes are not looked at.

    Raises:
        Undecided: libyaml is missing.
    """
    problems = Collector(display, limits.findings)
    documents = _documents(text, display, format, problems, limits) if source.readable(text, problems) else ()
    return Reading(documents, problems.findings())


def _documents(text: str, display: str, kind: str, problems: Collector, limits: Limits) -> tuple[Document, ...]:
    lines = Lines(text)
    if kind == "json":
        from ito_gate.reading import jsondoc  # noqa: PLC0415 - most documents are YAML

        found = jsondoc.read(text, lines, problems, limits)
        return () if found is None else (Document(display, text, kind, 0, *found),)
    return tuple(
        Document(display, text, kind, index, data, start, offset)
        for index, offset, data, start in yamldoc.read(text, lines, problems, limits)
    )


def locate(document: Document, pointer: Pointer, *, key: bool = False) -> Span:
    """Return where the value at ``pointer`` stands, or its key.

    The place never spans more than one line: for a mapping or sequence it is the key (for an item of
    a sequence, the first key or scalar inside), for a text of several lines the first. For what is
    missing it is the key of the deepest part of ``pointer`` that exists, for the root ``start``.
    """
    from ito_gate.reading import places  # noqa: PLC0415 - only when there is something to point at

    while pointer:
        span = places.find(document.text, document.format, document.offset, pointer, key=key)
        if span is not None:
            return span
        pointer = pointer[:-1]
        key = True
    return document.start


def line(document: Document, number: int) -> str:
    """Return line ``number``, from 1, of the document's file, without its line break."""
    return lines_of(document.text).line(number)
