"""YAML text → data, from libyaml's events.

Events rather than ``yaml.load``: libyaml's own tree builder overflows the C stack on deep nesting, and
in its result nothing is left of what a reviewer cannot see: aliases, duplicates, conversions.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from yaml import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from ito_gate.model import Span
from ito_gate.reading import problems as words
from ito_gate.reading import scalars, yamlchecks
from ito_gate.reading.collector import shown
from ito_gate.reading.yamlevents import Event, is_empty, parser, segments, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Json, Pointer, Rule
    from ito_gate.reading.collector import Collector
    from ito_gate.reading.lines import Lines
    from ito_gate.reading.source import Limits
    from ito_gate.reading.yamlchecks import Add


class Found(NamedTuple):
    """A document: its number among those of the file, its offset in the text, its data and first token."""

    number: int
    offset: int
    data: Json
    start: Span


class _StopError(Exception):
    """Ends the reading of one document; a finding has said why."""


def read(text: str, lines: Lines, problems: Collector, limits: Limits) -> Iterator[Found]:
    """Yield the documents that can be trusted; findings say why any other cannot.

    A document without content (comments, a bare ``---``) is no document and is not counted.

    Raises:
        Undecided: PyYAML was built without libyaml.
    """
    builder = _Builder(lines, problems, limits)
    number = above = 0
    for begin, end in segments(text):
        denials = problems.denials
        document = None
        try:
            document = builder.build(text[begin:end], above)
        except _StopError:
            pass
        except MarkedYAMLError as error:
            from ito_gate.reading import yamlsyntax  # noqa: PLC0415 - only where the syntax is broken

            yamlsyntax.add(error, lines, above, problems, limits)
        if problems.denials > denials:
            number += 1
        elif document is not None:
            yield Found(number, begin, *document)
            number += 1
        if builder.exhausted:
            break
        above += text.count("\n", begin, end)


class _Builder:
    """Builds the data of one document after the other, and says what is wrong with them."""

    __slots__ = ("_above", "_events", "_has_escapes", "_limits", "_lines", "_problems", "_values_left")

    def __init__(self, lines: Lines, problems: Collector, limits: Limits) -> None:
        self._lines = lines
        self._problems = problems
        self._limits = limits
        self._values_left = limits.values

    @property
    def exhausted(self) -> bool:
        """Whether the file holds more values than are read."""
        return self._values_left < 0

    def build(self, text: str, above: int) -> tuple[Json, Span] | None:
        """Return data and place of the document in ``text``, or None where it has no content."""
        self._above = above
        self._has_escapes = "\\" in text
        self._events = parser(text)
        self._events.get_event()
        if type(self._events.get_event()) is StreamEndEvent:
            return None
        root: Event = self._events.get_event()
        start = self._start(root)
        self._spend(1, root, ())
        data = self._scalar(root, ()) if type(root) is ScalarEvent else self._collection(root, ())
        self._events.get_event()
        # Past the end of the document the parser still finds what does not belong there.
        rest = self._events.get_event()
        if type(rest) is not StreamEndEvent:
            self._at(rest, ())(words.SYNTAX, "separator", {})
        if is_empty(root):
            return None
        self._check_root_text(root)
        return data, start

    def _start(self, root: Event) -> Span:
        first = self._events.peek_event() if type(root) is MappingStartEvent else root
        span = span_of(first if type(first) is ScalarEvent else root, self._above, self._lines)
        return Span(span.line, span.column, span.line, max(span.end_column, span.column + 1))

    def _check_root_text(self, root: Event) -> None:
        """Refuse a document that is one text only because its first colon is none."""
        number: int = root.start_mark.line + self._above + 1
        if type(root) is not ScalarEvent or root.style:
            return
        from ito_gate.reading import hints  # noqa: PLC0415 - only for a document that is one text

        if hint := hints.in_yaml(self._lines.line(number)):
            span = Span(number, hint.start + 1, number, hint.end + 1)
            self._problems.add(hint.rule, hint.message, hint.values, span)

    def _collection(self, event: Event, pointer: Pointer) -> Json:
        if type(event) is AliasEvent:
            yamlchecks.alias(event, self._at(event, pointer))
            return None
        if len(pointer) >= self._limits.depth:
            self._at(event, pointer)(words.LIMITS, "depth", {"limit": self._limits.depth})
            raise _StopError
        if event.anchor is not None or event.tag is not None:
            yamlchecks.properties(event, self._at(event, pointer))
        is_mapping = type(event) is MappingStartEvent
        data = self._mapping(pointer) if is_mapping else self._sequence(pointer, event.flow_style)
        self._spend(len(data), event, pointer)
        return data

    def _mapping(self, pointer: Pointer) -> dict[str, Json]:
        get_event = self._events.get_event
        data: dict[str, Json] = {}
        lines: dict[str, int] = {}
        while type(event := get_event()) is not MappingEndEvent:
            key = self._key(event, pointer)
            line = event.start_mark.line
            repeated = key in data
            if repeated:
                values = {"key": shown(key), "line": lines[key] + self._above + 1}
                self._at(event, (*pointer, key))(words.DUPLICATE_KEY, "repeated", values)
            event = get_event()
            is_below = event.start_mark.line > line
            if type(event) is ScalarEvent:
                value = self._scalar(event, pointer, key)
                if is_below and not event.style:
                    yamlchecks.swallowed_field(event.value, self._at(event, (*pointer, key)))
            else:
                value = self._collection(event, (*pointer, key))
            if not repeated:
                data[key] = value
                lines[key] = line
        return data

    def _sequence(self, pointer: Pointer, is_flow: bool) -> list[Json]:
        get_event = self._events.get_event
        data: list[Json] = []
        while type(event := get_event()) is not SequenceEndEvent:
            if type(event) is ScalarEvent:
                value = self._scalar(event, pointer, len(data))
                if not event.style and not event.value.isascii():
                    yamlchecks.item(event.value, is_flow, self._at(event, (*pointer, len(data))))
            else:
                value = self._collection(event, (*pointer, len(data)))
            data.append(value)
        return data

    def _key(self, event: Event, pointer: Pointer) -> str:
        if type(event) is not ScalarEvent:
            yamlchecks.no_name(event, self._at(event, pointer))
            raise _StopError
        key: str = event.value
        if event.anchor is not None or event.tag is not None:
            yamlchecks.properties(event, self._at(event, pointer))
        if event.style:
            if self._has_escapes:
                yamlchecks.escapes(event.value, self._at(event, pointer))
        elif not key.isascii() or key in yamlchecks.NO_NAMES:
            yamlchecks.name(key, self._at(event, (*pointer, key)))
        # The same names come back in every document: keep one copy of each.
        return sys.intern(key)

    def _scalar(self, event: Event, parent: Pointer, *key: str | int) -> Json:
        text: str = event.value
        if event.anchor is not None or event.tag is not None:
            yamlchecks.properties(event, self._at(event, (*parent, *key)))
        if event.style:
            if self._has_escapes:
                yamlchecks.escapes(event.value, self._at(event, (*parent, *key)))
        elif text in scalars.CONSTANTS:
            return scalars.CONSTANTS[text]
        elif text[0] in scalars.SUSPECT:
            number = scalars.number(text)
            if number is not None:
                return number
            yamlchecks.value(text, self._at(event, (*parent, *key)))
        return text

    def _spend(self, values: int, event: Event, pointer: Pointer) -> None:
        self._values_left -= values
        if self._values_left < 0:
            self._at(event, pointer)(words.LIMITS, "values", {"limit": self._limits.values})
            raise _StopError

    def _at(self, event: Event, pointer: Pointer) -> Add:
        """Return what adds a finding about ``event``."""

        def add(rule: Rule, message: str, values: Mapping[str, object]) -> None:
            span = span_of(event, self._above, self._lines)
            self._problems.add(rule, message, values, span, pointer)

        return add
