"""Checks the change itself: two versions of each document, and what is derived from both."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.change import filed, retention
from ito_gate.change.rules import DELETED, DOWNGRADED, FILED, MONITORING, SIGNING, WAIVER
from ito_gate.model import Status, Text
from ito_gate.reading.document import locate
from ito_gate.schema.fields import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ito_gate.model import Finding, Outcome, Pointer, Rule, SubjectResult
    from ito_gate.register import Entry, Register

_LEAD_TIME = "filing/lead-time"
_UNMET = frozenset({Status.FAIL, Status.UNDETERMINED})
_WIDTH = ("rule", "declaration", "field", "declaration_digest")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a declaration.

    Attributes:
        before: the document at the base.
        after: the document now.
        facts: the derived facts at the base and now.
        outcomes: what the rules said at the base and now, by rule.
        reasons: why it was important at the base.
    """

    before: Entry
    after: Entry
    facts: tuple[Mapping[str, bool | None], Mapping[str, bool | None]]
    outcomes: tuple[Mapping[str, Outcome], Mapping[str, Outcome]]
    reasons: tuple[Text, ...]


def pair(before: Entry, after: Entry, at_base: SubjectResult, now: SubjectResult) -> Pair:
    """Return both versions with their results."""
    both = (at_base, now)
    reasons = [reason for fact in at_base.facts if fact.name == "important" for reason in fact.reasons]
    facts = [{fact.name: fact.value for fact in one.facts} for one in both]
    outcomes = [{outcome.rule: outcome for outcome in one.outcomes} for one in both]
    return Pair(before, after, (facts[0], facts[1]), (outcomes[0], outcomes[1]), tuple(reasons))


def check(
    pairs: Iterable[Pair], gone: Iterable[Entry], before: Register, after: Register, as_of: str
) -> Iterator[Finding]:
    """Yield what is wrong with a change.

    Args:
        pairs: declarations that have changed, or something that they are judged with.
        gone: declarations and providers that were there.
        before: all documents of the base.
        after: all documents now.
        as_of: the day of the check (ISO 8601).
    """
    deleted = list(gone)
    for entry in deleted:
        if entry.kind == "declaration":
            yield from _deleted(entry, as_of)
    known = list(pairs)
    for one in known:
        yield from _monitoring(one, as_of)
        yield from _downgraded(one, as_of)
        yield from _signing(one, as_of)
    yield from _filed(known, before, after, as_of)
    yield from _evaluations(before, after, as_of)
    yield from _waivers(before, after)


def _deleted(entry: Entry, as_of: str) -> Iterator[Finding]:
    if retention.is_unsigned(entry):
        return
    end, stage = retention.end_of([entry]), entry.text("stage")
    if end is None or not stage:
        yield _there(DELETED, "unknown", entry, id=entry.id)
    elif not retention.has_ended(entry):
        yield _there(DELETED, "running", entry, id=entry.id, stage=stage)
    elif as_of <= (until := retention.keep_until(end)):
        yield _there(DELETED, "deleted", entry, id=entry.id, end=end, keep_until=until)


def _monitoring(one: Pair, as_of: str) -> Iterator[Finding]:
    until = _kept(one.before, one.after, as_of)
    if until is None:
        return
    id_, after = one.after.id, one.after
    for name in retention.dropped(one.before, after):
        yield _here(MONITORING, "dropped", after, retention.pointer(name), id=id_, field=name, until=until)
    for day in retention.lost_anomalies(one.before, after):
        yield _here(MONITORING, "anomaly", after, retention.pointer("anomalies"), id=id_, on=day, until=until)
    was, now = retention.kept_until(one.before), retention.kept_until(after)
    end = retention.end_of([one.before, after])
    shortest = retention.keep_until(end) if end else was
    if was is not None and (now is None or now < was) and shortest is not None and (now is None or now < shortest):
        values = {"id": id_, "before": was, "after": now or Text("没有写明", "not stated"), "until": until}
        yield _here(MONITORING, "kept-shorter", after, retention.pointer("kept_until"), **values)


def _kept(before: Entry, after: Entry | None, as_of: str) -> Text | None:
    """Say until when data is kept, for a message; None where it may go."""
    versions = [before] if after is None else [before, after]
    if retention.is_unsigned(before):
        return None
    end = retention.end_of(versions)
    if end is None or not all(map(retention.has_ended, versions)):
        return Text("", "")
    until = retention.keep_until(end)
    return Text(f"（{until}）", f" ({until})") if as_of <= until else None


def _evaluations(before: Register, after: Register, as_of: str) -> Iterator[Finding]:
    for provider in before.of_kind("provider"):
        now = after.by_id.get(("provider", provider.id))
        lost = retention.evaluations(provider) - retention.evaluations(now)
        for (id_, day), _ in sorted(lost.items()):
            key = ("declaration", id_)
            declaration = before.by_id.get(key)
            until = Text("", "") if declaration is None else _kept(declaration, after.by_id.get(key), as_of)
            if until is None:
                continue
            values = {"provider": provider.id, "id": id_, "on": day, "until": until}
            if now is None:
                yield _there(MONITORING, "evaluation", provider, **values)
            else:
                yield _here(MONITORING, "evaluation", now, ("evaluations",), **values)


def _downgraded(one: Pair, as_of: str) -> Iterator[Finding]:
    was, now = (facts.get("important") for facts in one.facts)
    if was is not True or now is not False or _records(one.before, one.after) or _rebutted(one, as_of):
        return
    reasons = Text("；".join(reason.zh for reason in one.reasons), "; ".join(reason.en for reason in one.reasons))
    yield _here(DOWNGRADED, "downgraded", one.after, ("materiality",), id=one.after.id, reasons=reasons)


def _records(before: Entry, after: Entry) -> bool:
    return bool(filed.recorded(before, after, ""))


def _rebutted(one: Pair, as_of: str) -> bool:
    was, now = (_part(entry, "materiality", "rebuttal") for entry in (one.before, one.after))
    approved_on = now.get("approved_on") if isinstance(now, dict) else None
    return isinstance(approved_on, str) and approved_on <= as_of and was != now


def _signing(one: Pair, as_of: str) -> Iterator[Finding]:
    was, now = (_part(entry, "contract", "signing_on") for entry in (one.before, one.after))
    if not isinstance(was, str) or not isinstance(now, str) or now >= was:
        return
    at_base, outcome = (outcomes.get(_LEAD_TIME) for outcomes in one.outcomes)
    if outcome is None or outcome.status not in _UNMET or (at_base is not None and at_base.status in _UNMET):
        return
    overdue = next((finding for finding in outcome.findings if finding.message_id == "overdue"), None)
    values = {"before": was, "after": now}
    if overdue is not None and overdue.latest is not None and overdue.latest < as_of:
        values["latest"] = overdue.latest
    message = "overdue" if "latest" in values else "too-early"
    yield _here(SIGNING, message, one.after, ("contract", "signing_on"), **values)


def _filed(pairs: Iterable[Pair], before: Register, after: Register, as_of: str) -> Iterator[Finding]:
    """Say once of each fact of a provider for which declarations it was reported."""
    concerned: dict[tuple[Entry, filed.Fact], list[tuple[str, str]]] = {}
    for one in pairs:
        filed_on = _reported(one, as_of)
        if filed_on is None:
            continue
        settled = filed.recorded(one.before, one.after, filed_on)
        provider = one.after.text("provider")
        versions = [("declaration", one.before, one.after)]
        key = ("provider", provider)
        if one.before.text("provider") == provider and key in before.by_id and key in after.by_id:
            versions.append(("provider", before.by_id[key], after.by_id[key]))
        for kind, was, now in versions:
            for fact in filed.changed(was, now, kind):
                if settled.isdisjoint(fact.change):
                    concerned.setdefault((now, fact), []).append((one.after.id, filed_on))
    for (entry, fact), of in concerned.items():
        values = {
            "ids": joined(dict.fromkeys(id_ for id_, _ in of)),
            "filed_on": joined(dict.fromkeys(day for _, day in of)),
            "title": fact.title,
            "kinds": joined(fact.change),
        }
        yield _here(FILED, "changed" if fact.core else "particular", entry, fact.way, **values)


def _reported(one: Pair, as_of: str) -> str | None:
    """Return the day of the report that still stands for the declaration, if one had to be made and was."""
    was, now = (_part(entry, "filing", "filed_on") for entry in (one.before, one.after))
    if not isinstance(was, str) or was > as_of:
        return None
    if isinstance(now, str) and was < now <= as_of:
        return None
    required = [facts.get("filing_required") for facts in one.facts]
    return was if any(value is not False for value in required) else None


def _waivers(before: Register, after: Register) -> Iterator[Finding]:
    by_place = {_place(entry): entry for entry in before.of_kind("waiver")}
    for entry in after.of_kind("waiver"):
        was = before.by_id.get(("waiver", entry.id)) or by_place.get(_place(entry))
        if was is None or was is entry:
            continue
        widened = [name for name in _WIDTH if entry.text(name) != was.text(name)]
        prolonged = entry.text("expires_on") > was.text("expires_on")
        if not widened and not prolonged:
            continue
        if _is_approved_again(was, entry):
            values = {"approved_on": entry.text("approved_on"), "after": entry.text("expires_on")}
            yield _here(
                WAIVER, "renewed", entry, ("approved_on",), id=entry.id, before=was.text("expires_on"), **values
            )
            continue
        for name in widened:
            values = {"field": name, "before": was.text(name) or "–", "after": entry.text(name) or "–"}
            yield _here(WAIVER, "widened", entry, (name,), id=entry.id, **values)
        if prolonged:
            values = {"before": was.text("expires_on") or "–", "after": entry.text("expires_on")}
            yield _here(WAIVER, "prolonged", entry, ("expires_on",), id=entry.id, **values)


def _place(entry: Entry) -> tuple[str, ...]:
    return tuple(map(entry.text, ("rule", "declaration", "field")))


def _is_approved_again(was: Entry, now: Entry) -> bool:
    return now.text("approved_on") > was.text("approved_on") and now.text("evidence_ref") != was.text("evidence_ref")


def _part(entry: Entry, *way: str) -> object:
    value = entry.document.data
    for step in way:
        value = value.get(step) if isinstance(value, dict) else None
    return json.loads(json.dumps(value))


def _here(rule: Rule, message: str, entry: Entry, at: Pointer, /, **values: object) -> Finding:
    document = entry.document
    return rule.finding(message, values, path=document.path, pointer=at, span=locate(document, at))


def _there(rule: Rule, message: str, entry: Entry, /, **values: object) -> Finding:
    """Return a finding about what is gone: its place is the file that held it."""
    return rule.finding(message, values, path=entry.document.path)
