"""One document → its kind and what is wrong with its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.schema.kinds import REPORT, kind_of
from ito_gate.schema.validator import get_validator

if TYPE_CHECKING:
    from ito_gate.model import Finding
    from ito_gate.reading.document import Document


def check(document: Document, engine: str = "rust") -> tuple[str | None, tuple[Finding, ...]]:
    """Return the kind of ``document``, None if it is of no known kind, and its findings.

    Args:
        document: what was read.
        engine: the schema engine, ``rust`` or ``python``.

    Raises:
        UsageError: there is no such engine, or it is not installed here.
        Undecided: the installation lacks a schema.
    """
    kind = kind_of(document.data)
    if kind == REPORT and get_validator(kind, engine).is_valid(document.data):
        return kind, ()
    if kind is None or kind == REPORT:
        from ito_gate.schema.unrecognised import finding  # noqa: PLC0415 - only when there is something to say

        return kind, (finding(document),)
    errors = get_validator(kind, engine).errors(document.data)
    if not errors:
        return kind, ()
    from ito_gate.schema.findings import findings  # noqa: PLC0415 - only when there is something to say

    return kind, findings(document, kind, errors)
