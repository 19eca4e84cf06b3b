from __future__ import annotations

import importlib.metadata
from typing import Any

import pytest

from ito_gate.errors import EngineError
from ito_gate.policy.embedded import VERSION, EmbeddedEngine


def engine(body: str, data: Any = None) -> EmbeddedEngine:
    return EmbeddedEngine({"gate.rego": f"package ito.gate\n{body}"}, {} if data is None else data)


def test_the_version_is_that_of_the_distribution() -> None:
    assert importlib.metadata.version("gordon-to-regorus") == VERSION


def test_answers_with_the_report() -> None:
    assert engine('report := {"seen": input.a, "known": data.b}', {"b": 2}).evaluate({"a": "中文 😀"}) == {
        "seen": "中文 😀",
        "known": 2,
    }


def test_evaluations_do_not_see_each_other() -> None:
    one = engine('report := {"seen": input.a}')
    assert [one.evaluate({"a": n})["seen"] for n in (1, 2, 1)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("report := 1 if input.missing", "data.ito.gate.report is undefined"),
        ("report := 1", "data.ito.gate.report is not an object"),
        ("other := {}", "data.ito.gate.report"),
        ('report := {"n": to_number("x")}', "data.ito.gate.report"),
        ('report := {"a": 1} if input.a\nreport := {"a": 2} if input.a', "data.ito.gate.report"),
        ('report := {"a": no_such_function(1)}', "data.ito.gate.report"),
        ('report := {"a": strings.count(input.a, "")}', "data.ito.gate.report"),
    ],
    ids=[
        "undefined",
        "not an object",
        "no such rule",
        "builtin error",
        "conflict",
        "unknown function",
        "panic",
    ],
)
def test_anything_but_a_whole_answer_is_an_error(body: str, said: str) -> None:
    with pytest.raises(EngineError) as error:
        engine(body).evaluate({"a": "x"})
    assert said in str(error.value)
    assert "backtrace" not in str(error.value)


def test_a_panic_does_not_spoil_the_next_answer() -> None:
    one = engine('report := {"n": strings.count("x", input.a)}')
    with pytest.raises(EngineError):
        one.evaluate({"a": ""})
    assert one.evaluate({"a": "x"}) == {"n": 1}


def test_a_policy_that_does_not_parse_is_an_error() -> None:
    with pytest.raises(EngineError, match="policies cannot be loaded"):
        engine("report := {")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_json_is_refused(value: float) -> None:
    with pytest.raises(EngineError, match="not JSON"):
        engine('report := {"a": 1}').evaluate({"a": value})


def test_a_lone_surrogate_is_an_error_and_no_crash() -> None:
    with pytest.raises(EngineError):
        engine('report := {"a": input.a}').evaluate({"a": "\ud83d"})
