"""Who looks after which clause of the regulation: rules, derived facts, or a reason why nobody can.

The regulation says what there is to cover, the rules and facts say what they cite, and
``policies/ito/coverage/data.json`` holds the three things that neither can know:

- ``reasons``: by clause, why no gate can check it;
- ``introductions``: clauses whose words only introduce their items, and are kept by keeping those;
- ``definitions``: clauses that only say what something is, for which a derived fact is enough. A duty
  is not kept by a fact: it needs a rule.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError
from ito_gate.model import CASE_KINDS, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ito_gate.model import Rule
    from ito_gate.policy.pack import FactText
    from ito_gate.regulation import Clause, Regulation


class How(StrEnum):
    """How a clause is covered."""

    RULE = "rule"
    FACT = "fact"
    ITEMS = "items"
    REASON = "reason"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Notes:
    """What the project says of clauses; see the module."""

    reasons: Mapping[str, Text]
    introductions: frozenset[str]
    definitions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause and what looks after it.

    Attributes:
        clause: the article or item.
        how: what counts; ``EMPTY`` if nothing does.
        rules: those that cite it, by id.
        facts: those that cite it, by name, whether they count or not.
        reason: why no gate can check it.
    """

    clause: Clause
    how: How
    rules: tuple[Rule, ...]
    facts: tuple[FactText, ...]
    reason: Text | None


def load(policies: Path) -> Notes:
    """Load the notes from the policies folder.

    Raises:
        EngineError: they are missing or not of the agreed form.
    """
    path = policies / "ito" / "coverage" / "data.json"
    try:
        return read(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(f"the notes on coverage cannot be read: {error!r}") from error


def read(document: Mapping[str, Any]) -> Notes:
    """Return the notes of a data document.

    Raises:
        KeyError: a part is missing.
    """
    return Notes(
        {id_: Text(words["zh"], words["en"]) for id_, words in document["reasons"].items()},
        frozenset(document["introductions"]),
        frozenset(document["definitions"]),
    )


def rows(regulation: Regulation, rules: Iterable[Rule], facts: Iterable[FactText], notes: Notes) -> tuple[Row, ...]:
    """Return a row for every clause, in the order of the regulation.

    Raises:
        EngineError: something names a clause that does not exist, or a clause has a reason and is
            looked after all the same.
    """
    by_rule: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: rule.id):
        for id_ in dict.fromkeys(rule.articles):
            by_rule[id_].append(rule)
    by_fact: defaultdict[str, list[FactText]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.name):
        for id_ in dict.fromkeys(fact.articles):
            by_fact[id_].append(fact)
    clauses = tuple(regulation.clauses())
    _refuse(_unknown(clauses, by_rule, by_fact, notes) + _contradictory(by_rule, by_fact, notes))

    def how(id_: str) -> How:
        if id_ in by_rule:
            return How.RULE
        if id_ in by_fact and id_ in notes.definitions:
            return How.FACT
        if id_ in notes.reasons:
            return How.REASON
        items = regulation.items(id_) if id_ in notes.introductions else ()
        return How.ITEMS if items and all(how(item) is not How.EMPTY for item in items) else How.EMPTY

    return tuple(
        Row(
            clause,
            how(clause.id),
            tuple(by_rule.get(clause.id, ())),
            tuple(by_fact.get(clause.id, ())),
            notes.reasons.get(clause.id),
        )
        for clause in clauses
    )


def _unknown(
    clauses: Iterable[Clause],
    by_rule: Mapping[str, list[Rule]],
    by_fact: Mapping[str, list[FactText]],
    notes: Notes,
) -> list[str]:
    known = {clause.id for clause in clauses}
    cited = [(id_, f"the rule {rule.id} cites") for id_, citing in by_rule.items() for rule in citing]
    cited += [(id_, f"the fact {fact.name} cites") for id_, citing in by_fact.items() for fact in citing]
    cited += [(id_, "the notes name") for id_ in {*notes.reasons, *notes.introductions, *notes.definitions}]
    return [f"{who} {id_}, which is no clause" for id_, who in cited if id_ not in known]


def _contradictory(by_rule: Mapping[str, list[Rule]], by_fact: Mapping[str, list[FactText]], notes: Notes) -> list[str]:
    found = []
    for id_ in notes.reasons:
        judged = [rule.id for rule in by_rule.get(id_, ())] + [fact.name for fact in by_fact.get(id_, ())]
        if judged:
            found.append(f"{id_} has a reason why it cannot be checked, but {', '.join(judged)} cites it")
        if id_ in notes.introductions:
            found.append(f"{id_} has a reason why it cannot be checked, but is said to be kept by its items")
    return found


def _refuse(problems: list[str]) -> None:
    if problems:
        raise EngineError("\n".join(sorted(problems)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is of what.

    Attributes:
        clauses: by how they are covered; every way is there, with 0 if need be.
        rules: rules that cite a clause.
        tests: their tests.
        cases: their cases, by kind.
    """

    clauses: Mapping[How, int]
    rules: int
    tests: int
    cases: Mapping[str, int]


def tally(table: Iterable[Row]) -> Tally:
    """Count the rows; a rule that cites several clauses is one rule."""
    rows_ = tuple(table)
    hows = Counter(row.how for row in rows_)
    rules = {rule.id: rule for row in rows_ for rule in row.rules}
    proofs = [rule.proof for rule in rules.values() if rule.proof is not None]
    return Tally(
        {how: hows[how] for how in How},
        len(rules),
        sum(proof.tests for proof in proofs),
        {kind: sum(proof.cases[kind] for proof in proofs) for kind in CASE_KINDS},
    )
