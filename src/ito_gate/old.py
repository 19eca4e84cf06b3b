"""Findings that are old: they stay visible and no longer decide. The verdict without them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from typing import TYPE_CHECKING

from ito_gate import gate
from ito_gate.evaluation import BLOCKING
from ito_gate.model import Decision, Level, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ito_gate.model import Finding, Outcome, Report, SubjectResult
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry, Register


class Owners:
    """Tells which document a finding about a file is about."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._starts: dict[str, list[tuple[int, Entry]]] = {}
        for entry in entries:
            self._starts.setdefault(entry.document.path, []).append((entry.document.start.line, entry))
        for listed in self._starts.values():
            listed.sort(key=lambda one: one[0])

    def of(self, finding: Finding) -> Entry | None:
        """Return the document of ``finding``; None for one about a file that holds none."""
        listed = self._starts.get(finding.path)
        if not listed:
            return None
        at = bisect_right(listed, finding.span.line, key=lambda one: one[0])
        return listed[max(at - 1, 0)][1]


def is_undetermined(finding: Finding, pack: Pack) -> bool:
    """Tell whether ``finding`` says that its rule could not be decided."""
    rule = pack.rules.get(finding.rule)
    message = rule.messages.get(finding.message_id) if rule else None
    return finding.message_id == "undetermined" or (message is not None and message.undetermined)


def decide(report: Report, register: Register, pack: Pack, fail_on: Level) -> Report:
    """Return ``report`` with the verdicts that follow when its old findings have no effect.

    What could not be decided stays undecided.

    Args:
        report: with its findings marked.
        register: the documents it is about.
        pack: the policies it was made with.
        fail_on: the level from which a finding fails.
    """
    findings = [one for one in report.findings if not report.is_old(one)]
    owners = Owners(register.entries)
    of_documents = (one for one in findings if one.level is Level.DENY and one.rule.startswith("document/"))
    flawed = {owners.of(one) for one in of_documents}
    entries = {(one.document.path, one.document.start): one for one in register.entries}
    results = []
    for result in report.results:
        entry = entries.get((result.path, result.span))
        group = [] if entry is None else [entry, *register.related(entry).values()]
        results.append(_decided(report, result, pack, fail_on, flawed=not flawed.isdisjoint(group)))
    decision = gate.decide(results, findings, fail_on, errors=bool(report.errors))
    return dataclasses.replace(report, results=tuple(results), decision=decision)


def _decided(report: Report, result: SubjectResult, pack: Pack, fail_on: Level, *, flawed: bool) -> SubjectResult:
    if result.decision is Decision.UNDECIDED:
        return result
    levels = gate.blocking(fail_on)
    failed = flawed or any(_blocks(report, outcome, pack, levels) for outcome in result.outcomes)
    return dataclasses.replace(result, decision=Decision.FAIL if failed else Decision.PASS)


def _blocks(report: Report, outcome: Outcome, pack: Pack, levels: Collection[Level]) -> bool:
    if outcome.status not in {*BLOCKING, Status.WARN}:
        return False
    in_force = [one for one in outcome.findings if one.waiver is None and not report.is_old(one)]
    return any(one.level in levels or is_undetermined(one, pack) for one in in_force)
