"""What falls due: within its days, once, and with everything that a stage still waits for."""

from __future__ import annotations

from typing import Any

from ito_gate import agenda
from ito_gate.model import START, AgendaItem, Decision, Outcome, Status, SubjectResult, Text

DAY = "2026-11-02"


def item(on: str, **parts: Any) -> AgendaItem:
    return AgendaItem(**{"on": on, "rules": ("x/y",), "message": Text("到期", "due"), "path": "a.yaml"} | {
        "pointer": ("x",), "span": START
    } | parts)  # fmt: skip


def result(id_: str, *items: AgendaItem, outcomes: tuple[Outcome, ...] = ()) -> SubjectResult:
    return SubjectResult(id_, f"{id_}.yaml", START, "", "signed", Decision.PASS, (), outcomes, agenda=items)


def days(*results: SubjectResult) -> list[str]:
    return [one.on for one in agenda.of(results, DAY)]


def test_from_today_for_ninety_days_by_date() -> None:
    on = ["2027-02-01", "2026-11-01", DAY, "2027-01-31", "2026-12-31"]
    assert days(result("a", *map(item, on))) == [DAY, "2026-12-31", "2027-01-31"]


def test_what_declarations_share_is_one_item() -> None:
    (one,) = agenda.of([result("b", item(DAY)), result("a", item(DAY))], DAY)
    assert one.subjects == ("a", "b")
    assert len(agenda.of([result("b", item(DAY)), result("a", item(DAY, path="b.yaml"))], DAY)) == 2


def test_rules_to_be_met_by_the_same_day_are_one_item() -> None:
    outcomes = (
        Outcome("contract/service", Status.TODO, due="2026-12-01"),
        Outcome("contract/disputes", Status.TODO, due="2026-12-01"),
        Outcome("filing/lead-time", Status.TODO, due="2026-11-10"),
        Outcome("exit/strategy", Status.TODO),
        Outcome("filing/order", Status.PASS, due="2026-11-20"),
    )
    first, second = agenda.of([result("a", outcomes=outcomes)], DAY)
    assert (first.on, first.rules, first.subjects) == ("2026-11-10", ("filing/lead-time",), ("a",))
    assert (second.on, second.rules) == ("2026-12-01", ("contract/service", "contract/disputes"))
    assert "contract/service, contract/disputes" in second.message.en
    assert "2 条规则" in second.message.zh


def test_nothing_due_is_an_empty_agenda() -> None:
    assert agenda.of([], DAY) == ()
