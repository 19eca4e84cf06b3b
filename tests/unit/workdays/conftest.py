"""Calendars to ask, through Python and through Rego: every vector holds for both."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import regorus

from ito_gate.errors import Undecided
from ito_gate.resources import policies_dir
from ito_gate.workdays.bounds import Festival
from ito_gate.workdays.build import DOCUMENT, build
from ito_gate.workdays.notices import Notice
from ito_gate.workdays.table import REQUIRED, Bounds, Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

PROBE = """
package probe
import data.ito.lib.workdays
clear := workdays.clear(input[0], input[1])
latest_filing := workdays.latest_filing(input[0], input[1])
effective := workdays.effective(input[0])
is_workday := workdays.is_workday(input[0])
provisional := workdays.provisional(input[0])
"""


class PythonAnswers:
    """``Calendar`` spoken to in text, with None for what it cannot tell."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._calendar = Calendar(document)

    def clear(self, filed: str, signing: str) -> Any:
        return self._ask(lambda: self._calendar.clear_days(_day(filed), _day(signing)))

    def latest_filing(self, signing: str, mode: str) -> Any:
        return self._ask(lambda: self._calendar.latest_filing(_day(signing), mode).isoformat())

    def effective(self, day: str) -> Any:
        return self._ask(lambda: self._calendar.effective(_day(day)).isoformat())

    def is_workday(self, day: str) -> Any:
        return self._ask(lambda: self._calendar.is_workday(_day(day)))

    def provisional(self, day: str) -> bool:
        return self._calendar.provisional(_day(day))

    @staticmethod
    def _ask(question: Callable[[], Any]) -> Any:
        try:
            return question()
        except Undecided:
            return None


class RegoAnswers:
    """The same questions to ``policies/lib/workdays.rego``."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._engine = regorus.Engine()
        for name in ("dates", "workdays"):
            path = policies_dir() / "lib" / f"{name}.rego"
            self._engine.add_policy(path.name, path.read_text(encoding="utf-8"))
        self._engine.add_policy("probe.rego", PROBE)
        self._engine.add_data_json(json.dumps({"ito": {"calendar": document}}))

    def clear(self, filed: str, signing: str) -> Any:
        answer = self._ask("clear", filed, signing)
        return answer and Bounds(**answer)

    def latest_filing(self, signing: str, mode: str) -> Any:
        return self._ask("latest_filing", signing, REQUIRED[mode])

    def effective(self, day: str) -> Any:
        return self._ask("effective", day)

    def is_workday(self, day: str) -> Any:
        return self._ask("is_workday", day)

    def provisional(self, day: str) -> bool:
        return self._ask("provisional", day) is True

    def _ask(self, function: str, *arguments: str | int) -> Any:
        self._engine.set_input_json(json.dumps(arguments))
        answer = json.loads(self._engine.eval_rule_as_json(f"data.probe.{function}"))
        return None if answer == "<undefined>" else answer


Answers = PythonAnswers | RegoAnswers


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((policies_dir() / DOCUMENT).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def document_through_2026(document: dict[str, Any]) -> dict[str, Any]:
    """The calendar as it was before the notice of 2027, whatever has been published since."""
    return build(
        {int(year): Notice.from_json(year, value) for year, value in document["notices"].items() if year < "2027"},
        [Festival(name, _day(first), *lengths) for name, first, *lengths in document["festivals"]],
        last_year=2031,
        source="test",
    )


@pytest.fixture(scope="session", params=[PythonAnswers, RegoAnswers])
def shipped(request: pytest.FixtureRequest, document: dict[str, Any]) -> Answers:
    answers: Answers = request.param(document)
    return answers


@pytest.fixture(scope="session", params=[PythonAnswers, RegoAnswers])
def before_2027(request: pytest.FixtureRequest, document_through_2026: dict[str, Any]) -> Answers:
    answers: Answers = request.param(document_through_2026)
    return answers
