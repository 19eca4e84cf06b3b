"""Everything a person reads stands in the metadata, complete, and fits what the rule does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ito_gate.policy.assembly import FAMILIES
from ito_gate.policy.build import cases_beside, generate
from ito_gate.policy.metadata import read_module
from ito_gate.regulation import load
from rego import POLICIES, SOURCES, nodes, references, tree

RULES = [path for path in SOURCES if path.parent.name in FAMILIES]
FACTS = [path for path in SOURCES if path.parent.name == "facts"]
_PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_generated_files_are_current() -> None:
    for name, text in generate(POLICIES, POLICIES.parent / "schemas", cases_beside(POLICIES)).items():
        assert (POLICIES / name).read_text(encoding="utf-8") == text, f"{name}: run make policies"


@pytest.mark.parametrize("path", [*RULES, *FACTS], ids=_name)
def test_has_a_test_beside_it(path: Path) -> None:
    assert path.with_name(f"{path.stem}_test.rego").is_file()


@pytest.mark.parametrize("path", [*RULES, *FACTS], ids=_name)
def test_cites_clauses_that_exist(path: Path) -> None:
    regulation = load(POLICIES)
    for article in read_module(POLICIES, path).custom["articles"]:
        assert regulation.clause(article).text


@pytest.mark.parametrize("path", RULES, ids=_name)
def test_says_what_it_declares_and_declares_what_it_says(path: Path) -> None:
    declared = set(read_module(POLICIES, path).custom["messages"]) - {"overdue"}
    strings = {node["value"] for node in nodes(tree(path), "String")}
    assert declared - strings == set(), "messages that the rule never returns"


@pytest.mark.parametrize("path", RULES, ids=_name)
def test_both_languages_use_the_same_values(path: Path) -> None:
    for key, message in read_module(POLICIES, path).custom["messages"].items():
        zh, en = (
            {name.removesuffix(f"_{lang}") for name in _PLACEHOLDER.findall(message[lang])} for lang in ("zh", "en")
        )
        assert zh == en, key


@pytest.mark.parametrize("path", [*RULES, *FACTS], ids=_name)
def test_reads_only_what_it_says_it_needs(path: Path) -> None:
    needs = {need.removesuffix("?").replace("[]", "") for need in read_module(POLICIES, path).custom["needs"]}
    for reference in references(path, "input"):
        way = reference.removeprefix("input.")
        if way.partition(".")[0] not in {"declaration", "provider", "institution", "incident"} or "." not in way:
            continue
        covered = any(need == way or need.startswith(f"{way}.") or way.startswith(f"{need}.") for need in needs)
        assert covered, f"{way} is read but not among the needs"
