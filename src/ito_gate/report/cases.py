"""A report as test cases: one for each rule of each document, for formats that know tests and not findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING

from ito_gate.model import Decision, Level, Status
from ito_gate.report.invisible import one_line, visible
from ito_gate.report.issue import UNDECIDED, Weight, lines, place, weight
from ito_gate.report.overview import Entry, kind_of, order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Finding, Outcome, Report, SubjectResult, Text
    from ito_gate.report.words import Speaker


class State(IntEnum):
    """What became of a case, worst first.

    An error is a rule that could not be decided: nothing was found wrong, the test itself did not come to an end.
    """

    ERROR = 0
    FAILURE = 1
    WARNED = 2
    PASSED = 3
    SKIPPED = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One rule of one document.

    Attributes:
        group: the document, such as ``declaration.ITO-2026-001``; the same from run to run.
        rule: the rule.
        state: what became of it.
        path: the file.
        why: for a skipped case the reason.
        entries: what was found, by place.
    """

    group: str
    rule: str
    state: State
    path: str
    why: str = ""
    entries: tuple[Entry, ...] = ()


def cases(report: Report, say: Speaker) -> Iterator[Case]:
    """Yield every case: why there is no verdict, files, then documents by place and rules by id."""
    for number, error in enumerate(sorted(report.errors, key=lambda text: (text.en, text.zh)), 1):
        yield _undecided("ito-gate", f"{UNDECIDED}-{number}", "", error, say)
    if report.decision is Decision.UNDECIDED and not report.errors and not any(one.error for one in report.results):
        yield _undecided("ito-gate", UNDECIDED, "", None, say)
    yield from _files(report)
    names: Counter[str] = Counter()
    for result in sorted(report.results, key=lambda one: (one.path, one.span, one.id)):
        group = visible(f"{result.kind}.{result.id or result.path}")
        names[group] += 1
        # Two documents of one id are a finding of their own, and may not be counted as one.
        group += f" ({names[group]})" if names[group] > 1 else ""
        if result.error:
            yield _undecided(group, UNDECIDED, result.path, result.error, say)
        for outcome in sorted(result.outcomes, key=lambda one: one.rule):
            yield _case(group, result, outcome, report, say)


def told(case: Case, say: Speaker) -> str:
    """Return all that was found, in lines: each finding with its place."""
    blocks = ([place(entry.finding), *lines(entry, say)] for entry in case.entries)
    return "\n".join("\n".join(filter(None, block)) for block in blocks)


def _undecided(group: str, name: str, path: str, why: Text | None, say: Speaker) -> Case:
    said = one_line(say.text(why)) if why else ""
    return Case(group, name, State.ERROR, visible(path), said or say("undecided_means"))


def _files(report: Report) -> Iterator[Case]:
    found = sorted(report.findings, key=lambda one: (one.path, one.rule, order(one)))
    for (path, rule), group in groupby(found, key=lambda one: (one.path, one.rule)):
        entries = tuple(Entry(kind_of(report, finding), finding, ()) for finding in group)
        yield Case(f"file.{visible(path)}", rule, _worst(entries, report), visible(path), entries=entries)


def _worst(entries: tuple[Entry, ...], report: Report) -> State:
    weights = {weight(entry.kind, report) for entry in entries}
    if Weight.ERROR in weights:
        return State.FAILURE
    return State.WARNED if Weight.WARNING in weights else State.PASSED


def _case(group: str, result: SubjectResult, outcome: Outcome, report: Report, say: Speaker) -> Case:
    def entry(finding: Finding) -> Entry:
        return Entry(kind_of(report, finding, outcome), finding, (), (result.kind, result.id))

    return Case(
        group,
        outcome.rule,
        _state(outcome, report),
        visible(result.path),
        _why(outcome, report, say),
        tuple(map(entry, sorted(outcome.findings, key=order))) if outcome.findings else (),
    )


_STATES = {
    Status.UNDETERMINED: State.ERROR,
    Status.FAIL: State.FAILURE,
    Status.WARN: State.WARNED,
    Status.PASS: State.PASSED,
    Status.WAIVED: State.SKIPPED,
    Status.TODO: State.SKIPPED,
    Status.NOT_APPLICABLE: State.SKIPPED,
}


def _state(outcome: Outcome, report: Report) -> State:
    status = outcome.status
    if _is_old(outcome, report):
        return State.SKIPPED
    if status is Status.WARN and report.options.get("fail_on") == Level.WARN:
        return State.FAILURE
    return _STATES[status]


def _is_old(outcome: Outcome, report: Report) -> bool:
    """Tell whether all that was found has no effect because it is old."""
    found = outcome.status in {Status.FAIL, Status.WARN, Status.UNDETERMINED}
    return found and all(map(report.is_old, outcome.findings))


def _why(outcome: Outcome, report: Report, say: Speaker) -> str:
    if _is_old(outcome, report):
        return say("old")
    if outcome.status is Status.WAIVED:
        waivers = sorted({finding.waiver for finding in outcome.findings if finding.waiver})
        return visible(say("waived") + say("colon") + say("comma").join(waivers))
    if outcome.status is Status.TODO:
        return say("todo") + say("colon") + (say("by", date=outcome.due) if outcome.due else say("no_effect"))
    return say("not_applicable") if outcome.status is Status.NOT_APPLICABLE else ""
