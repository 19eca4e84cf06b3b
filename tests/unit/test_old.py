"""The verdict without old findings: never better than what was decided."""

from __future__ import annotations

import dataclasses

import pytest

from ito_gate.model import Decision, Level, Outcome, Report, Status, Text
from ito_gate.old import Owners, decide, is_undetermined
from ito_gate.reading.document import read_text
from ito_gate.register import Entry, join
from support import the_pack
from unit.report.reports import declaration, finding, report

NOTHING = join(())


def decided(one: Report, fail_on: Level = Level.DENY) -> Report:
    return decide(dataclasses.replace(one, only_new=True), NOTHING, the_pack(), fail_on)


def test_what_the_engine_could_not_decide_stays_undecided() -> None:
    one = declaration(decision=Decision.UNDECIDED, error=Text("坏", "broken"))
    after = decided(report(one))
    assert (after.decision, after.results[0].decision) == (Decision.UNDECIDED, Decision.UNDECIDED)


def test_an_error_stays_undecided() -> None:
    assert decided(report(errors=(Text("坏", "broken"),))).decision is Decision.UNDECIDED


@pytest.mark.parametrize(
    ("status", "level", "new", "fail_on", "expected"),
    [
        (Status.FAIL, Level.DENY, False, Level.DENY, Decision.PASS),
        (Status.FAIL, Level.DENY, True, Level.DENY, Decision.FAIL),
        (Status.FAIL, Level.DENY, None, Level.DENY, Decision.FAIL),
        (Status.WARN, Level.WARN, True, Level.DENY, Decision.PASS),
        (Status.WARN, Level.WARN, True, Level.WARN, Decision.FAIL),
        (Status.WARN, Level.WARN, False, Level.WARN, Decision.PASS),
        (Status.TODO, Level.DENY, True, Level.DENY, Decision.PASS),
        (Status.PASS, Level.INFO, True, Level.WARN, Decision.PASS),
    ],
)
def test_only_what_is_new_and_in_force_decides(
    status: Status, level: Level, new: bool | None, fail_on: Level, expected: Decision
) -> None:
    found = finding(level=level, new=new)
    after = decided(report(declaration(outcomes=(Outcome(found.rule, status, (found,)),))), fail_on)
    assert (after.decision, after.results[0].decision) == (expected, expected)


def test_a_doubt_blocks_beside_an_old_fault() -> None:
    old = finding(new=False)
    doubt = finding(message_id="undetermined", level=Level.WARN, new=True)
    assert is_undetermined(doubt, the_pack())
    assert not is_undetermined(old, the_pack())
    after = decided(report(declaration(outcomes=(Outcome(old.rule, Status.FAIL, (old, doubt)),))))
    assert after.decision is Decision.FAIL


def test_what_a_finding_about_a_file_is_about() -> None:
    text = "# x\nid: one\n---\nid: two\nname: y\n"
    first, second = (Entry("provider", document) for document in read_text(text, "a.yaml", "yaml").documents)
    owners = Owners((second, first))

    def owner(line: int, path: str = "a.yaml") -> Entry | None:
        one = finding(path=path)
        return owners.of(dataclasses.replace(one, span=dataclasses.replace(one.span, line=line)))

    assert [owner(line) for line in (1, 2, 3, 4, 5)] == [first, first, first, second, second]
    assert owner(1, "b.yaml") is None
