"""What is linked for the embedded engine says the same as the modules it is made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ito_gate.errors import EngineError
from ito_gate.model import SUBJECTS
from ito_gate.policy.embedded import EmbeddedEngine, LinkedEngine
from ito_gate.policy.linking import link
from ito_gate.reading.document import read
from support import BASE_DAY, base, base_of, merge_patch, subject_of, the_engine, the_pack

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*/*/*.yaml"))


@cache
def modules() -> EmbeddedEngine:
    return EmbeddedEngine(the_pack().modules, the_pack().data)


def agree(documents: dict[str, Any], **more: Any) -> bool:
    asked = {"subject": subject_of(documents), "as_of": BASE_DAY, **more, **documents}
    return modules().evaluate(asked) == the_engine().evaluate(asked)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_on_the_base_inputs(subject: str) -> None:
    assert agree(base(subject))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}/{path.stem}")
def test_on_every_case(path: Path) -> None:
    case = read(path, path.name).documents[0].data
    more = {name: case[name] for name in ("as_of", "stage", "options") if name in case}
    rule = f"{path.parent.parent.name}/{path.parent.name}"
    assert agree(merge_patch(base_of(rule), case.get("change", {})), **more)


@pytest.mark.parametrize("rule", sorted(the_pack().rules))
@pytest.mark.parametrize("kind", ["pass", "fail"])
def test_on_every_example(rule: str, kind: str) -> None:
    assert agree(merge_patch(base_of(rule), the_pack().rules[rule].examples[kind]))


def test_no_document_of_another_kind_is_judged() -> None:
    with pytest.raises(EngineError, match="no rule is about documents of the kind contract"):
        LinkedEngine(the_pack()).evaluate({"subject": "contract", "as_of": BASE_DAY})


GATE = "package ito.gate\n\nimport data.ito.lib.a\nimport data.ito.lib.b.c as d\n\n"


def linked(gate: str, a: str = "f(x) := x\n\nunused := 1\n", b: str = 'c := "f"\n') -> str:
    text = link(
        {
            "gate/gate.rego": GATE + gate,
            "lib/a.rego": f"package ito.lib.a\n\n# A comment.\n{a}",
            "lib/b.rego": f"package ito.lib.b\n\n{b}",
        },
        "sha256:x",
    )
    return text.partition("import future.keywords.not\n")[2].strip()


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ("report := a.f(1)\n", "gate__report := lib__a__f(1)\nlib__a__f(x) := x"),
        ("report := d\n", 'gate__report := lib__b__c\nlib__b__c := "f"'),
        ("report := data.ito.lib.b.c\n", 'gate__report := lib__b__c\nlib__b__c := "f"'),
        ("report := data.ito.calendar.days\n", "gate__report := data.ito.calendar.days"),
        # Texts, fields and comments are left alone, and what only looks like a name of another module.
        ('report := {"a": "data.ito.lib.b.c"} # a.f\n', 'gate__report := {"a": "data.ito.lib.b.c"}'),
        ("report := input.report.a\n", "gate__report := input.report.a"),
        ("report := `a.f # no comment`\n", "gate__report := `a.f # no comment`"),
        # A variable that has the name of a rule is renamed with it.
        ("report := [now | some now in input.x]\n\nnow := 1\n", None),
    ],
)
def test_names_follow_what_they_stand_for(gate: str, expected: str | None) -> None:
    text = linked(gate)
    if expected is None:
        assert text == "gate__report := [gate__now | some gate__now in input.x]\ngate__now := 1"
    else:
        assert text == expected


def test_what_the_report_cannot_reach_is_left_out() -> None:
    assert "unused" not in linked("report := a.f(1)\n")


@pytest.mark.parametrize("gate", ["report := a.g(1)\n", "report := data.ito.lib.a.g\n"])
def test_a_reference_that_leads_nowhere_is_an_error(gate: str) -> None:
    with pytest.raises(EngineError, match=r"data\.ito\.lib\.a\.g is not defined"):
        linked(gate)


def test_a_name_that_could_be_mistaken_is_an_error() -> None:
    with pytest.raises(EngineError, match="two underscores"):
        linked("report := a.f(1)\n", a="f(x) := x\n\nlib__a := 1\n")
