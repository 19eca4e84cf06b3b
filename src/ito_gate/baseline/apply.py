"""Keeps as old what a baseline names: visible, without effect."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from ito_gate import gate
from ito_gate.baseline.entries import Keeper, key
from ito_gate.baseline.rules import IN_FORCE, MATCHES
from ito_gate.model import Decision, Force
from ito_gate.old import decide
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.baseline.file import Baseline
    from ito_gate.gate import Examined
    from ito_gate.model import Finding, Level, Outcome, Report, Rule, SubjectResult
    from ito_gate.policy.pack import Pack


def apply(examined: Examined, baseline: Baseline, pack: Pack, fail_on: Level, *, whole: bool) -> Report:
    """Return the report of ``examined`` with what ``baseline`` keeps, and with what is wrong with that.

    Never kept are what could not be read or decided, what is wrong with the form of a document or the
    register, what a change brought, and what must be (应当, 不得) of a document that has changed since.

    Args:
        examined: the report and its documents.
        baseline: what to keep.
        pack: the policies the report was made with.
        fail_on: the level from which a finding fails.
        whole: whether all documents there are were checked, so that one that was not judged is not there.
    """
    keeping = _Keeping(examined, baseline, pack)
    report = examined.report
    results = tuple(keeping.result(one) for one in report.results)
    report = dataclasses.replace(
        report,
        results=results,
        findings=gate.in_order((*report.findings, *keeping.findings(whole=whole))),
        options={**report.options, "baseline": baseline.digest},
    )
    return decide(report, examined.register, pack, fail_on)


class _Keeping:
    """Finds the entries of a baseline again, each once."""

    def __init__(self, examined: Examined, baseline: Baseline, pack: Pack) -> None:
        self._as_of = examined.report.as_of
        self._baseline = baseline
        self._pack = pack
        self._keeper = Keeper(examined.register, pack)
        self._judged = {(one.kind, one.id) for one in examined.report.results if one.decision is not Decision.UNDECIDED}
        self._undecided = {(one.kind, one.id) for one in examined.report.results if one.decision is Decision.UNDECIDED}
        self._left: dict[tuple[str, ...], list[int]] = {}
        for at, entry in enumerate(baseline.entries):
            self._left.setdefault(key(entry), []).append(at)
        self._found: set[int] = set()
        self._changed: set[int] = set()

    def result(self, result: SubjectResult) -> SubjectResult:
        kept = {id(finding) for finding in self._keeper.kept(result)}
        outcomes = tuple(self._outcome(result, one, kept) for one in result.outcomes)
        return dataclasses.replace(result, outcomes=outcomes)

    def _outcome(self, result: SubjectResult, outcome: Outcome, kept: set[int]) -> Outcome:
        if not any(id(finding) in kept for finding in outcome.findings):
            return outcome
        findings = tuple(
            dataclasses.replace(one, baseline=True) if id(one) in kept and self._keeps(result, one) else one
            for one in outcome.findings
        )
        return dataclasses.replace(outcome, findings=findings)

    def _keeps(self, result: SubjectResult, finding: Finding) -> bool:
        entry = self._keeper.entry(result, finding)
        left = self._left.get(key(entry))
        if not left:
            return False
        # Where an id is taken twice, each document has entries of its own.
        at = next((one for one in left if self._is_unchanged(one, entry)), left[0])
        left.remove(at)
        self._found.add(at)
        known = self._baseline.entries[at]
        if self._is_must(finding) and not self._is_unchanged(at, entry):
            self._changed.add(at)
            return False
        return not self._is_out_of_force(known)

    def _is_unchanged(self, at: int, entry: Mapping[str, str]) -> bool:
        known = self._baseline.entries[at]
        return all(known.get(name) == entry.get(name) for name in ("digest", "beside"))

    def _is_must(self, finding: Finding) -> bool:
        rule = self._pack.rules.get(finding.rule)
        message = rule.messages.get(finding.message_id) if rule else None
        return message is None or message.force is Force.MUST

    def _is_out_of_force(self, entry: Mapping[str, str]) -> bool:
        expires_on, written_on = entry["expires_on"], self._baseline.written_on
        return expires_on < self._as_of or written_on > self._as_of or expires_on > a_year_after(written_on)

    def findings(self, *, whole: bool) -> list[Finding]:
        """Say which entries have no effect, and why. Those for documents that were not judged are left alone."""
        baseline = self._baseline
        found = []
        if baseline.written_on > self._as_of:
            found.append(self._say(IN_FORCE, "not-yet", ("written_on",), written_on=baseline.written_on))
        latest = a_year_after(baseline.written_on)
        for at, entry in enumerate(baseline.entries):
            about = (entry["kind"], entry["document"])
            if about in self._undecided or (about not in self._judged and not whole):
                continue
            values = {"document": entry["document"], "rule": entry["rule"]}
            place = ("findings", at, "expires_on")
            if at not in self._found:
                found.append(self._say(MATCHES, "nothing", ("findings", at, "rule"), **values))
            elif entry["expires_on"] < self._as_of:
                found.append(self._say(IN_FORCE, "expired", place, expires_on=entry["expires_on"], **values))
            elif entry["expires_on"] > latest:
                values |= {"expires_on": entry["expires_on"], "latest": latest}
                found.append(self._say(IN_FORCE, "too-long", place, **values))
            elif at in self._changed:
                found.append(self._say(MATCHES, "changed", ("findings", at, "digest"), **values))
        return found

    def _say(self, rule: Rule, message: str, at: tuple[str | int, ...], /, **values: str) -> Finding:
        document = self._baseline.document
        return rule.finding(message, values, path=document.path, pointer=at, span=locate(document, at))


def a_year_after(day: str) -> str:
    """Return the same day a year later (ISO 8601); of 29 February the 28th (Civil Code, article 202)."""
    start = date.fromisoformat(day)
    try:
        return start.replace(year=start.year + 1).isoformat()
    except ValueError:
        return start.replace(year=start.year + 1, day=28).isoformat()
