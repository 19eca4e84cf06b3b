"""Errors of a schema engine → findings with words and places: one for each mistake, from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.reading.document import locate
from ito_gate.schema.explain import Explainer, identity, value_at
from ito_gate.schema.messages import SCHEMA
from ito_gate.schema.validator import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ito_gate.model import Finding, Json, Pointer, Span
    from ito_gate.reading.document import Document

MOST = 100
"""Findings of one document: nobody reads more, and a hostile document could hold fifty thousand."""

_RANKS = {
    keyword: rank
    for rank, keyword in enumerate(
        (
            "type",
            "const",
            "enum",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "not",
            "minimum",
            "minItems",
            "maxItems",
            "uniqueItems",
            "additionalProperties",
            "required",
        )
    )
}
"""What is said of a value of which several keywords do not hold: the first, from which the rest follows."""


def findings(document: Document, kind: str, errors: Iterable[SchemaError]) -> tuple[Finding, ...]:
    """Return one finding for each mistake in ``document``, in the order of places.

    A value of several errors has one finding; a required field under a misspelt name is one mistake.

    Args:
        document: a document of ``kind``.
        kind: its kind.
        errors: what a schema engine found.
    """
    worst = _worst(_relocated(error, document.data) for error in errors)
    placed = sorted(((_span(document, error), error) for error in worst), key=_order)
    considered = placed[:MOST]
    explainer = Explainer(document, kind, filter(None, (_missing(error) for _, error in considered)))
    found = [(span, error, *explainer.explain(error)) for span, error in considered]
    said = [
        SCHEMA.finding(message, values, path=document.path, pointer=_pointer(error), span=span)
        for span, error, message, values in found
        if _missing(error) is None or _missing(error) in explainer.missing
    ]
    if len(placed) > MOST:
        left = {"count": len(placed) - MOST}
        said.append(SCHEMA.finding("more", left, path=document.path, span=document.start))
    return tuple(said)


def _relocated(error: SchemaError, data: Json) -> SchemaError:
    """Put an error about repeated items where the first repetition is."""
    if error.keyword != "uniqueItems":
        return error
    seen = set()
    for index, item in enumerate(value_at(data, error.pointer)):
        if identity(item) in seen:
            return SchemaError((*error.pointer, index), error.keyword)
        seen.add(identity(item))
    return error


def _missing(error: SchemaError) -> tuple[Pointer, str] | None:
    return (error.pointer, error.name) if error.keyword == "required" and error.name is not None else None


def _worst(errors: Iterable[SchemaError]) -> list[SchemaError]:
    worst: dict[tuple[Pointer, str | None], SchemaError] = {}
    for error in sorted(errors, key=_rank):
        worst.setdefault((error.pointer, error.name), error)
    return list(worst.values())


def _rank(error: SchemaError) -> int:
    return _RANKS[error.keyword]


def _order(placed: tuple[Span, SchemaError]) -> tuple[Span, int, list[str]]:
    span, error = placed
    return span, _rank(error), [str(step) for step in _pointer(error)]


def _span(document: Document, error: SchemaError) -> Span:
    is_there = error.name is not None and error.keyword != "required"
    return locate(document, _pointer(error), key=is_there)


def _pointer(error: SchemaError) -> Pointer:
    return error.pointer if error.name is None else (*error.pointer, error.name)
