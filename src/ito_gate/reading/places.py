"""Where each value of a document stands, found again from the text when someone asks.

Keeping places while reading would take more memory than the data itself, and most documents have no
finding. Only documents that were read without a problem get here, so nothing is checked twice.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from ito_gate.reading import jsonscan
from ito_gate.reading.lines import lines_of
from ito_gate.reading.yamlevents import Event, is_empty, parser, segment_end, span_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Pointer, Span
    from ito_gate.reading.jsonscan import Range


class _Events(NamedTuple):
    """What marks a key and its value; what has no key is its own."""

    key: Event
    value: Event


class _Ranges(NamedTuple):
    """The same as offsets."""

    key: Range
    value: Range


def find(text: str, kind: str, offset: int, pointer: Pointer, *, key: bool) -> Span | None:
    """Return where a value or its key stands, on one line, or None where there is no such value.

    A mapping or sequence stands at its key; as an item of a sequence, at the first key or scalar in it.

    Args:
        text: the whole file.
        kind: ``"json"`` or ``"yaml"``.
        offset: where the document begins.
        pointer: the value; not the root.
        key: whether the key is asked for; an item of a sequence is its own key.
    """
    if kind == "json":
        ranges = _of_json(text).get(pointer)
        return ranges and lines_of(text).span(*(ranges.key if key else ranges.value))
    events = _of_yaml(text, offset).get(pointer)
    if events is None:
        return None
    above = text.count("\n", 0, offset)
    return span_of(events.key if key else events.value, above, lines_of(text))


@lru_cache(maxsize=4)
def _of_json(text: str) -> Mapping[Pointer, _Ranges]:
    known: dict[Pointer, _Ranges] = {}
    child: Pointer = ()
    # Backwards, so that the first child is known before its parent.
    for pointer, key, value, _ in reversed(list(jsonscan.places(text))):
        is_open = text[value[0]] in "[{"
        if key is not None:
            known[pointer] = _Ranges(key, key if is_open else value)
        elif is_open and len(child) > len(pointer):
            known[pointer] = _Ranges(known[child].key, known[child].key)
        else:
            known[pointer] = _Ranges(value, value)
        child = pointer
    return known


@lru_cache(maxsize=4)
def _of_yaml(text: str, offset: int) -> Mapping[Pointer, _Events]:
    return _Walk(text[offset : segment_end(text, offset)]).known


class _Walk:
    """Walks the events of one document."""

    __slots__ = ("_next", "known")

    def __init__(self, text: str) -> None:
        self.known: dict[Pointer, _Events] = {}
        self._next = parser(text).get_event
        self._next()
        self._next()
        self._node(self._next(), (), None)

    def _node(self, event: Event, pointer: Pointer, key: Event) -> Event:
        """Note the place of a value and return what stands for it: its key, or what it begins with."""
        if type(event) is ScalarEvent:
            value = key if key is not None and is_empty(event) else event
        else:
            children = self._mapping if type(event) is MappingStartEvent else self._sequence
            first = children(pointer)
            value = key or first or event
        face = key or value
        self.known[pointer] = _Events(face, value)
        return face

    def _mapping(self, pointer: Pointer) -> Event:
        first = None
        while type(event := self._next()) is not MappingEndEvent:
            first = first or event
            self._node(self._next(), (*pointer, event.value), event)
        return first

    def _sequence(self, pointer: Pointer) -> Event:
        first = None
        index = 0
        while type(event := self._next()) is not SequenceEndEvent:
            face = self._node(event, (*pointer, index), None)
            first = first or face
            index += 1
        return first
