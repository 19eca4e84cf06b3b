"""Who covers a clause, told from a regulation of three articles and an annex."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ito_gate import coverage
from ito_gate.coverage import How
from ito_gate.errors import EngineError
from ito_gate.model import Force, Level, Message, Proof, Rule, Text
from ito_gate.policy.pack import FactText
from ito_gate.regulation import Regulation

WHY = {"zh": "没有尺度", "en": "no measure"}


def _part(text: str, items: dict[str, str] | None = None, **more: str) -> dict[str, Any]:
    return {"paragraphs": [text], "items": items or {}, **more}


REGULATION = Regulation(
    {
        "title": "某办法",
        "number": "某发〔2021〕1号",
        "articles": {
            "1": _part("应当记录。", heading="第一条", chapter="第一章"),
            "2": _part("应当包括：", {"1": "甲；", "2": "乙。"}, heading="第二条", chapter="第一章"),
            "3": _part("本办法所称外包。", heading="第三条", chapter="第二章"),
        },
        "annexes": {"1": _part("目录", {"1": "情况：", "1.1": "名称；", "1.2": "类型。", "2": "报告。"})},
    }
)
ALL = ("1", "2", "2(1)", "2(2)", "3", "annex-1", "annex-1(1)", "annex-1(1.1)", "annex-1(1.2)", "annex-1(2)")
TEXT = Text("话", "words")


def _rule(id_: str, *articles: str, forces: tuple[Force, ...] = (Force.MUST,), proof: Proof | None = None) -> Rule:
    messages = {f"m{i}": Message(force, TEXT, TEXT) for i, force in enumerate(forces)}
    return Rule(id_, TEXT, TEXT, forces[0], messages, articles=articles, proof=proof)


def _fact(name: str, *articles: str) -> FactText:
    return FactText(name, TEXT, TEXT, articles, {}, {}, TEXT, None)


def _hows(
    *cited: Rule | FactText, reasons: tuple[str, ...] = (), introductions: Any = (), definitions: Any = ()
) -> dict[str, How]:
    notes = coverage.read(
        {"reasons": dict.fromkeys(reasons, WHY), "introductions": introductions, "definitions": definitions}
    )
    rules = [one for one in cited if isinstance(one, Rule)]
    facts = [one for one in cited if isinstance(one, FactText)]
    return {row.clause.id: row.how for row in coverage.rows(REGULATION, rules, facts, notes)}


def test_every_clause_has_a_row_in_the_order_of_the_text() -> None:
    assert tuple(_hows()) == ALL
    assert set(_hows().values()) == {How.EMPTY}


def test_a_rule_covers_what_it_cites_and_nothing_above_or_below() -> None:
    hows = _hows(_rule("a/b", "2(1)"), _rule("a/c", "annex-1(1)"))
    assert {id_ for id_, how in hows.items() if how is How.RULE} == {"2(1)", "annex-1(1)"}
    assert hows["2"] is hows["annex-1(1.1)"] is How.EMPTY


def test_a_fact_covers_a_definition_but_no_duty() -> None:
    hows = _hows(_fact("outsourcing", "1", "3"), definitions=["3"])
    assert (hows["3"], hows["1"]) == (How.FACT, How.EMPTY)


def test_a_rule_weighs_more_than_a_fact() -> None:
    assert _hows(_fact("outsourcing", "3"), _rule("a/b", "3"), definitions=["3"])["3"] is How.RULE


def test_a_reason_covers() -> None:
    assert _hows(reasons=("1",))["1"] is How.REASON


def test_an_introduction_is_covered_when_each_of_its_items_is() -> None:
    first, second = _rule("a/b", "2(1)"), _rule("a/c", "2(2)")
    assert _hows(first, second, introductions=["2"])["2"] is How.ITEMS
    assert _hows(first, introductions=["2"])["2"] is How.EMPTY
    assert _hows(first, introductions=["2"], reasons=("2(2)",))["2"] is How.ITEMS
    assert _hows(first, second, _rule("a/d", "2"), introductions=["2"])["2"] is How.RULE


def test_an_introduction_within_an_introduction() -> None:
    both = ["annex-1", "annex-1(1)"]
    rule = _rule("a/b", "annex-1(1.1)", "annex-1(1.2)", "annex-1(2)")
    assert _hows(rule, introductions=both)["annex-1"] is How.ITEMS
    assert _hows(_rule("a/b", "annex-1(1.1)", "annex-1(2)"), introductions=both)["annex-1"] is How.EMPTY


def test_a_clause_without_items_introduces_nothing() -> None:
    assert _hows(introductions=["1"])["1"] is How.EMPTY


def test_a_reason_for_what_is_judged_is_an_error() -> None:
    with pytest.raises(EngineError, match=r"2\(1\) has a reason why it cannot be checked, but a/b cites it"):
        _hows(_rule("a/b", "2(1)"), reasons=("2(1)",))
    with pytest.raises(EngineError, match="but outsourcing cites it"):
        _hows(_fact("outsourcing", "3"), reasons=("3",))
    with pytest.raises(EngineError, match="is said to be kept by its items"):
        _hows(reasons=("2",), introductions=["2"])


@pytest.mark.parametrize("id_", ["4", "2(3)", "annex-1(1.3)", "annex-2", "第一条"])
def test_a_clause_that_does_not_exist_is_an_error(id_: str) -> None:
    with pytest.raises(EngineError, match=r"the rule a/b cites .*, which is no clause"):
        _hows(_rule("a/b", id_))
    with pytest.raises(EngineError, match="the fact outsourcing cites"):
        _hows(_fact("outsourcing", id_))
    for where in ({"reasons": (id_,)}, {"introductions": [id_]}, {"definitions": [id_]}):
        with pytest.raises(EngineError, match="the notes name"):
            _hows(**where)


def test_all_errors_are_named_together() -> None:
    with pytest.raises(EngineError) as error:
        _hows(_rule("a/b", "4", "1"), reasons=("1",))
    assert len(str(error.value).splitlines()) == 2


def test_rules_stand_in_the_order_of_their_ids_and_once() -> None:
    notes = coverage.read({"reasons": {}, "introductions": [], "definitions": []})
    rows = coverage.rows(
        REGULATION, [_rule("b/b", "1"), _rule("a/b", "1", "1")], [_fact("y", "1"), _fact("x", "1")], notes
    )
    assert [rule.id for rule in rows[0].rules] == ["a/b", "b/b"]
    assert [fact.name for fact in rows[0].facts] == ["x", "y"]


def test_what_is_counted() -> None:
    proof = Proof(7, {"pass": 1, "fail": 2, "todo": 0, "undetermined": 1})
    notes = coverage.read({"reasons": {"3": WHY}, "introductions": ["2"], "definitions": []})
    rows = coverage.rows(REGULATION, [_rule("a/b", "2(1)", "2(2)", proof=proof), _rule("own/c", "1")], [], notes)
    total = coverage.tally(rows)
    assert total.clauses == {How.RULE: 3, How.FACT: 0, How.ITEMS: 1, How.REASON: 1, How.EMPTY: 5}
    assert (total.rules, total.tests) == (2, 7)
    assert total.cases == {"pass": 1, "fail": 2, "todo": 0, "undetermined": 1}


def test_the_levels_of_a_rule_are_those_of_its_messages_heaviest_first() -> None:
    rule = _rule("a/b", forces=(Force.MAY, Force.IN_PRINCIPLE, Force.MUST))
    assert rule.levels == (Level.DENY, Level.INFO)


@pytest.mark.parametrize("text", [None, "{", "[]", '{"reasons": {}}', '{"reasons": {"1": "why"}}'])
def test_notes_that_cannot_be_read_are_an_engine_error(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "ito" / "coverage" / "data.json"
    file.parent.mkdir(parents=True)
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match="notes on coverage"):
        coverage.load(tmp_path)


def test_notes_are_read_from_the_policies(tmp_path: Path) -> None:
    file = tmp_path / "ito" / "coverage" / "data.json"
    file.parent.mkdir(parents=True)
    document = {"reasons": {"1": WHY}, "introductions": ["2"], "definitions": ["3"]}
    file.write_text(json.dumps(document), encoding="utf-8")
    notes = coverage.load(tmp_path)
    assert notes.reasons == {"1": Text("没有尺度", "no measure")}
    assert (notes.introductions, notes.definitions) == ({"2"}, {"3"})
