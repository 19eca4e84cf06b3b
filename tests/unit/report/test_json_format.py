from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ito_gate.fingerprint import fingerprint
from ito_gate.model import Finding, Outcome, Report, Status
from ito_gate.report import RenderOptions, render
from ito_gate.report.invisible import INVISIBLE
from support import schema
from unit.report.reports import FAILS, LATE, SAMPLES, declaration, finding, report, reports

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable


def written(one: Report) -> str:
    return "".join(render("json", one, RenderOptions()))


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema("report"), format_checker=jsonschema.FormatChecker())


def as_shown(findings: Iterable[Finding], kind: str = "", id_: str = "") -> list[dict[str, Any]]:
    """What is expected of findings, through asdict rather than the reporter's own way."""
    shown = []
    for one in findings:
        fields = dataclasses.asdict(one)
        fields |= fields.pop("span")
        fields["file"] = fields.pop("path")
        # Only there where something is compared.
        fields = {
            name: value
            for name, value in fields.items()
            if not (name == "new" and value is None) and not (name == "baseline" and not value)
        }
        fields["articles"] = list(one.articles)
        steps = [str(step).replace("~", "~0").replace("/", "~1") for step in one.pointer]
        fields["pointer"] = "/".join(["", *steps]) if steps else ""
        fields["fingerprint"] = fingerprint(one, kind, id_)
        shown.append(fields)
    return shown


def canonical(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True) for one in findings)


@given(reports)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_or_changed(one: Report) -> None:
    document = json.loads(written(one).encode("utf-8"))
    assert document["as_of"] == one.as_of
    assert document["decision"] == one.decision
    provenance = dataclasses.asdict(one.provenance)
    assert document["provenance"] == {name: value for name, value in provenance.items() if value is not None}
    assert document["options"] == one.options
    deleted = sorted(one.deleted) if one.provenance.base else []
    assert document.get("deleted", []) == [{"kind": two.kind, "id": two.id, "file": two.path} for two in deleted]
    assert document["documents"] == one.documents
    assert document["ignored"] == sorted(one.ignored)
    assert canonical(document["errors"]) == canonical([dataclasses.asdict(error) for error in one.errors])
    assert canonical(document["findings"]) == canonical(as_shown(one.findings))
    expected = sorted(one.declarations, key=lambda result: (result.path, result.span, result.id))
    for shown, result in zip(document["declarations"], expected, strict=True):
        head = [shown[name] for name in ("id", "file", "line", "name", "stage", "decision")]
        assert head == [
            result.id,
            result.path,
            result.span.line,
            result.name,
            result.stage,
            result.decision,
        ]
        assert shown.get("changed") == result.changed
        assert shown["error"] == (result.error and dataclasses.asdict(result.error))
        assert {
            fact["name"]: (fact["value"], [(reason["zh"], reason["en"]) for reason in fact["reasons"]])
            for fact in shown["facts"]
        } == {
            fact.name: (
                {None: "unknown"}.get(fact.value, fact.value),
                [(reason.zh, reason.en) for reason in fact.reasons],
            )
            for fact in result.facts
        }
        outcomes = sorted(result.outcomes, key=lambda outcome: outcome.rule)
        for said, outcome in zip(shown["outcomes"], outcomes, strict=True):
            assert (said["rule"], said["status"], said["due"]) == (outcome.rule, outcome.status, outcome.due)
            assert canonical(said["findings"]) == canonical(as_shown(outcome.findings, result.kind, result.id))


@given(reports)
@settings(max_examples=60, deadline=None)
def test_every_report_fits_the_schema(one: Report) -> None:
    validator().validate(json.loads(written(one)))


@given(reports)
@settings(max_examples=60, deadline=None)
def test_nothing_acts_on_a_terminal(one: Report) -> None:
    assert INVISIBLE.search(written(one).replace("\n", "")) is None


@given(reports, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_parts_does_not_matter(one: Report, chance: random.Random) -> None:
    def shuffled(parts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(parts, len(parts)))

    distinct = {(result.path, result.span, result.id): result for result in one.results}
    one = dataclasses.replace(one, results=tuple(distinct.values()))
    mixed = dataclasses.replace(
        one,
        results=shuffled(
            tuple(
                dataclasses.replace(result, outcomes=shuffled(result.outcomes), facts=shuffled(result.facts))
                for result in one.results
            )
        ),
        findings=shuffled(one.findings),
        ignored=shuffled(one.ignored),
        errors=shuffled(one.errors),
        options=dict(reversed(one.options.items())),
        documents=dict(reversed(one.documents.items())),
    )
    assert written(mixed) == written(one)


def test_the_summary_counts_everything() -> None:
    assert json.loads(written(FAILS))["summary"] == {
        "declarations": {"pass": 0, "fail": 2, "undecided": 0},
        "institutions": {"pass": 0, "fail": 0, "undecided": 0},
        "incidents": {"pass": 0, "fail": 0, "undecided": 0},
        "orders": {"pass": 0, "fail": 0, "undecided": 0},
        "outcomes": {
            "pass": 2,
            "fail": 3,
            "warn": 1,
            "todo": 4,
            "waived": 1,
            "not_applicable": 1,
            "undetermined": 2,
        },
        "findings": {"deny": 31, "warn": 1, "info": 1},
    }


def test_a_finding_is_one_line_with_every_field() -> None:
    text = written(report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, (LATE,)),))))
    line = next(line for line in text.splitlines() if '"message_id"' in line)
    assert json.loads(line) == {
        "rule": "filing/lead-time",
        "message_id": "late",
        "level": "deny",
        "articles": ["37", "37(5)"],
        "message": {"zh": LATE.message.zh, "en": LATE.message.en},
        "remediation": {"zh": LATE.remediation.zh, "en": LATE.remediation.en},
        "file": "outsourcing/declarations/手机银行运维.yaml",
        "pointer": "/filing/filed_on",
        "line": 5,
        "column": 13,
        "end_line": 5,
        "end_column": 23,
        "latest": "2026-01-26",
        "waiver": None,
        "fingerprint": fingerprint(LATE, "declaration", "ITO-2026-001"),
    }


def test_outcomes_that_say_nothing_are_kept_apart_by_their_date() -> None:
    outcomes = [Outcome("filing/pack", Status.TODO, due=due) for due in (None, "2026-06-01", "2026-06-02")]
    document = json.loads(written(report(*(declaration(outcomes=(outcome,)) for outcome in outcomes))))
    shown = [result["outcomes"][0]["due"] for result in document["declarations"]]
    assert shown == [None, "2026-06-01", "2026-06-02"]


def test_an_undecodable_file_name_is_valid_json() -> None:
    text = written(report(findings=(finding(path="d/\udcb2\udce2.yaml"),)))
    assert '"file": "d/\\udcb2\\udce2.yaml"' in text
    assert json.loads(text.encode("utf-8"))["findings"][0]["file"] == "d/\udcb2\udce2.yaml"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_fit_the_schema(name: str) -> None:
    validator().validate(json.loads(written(SAMPLES[name])))


def _broken(change: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(written(FAILS))
    change(document)
    return document


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("as_of"),
        lambda document: document.update(extra=1),
        lambda document: document["summary"]["outcomes"].pop("todo"),
        lambda document: document["declarations"][0]["outcomes"][0].update(findings=[]),
        lambda document: document["findings"][0].update(line=0),
        lambda document: document["findings"][0].update(pointer="filing"),
        lambda document: document["declarations"][1]["facts"][0].update(value=None),
    ],
)
def test_the_schema_refuses(change: Any) -> None:
    assert not validator().is_valid(_broken(change))


def _fields(part: Any) -> Iterable[tuple[str, dict[str, Any]]]:
    for name, field in part.get("properties", {}).items():
        if isinstance(field, dict) and part.get("type") == "object":
            yield name, field
            yield from _fields(field)
    if isinstance(part.get("items"), dict):
        yield "items", part["items"]
        yield from _fields(part["items"])


def test_the_schema_explains_every_field_in_both_languages() -> None:
    whole = schema("report")
    parts = [("report", whole), *whole["$defs"].items()]
    fields = [*parts, *(field for _, part in parts for field in _fields(part))]
    assert len(fields) > 70
    for name, field in fields:
        zh, _, en = field["title"].partition(" ")
        assert zh, name
        assert en, name
        assert len(field["description"].split("\n\n")) == 2, name
    assert whole["$id"] == "urn:ito-gate:schema:report:v1"
