"""What a decision says: the same words in the answer, in the decision log and in a replay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ito_gate.evaluation import digest
from ito_gate.model import json_pointer
from ito_gate.purchase.decide import PATH
from ito_gate.report.overview import Entry, Kind, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Finding, Json, Text
    from ito_gate.purchase.decide import Decided

ALLOW, DENY = "allow", "deny"

_UNSAID = frozenset({Kind.TODO, Kind.OLD})
"""What is still to be met after the signing is no matter of the order."""


def statement(decided: Decided, today: str) -> dict[str, Json]:
    """Return the decision as JSON.

    A decision to allow holds until the end of the day that the order is dated, or of today where that is later: the
    next day other rules may have come due. One to deny holds until something is mended.

    Args:
        decided: the decision.
        today: the day it was made (ISO 8601, in Shanghai).
    """
    order, declaration = decided.order, decided.declaration
    days = [report.as_of for report in decided.reports]
    return {
        "decision": ALLOW if decided.allowed else DENY,
        "outside": decided.outside,
        "order": None if order is None else {"id": _id(order.data), "digest": digest(order.data)},
        "declaration": None
        if declaration is None
        else {"id": declaration.id, "digest": digest(declaration.document.data), "file": declaration.document.path},
        "as_of": days,
        "valid_until": f"{_next_day(max([*days, today]))}T00:00:00+08:00" if decided.allowed else None,
        "findings": list(_findings(decided)),
    }


def _findings(decided: Decided) -> Iterator[dict[str, Any]]:
    """Yield what is wrong, worst first; what is so on both days, once."""
    said = set()
    own = [Entry(Kind(finding.level.value), finding, ()) for finding in decided.findings]
    for entry in (*own, *(one for report in decided.reports for one in entries(report))):
        if entry.kind not in _UNSAID and (entry.kind, entry.finding) not in said:
            said.add((entry.kind, entry.finding))
            yield _finding(entry.kind, entry.finding)


def _finding(kind: Kind, finding: Finding) -> dict[str, Any]:
    place: dict[str, Json] = {"pointer": json_pointer(finding.pointer)}
    if finding.path != PATH:
        place |= {"file": finding.path, "line": finding.span.line}
    return {
        "rule": finding.rule,
        "weight": kind.value,
        "articles": list(finding.articles),
        "message": _words(finding.message),
        "remediation": _words(finding.remediation),
        "of": "order" if finding.path == PATH else "register",
        **place,
        **({"latest": finding.latest} if finding.latest else {}),
    }


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _id(order: Json) -> str:
    value = order.get("id")
    return value if isinstance(value, str) else ""


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
