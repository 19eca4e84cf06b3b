"""Real OPA says the same as the embedded engine, byte for byte.

On one side a real OPA server with the policies folder as its bundle, asked through the gate's own client;
on the other the embedded engine. Compared are the outcomes, facts and agenda of every case and example, of
the mutants of the liveness proof, and whole reports of the example registers and of generated ones.
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generated import generate
from ito_gate.errors import EngineError
from ito_gate.model import START, SUBJECTS, Pointer, Span
from ito_gate.policy import result
from ito_gate.policy.engine import Engine
from ito_gate.policy.opa.engine import OpaEngine
from ito_gate.policy.opa.server import server
from ito_gate.reading.document import read
from opa_server import opa
from support import BASE_DAY, ROOT, base, base_of, merge_patch, subject_of, the_engine, the_pack
from test_liveness import RULES, broken_needs, mutants, poorer

POLICIES = ROOT / "policies"
DEFAULTS = {"count_mode": "t21", "article_37_5": "narrow", "review_months": 12}
CASES = sorted((ROOT / "tests" / "cases").glob("*/*/*.yaml"))
PARTS = 8
"""In how many tests long lists are cut, so that processes share them."""
GENERATED = 2000
EACH = 40
"""Of the evidence taken away from failing examples every so manieth piece: all are eighty thousand."""

Question = tuple[str, dict[str, Any]]


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with opa(tmp_path_factory.mktemp("opa"), "--ignore=*_test.rego", "--bundle", POLICIES) as url:
        yield url


@pytest.fixture(scope="session")
def real(url: str) -> Iterator[OpaEngine]:
    with OpaEngine(the_pack(), server(url, timeout=120)) as engine:
        yield engine


def _nowhere(at: Pointer) -> tuple[str, Pointer, Span]:
    return "input", at, START


def said(engine: Engine, asked: dict[str, Any]) -> str:
    """Everything a report takes from an answer, as text; how an engine words its own failure is its own."""
    try:
        answer = engine.evaluate(asked)
    except EngineError:
        return "no answer"
    facts = result.facts(answer, the_pack()) if asked["subject"] == "declaration" else ()
    parts = [*facts, *result.outcomes(answer, the_pack(), _nowhere)]
    if isinstance(asked["as_of"], str):
        parts += sorted(result.agenda(answer, the_pack(), _nowhere, "9999-12-31"), key=repr)
    return json.dumps([dataclasses.asdict(part) for part in parts], ensure_ascii=False, indent=1)


def differences(real: Engine, questions: Iterable[Question]) -> dict[str, tuple[str, str]]:
    found = {}
    for name, asked in questions:
        ours, theirs = said(the_engine(), asked), said(real, asked)
        if ours != theirs:
            found[name] = (ours, theirs)
    return found


def question(documents: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"subject": subject_of(documents), "as_of": BASE_DAY, "options": DEFAULTS, **more, **documents}


def cases() -> Iterator[Question]:
    for path in CASES:
        case = read(path, path.name).documents[0].data
        rule = f"{path.parent.parent.name}/{path.parent.name}"
        more = {name: case[name] for name in ("as_of", "stage", "options") if name in case}
        yield f"{rule}/{path.stem}", question(merge_patch(base_of(rule), case.get("change", {})), **more)


def examples() -> Iterator[Question]:
    for rule in RULES:
        for kind, change in the_pack().rules[rule].examples.items():
            yield f"{kind} {rule}", question(merge_patch(base_of(rule), change))


def mutants_of_bases() -> Iterator[Question]:
    for subject in SUBJECTS:
        for name, documents in mutants(base(subject)):
            yield f"{subject} {name}", question(documents)


def needs_that_go() -> Iterator[Question]:
    for rule in RULES:
        for name, documents in broken_needs(rule):
            yield f"{rule} {name}", question(documents)


def evidence_that_goes() -> Iterator[Question]:
    for rule in RULES:
        for name, documents in poorer(rule, EACH):
            yield f"{rule} {name}", question(documents)


QUESTIONS = (cases, examples, mutants_of_bases, needs_that_go, evidence_that_goes)


@cache
def the_questions(of: Callable[[], Iterator[Question]]) -> tuple[Question, ...]:
    return tuple(of())


@pytest.mark.parametrize("questions", QUESTIONS, ids=lambda questions: questions.__name__)
@pytest.mark.parametrize("number", range(PARTS))
def test_answers_are_the_same(real: OpaEngine, questions: Callable[[], Iterator[Question]], number: int) -> None:
    assert differences(real, the_questions(questions)[number::PARTS]) == {}


def test_there_are_as_many_questions_as_there_should_be() -> None:
    count = {questions.__name__: len(the_questions(questions)) for questions in QUESTIONS}
    assert count["cases"] == len(CASES) > 400
    assert count["examples"] == 2 * len(RULES)
    assert count["mutants_of_bases"] > 4000
    assert count["needs_that_go"] > 400
    assert count["evidence_that_goes"] > 1200


def report(ito_gate: Callable[..., Any], *arguments: str | Path) -> tuple[int, str]:
    """Exit code and report, without the one line that names the engine."""
    done = ito_gate("check", "--format", "json", *arguments)
    text, named = re.subn(r'"engine": "[a-z]+", "engine_version": "[0-9.]+", ', "", done.out)
    assert named == 1, done.err
    return done.code, text


@pytest.mark.parametrize("register", ["good", "bad", "cases"])
def test_reports_of_the_examples_are_the_same(ito_gate: Callable[..., Any], url: str, register: str) -> None:
    asked = ("--as-of", "2026-11-02", ROOT / "examples" / register)
    ours = report(ito_gate, *asked)
    assert report(ito_gate, *asked, "--engine", "opa", "--opa-url", url) == ours
    assert report(ito_gate, *asked, "--engine", "opa", "--opa-url", url, "--opa-push") == ours


@pytest.mark.parametrize("number", range(PARTS))
def test_reports_of_generated_declarations_are_the_same(
    ito_gate: Callable[..., Any], url: str, number: int, tmp_path: Path
) -> None:
    generate(tmp_path, number, GENERATED // PARTS)
    day = f"2026-{number + 4:02}-06"
    ours = report(ito_gate, "--as-of", day, tmp_path)
    assert ours[0] == 1
    assert json.loads(ours[1])["documents"]["declaration"] == GENERATED // PARTS
    assert report(ito_gate, "--as-of", day, tmp_path, "--engine", "opa", "--opa-url", url) == ours


def test_a_changed_rule_on_the_server_shows(tmp_path: Path) -> None:
    """The proof can fail: a server that claims to hold these policies, but one rule asks for less."""
    copy = tmp_path / "policies"
    shutil.copytree(POLICIES, copy, ignore=shutil.ignore_patterns("*_test.rego", ".linked"))
    rule = copy / "filing" / "lead_time.rego"
    changed = rule.read_text("utf-8").replace('{"t21": 20, "t20": 19}', '{"t21": 19, "t20": 19}')
    assert changed != rule.read_text("utf-8")
    rule.write_text(changed, "utf-8")
    ours = [(name, asked) for name, asked in cases() if name.startswith("filing/lead-time/")]
    with opa(tmp_path, "--bundle", copy) as url, OpaEngine(the_pack(), server(url, timeout=120)) as engine:
        assert "filing/lead-time/fail-nineteen" in " ".join(differences(engine, ours))
