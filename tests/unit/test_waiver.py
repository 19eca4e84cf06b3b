"""A waiver has an effect only where everything about it is in order."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from ito_gate import waiver
from ito_gate.model import START, Decision, Fact, Finding, Level, Outcome, Status, SubjectResult, Text
from ito_gate.reading.document import read_text
from ito_gate.register import Entry
from ito_gate.schema import check
from support import the_pack

DAY = "2026-05-06"
RULE = "crossborder/chinese-law-and-forum"
DIGEST = "sha256:" + "1" * 64
GOOD = {
    "ito_gate": "waiver/v1",
    "id": "WV-2026-001",
    "rule": RULE,
    "declaration": "ITO-1",
    "field": "/contract/governing_law",
    "reason": "对方为国际清算组织，章程规定适用英国法。",
    "requested_by": "王芳",
    "approved_by": "李明",
    "approved_on": "2026-03-02",
    "expires_on": "2026-06-30",
    "evidence_ref": "OA-2026-0300",
    "declaration_digest": DIGEST,
}


def entry(**changes: str) -> Entry:
    text = "".join(f"{key}: {value}\n" for key, value in {**GOOD, **changes}.items())
    (document,) = read_text(text, "waivers/a.yaml", "yaml").documents
    kind, problems = check(document)
    assert kind == "waiver"
    return Entry("waiver", document, flawed=bool(problems))


def found(pointer: tuple[str, ...] = ("contract", "governing_law"), message: str = "foreign-law") -> Finding:
    rule = the_pack().rules[RULE]
    return dataclasses.replace(
        rule.finding(message, {"governing_law": "GB", "country": "GB", "name": "x"}, path="a.yaml"), pointer=pointer
    )


def result(*findings: Finding, status: Status = Status.FAIL, **parts: Any) -> SubjectResult:
    return SubjectResult(
        **{
            "id": "ITO-1",
            "path": "a.yaml",
            "span": START,
            "name": "x",
            "stage": "signed",
            "decision": Decision.FAIL,
            "facts": (Fact("related", value=False, reasons=()), Fact("peer", value=False, reasons=())),
            "outcomes": (Outcome("access/expiry", Status.PASS), Outcome(RULE, status, findings or (found(),))),
            "digest": DIGEST,
            **parts,
        }
    )


def apply(one: SubjectResult, *entries: Entry, as_of: str = DAY) -> waiver.Applied:
    return waiver.apply([one], entries, as_of, the_pack())


def said(applied: waiver.Applied) -> list[tuple[str, str, int]]:
    return [(one.rule, one.message_id, one.span.line) for one in applied.findings]


def test_a_waiver_in_order_waives_and_stays_visible() -> None:
    applied = apply(result(), entry())
    (one,) = applied.results
    outcome = one.outcomes[1]
    assert applied.findings == []
    assert (one.decision, outcome.status) == (Decision.PASS, Status.WAIVED)
    assert [finding.waiver for finding in outcome.findings] == ["WV-2026-001"]
    assert one.outcomes[0] == result().outcomes[0]


def test_its_last_day_is_on_the_agenda() -> None:
    (item,) = apply(result(), entry()).results[0].agenda
    assert (item.on, item.rules, item.path, item.span.line) == ("2026-06-30", (RULE,), "waivers/a.yaml", 10)


def test_it_waives_only_its_own_field() -> None:
    other = found(("contract", "forum", "country"), "foreign-court")
    one = apply(result(found(), other), entry()).results[0]
    assert (one.decision, one.outcomes[1].status) == (Decision.FAIL, Status.FAIL)
    assert [finding.waiver for finding in one.outcomes[1].findings] == ["WV-2026-001", None]


def test_two_waivers_for_two_fields() -> None:
    other = found(("contract", "forum", "country"), "foreign-court")
    second = entry(id="WV-2026-002", field="/contract/forum/country")
    one = apply(result(found(), other), entry(), second).results[0]
    assert (one.decision, one.outcomes[1].status) == (Decision.PASS, Status.WAIVED)


def test_another_fault_still_blocks() -> None:
    one = result()
    worse = dataclasses.replace(one, outcomes=(*one.outcomes, Outcome("filing/order", Status.UNDETERMINED)))
    assert apply(worse, entry()).results[0].decision is Decision.FAIL


def test_an_undecided_result_stays_undecided() -> None:
    assert apply(result(decision=Decision.UNDECIDED), entry()).results[0].decision is Decision.UNDECIDED


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"expires_on": "2026-05-05"}, [("waiver/in-force", "expired", 10)]),
        ({"approved_on": "2026-05-07"}, [("waiver/in-force", "not-yet", 9)]),
        ({"approved_on": "2025-06-01", "expires_on": "2026-06-02"}, [("waiver/in-force", "too-long", 10)]),
        ({"approved_by": "王芳"}, [("waiver/approved", "self-approved", 8)]),
        ({"requested_by": "Li  Ming", "approved_by": "ｌｉ ming"}, [("waiver/approved", "self-approved", 8)]),
        ({"declaration_digest": "sha256:" + "2" * 64}, [("waiver/unchanged", "changed", 12)]),
        ({"rule": "crossborder/chinese-law"}, [("waiver/matches", "unknown-rule", 3)]),
        ({"rule": "access/expiry"}, [("waiver/matches", "nothing", 5)]),
        ({"field": "/contract/forum"}, [("waiver/matches", "nothing", 5)]),
    ],
)
def test_whatever_is_not_in_order_is_a_finding_and_has_no_effect(
    changes: dict[str, str], expected: list[tuple[str, str, int]]
) -> None:
    applied = apply(result(), entry(**changes))
    assert said(applied) == expected
    assert {one.level for one in applied.findings} == {Level.DENY}
    assert applied.results == [result()]


@pytest.mark.parametrize(
    ("approved_on", "expires_on", "is_fine"),
    [
        ("2025-05-06", "2026-05-06", True),
        ("2026-05-06", "2027-05-06", True),
        ("2026-05-06", "2027-05-07", False),
        ("2024-02-29", "2025-02-28", True),
        ("2024-02-29", "2025-03-01", False),
    ],
)
def test_at_most_a_year_and_good_on_its_first_and_last_day(approved_on: str, expires_on: str, is_fine: bool) -> None:
    for day in (max(approved_on, "2024-03-01"), expires_on):
        applied = apply(result(), entry(approved_on=approved_on, expires_on=expires_on), as_of=day)
        assert (applied.findings == []) is is_fine


def test_what_must_be_cannot_be_waived() -> None:
    rule = the_pack().rules["access/expiry"]
    values = {"principal": "x", "asset": "y", "expires_on": DAY, "end": DAY}
    late = dataclasses.replace(rule.finding("outlives-service", values, path="a.yaml"), pointer=("service", "ends_on"))
    one = result(outcomes=(Outcome("access/expiry", Status.FAIL, (late,)),))
    applied = apply(one, entry(rule="access/expiry", field="/service/ends_on"))
    assert said(applied) == [("waiver/permitted", "must", 3)]
    assert applied.results == [one]


def test_what_cannot_be_decided_cannot_be_waived() -> None:
    unknown = Finding(
        RULE, "undetermined", Level.DENY, Text("?", "?"), Text("?", "?"), "a.yaml", ("contract", "governing_law")
    )
    one = result(unknown, status=Status.UNDETERMINED)
    assert said(apply(one, entry())) == [("waiver/permitted", "must", 3)]


@pytest.mark.parametrize("fact", ["related", "peer"])
@pytest.mark.parametrize("value", [True, None])
def test_the_standards_for_related_and_peer_providers_are_not_lowered(fact: str, value: bool | None) -> None:
    facts = tuple(Fact(name, value=value if name == fact else False, reasons=()) for name in ("related", "peer"))
    assert said(apply(result(facts=facts), entry())) == [("waiver/permitted", "lower-standard", 3)]


def test_a_malformed_waiver_has_no_effect() -> None:
    flawed = entry(expires_on="2026-6-30")
    assert flawed.flawed
    assert apply(result(), flawed) == waiver.Applied([result()], [])


def test_a_waiver_for_another_declaration_is_left_alone() -> None:
    assert apply(result(), entry(declaration="ITO-2")) == waiver.Applied([result()], [])
