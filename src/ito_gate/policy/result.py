"""What the answer of a policy engine means. Fail-closed: an answer that is not complete is an error.

The engine returns facts; here they get their words, their place in a file and their weight. The words
come from the catalogue, the places from ``Locator``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from ito_gate.errors import EngineError
from ito_gate.model import AgendaItem, Fact, Finding, Level, Outcome, Span, Status, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ito_gate.model import Json, Message, Pointer, Rule
    from ito_gate.policy.pack import FactText, Pack

_PARTS = frozenset(
    {
        "policy",
        "subject",
        "as_of",
        "stage",
        "facts",
        "reasons",
        "doubts",
        "unmet_facts",
        "status",
        "findings",
        "due",
        "overdue",
        "planned",
        "agenda",
        "unmet",
    }
)
_STATUSES = frozenset({"not_applicable", "todo", "undetermined", "evaluated"})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_UNMET = Text("无法判断：{field} 缺失或类型不对", "cannot be decided: {field} is missing or not of the right type")
_UNMET_FIX = Text("补充 {field}。", "Fill in {field}.")
_NO_MOMENT = Text("无法判断：阶段（stage）或日期（as_of）不明", "cannot be decided: the stage or the date is not known")
_NO_MOMENT_FIX = Text("写明 stage。", "State the stage.")


class Locator(Protocol):
    """Finds the file and the place of a value of the engine's input."""

    def __call__(self, at: Pointer) -> tuple[str, Pointer, Span]:
        """Return path, pointer inside the document and span of ``at``."""


def facts(answer: Mapping[str, Json], pack: Pack) -> tuple[Fact, ...]:
    """Return the derived facts with their reasons, in the order of their names.

    Raises:
        EngineError: a fact of the catalogue is missing or says something the catalogue does not know.
    """
    _whole(answer)
    for part in ("reasons", "doubts"):
        _same(_object(answer, part), pack.facts, part)
    unheard = sorted(set(_object(answer, "facts")) - set(pack.facts))
    if unheard:
        raise EngineError(f"the catalogue has no fact {', '.join(unheard)}")
    return tuple(_fact(words, answer, pack) for _, words in sorted(pack.facts.items()))


def outcomes(answer: Mapping[str, Json], pack: Pack, locate: Locator) -> tuple[Outcome, ...]:
    """Return one outcome for every rule about documents of that kind, in the order of their ids.

    Raises:
        EngineError: the answer leaves a rule out, or is not of the agreed shape.
    """
    _whole(answer)
    status = _object(answer, "status")
    expected = _expected(answer, pack)
    _same(status, expected, "rules")
    _same(
        _object(answer, "findings"),
        [id_ for id_, value in status.items() if value == "evaluated"],
        "findings",
    )
    reader = _Reader(answer, pack, locate)
    return tuple(reader.outcome(pack.rules[id_], status[id_]) for id_ in sorted(expected))


def agenda(answer: Mapping[str, Json], pack: Pack, locate: Locator, until: str) -> tuple[AgendaItem, ...]:
    """Return what falls due from the day of the verdict on, in no order.

    Args:
        answer: of the engine.
        pack: the words of the items.
        locate: finds the place of an item.
        until: the last day (ISO 8601) that is looked at; to find a place takes as long as to read a file.

    Raises:
        EngineError: an item does not fit the metadata of its rule.
    """
    _whole(answer)
    return tuple(
        _agenda_item(pack.rules[id_], item, pack, locate)
        for id_, items in _object(answer, "agenda").items()
        for item in items
        if answer["as_of"] <= _day_of(id_, item) <= until
    )


def _day_of(id_: str, item: Json) -> str:
    day = item.get("on") if isinstance(item, dict) else None
    if isinstance(day, str) and _is_date(day):
        return day
    raise EngineError(f"{id_}: an item of the agenda is on {day!r}, not a date")


def _agenda_item(rule: Rule, item: Json, pack: Pack, locate: Locator) -> AgendaItem:
    try:
        path, pointer, span = locate(tuple(item["at"]))
        message = rule.agenda[item["item"]].fill(pack.named(item["values"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise EngineError(f"{rule.id}: an item of the agenda does not fit its metadata: {error!r}") from error
    return AgendaItem(item["on"], (rule.id,), message, path, pointer, span)


def _expected(answer: Mapping[str, Json], pack: Pack) -> frozenset[str]:
    subject = answer["subject"]
    if not isinstance(subject, str) or subject not in pack.subjects:
        raise EngineError(f"the report is about {subject!r}, which no rule is about")
    return pack.subjects[subject]


class _Reader:
    """Reads the outcomes of one answer."""

    def __init__(self, answer: Mapping[str, Json], pack: Pack, locate: Locator) -> None:
        self._pack = pack
        self._locate = locate
        self._answer = answer
        self._findings = _object(answer, "findings")
        self._due = _object(answer, "due")
        self._unmet = _object(answer, "unmet")
        self._overdue = frozenset(answer["overdue"])

    def outcome(self, rule: Rule, status: Json) -> Outcome:
        match status:
            case "not_applicable":
                return _silent(rule.id, Status.NOT_APPLICABLE)
            case "todo":
                return self._todo(rule)
            case "undetermined":
                return Outcome(rule.id, Status.UNDETERMINED, self._why_undetermined(rule))
            case "evaluated":
                return self._evaluated(rule)
            case _:
                raise EngineError(f"{rule.id}: the status is {status!r}, not one of {sorted(_STATUSES)}")

    def _todo(self, rule: Rule) -> Outcome:
        due = self._due.get(rule.id)
        if due is None:
            return _silent(rule.id, Status.TODO, self._planned(rule))
        if not isinstance(due, dict) or not _is_date(due.get("on")):
            raise EngineError(f"{rule.id}: due is {due!r}, not a date with its values")
        if rule.id not in self._overdue:
            return _silent(rule.id, Status.TODO, due["on"])
        finding = {
            "message": "overdue",
            "at": due.get("at"),
            "values": due.get("values"),
            "latest": due["on"],
        }
        return Outcome(rule.id, Status.FAIL, (self._finding(rule, finding),), due=due["on"])

    def _planned(self, rule: Rule) -> str | None:
        """Return the day on which the rule's stage is planned to be reached, if the declaration tells."""
        day = self._answer["planned"].get(rule.stage)
        if day is None:
            return None
        if isinstance(day, str) and _is_date(day):
            return day
        raise EngineError(f"{rule.id}: its stage is planned for {day!r}, not a date")

    def _evaluated(self, rule: Rule) -> Outcome:
        found = self._findings[rule.id]
        if not isinstance(found, list):
            raise EngineError(f"{rule.id}: findings are not a list")
        if not found:
            return _silent(rule.id, Status.PASS)
        findings = tuple(sorted((self._finding(rule, item) for item in found), key=_order))
        messages = [rule.messages[finding.message_id] for finding in findings]
        return Outcome(rule.id, _status(messages), findings)

    def _finding(self, rule: Rule, item: Json) -> Finding:
        try:
            message, at, values, latest = (
                item["message"],
                tuple(item["at"]),
                item["values"],
                item.get("latest"),
            )
            if latest is not None and not _is_date(latest):
                raise EngineError(f"{rule.id}: latest is {latest!r}, not a date")
            path, pointer, span = self._locate(at)
            articles = tuple(item["articles"]) if "articles" in item else None
            return rule.finding(
                message,
                self._pack.named(values),
                path=path,
                pointer=pointer,
                span=span,
                latest=latest,
                articles=articles,
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise EngineError(f"{rule.id}: a finding does not fit its metadata: {error!r}") from error

    def _why_undetermined(self, rule: Rule) -> tuple[Finding, ...]:
        """Name the causes: the facts that cannot be told, or else the fields that the rule lacks."""
        unknown = [name for name in rule.applies_to if name not in self._answer["facts"]]
        said = [
            self._doubt(rule, self._pack.facts[name], doubt)
            for name in unknown
            for doubt in self._answer["doubts"][name]
        ]
        doubted = {finding.pointer for finding in said}
        places: set[Pointer] = {tuple(at) for name in unknown for at in self._answer["unmet_facts"].get(name, ())} or {
            tuple(at) for at in (() if unknown else self._unmet.get(rule.id, ()))
        }
        lacking = (self._undetermined(rule, at, _UNMET, _UNMET_FIX) for at in places)
        said += (finding for finding in lacking if finding.pointer not in doubted)
        if not said:
            said.append(self._undetermined(rule, ("declaration", "stage"), _NO_MOMENT, _NO_MOMENT_FIX))
        return tuple(sorted(said, key=_order))

    def _doubt(self, rule: Rule, fact: FactText, doubt: Json) -> Finding:
        text = _words(self._pack, fact.doubts, doubt, "doubt", fact.name)
        cause = Text(f"无法判断“{fact.title.zh}”：{text.zh}", f"cannot decide “{fact.title.en}”: {text.en}")
        return self._undetermined(rule, tuple(doubt["at"]), cause, _UNMET_FIX)

    def _undetermined(self, rule: Rule, at: Pointer, text: Text, fix: Text) -> Finding:
        path, pointer, span = self._locate(at)
        values = {"field": dotted(at)}
        return Finding(
            rule=rule.id,
            message_id="undetermined",
            level=Level.DENY,
            message=text.fill(values),
            remediation=fix.fill(values),
            path=path,
            pointer=pointer,
            span=span,
            articles=rule.articles,
        )


def dotted(at: Pointer) -> str:
    """Write the way to a field as people do: ``declaration.access.grants[0].purpose``."""
    text = ""
    for step in at:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def _status(messages: list[Message]) -> Status:
    """A certain fault outweighs a doubt, a doubt outweighs a warning."""
    levels = {message.force.level for message in messages if not message.undetermined}
    if Level.DENY in levels:
        return Status.FAIL
    if any(message.undetermined for message in messages):
        return Status.UNDETERMINED
    return Status.WARN if Level.WARN in levels else Status.PASS


def _fact(words: FactText, answer: Mapping[str, Json], pack: Pack) -> Fact:
    name = words.name
    value = answer["facts"].get(name)
    if value is True:
        reasons = [_words(pack, words.reasons, reason, "reason", name) for reason in answer["reasons"][name]]
    elif value is False:
        reasons = [words.otherwise]
    elif value is None:
        reasons = [_words(pack, words.doubts, doubt, "doubt", name) for doubt in answer["doubts"][name]]
        reasons += [_UNMET.fill({"field": dotted(tuple(at))}) for at in answer["unmet_facts"].get(name, ())]
    else:
        raise EngineError(f"the fact {name} is {value!r}")
    return _one_fact(name, value, tuple(sorted(set(reasons), key=lambda text: (text.en, text.zh))))


@lru_cache(maxsize=50_000)
def _silent(rule: str, status: Status, due: str | None = None) -> Outcome:
    """Return an outcome that says nothing; a large register has the same ones in every declaration."""
    return Outcome(rule, status, due=due)


@lru_cache(maxsize=50_000)
def _one_fact(name: str, value: bool | None, reasons: tuple[Text, ...]) -> Fact:
    """Return the fact; declarations that have it for the same reasons share it."""
    return Fact(name, value, reasons)


def _words(pack: Pack, texts: Mapping[str, Text], said: Json, key: str, name: str) -> Text:
    try:
        return texts[said[key]].fill(pack.named(said["values"]))
    except (KeyError, TypeError) as error:
        raise EngineError(f"the {key} {said!r} of the fact {name} does not fit its metadata") from error


def _whole(answer: Mapping[str, Json]) -> None:
    if answer.keys() != _PARTS:
        raise EngineError(f"the report has the parts {sorted(answer)}, not {sorted(_PARTS)}")


def _object(answer: Mapping[str, Json], part: str) -> Mapping[str, Json]:
    value = answer.get(part)
    if not isinstance(value, dict):
        raise EngineError(f"the report has no {part}")
    return value


def _same(answered: Iterable[str], expected: Iterable[str], what: str) -> None:
    difference = sorted(set(answered) ^ set(expected))
    if difference:
        raise EngineError(f"the engine and the catalogue differ on the {what} {', '.join(difference)}")


def _is_date(value: object) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.path, finding.span, finding.message_id, finding.message.en)
