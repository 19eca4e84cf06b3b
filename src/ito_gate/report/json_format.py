"""The machine format ``report/v1``: ``schemas/report.v1.schema.json``.

One outcome and one finding a line, so that two reports can be compared with ``diff``. Everything is
sorted and every field is always there: the same report gives the same bytes.
"""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ito_gate.fingerprint import fingerprint
from ito_gate.model import SUBJECTS, Decision, Level, Status, json_pointer
from ito_gate.report.invisible import INVISIBLE
from ito_gate.report.overview import order, tally

if TYPE_CHECKING:
    import re
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from ito_gate.model import AgendaItem, Base, Deleted, Fact, Finding, Outcome, Report, SubjectResult, Text
    from ito_gate.report import RenderOptions

VERSION = "report/v1"

_dump = json.JSONEncoder(ensure_ascii=False).encode
_by_rule = attrgetter("rule")
_by_name = attrgetter("name")
_by_words = attrgetter("en", "zh")
_Silent = dict[tuple[str, Status, str | None], str]


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield ``report`` as one JSON document (RFC 8259) that ends with a newline.

    In parts: the report of ten thousand declarations is a hundred megabytes that nobody needs in one piece.
    """
    del options
    silent: _Silent = {}
    yield "{\n"
    for name, value in _head(report).items():
        yield f"{_dump(name)}: {_encode(value)},\n"
    yield from _member("findings", map(_finding, sorted(report.findings, key=order)))
    for kind in SUBJECTS:
        yield ",\n"
        results = sorted(report.of_kind(kind), key=_place)
        yield from _member(f"{kind}s", (_subject(one, silent) for one in results))
    yield ",\n"
    yield from _member("agenda", map(_agenda_item, report.agenda))
    if report.provenance.base:
        yield ",\n"
        yield from _member("deleted", map(_deleted, sorted(report.deleted)))
    yield "\n}\n"


def _member(name: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a member whose value is an array, an item a line."""
    before = f'"{name}": [\n'
    for item in items:
        yield before
        yield item
        before = ",\n"
    yield f'"{name}": []' if before.startswith('"') else "\n]"


def _head(report: Report) -> dict[str, Any]:
    counts = tally(report)
    made_with = report.provenance
    return {
        "ito_gate": VERSION,
        "as_of": report.as_of,
        "decision": report.decision,
        "summary": {
            **{f"{kind}s": _counts(counts.results[kind], Decision) for kind in SUBJECTS},
            "outcomes": _counts(counts.outcomes, Status),
            "findings": {
                **_counts(counts.findings, Level),
                **({"old": counts.old} if counts.old or report.provenance.base else {}),
            },
        },
        "provenance": {
            "tool": made_with.tool,
            "engine": made_with.engine,
            "engine_version": made_with.engine_version,
            "policy_revision": made_with.policy_revision,
            "policy_digest": made_with.policy_digest,
            "schema_digest": made_with.schema_digest,
            "calendar_digest": made_with.calendar_digest,
            "calendar_published_through": made_with.calendar_published_through,
            **({"base": _base(made_with.base)} if made_with.base else {}),
        },
        "options": dict(sorted(report.options.items())),
        "documents": dict(sorted(report.documents.items())),
        "ignored": sorted(report.ignored),
        "errors": [_words(error) for error in sorted(report.errors, key=_by_words)],
    }


def _counts(counted: Counter[str], names: Iterable[str]) -> dict[str, int]:
    return {name: counted[name] for name in names}


def _place(result: SubjectResult) -> tuple[object, ...]:
    return (result.path, result.span, result.id)


def _subject(result: SubjectResult, silent: _Silent) -> str:
    head = _encode(
        {
            "id": result.id,
            "file": result.path,
            "line": result.span.line,
            "name": result.name,
            "stage": result.stage,
            "digest": result.digest,
            "decision": result.decision,
            "error": _words(result.error) if result.error else None,
            **({"changed": result.changed} if result.changed else {}),
            "facts": [_fact(fact) for fact in sorted(result.facts, key=_by_name)],
        }
    )
    outcomes = sorted(result.outcomes, key=_by_rule)
    about = (result.kind, result.id)
    return f'{head[:-1]}, "outcomes": {_array(_outcome(outcome, about, silent) for outcome in outcomes)}}}'


def _outcome(outcome: Outcome, about: tuple[str, str], silent: _Silent) -> str:
    if outcome.findings:
        findings = sorted(outcome.findings, key=order)
        return _outcome_with(outcome, _array(_finding(finding, *about) for finding in findings))
    # Most outcomes of a large register say nothing and are equal in all declarations.
    key = (outcome.rule, outcome.status, outcome.due)
    if key not in silent:
        silent[key] = _outcome_with(outcome, "[]")
    return silent[key]


def _outcome_with(outcome: Outcome, findings: str) -> str:
    head = _encode({"rule": outcome.rule, "status": outcome.status, "due": outcome.due})
    return f'{head[:-1]}, "findings": {findings}}}'


def _finding(finding: Finding, kind: str = "", id_: str = "") -> str:
    span = finding.span
    return _encode(
        {
            "rule": finding.rule,
            "message_id": finding.message_id,
            "level": finding.level,
            "articles": finding.articles,
            "message": _words(finding.message),
            "remediation": _words(finding.remediation),
            "file": finding.path,
            "pointer": json_pointer(finding.pointer),
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
            "latest": finding.latest,
            "waiver": finding.waiver,
            "fingerprint": fingerprint(finding, kind, id_),
            # Only there where something is compared.
            **({} if finding.new is None else {"new": finding.new}),
            **({"baseline": True} if finding.baseline else {}),
        }
    )


def _base(base: Base) -> dict[str, str]:
    return {"revision": base.revision, "merge_base": base.merge_base}


def _deleted(one: Deleted) -> str:
    return _encode({"kind": one.kind, "id": one.id, "file": one.path})


def _agenda_item(item: AgendaItem) -> str:
    return _encode(
        {
            "on": item.on,
            "subjects": item.subjects,
            "rules": item.rules,
            "message": _words(item.message),
            "file": item.path,
            "pointer": json_pointer(item.pointer),
            "line": item.span.line,
            "column": item.span.column,
        }
    )


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "name": fact.name,
        "value": "unknown" if fact.value is None else fact.value,
        "reasons": [_words(reason) for reason in fact.reasons],
    }


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _array(items: Iterable[str]) -> str:
    inner = ",\n".join(items)
    return f"[\n{inner}\n]" if inner else "[]"


def _encode(value: object) -> str:
    """Encode ``value`` so that it is valid UTF-8 and cannot act on a terminal it is printed to."""
    text = _dump(value)
    return text if text.isprintable() else INVISIBLE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    """Write a character as its UTF-16 code units (RFC 8259, section 7)."""
    return json.dumps(match[0])[1:-1]
