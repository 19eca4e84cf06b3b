"""One declaration with what the gate says of it and the documents behind it: whether a report can be drawn up."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ito_gate import gate, regulation
from ito_gate.errors import Undecided
from ito_gate.evaluation import BLOCKING
from ito_gate.filing.material import build
from ito_gate.filing.shape import ITEMS, Source
from ito_gate.model import Level, Outcome, Status, Text
from ito_gate.reading.document import locate
from ito_gate.resources import policies_dir
from ito_gate.workdays.table import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ito_gate.config import Config
    from ito_gate.filing.search import Found
    from ito_gate.filing.shape import Gap, Material
    from ito_gate.gate import Examined
    from ito_gate.model import Finding, Report, SubjectResult
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry

RULE = "filing/material"
"""The rule that tells whether annex 1 is complete."""

_AMBIGUOUS = "register/duplicate-id"
_NO_OUTCOME = Outcome(RULE, Status.UNDETERMINED)
_NOT_APPLICABLE = Text("第三十七条不适用", "article 37 does not apply")
_NEEDED = ("declaration", "provider", "institution")


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one declaration.

    Attributes:
        missing: what keeps the report from being drawn up.
        others: what else blocks the declaration at its own stage, and doubts about the material.
        no_duty: why no report is due; empty if one is.
        material: the report; None if a document that it needs is not there or is flawed.
        errors: why the gate could not decide.
    """

    missing: tuple[Finding, ...] = ()
    others: tuple[Finding, ...] = ()
    no_duty: tuple[Text, ...] = ()
    material: Material | None = None
    errors: tuple[Text, ...] = ()


def draw_up(found: Found, paths: Sequence[Path], config: Config, as_of: str, pack: Pack) -> Dossier:
    """Judge a declaration and draw up its report as far as that goes.

    The material is judged as of the stage ``filed`` even if the declaration is not there yet, so that the
    report can be prepared; everything else is judged at the declaration's own stage.

    Args:
        found: where the declaration stands.
        paths: files and folders to look in beside the register.
        config: settings.
        as_of: the day the verdict is about (ISO 8601).
        pack: the policies.

    Raises:
        UsageError: a path is wrong.
        Undecided: the policies cannot be loaded into the engine.
    """
    if found.file is None:
        return Dossier(missing=found.findings, errors=found.errors)
    around = dataclasses.replace(config, register=tuple(dict.fromkeys((*config.register, *paths))))
    request = gate.Request(paths=(found.file,), config=around, as_of=as_of, declaration=found.id)
    own = gate.examine(request, pack)
    filed = own
    if _outcome(own.report).status is Status.TODO:
        filed = gate.examine(dataclasses.replace(request, stage="filed"), pack)
    errors = (*filed.report.errors, *(one.error for one in filed.report.declarations if one.error))
    return Dossier(errors=errors) if errors else _judged(found.id, own, filed, around, pack)


def _judged(id_: str, own: Examined, filed: Examined, config: Config, pack: Pack) -> Dossier:
    report = filed.report
    result, lacking = report.declarations[0], _outcome(report)
    entry = filed.register.by_id["declaration", id_]
    entries = {"declaration": entry, **filed.register.related(entry)}
    no_duty = _no_duty(result, pack) if lacking.status is Status.NOT_APPLICABLE else ()
    material = None
    missing = _unusable(report, entries)
    if not missing:
        material = build(_source(entries, result, no_duty, config, report.as_of, pack))
    if lacking.status in BLOCKING:
        missing += _unsaid(lacking.findings, missing, entries)
    if material is not None and not missing:
        missing = tuple(_gap(gap, entries, pack) for gap in material.gaps)
    others = tuple(_others(own.report, lacking, missing))
    return Dossier(missing=missing, others=others, no_duty=no_duty, material=material)


def _outcome(report: Report) -> Outcome:
    """Return what became of the material; a result without a verdict has no outcomes."""
    outcomes = [outcome for one in report.declarations for outcome in one.outcomes if outcome.rule == RULE]
    return outcomes[0] if outcomes else _NO_OUTCOME


def _unusable(report: Report, entries: Mapping[str, Entry]) -> tuple[Finding, ...]:
    """Return what is wrong with the documents themselves, if they cannot be relied on."""
    blocking = tuple(finding for finding in report.findings if finding.level is Level.DENY)
    whole = all(kind in entries and not entries[kind].flawed for kind in _NEEDED)
    return tuple(finding for finding in blocking if not whole or finding.rule == _AMBIGUOUS)


def _unsaid(findings: Iterable[Finding], said: Iterable[Finding], entries: Mapping[str, Entry]) -> tuple[Finding, ...]:
    """Leave out what is said already, and each item of a document that is not there; in the order of the annex."""
    places = {(one.path, one.pointer) for one in said}
    path = entries["declaration"].document.path
    places |= {(path, (kind,)) for kind in _NEEDED if kind not in entries}
    left = (one for one in findings if (one.path, one.pointer) not in places)
    return tuple(sorted(left, key=lambda one: ITEMS.index(one.message_id) if one.message_id in ITEMS else -1))


def _others(report: Report, lacking: Outcome, missing: Iterable[Finding]) -> Iterable[Finding]:
    said = {*missing, *lacking.findings}
    for outcome in (outcome for one in report.declarations for outcome in one.outcomes):
        if outcome.status in BLOCKING:
            yield from (one for one in outcome.findings if one.level is Level.DENY and one not in said)
    yield from (one for one in report.findings if one.level is Level.DENY and one not in said)
    if lacking.status is Status.WARN:
        yield from lacking.findings


def _no_duty(result: SubjectResult, pack: Pack) -> tuple[Text, ...]:
    """Return the reasons of the facts that take the declaration out of the rule."""
    names = {"in_scope", *pack.rules[RULE].applies_to}
    false = (fact for fact in result.facts if fact.name in names and fact.value is False)
    return tuple(reason for fact in false for reason in fact.reasons) or (_NOT_APPLICABLE,)


def _gap(gap: Gap, entries: Mapping[str, Entry], pack: Pack) -> Finding:
    document = entries[str(gap.at[0])].document
    pointer = gap.at[1:]
    return pack.rules[RULE].finding(
        gap.message,
        pack.named(gap.values),
        path=document.path,
        pointer=pointer,
        span=locate(document, pointer),
    )


def _source(
    entries: Mapping[str, Entry],
    result: SubjectResult,
    no_duty: tuple[Text, ...],
    config: Config,
    as_of: str,
    pack: Pack,
) -> Source:
    declaration, provider, institution = (entries[kind].document.data for kind in _NEEDED)
    mode = str(config.options["count_mode"])
    latest, provisional = _latest(declaration.get("contract", {}).get("signing_on"), mode, pack)
    return Source(
        declaration=declaration,
        provider=provider,
        institution=institution,
        facts={fact.name: fact for fact in result.facts},
        no_duty=no_duty,
        as_of=as_of,
        latest=latest,
        provisional=provisional,
        count_mode=mode,
        pack=pack,
        regulation=regulation.load(policies_dir()),
    )


def _latest(signing_on: str | None, mode: str, pack: Pack) -> tuple[str | None, bool]:
    """Return the latest day to report before ``signing_on``, and whether a notice to come may move it."""
    if signing_on is None:
        return None, False
    signing, calendar = date.fromisoformat(signing_on), Calendar(pack.calendar)
    try:
        return calendar.latest_filing(signing, mode).isoformat(), calendar.provisional(signing)
    except Undecided:
        return None, False
