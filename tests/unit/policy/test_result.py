"""An answer that is not complete is an error, never a verdict."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from ito_gate.errors import EngineError
from ito_gate.model import START, Level, Pointer, Span, Status
from ito_gate.policy import result
from support import BASE_DAY, base, merge_patch, the_engine, the_pack

RULE = "filing/lead-time"


def nowhere(at: Pointer) -> tuple[str, Pointer, Span]:
    return "input.yaml", at, START


def answer(**patch: Any) -> dict[str, Any]:
    return dict(the_engine().evaluate({"as_of": BASE_DAY, **merge_patch(base(), patch)}))


def read(answered: dict[str, Any]) -> dict[str, Any]:
    return {outcome.rule: outcome for outcome in result.outcomes(answered, the_pack(), nowhere)}


def test_every_rule_has_one_outcome_in_the_order_of_ids() -> None:
    outcomes = result.outcomes(answer(), the_pack(), nowhere)
    assert [outcome.rule for outcome in outcomes] == sorted(the_pack().subjects["declaration"])


def test_a_finding_has_its_words_its_place_and_its_date() -> None:
    late = answer(declaration={"filing": {"filed_on": "2026-02-10"}})
    (finding,) = read(late)[RULE].findings
    assert finding.level is Level.DENY
    assert finding.pointer == ("declaration", "filing", "filed_on")
    assert finding.latest == "2026-01-26"
    assert "2026-02-10" in finding.message.zh
    assert "2026-02-10" in finding.message.en
    assert finding.articles == ("37",)


def test_undetermined_names_what_is_missing() -> None:
    outcome = read(answer(declaration={"contract": {"signing_on": None}}))[RULE]
    assert outcome.status is Status.UNDETERMINED
    assert ("declaration", "contract", "signing_on") in {finding.pointer for finding in outcome.findings}


def broken(change: Any) -> dict[str, Any]:
    answered = copy.deepcopy(answer(declaration={"filing": {"filed_on": "2026-02-10"}}))
    change(answered)
    return answered


def forget(part: str, key: str) -> Any:
    return lambda answered: answered[part].pop(key)


def put(part: str, key: str, value: Any) -> Any:
    return lambda answered: answered[part].__setitem__(key, value)


def alter(key: str, value: Any) -> Any:
    def change(answered: dict[str, Any]) -> None:
        answered["findings"][RULE][0][key] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        forget("status", RULE),
        put("status", RULE, "fine"),
        put("status", "filing/unheard-of", "evaluated"),
        forget("findings", RULE),
        put("findings", RULE, None),
        put("findings", RULE, {}),
        put("findings", "access/unheard-of", []),
        alter("message", "no such message"),
        alter("values", {}),
        alter("values", None),
        alter("at", None),
        alter("latest", "soon"),
        lambda answered: answered.pop("overdue"),
        lambda answered: answered.pop("facts"),
        lambda answered: answered.__setitem__("more", 1),
    ],
)
def test_an_incomplete_answer_is_an_error(change: Any) -> None:
    with pytest.raises(EngineError):
        read(broken(change))


@pytest.mark.parametrize(
    "change",
    [
        forget("reasons", "important"),
        forget("doubts", "important"),
        put("facts", "unheard_of", True),
        put("facts", "important", "yes"),
        put("reasons", "important", [{"reason": "new", "values": {}}]),
    ],
)
def test_an_unknown_fact_is_an_error(change: Any) -> None:
    with pytest.raises(EngineError):
        result.facts(broken(change), the_pack())


def test_todo_has_its_last_day_and_fails_after_it() -> None:
    planned = {
        "stage": "approved",
        "filing": None,
        "contract": {"signing_on": "2026-08-03"},
        "service": {"starts_on": "2026-09-01"},
    }
    documents = merge_patch(base(), {"declaration": planned})

    def outcome(day: str) -> Any:
        return read(dict(the_engine().evaluate({"as_of": day, **documents})))[RULE]

    before, after = outcome("2026-07-03"), outcome("2026-07-04")
    assert (before.status, before.due) == (Status.TODO, "2026-07-03")
    assert (after.status, after.findings[0].message_id) == (Status.FAIL, "overdue")
