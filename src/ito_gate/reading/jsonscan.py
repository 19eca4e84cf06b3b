"""Where every value of a JSON text stands; only for text that the parser has accepted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Pointer

# Possessive, and content to end without its quote: linear on any text.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)

Range = tuple[int, int]
"""Offsets of the first character and of the one after the last."""


class Place(NamedTuple):
    """A value: for an object or array, only its opening bracket.

    Attributes:
        pointer: where in the data.
        key: its key, if it is a member of an object.
        value: the value.
        first: the same key's earlier occurrence in the same object.
    """

    pointer: Pointer
    key: Range | None
    value: Range
    first: Range | None


class _Frame:
    """An object or array that is open."""

    __slots__ = ("index", "key", "keys", "name", "pointer")

    def __init__(self, pointer: Pointer, *, is_object: bool) -> None:
        self.pointer = pointer
        self.keys: dict[str, Range] | None = {} if is_object else None
        self.key: Range | None = None
        self.name = ""
        self.index = 0


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield brackets, commas, colons, strings and words; brackets inside strings are none."""
    return _TOKEN.finditer(text)


def places(text: str) -> Iterator[Place]:
    """Yield the place of each value, parents before children, in the order of the text."""
    open_frames: list[_Frame] = []
    for match in tokens(text):
        part = match[0]
        frame = open_frames[-1] if open_frames else None
        if part in {"]", "}"}:
            open_frames.pop()
        elif part == ",":
            if frame is not None:
                frame.index += 1
                frame.key = None
        elif part == ":":
            continue
        elif frame is not None and frame.keys is not None and frame.key is None:
            frame.key, frame.name = match.span(), json.loads(part)
        else:
            place = _place(frame, match.span())
            yield place
            if part in {"[", "{"}:
                open_frames.append(_Frame(place.pointer, is_object=part == "{"))


def _place(frame: _Frame | None, value: Range) -> Place:
    if frame is None:
        return Place((), None, value, None)
    if frame.keys is None or frame.key is None:
        return Place((*frame.pointer, frame.index), None, value, None)
    first = frame.keys.get(frame.name)
    frame.keys.setdefault(frame.name, frame.key)
    return Place((*frame.pointer, frame.name), frame.key, value, first)
