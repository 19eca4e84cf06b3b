"""From question to question through the schema of a kind: what is asked, and what becomes of the answers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from ito_gate.drafting.plan import FIXED, way_of
from ito_gate.schema.fields import field_at
from ito_gate.schema.kinds import FIELD, schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.drafting.plan import Plan
    from ito_gate.model import Json, Pointer
    from ito_gate.schema.fields import Field

UNKNOWN = "unknown"


class _Later(Enum):
    LATER = "later"


LATER: Final = _Later.LATER
"""The answer that leaves a field out."""

Later = Literal[_Later.LATER]


@dataclass(frozen=True, slots=True)
class Question:
    """A field to be answered.

    Attributes:
        field: what the schema says of it.
        pointer: where it stands.
        required: whether it may not be left out.
        proposal: what is taken if nothing is answered, if there is something.
        offers: what it can refer to, by id with its name; something else may be answered too.
    """

    field: Field
    pointer: Pointer
    required: bool
    proposal: Json = None
    offers: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def takes_unknown(self) -> bool:
        """Whether ``unknown`` is an answer."""
        return UNKNOWN in self.field.schema.get("enum", ())


class Asker(Protocol):
    """Whoever answers."""

    def value(self, question: Question) -> Json | Later:
        """Return the answer, which its schema takes, or LATER for a field that is not required."""

    def another(self, question: Question, count: int) -> bool | Later:
        """Tell whether the list has an item after the first ``count``; LATER leaves the list out."""


class Silent:
    """Answers only what needs no answer: nothing is made up.

    Attributes:
        missing: where an answer is required.
    """

    def __init__(self) -> None:
        self.missing: list[Pointer] = []

    def value(self, question: Question) -> Json | Later:
        """Return what is proposed, else ``unknown`` where the field takes it, else nothing."""
        if question.proposal is not None:
            return question.proposal
        if not question.required:
            return LATER
        if question.takes_unknown:
            return UNKNOWN
        self.missing.append(question.pointer)
        return LATER

    def another(self, question: Question, count: int) -> bool | Later:
        """Leave a list out; that there is nothing to be listed is for others to say."""
        if count == 0 and question.required:
            self.missing.append(question.pointer)
        return LATER


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before anything is asked.

    Attributes:
        given: answers, as a part of the document.
        proposals: what is taken if nothing is answered, by pointer.
        offers: documents that a field can name, by the kind of document: names by id.
        references: the kind of document that a field names.
    """

    given: Mapping[str, Json] = dataclasses.field(default_factory=dict)
    proposals: Mapping[Pointer, Json] = dataclasses.field(default_factory=dict)
    offers: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
    references: Mapping[Pointer, str] = dataclasses.field(default_factory=dict)


class Interview:
    """One document, asked from top to bottom."""

    def __init__(self, plan: Plan, asker: Asker, known: Known) -> None:
        self._plan = plan
        self._asker = asker
        self._known = known
        self._root = field_at(schema(plan.kind), ())

    def conduct(self) -> dict[str, Json]:
        """Return the document, its fields in the order of the schema."""
        given = {**FIXED.get(self._plan.kind, {}), **self._known.given}
        data = self._object(self._root, (), given, entered=True)
        return {} if data is LATER else data

    def _object(self, parent: Field, pointer: Pointer, given: Mapping[str, Json], *, entered: bool) -> Any:  # noqa: ANN401 - fields or LATER
        """Ask for the fields of ``parent``; leave it out if the first that it requires is left out."""
        data: dict[str, Json] = {}
        for name in parent.fields:
            at, child = (*pointer, name), parent.child(name)
            if at == (FIELD,):
                data[name] = child.schema["const"]
                continue
            is_required = name in parent.required
            if not is_required and name not in given and not self._plan.asks(at, data):
                continue
            value = self._value(child, at, given.get(name, LATER), required=is_required and entered)
            if value is not LATER:
                data[name] = value
                entered = entered or is_required
            elif is_required and not entered:
                return LATER
        return data if data or entered else LATER

    def _value(self, child: Field, at: Pointer, given: Json, *, required: bool) -> Json | Later:
        if child.type == "object":
            inside = {} if given is LATER else given
            return self._object(child, at, inside, entered=required or given is not LATER)
        if child.type == "array" and child.child(0).type == "object":
            return self._items(child, at, given, required=required)
        return self._asker.value(self._question(child, at, required=required)) if given is LATER else given

    def _items(self, child: Field, at: Pointer, given: Json, *, required: bool) -> Json | Later:
        item = child.child(0)
        if given is not LATER:
            return [self._object(item, (*at, number), one, entered=True) for number, one in enumerate(given)]
        question = self._question(child, at, required=required)
        items: list[Json] = []
        while (more := self._asker.another(question, len(items))) is True:
            items.append(self._object(item, (*at, len(items)), {}, entered=True))
        return LATER if more is LATER and not items else items

    def _question(self, child: Field, at: Pointer, *, required: bool) -> Question:
        way = way_of(at)
        kind = self._known.references.get(way, "")
        return Question(child, at, required, self._known.proposals.get(at), self._known.offers.get(kind, {}))
