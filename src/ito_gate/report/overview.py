"""What every reporter asks of a report: its findings worst first, and how much there is of what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ito_gate.fingerprint import fingerprint
from ito_gate.model import SUBJECTS, Level, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Finding, Outcome, Report


class Kind(StrEnum):
    """What a finding is to its reader, worst first.

    Its level, unless its rule could not be decided, is waived, is still to be met, or the finding is old.
    """

    DENY = "deny"
    UNDETERMINED = "undetermined"
    WARN = "warn"
    INFO = "info"
    WAIVED = "waived"
    TODO = "todo"
    OLD = "old"


_BY_LEVEL = {Level.DENY: Kind.DENY, Level.WARN: Kind.WARN, Level.INFO: Kind.INFO}
_BY_STATUS = {
    Status.UNDETERMINED: Kind.UNDETERMINED,
    Status.TODO: Kind.TODO,
}
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with the ids of the documents it is about; none for one about a file or the register.

    Attributes:
        subject: kind and id of the first of those documents; empty where there is none.
    """

    kind: Kind
    finding: Finding
    declarations: tuple[str, ...]
    subject: tuple[str, str] = ("", "")

    @property
    def fingerprint(self) -> str:
        """What makes it the same finding in the next run."""
        return fingerprint(self.finding, *self.subject)


def entries(report: Report) -> list[Entry]:
    """Return every finding once, worst first, then by place and rule.

    The same finding of several declarations, such as a gap in the institution's document, is one entry.
    """
    concerned: dict[tuple[Kind, Finding], dict[tuple[str, str], None]] = {}
    for finding in report.findings:
        concerned.setdefault((kind_of(report, finding), finding), {})
    for result in report.results:
        for outcome in result.outcomes:
            for finding in outcome.findings:
                concerned.setdefault((kind_of(report, finding, outcome), finding), {})[result.id, result.kind] = None
    found = [_entry(kind, finding, sorted(subjects)) for (kind, finding), subjects in concerned.items()]
    return sorted(found, key=lambda entry: (_RANK[entry.kind], order(entry.finding), entry.declarations))


def _entry(kind: Kind, finding: Finding, subjects: list[tuple[str, str]]) -> Entry:
    id_, of_kind = subjects[0] if subjects else ("", "")
    return Entry(kind, finding, tuple(dict.fromkeys(id_ for id_, _ in subjects)), (of_kind, id_))


def kind_of(report: Report, finding: Finding, outcome: Outcome | None = None) -> Kind:
    """Return what ``finding`` is to the reader of ``report``; ``outcome`` is the one it belongs to, if any."""
    if finding.waiver is not None and outcome is not None:
        return Kind.WAIVED
    kind = (outcome and _BY_STATUS.get(outcome.status)) or _BY_LEVEL[finding.level]
    return Kind.OLD if report.is_old(finding) and kind is not Kind.TODO else kind


def order(finding: Finding) -> tuple[object, ...]:
    """Return the place of ``finding`` among others: by file, position and rule, then by what it says."""
    return (
        finding.path,
        finding.span,
        finding.rule,
        finding.message_id,
        [(isinstance(step, str), step) for step in finding.pointer],
        finding.message.en,
        finding.message.zh,
        finding.latest or "",
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is of what; every name is there, with 0 if need be.

    Attributes:
        results: by kind of document, by decision.
        outcomes: by status.
        findings: by level, each declaration's own; those of waived rules and of rules still to be met
            are not counted, because their level has no effect; nor are old ones.
        old: number of the old ones among them.
    """

    results: Mapping[str, Counter[str]]
    outcomes: Counter[str]
    findings: Counter[str]
    old: int = 0


def tally(report: Report) -> Tally:
    """Count ``report``."""
    outcomes: Counter[str] = Counter()
    in_force = list(_in_force(report))
    for result in report.results:
        outcomes.update(outcome.status for outcome in result.outcomes)
    return Tally(
        {kind: Counter(result.decision for result in report.of_kind(kind)) for kind in SUBJECTS},
        outcomes,
        Counter(finding.level for finding in in_force if not report.is_old(finding)),
        sum(map(report.is_old, in_force)),
    )


def _in_force(report: Report) -> Iterator[Finding]:
    yield from report.findings
    for result in report.results:
        for outcome in result.outcomes:
            if outcome.findings and outcome.status is not Status.TODO:
                yield from (finding for finding in outcome.findings if finding.waiver is None)
