"""Nothing passes by absence: evidence is taken away bit by bit, and no verdict may become better.

From the base input and from every rule's passing example each field is dropped, nulled, given another
type and another case. Every rule must be seen to fire or to become undetermined at least once.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import jsonschema_rs
import pytest

from ito_gate.model import Level, Outcome, Status
from ito_gate.policy.embedded import EmbeddedEngine
from ito_gate.policy.linking import ENTRYPOINT
from support import BASE_DAY, base, base_of, judge, merge_patch, schema, subject_of, the_pack

RULES = sorted(the_pack().rules)
_BLOCKING = {Status.FAIL, Status.UNDETERMINED}

Way = tuple[str | int, ...]


def ways(part: Any, way: Way = ()) -> Iterator[Way]:
    children = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in children:
        yield (*way, key)
        yield from ways(value, (*way, key))


def mutations(value: Any) -> dict[str, Any]:
    changed: dict[str, Any] = {"null": None, "number": 7, "list": [], "object": {}, "text": "something else"}
    if isinstance(value, str):
        changed["case"] = value.swapcase()
    if isinstance(value, bool):
        changed["quoted"] = str(value).lower()
    return {name: new for name, new in changed.items() if new != value or type(new) is not type(value)}


def parent(documents: Any, way: Way) -> Any:
    for step in way[:-1]:
        documents = documents[step]
    return documents


def mutants(documents: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for way in ways(documents):
        if len(way) == 1:
            continue
        dropped = copy.deepcopy(documents)
        del parent(dropped, way)[way[-1]]
        yield f"drop {way}", dropped
        for name, new in mutations(parent(documents, way)[way[-1]]).items():
            changed = copy.deepcopy(documents)
            parent(changed, way)[way[-1]] = new
            yield f"{name} {way}", changed


def status(documents: dict[str, Any]) -> dict[str, Status]:
    return {rule: outcome.status for rule, outcome in judge(documents).items()}


@pytest.fixture(scope="module")
def verdicts_on_mutants_of_the_base() -> dict[str, dict[str, Status]]:
    return {name: status(documents) for name, documents in mutants(base())}


def test_every_mutant_gets_a_whole_verdict(
    verdicts_on_mutants_of_the_base: dict[str, dict[str, Status]],
) -> None:
    assert len(verdicts_on_mutants_of_the_base) > 1000
    about = sorted(the_pack().subjects["declaration"])
    assert all(sorted(verdict) == about for verdict in verdicts_on_mutants_of_the_base.values())


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_is_alive(rule: str, verdicts_on_mutants_of_the_base: dict[str, dict[str, Status]]) -> None:
    """It blocks, or warns, for at least one mutant of the base or of its own passing example."""
    if any(verdict.get(rule) in _BLOCKING for verdict in verdicts_on_mutants_of_the_base.values()):
        return
    example = merge_patch(base_of(rule), the_pack().rules[rule].examples["pass"])
    assert any(
        judge(documents)[rule].status in {*_BLOCKING, Status.WARN}
        for name, documents in mutants(example)
        if any(step in name for step in ("drop", "null", "text"))
    )


@pytest.mark.parametrize("rule", RULES)
def test_a_needed_field_that_goes_missing_is_noticed(rule: str) -> None:
    """Without a field that the rule must have, the rule is never passed."""
    for name, documents in broken_needs(rule):
        assert judge(documents)[rule].status is not Status.PASS, name


def broken_needs(rule: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rule's passing example without one of the fields that the rule must have."""
    example = merge_patch(base_of(rule), the_pack().rules[rule].examples["pass"])
    required = [need for need in the_pack().rules[rule].needs if not need.endswith("?")]
    for need in required:
        for change in ("drop", "null"):
            broken = copy.deepcopy(example)
            if _break(broken, need.split("."), change):
                yield f"{change} {need}", broken


def _break(part: Any, steps: list[str], change: str) -> bool:
    """Drop or null the first field that ``steps`` lead to; tell whether there was one."""
    key, rest = steps[0].removesuffix("[]"), steps[1:]
    if not isinstance(part, dict) or key not in part:
        return False
    if not rest:
        if change == "drop":
            del part[key]
        else:
            part[key] = None
        return True
    below = part[key]
    return any(_break(item, rest, change) for item in below) if steps[0].endswith("[]") else _break(below, rest, change)


@pytest.mark.parametrize("rule", RULES)
def test_taking_evidence_away_never_helps(rule: str) -> None:
    """From the failing example, no dropped or nulled field makes everything pass."""
    if not _blocks(judge(merge_patch(base_of(rule), the_pack().rules[rule].examples["fail"]))):
        return
    alone = _only(rule)
    for name, documents in poorer(rule):
        # One rule that still blocks is enough; all of them are asked only where it does not.
        still = _invalid(documents) or alone(documents) or _blocks(judge(documents))
        assert still, f"{name} makes it pass"


def poorer(rule: str, each: int = 1) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rule's failing example without one piece of evidence; every so manieth piece."""
    failing = merge_patch(base_of(rule), the_pack().rules[rule].examples["fail"])
    for way in islice(ways(failing), 0, None, each):
        if len(way) < 2 or isinstance(way[-1], int) or (way[0] == "register" and len(way) <= 3):
            continue  # what goes is an item of a list or a document of the register, not missing evidence
        for change in ("drop", "null"):
            documents = copy.deepcopy(failing)
            if change == "drop":
                del parent(documents, way)[way[-1]]
            else:
                parent(documents, way)[way[-1]] = None
            yield f"{change} {way}", documents


def _only(rule: str) -> Callable[[dict[str, Any]], bool]:
    """Return what tells whether ``rule`` alone blocks an input."""
    subject = the_pack().rules[rule].subject
    data = copy.deepcopy(the_pack().data)
    asked = data["ito"]["catalogue"]["subjects"][subject]
    asked["scopes"] = [
        {**scope, "rules": {rule: scope["rules"][rule]}} for scope in asked["scopes"] if rule in scope["rules"]
    ]
    engine = EmbeddedEngine({subject: the_pack().linked[subject]}, data, ENTRYPOINT)
    messages = the_pack().rules[rule].messages

    def blocks(documents: dict[str, Any]) -> bool:
        answer = engine.evaluate({"subject": subject_of(documents), "as_of": BASE_DAY, **documents})
        found = answer["findings"].get(rule, [])
        return answer["status"][rule] == "undetermined" or any(
            messages[one["message"]].undetermined or messages[one["message"]].force.level is Level.DENY for one in found
        )

    return blocks


def _blocks(outcomes: dict[str, Outcome]) -> bool:
    return any(outcome.status in _BLOCKING for outcome in outcomes.values())


def _invalid(documents: dict[str, Any]) -> bool:
    return any(not _validator(kind).is_valid(document) for kind, document in documents.items() if kind != "register")


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)
