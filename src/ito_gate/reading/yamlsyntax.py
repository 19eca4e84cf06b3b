"""A syntax error as libyaml reports it → a finding that says what to type.

libyaml names the grammar rule that failed, often on the line after the mistake; the tables below turn
its words (scanner.c and parser.c of libyaml 0.2.5 and 0.2.6) into the mistakes people make to get there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ito_gate.model import Span
from ito_gate.reading import hints
from ito_gate.reading import problems as words

if TYPE_CHECKING:
    from yaml.error import Mark, MarkedYAMLError

    from ito_gate.model import Rule
    from ito_gate.reading.collector import Collector
    from ito_gate.reading.lines import Lines
    from ito_gate.reading.source import Limits

_WHERE_IT_BEGAN = (
    ("scanning a simple key", "missing-colon"),
    ("unexpected end of stream", "quote"),
    ("unexpected document indicator", "quote"),
    ("parsing a flow sequence", "bracket"),
    ("parsing a flow mapping", "bracket"),
    ("scanning a block scalar", "block-text"),
    ("scanning an alias", "reserved"),
    ("scanning an anchor", "reserved"),
    ("scanning a tag", "reserved"),
)
_WHERE_IT_FAILED = (
    ("block sequence entries are not allowed", "list"),
    ("cannot start any token", "reserved"),
    ("escape", "escape"),
    ("hexdecimal", "escape"),  # libyaml's spelling
    ("'-' indicator", "indentation"),
    ("<document start>", "separator"),
    ("expected node content", "unexpected"),
)
_TOO_DEEP = "maximum nesting depth"
"""libyaml from 0.2.6 on looks no further ahead than a thousand levels, far beyond any limit of ours."""

_TOKEN = re.compile(r"[^\s,\[\]{}]{1,20}|\S")
_FIELD = re.compile(r":\s")


class _Place(NamedTuple):
    number: int
    column: int


class _Diagnosis(NamedTuple):
    """A message of ``document/syntax``, its place, and the line a typist got wrong."""

    message: str
    place: _Place
    suspect: int
    rule: Rule = words.SYNTAX


def add(error: MarkedYAMLError, lines: Lines, above: int, problems: Collector, limits: Limits) -> None:
    """Add the finding of a syntax error.

    Args:
        error: what libyaml raised.
        lines: the lines of the file.
        above: number of lines above the text that was parsed.
        problems: where the finding goes.
        limits: how deep a document may be nested.
    """
    failed = _place(error.problem_mark, above)
    began = _place(error.context_mark, above) if error.context_mark else failed
    said = f"{error.context or ''} {error.problem or ''}".strip()
    if _TOO_DEEP in said:
        span = Span(failed.number, failed.column + 1, failed.number, failed.column + 2)
        problems.add(words.LIMITS, "depth", {"limit": limits.depth}, span)
        return
    found = _diagnose(said, lines, began, failed, above)
    hint = hints.in_yaml(lines.line(found.suspect)) if found.suspect > above else None
    if hint is not None:
        span = Span(found.suspect, hint.start + 1, found.suspect, hint.end + 1)
        problems.add(hint.rule, hint.message, hint.values, span)
        return
    place = _on_text(found.place, lines)
    line = lines.line(place.number)
    token = _TOKEN.match(line, place.column)
    end = token.end() if token else min(place.column + 1, len(line))
    values = {
        "found": (token[0] if found.message == "unexpected" else token[0][0]) if token else "",
        "line": min(failed.number, len(lines)),
        "problem": said,
    }
    message = "end" if found.message in {"unexpected", "reserved"} and not token else found.message
    problems.add(found.rule, message, values, Span(place.number, place.column + 1, place.number, end + 1))


def _diagnose(said: str, lines: Lines, began: _Place, failed: _Place, above: int) -> _Diagnosis:
    line = lines.line(failed.number)
    if "tab character" in said or line[failed.column : failed.column + 1] == "\t":
        return _Diagnosis("tab", failed._replace(column=max(line.find("\t"), 0)), 0)
    if ("directive" in said or "<document start>" in said) and (
        directive := _directive(lines, above + 1, failed.number)
    ):
        return _Diagnosis("directive", _Place(directive, 0), 0, words.TAG)
    if message := _matching(_WHERE_IT_BEGAN, said):
        return _Diagnosis(message, began, began.number)
    if "mapping values are not allowed" in said:
        return _second_colon(line[: failed.column], failed)
    if line[failed.column : failed.column + 1] == ":":
        message = "key"
    elif "expected key" in said:
        message = "unexpected" if line[: failed.column].strip(" -") else "indentation"
    else:
        message = _matching(_WHERE_IT_FAILED, said) or "yaml"
    return _Diagnosis(message, failed, failed.number)


def _matching(table: tuple[tuple[str, str], ...], said: str) -> str:
    return next((message for fragment, message in table if fragment in said), "")


def _directive(lines: Lines, first: int, last: int) -> int:
    """Return the first line of a range that is a directive, or 0."""
    return next((n for n in range(first, min(last, len(lines)) + 1) if lines.line(n).startswith("%")), 0)


def _second_colon(before: str, failed: _Place) -> _Diagnosis:
    """Tell a value with a colon in it from a field that the value above has swallowed."""
    if _FIELD.search(before):
        return _Diagnosis("colon-in-text", failed, failed.number)
    start = failed._replace(column=len(before) - len(before.lstrip()))
    return _Diagnosis("indentation", start, failed.number - 1)


def _place(mark: Mark | None, above: int) -> _Place:
    return _Place(above + 1, 0) if mark is None else _Place(mark.line + 1 + above, mark.column)


def _on_text(place: _Place, lines: Lines) -> _Place:
    """Move a place at the end of the file back to the last line that says something."""
    number = min(place.number, len(lines))
    while number > 1 and not lines.line(number).strip():
        number -= 1
    if number == place.number:
        return place
    return _Place(number, len(lines.line(number).rstrip()))
