from __future__ import annotations

import pytest

from ito_gate.fingerprint import fingerprint
from ito_gate.model import Level, Outcome, Pointer, Span, Status, json_pointer
from ito_gate.report.overview import Kind, entries, tally
from unit.report.reports import EMPTY, FAILS, UNTOLD, declaration, finding, report


@pytest.mark.parametrize(
    ("pointer", "written"),
    [((), ""), (("a", 0, "b"), "/a/0/b"), (("a/b", "c~d", ""), "/a~1b/c~0d/"), (("~1",), "/~01")],
)
def test_json_pointer(pointer: Pointer, written: str) -> None:
    assert json_pointer(pointer) == written


def test_worst_first_then_by_place() -> None:
    last = finding("access/expiry", level=Level.INFO, path="a.yaml")
    far = finding(path="b.yaml", span=Span(9, 1, 9, 2))
    near = finding(path="b.yaml", span=Span(2, 5, 2, 6))
    untold = finding(path="a.yaml")
    waived = finding(path="a.yaml", level=Level.DENY, rule="access/waived", waiver="WV-1")
    later = finding(path="a.yaml", level=Level.DENY, rule="access/later")
    found = entries(
        report(
            declaration(
                outcomes=(
                    Outcome("access/later", Status.TODO, (later,)),
                    Outcome("access/waived", Status.WAIVED, (waived,)),
                    Outcome("access/expiry", Status.PASS, (last,)),
                    Outcome("filing/lead-time", Status.UNDETERMINED, (untold,)),
                )
            ),
            findings=(far, near),
        )
    )
    assert [(entry.kind, entry.finding, entry.declarations) for entry in found] == [
        (Kind.DENY, near, ()),
        (Kind.DENY, far, ()),
        (Kind.UNDETERMINED, untold, ("ITO-2026-001",)),
        (Kind.INFO, last, ("ITO-2026-001",)),
        (Kind.WAIVED, waived, ("ITO-2026-001",)),
        (Kind.TODO, later, ("ITO-2026-001",)),
    ]


def test_items_of_a_list_are_in_their_order() -> None:
    items = [finding(pointer=("grants", number)) for number in (10, 9, 2)]
    found = entries(report(findings=(*items, finding(pointer=("grants", "name")))))
    assert [entry.finding.pointer[1] for entry in found] == [2, 9, 10, "name"]


def test_the_same_finding_of_several_declarations_is_one_entry() -> None:
    shared = [entry.declarations for entry in entries(FAILS) if entry.finding == UNTOLD]
    assert shared == [("ITO-2026-001", "ITO-2026-002")]


def test_an_entry_has_the_fingerprint_of_its_first_document() -> None:
    found = {entry.finding: entry.fingerprint for entry in entries(FAILS)}
    assert found[UNTOLD] == fingerprint(UNTOLD, "declaration", "ITO-2026-001")
    assert found[EMPTY] == fingerprint(EMPTY)


def test_tally() -> None:
    counts = tally(FAILS)
    assert counts.results == {"declaration": {"fail": 2}, "institution": {}, "incident": {}, "order": {}}
    assert counts.outcomes == {
        "fail": 3,
        "undetermined": 2,
        "pass": 2,
        "waived": 1,
        "warn": 1,
        "todo": 4,
        "not_applicable": 1,
    }
    # 25 grants, 2 clauses, 1 late, 1 empty file, twice what cannot be told; not the waived one.
    assert counts.findings == {"deny": 31, "warn": 1, "info": 1}


@pytest.mark.parametrize(
    ("status", "counted"),
    [(Status.FAIL, 1), (Status.UNDETERMINED, 1), (Status.TODO, 0)],
)
def test_only_findings_whose_level_has_an_effect_are_counted(status: Status, counted: int) -> None:
    one = report(declaration(outcomes=(Outcome("filing/lead-time", status, (finding(),)),)))
    assert tally(one).findings["deny"] == counted


def test_what_is_waived_beside_what_is_not_is_told_apart() -> None:
    found = (finding(), finding(waiver="WV-1", span=Span(9, 1, 9, 2)))
    one = report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, found),)))
    assert [entry.kind for entry in entries(one)] == [Kind.DENY, Kind.WAIVED]
    assert tally(one).findings["deny"] == 1
