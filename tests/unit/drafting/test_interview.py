from __future__ import annotations

from typing import Any

from ito_gate.drafting.interview import LATER, Interview, Known, Later, Question, Silent
from ito_gate.drafting.plan import Plan, plan
from support import base, the_pack

RULES = tuple(the_pack().rules.values())


class Scripted:
    """Answers from a document; what is not in it is left out where it can be."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.asked: list[str] = []

    def _at(self, question: Question) -> Any:
        found = self.document
        for step in question.pointer:
            if isinstance(found, list):
                found = found[step]
            else:
                found = found.get(step, LATER) if isinstance(found, dict) else LATER
        return found

    def value(self, question: Question) -> Any:
        self.asked.append(".".join(map(str, question.pointer)))
        return self._at(question)

    def another(self, question: Question, count: int) -> bool | Later:
        found = self._at(question)
        return LATER if found is LATER else count < len(found)


def test_everything_that_is_asked_comes_in_the_order_of_the_schema() -> None:
    whole = base()["declaration"]
    asker = Scripted(whole)
    made = Interview(plan("declaration", RULES), asker, Known()).conduct()
    assert made["stage"] == "proposed"
    assert made["ito_gate"] == "declaration/v1"
    for part in ("service", "delivery", "data", "materiality", "subcontracting"):
        assert made[part] == {name: value for name, value in whole[part].items() if name != "leak_control"}, part
    assert made["contract"] == {"kind": "new", "signing_on": "2026-03-02"}
    assert not {"approval", "exit", "filing", "due_diligence", "monitoring"} & set(made)
    assert asker.asked[:4] == ["id", "name", "institution", "owner.name"]
    assert "access.grants.1.mfa" in asker.asked
    assert "access.grants.0.mfa" not in asker.asked


def test_the_first_required_field_left_out_leaves_its_part_out() -> None:
    document = base()["declaration"]
    del document["scope"], document["contract"]["kind"]
    made = Interview(plan("declaration", RULES), Scripted(document), Known()).conduct()
    assert not {"scope", "contract"} & set(made)


def test_nobody_to_ask_makes_nothing_up() -> None:
    silent = Silent()
    made = Interview(Plan("provider", frozenset()), silent, Known(proposals={("id",): "p-1"})).conduct()
    assert made == {
        "ito_gate": "provider/v1",
        "id": "p-1",
        "relationship": "unknown",
        "supervised_institution": "unknown",
    }
    assert silent.missing == [("name",), ("country",), ("tier",)]


def test_what_is_given_is_not_asked_and_what_it_lacks_is() -> None:
    silent = Silent()
    given = {"delivery": {"sites": [{"name": "x"}]}, "approval": {"body": "board"}}
    Interview(plan("declaration", RULES), silent, Known(given=given)).conduct()
    assert ("delivery", "sites", 0, "country") in silent.missing
    assert ("delivery", "sites", 0, "name") not in silent.missing
    assert ("approval", "ref") in silent.missing
    assert ("data", "items") in silent.missing
