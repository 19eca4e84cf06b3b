"""libyaml's event stream: what the builder of data and the index of places have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

import yaml
from yaml.events import ScalarEvent

from ito_gate.errors import Undecided
from ito_gate.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.reading.lines import Lines

Event = Any
"""An event of libyaml; the stubs leave open whether events have marks, libyaml's all do."""

_MARKER = re.compile(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)


class Parser(Protocol):
    """What is used of ``yaml._yaml.CParser``; after the last event come Nones."""

    def get_event(self) -> Event:
        """Return the next event."""

    def peek_event(self) -> Event:
        """Return the next event, to be returned again."""


def parser(text: str) -> Parser:
    """Return libyaml's parser for ``text``.

    Raises:
        Undecided: PyYAML was built without libyaml. Its parser written in Python accepts another
            language (tabs, for one), so the same file could mean something else.
    """
    if not yaml.__with_libyaml__:
        raise Undecided(
            "PyYAML lacks libyaml: install a wheel of PyYAML made for this platform",
            "PyYAML 不含 libyaml：请安装适合本平台的 PyYAML wheel",
        )
    return yaml.CSafeLoader(text)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each document of ``text`` begins and ends.

    ``---`` at the start of a line begins a document whatever came before (YAML 1.2.2 §9.1.2 keeps it
    out of all content), so that a document that does not parse leaves the others intact.
    """
    begin = 0
    for marker in _MARKER.finditer(text):
        if marker.start() > begin:
            yield begin, marker.start()
        begin = marker.start()
    yield begin, len(text)


def segment_end(text: str, begin: int) -> int:
    """Return where the document that begins at ``begin`` ends."""
    marker = _MARKER.search(text, begin + 1)
    return marker.start() if marker else len(text)


def is_empty(event: Event) -> bool:
    """Tell whether a node is a scalar of which nothing is written."""
    return type(event) is ScalarEvent and not event.style and not event.value


def span_of(event: Event, above: int, lines: Lines) -> Span:
    """Return the place of an event: at most its first line, at least one column where there is one.

    Args:
        event: an event of `parser`.
        above: number of lines above the text that is parsed.
        lines: the lines of the whole file.
    """
    start, end = event.start_mark, event.end_mark
    number = start.line + above + 1
    if start.line == end.line and start.column < end.column:
        return Span(number, start.column + 1, number, end.column + 1)
    length = len(lines.line(number).rstrip())
    last = length if start.line < end.line else start.column + 1
    return Span(number, start.column + 1, number, max(min(last, length), start.column) + 1)
