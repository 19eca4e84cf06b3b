"""Which documents differ from the base, and which findings came with that."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.change.base import is_unread
from ito_gate.evaluation import digest
from ito_gate.fingerprint import fingerprint
from ito_gate.model import Status
from ito_gate.old import Owners, is_undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ito_gate.change.base import Base
    from ito_gate.gate import Examined, Judged
    from ito_gate.model import Finding, Report, SubjectResult
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry, Register

Key = tuple[str, str]
"""Kind and id of a document."""


class Seen:
    """The findings of the base, by fingerprint, each to be found again once."""

    def __init__(self) -> None:
        self._texts: dict[str, Counter[str]] = {}

    def add(self, finding: Finding, key: Key) -> None:
        """Note a finding of the base."""
        self._texts.setdefault(fingerprint(finding, *key), Counter())[finding.message.en] += 1

    def mark(self, findings: Sequence[tuple[Finding, Key]]) -> list[Finding]:
        """Tell of each finding whether it is new; those that say the very same are found again first."""
        names = [fingerprint(finding, *key) for finding, key in findings]
        is_new = [True] * len(findings)
        for exactly in (True, False):
            for at, (finding, _) in enumerate(findings):
                left = self._texts.get(names[at])
                if not is_new[at] or not left:
                    continue
                text = finding.message.en if exactly else next(iter(left.elements()), None)
                if text is not None and left[text] > 0:
                    left[text] -= 1
                    is_new[at] = False
        return [dataclasses.replace(finding, new=new) for (finding, _), new in zip(findings, is_new, strict=True)]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change did to the checked documents.

    Attributes:
        changed: one of ``CHANGED`` for each of today's checked documents.
        before: the same document at the base, where there was one.
        facts: those of today's declarations whose facts are the same at the base, by id.
    """

    changed: Mapping[Entry, str]
    before: Mapping[Entry, Entry]
    facts: Mapping[str, Mapping[str, bool | None]]

    def to_judge(self) -> list[Entry]:
        """Return the documents of the base that have to be judged for the comparison."""
        return [self.before[entry] for entry, what in self.changed.items() if what in {"changed", "affected"}]


def differ(now: Examined, base: Base, *, settings_changed: bool) -> Difference:
    """Compare documents, and what each is judged with, by what they say and not by their layout.

    Args:
        now: today's documents.
        base: those of the base.
        settings_changed: whether settings that all verdicts depend on differ.
    """
    changed: dict[Entry, str] = {}
    before: dict[Entry, Entry] = {}
    waivers = (_waivers(base.register), _waivers(now.register))
    kept = frozenset(base.register.entries)
    alike = _Alike()
    for entry in now.checked:
        other = entry if entry in kept else base.register.by_id.get((entry.kind, entry.id))
        if other is None:
            changed[entry] = "added"
            continue
        before[entry] = other
        if not alike(other, entry):
            changed[entry] = "changed"
        elif settings_changed or not alike.all(
            _beside(other, base.register, waivers[0]), _beside(entry, now.register, waivers[1])
        ):
            changed[entry] = "affected"
        else:
            changed[entry] = "unchanged"
    facts = (
        {} if settings_changed else {id_: its for id_, its in now.facts.items() if _same_facts(id_, now, base, alike)}
    )
    return Difference(changed, before, facts)


def _same_facts(id_: str, now: Examined, base: Base, alike: _Alike) -> bool:
    key = ("declaration", id_)
    entry, other = now.register.by_id.get(key), base.register.by_id.get(key)
    if entry is None or other is None or not alike(other, entry):
        return False
    return alike.all(_beside(other, base.register, {}), _beside(entry, now.register, {}))


class _Alike:
    """Tells whether documents say the same and were found equally sound."""

    def __init__(self) -> None:
        self._digests: dict[Entry, str] = {}

    def __call__(self, one: Entry, other: Entry) -> bool:
        return one is other or (one.flawed == other.flawed and self._digest(one) == self._digest(other))

    def all(self, some: Mapping[Key, Entry], others: Mapping[Key, Entry]) -> bool:
        return some.keys() == others.keys() and all(self(some[key], others[key]) for key in some)

    def _digest(self, entry: Entry) -> str:
        if entry not in self._digests:
            self._digests[entry] = digest(entry.document.data)
        return self._digests[entry]


def _waivers(register: Register) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in register.of_kind("waiver"):
        found.setdefault(entry.text("declaration"), []).append(entry)
    return found


def _beside(entry: Entry, register: Register, waivers: Mapping[str, list[Entry]]) -> dict[Key, Entry]:
    """Return the documents that ``entry`` is judged with."""
    beside = {(one.kind, one.id): one for one in register.related(entry).values()}
    if entry.kind == "declaration":
        beside |= {(one.kind, one.id): one for one in waivers.get(entry.id, ())}
    if entry.kind == "institution":
        for kind in ("declaration", "incident"):
            for one in register.of_institution(kind, entry.id):
                beside |= {(kind, one.id): one} | {(own.kind, own.id): own for own in register.related(one).values()}
    return beside


def marked(now: Examined, base: Base, difference: Difference, judged: Judged, pack: Pack) -> Report:
    """Return today's report with each finding told old or new, and each document what became of it.

    Old is a finding whose fingerprint the base had. What cannot be read counts as new, and so does what
    cannot be decided where a document that it is judged with has changed: there is nothing to compare with.

    Args:
        now: today's report and documents.
        base: the documents of the base.
        difference: between both.
        judged: the verdicts on the documents of the base that had to be judged.
        pack: the policies of both.
    """
    places = {(one.document.path, one.document.start): one for one in now.checked}
    results_before = {(one.path, one.span): one for one in judged.results}
    results = []
    for result in now.report.results:
        entry = places[result.path, result.span]
        what = difference.changed[entry]
        if what == "unchanged":
            results.append(_all_old(result, what))
            continue
        before = difference.before.get(entry)
        at_base = results_before.get((before.document.path, before.document.start)) if before else None
        results.append(_marked(result, what, at_base, pack))
    findings = _of_files(now, base, difference, judged)
    return dataclasses.replace(now.report, results=tuple(results), findings=findings)


def _all_old(result: SubjectResult, what: str) -> SubjectResult:
    outcomes = tuple(
        dataclasses.replace(one, findings=tuple(dataclasses.replace(finding, new=False) for finding in one.findings))
        if one.findings
        else one
        for one in result.outcomes
    )
    return dataclasses.replace(result, outcomes=outcomes, changed=what)


def _marked(result: SubjectResult, what: str, before: SubjectResult | None, pack: Pack) -> SubjectResult:
    key = (result.kind, result.id)
    seen = Seen()
    if before is not None:
        for finding in _in_force(before):
            if not is_undetermined(finding, pack):
                seen.add(finding, key)
    outcomes = tuple(
        dataclasses.replace(one, findings=tuple(seen.mark([(finding, key) for finding in one.findings])))
        if one.findings
        else one
        for one in result.outcomes
    )
    return dataclasses.replace(result, outcomes=outcomes, changed=what)


def _in_force(result: SubjectResult) -> Iterator[Finding]:
    for outcome in result.outcomes:
        if outcome.status is not Status.TODO:
            yield from (finding for finding in outcome.findings if finding.waiver is None)


def _of_files(now: Examined, base: Base, difference: Difference, judged: Judged) -> tuple[Finding, ...]:
    """Mark the findings about files and the register."""
    owners_now, owners_before = Owners(now.register.entries), Owners(base.register.entries)
    kept = frozenset(base.register.entries)
    seen = Seen()
    for finding in (*base.findings, *base.register.findings(frozenset(base.checked)), *judged.findings):
        seen.add(finding, _key(owners_before.of(finding)))
    unchanged = {
        entry.id for entry, what in difference.changed.items() if what == "unchanged" and entry.kind == "declaration"
    }
    for finding in now.report.findings:
        owner = owners_now.of(finding)
        if owner not in kept:
            continue
        # What is wrong with the form of a file that has not changed was wrong before; so was a waiver that has
        # not changed, for a declaration that has not.
        if finding.rule.startswith("document/") or (
            owner is not None and finding.rule.startswith("waiver/") and owner.text("declaration") in unchanged
        ):
            seen.add(finding, _key(owner))
    readable = [one for one in now.report.findings if not is_unread(one)]
    unread = [dataclasses.replace(one, new=True) for one in now.report.findings if is_unread(one)]
    return (*seen.mark([(one, _key(owners_now.of(one))) for one in readable]), *unread)


def _key(entry: Entry | None) -> Key:
    return ("", "") if entry is None or not entry.id else (entry.kind, entry.id)
