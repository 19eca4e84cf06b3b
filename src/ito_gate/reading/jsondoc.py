r"""JSON text → data, by the standard library's parser rather than libyaml.

YAML is no superset of JSON in practice: libyaml refuses the surrogate escapes (``\ud83d\ude00``) that
RFC 8259 §7 prescribes, and keys of more than 1,024 characters. The standard library's parser gives no
places; a scanner finds them when there is something to say.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

from ito_gate.reading import hints, jsonscan, scalars
from ito_gate.reading import problems as words
from ito_gate.reading.collector import shown
from ito_gate.reading.source import FORBIDDEN, code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Json, Span
    from ito_gate.reading.collector import Collector
    from ito_gate.reading.lines import Lines
    from ito_gate.reading.source import Limits

_SPACE = " \t\r\n"
_FIRST_KEY = re.compile(r'[ \t\r\n]*\{[ \t\r\n]*("(?:[^"\\]++|\\.)*+")')
_FIRST_TOKEN = re.compile(r"[ \t\r\n]*([\[{]|[^ \t\r\n]+)")
_TRAILING_COMMA = re.compile(r",[ \t\r\n]*[\]}]")
_TOKEN = re.compile(r"[^\s,:\[\]{}]{1,20}|.?", re.DOTALL)


def read(text: str, lines: Lines, problems: Collector, limits: Limits) -> tuple[Json, Span] | None:
    """Return the data of a file and the place of its first key or token.

    None stands for an empty file, which has no finding, or for data that cannot be trusted, which has.
    """
    if not text.strip(_SPACE) or not _is_within(text, lines, problems, limits):
        return None
    denials = problems.denials
    parsed = _Parsed()
    try:
        data = parsed.load(text)
    except json.JSONDecodeError as error:
        _add_syntax_error(error, lines, problems)
        return None
    if parsed.is_suspect or ("\\" in text and any(map(FORBIDDEN.search, _strings(data)))):
        _add_problems(text, lines, problems)
    if problems.denials > denials:
        return None
    first = _FIRST_KEY.match(text) or _FIRST_TOKEN.match(text)
    return data, lines.span(*first.span(1)) if first else lines.span(0, 1)


class _Parsed:
    """Parses, and notes that something needs a closer look."""

    def __init__(self) -> None:
        self.is_suspect = False

    def load(self, text: str) -> Json:
        return json.loads(
            text,
            object_pairs_hook=self._object,
            parse_int=self._integer,
            parse_float=self._float,
            parse_constant=self._constant,
        )

    def _object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        data = dict(pairs)
        self.is_suspect |= len(data) != len(pairs)
        return data

    def _integer(self, text: str) -> int | str:
        value = scalars.integer_of(text)
        if value is not None:
            return value
        self.is_suspect = True
        return text

    def _float(self, text: str) -> float | str:
        value = scalars.float_of(text)
        if value is not None:
            return value
        self.is_suspect = True
        return text

    def _constant(self, _: str) -> None:
        self.is_suspect = True


def _strings(data: Json) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _is_within(text: str, lines: Lines, problems: Collector, limits: Limits) -> bool:
    """Tell whether ``text`` may be parsed; the parser is recursive, so its depth must be known before."""
    brackets = text.count("[") + text.count("{")
    if brackets <= limits.depth and brackets + text.count(",") < limits.values:
        return True
    depth, values = 0, 1
    for match in jsonscan.tokens(text):
        token = match[0]
        depth += (token in {"[", "{"}) - (token in {"]", "}"})
        values += token in {"[", "{", ","}
        if depth > limits.depth or values > limits.values:
            message, limit = ("depth", limits.depth) if depth > limits.depth else ("values", limits.values)
            problems.add(words.LIMITS, message, {"limit": limit}, lines.span(*match.span()))
            return False
    return True


def _add_problems(text: str, lines: Lines, problems: Collector) -> None:
    for place in jsonscan.places(text):
        value, span = text[slice(*place.value)], lines.span(*place.value)
        if place.key is not None:
            key, key_span = str(place.pointer[-1]), lines.span(*place.key)
            if place.first is not None:
                values = {"key": shown(key), "line": lines.span(*place.first).line}
                problems.add(words.DUPLICATE_KEY, "repeated", values, key_span, place.pointer)
            for character in dict.fromkeys(FORBIDDEN.findall(key)):
                problems.add(words.CHARACTER, "escaped", {"code": code(character)}, key_span, place.pointer)
        if value.startswith('"'):
            for character in dict.fromkeys(FORBIDDEN.findall(json.loads(value))):
                problems.add(words.CHARACTER, "escaped", {"code": code(character)}, span, place.pointer)
        elif value in {"NaN", "Infinity", "-Infinity"}:
            problems.add(words.SYNTAX, "json-constant", {"text": value}, span, place.pointer)
        elif reason := _ambiguity(value):
            problems.add(words.AMBIGUOUS_VALUE, reason, {"text": shown(value)}, span, place.pointer)


def _ambiguity(token: str) -> str:
    if token in {"{", "[", "true", "false", "null"}:
        return ""
    is_integer = token.lstrip("-").isdigit()
    if (scalars.integer_of(token) if is_integer else scalars.float_of(token)) is not None:
        return ""
    return "digits" if is_integer or math.isfinite(float(token)) else "not-finite"


def _add_syntax_error(error: json.JSONDecodeError, lines: Lines, problems: Collector) -> None:
    """Say what to type where the parser stopped; its words and places vary with Python's version."""
    text, at = error.doc, error.pos
    line, column = lines.line(error.lineno), error.colno - 1
    found = _TOKEN.match(text, at)
    token = found[0] if found else ""
    in_string = error.msg.startswith(("Unterminated string", "Invalid control character"))
    hint = hints.in_string(line) if in_string else hints.in_json(line, column)
    if hint is not None:
        start = at - column + hint.start
        problems.add(hint.rule, hint.message, hint.values, lines.span(start, start + 1))
        return
    before = text[:at].rstrip(_SPACE)
    values = {"found": token}
    message = "json"
    if error.msg.startswith("Invalid \\"):
        message, token = "escape", text[at : at + 2]
    elif in_string:
        message = "end" if error.msg.startswith("U") else "json-string"
    elif token in {"]", "}"} and before.endswith(","):
        message, at, token = "json-comma", len(before) - 1, ","
    elif _TRAILING_COMMA.match(text, at):
        message = "json-comma"
    elif not token:
        message, at, token = "end", max(len(before) - 1, 0), " "
    elif token.startswith(("/", "#")):
        message = "json-comment"
    elif token.startswith("'"):
        message = "json-quote"
    problems.add(words.SYNTAX, message, values, lines.span(at, at + len(token)))
