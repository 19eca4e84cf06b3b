"""Which fields a draft needs: what its schema requires, and what the rules read that look at it first.

Nothing is listed by hand but when an optional field has a meaning at all (``_WHEN``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.model import STAGES, SUBJECTS, Json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ito_gate.model import Pointer, Rule

KINDS = ("declaration", "provider", "institution", "incident")
"""Kinds of document that can be drafted; a waiver has a command of its own."""

FIXED: Mapping[str, Mapping[str, Json]] = {"declaration": {"stage": STAGES[0]}}
"""What a draft says of itself unless it is told otherwise."""

Way = tuple[str, ...]
"""The way to a field whatever the item of a list: ``("delivery", "sites", "type")``."""

Siblings = Mapping[str, Json]
"""What is said beside a field."""


def _is(name: str, *values: Json) -> Callable[[Siblings], bool]:
    return lambda siblings: siblings.get(name) in values


def _never(_: Siblings) -> bool:
    return False


def _takes_risk(grant: Siblings) -> bool:
    return grant.get("remote") is True or grant.get("privilege") in {"admin", "superuser"}


def _of_other_type(service: Siblings) -> bool:
    return service.get("category") == "other" or "other" in service.get("types", ())


def _audits(service: Siblings) -> bool:
    return any(one.get("code") == "it_internal_audit" for one in service.get("functions", ()))


def _speaks_against(materiality: Siblings) -> bool:
    return materiality.get("declared") == "general" and True in materiality.get("triggers", {}).values()


_WHEN: Mapping[str, Mapping[Way, Callable[[Siblings], bool]]] = {
    "declaration": {
        ("scope", "reason"): _is("basis", "not_outsourcing"),
        ("scope", "dedicated_staff"): _is("basis", "not_outsourcing"),
        ("scope", "other_law"): _is("basis", "not_outsourcing", "third_party_data_processing"),
        ("service", "other_type"): _of_other_type,
        ("service", "functions", "name"): _is("code", "core_competence"),
        ("service", "audited_providers"): _audits,
        # Of a provider that served badly before; the gate asks for it then.
        ("selection", "past_evaluation_ref"): _never,
        ("access", "grants", "mfa"): _takes_risk,
        ("access", "grants", "recorded"): _takes_risk,
        ("access", "grants", "window"): _takes_risk,
        # What is only proposed has not been taken back.
        ("access", "grants", "revoked_on"): _never,
        ("materiality", "rebuttal"): _speaks_against,
    },
    "incident": {("special_rule",): _is("regime", "other_special_rule")},
}
"""When an optional field has a meaning, by what is said beside it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of one kind of document, beyond what its schema requires.

    Attributes:
        kind: the kind.
        wanted: optional fields that are asked.
    """

    kind: str
    wanted: frozenset[Way]

    def asks(self, pointer: Pointer, siblings: Siblings) -> bool:
        """Tell whether the optional field at ``pointer`` is asked, or something inside it.

        Args:
            pointer: the field.
            siblings: what stands beside it so far.
        """
        way = way_of(pointer)
        makes_sense = _WHEN.get(self.kind, {}).get(way)
        if makes_sense is not None:
            return makes_sense(siblings)
        return any(one[: len(way)] == way and not self._is_void(one) for one in self.wanted)

    def _is_void(self, way: Way) -> bool:
        return _WHEN.get(self.kind, {}).get(way) is _never


def plan(kind: str, rules: Iterable[Rule]) -> Plan:
    """Return what is asked of a draft of ``kind``.

    A rule of the first stage that needs a field cannot be decided without it, so it is asked. One that
    looks at a field if it is there makes it a question only where no later stage reads it: what a later
    stage reads too, such as the day of approval, is not there yet. Only declarations go through stages.
    """
    needed, looked_at, later = set(), set(), set()
    for rule in rules:
        for way, optional in needs_of(rule, kind):
            if rule.subject == SUBJECTS[0] and rule.stage != STAGES[0]:
                later.add(way)
            elif not optional:
                needed.add(way)
            elif kind == rule.subject == SUBJECTS[0]:
                looked_at.add(way)
    return Plan(kind, frozenset(needed | (looked_at - later) | set(_WHEN.get(kind, {}))))


def needs_of(rule: Rule, kind: str) -> Iterator[tuple[Way, bool]]:
    """Yield the fields of documents of ``kind`` that ``rule`` reads, with whether they may be absent.

    What is compared with an order is agreed long after a draft, so such rules are not looked at.
    """
    if rule.subject == "order":
        return
    for need in rule.needs:
        first, *way = need.removesuffix("?").replace("[]", "").split(".")
        if first == kind:
            yield tuple(way), need.endswith("?")


def way_of(pointer: Pointer) -> Way:
    """Return ``pointer`` without the numbers of items."""
    return tuple(step for step in pointer if isinstance(step, str))
