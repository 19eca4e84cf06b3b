"""The end of the text format: what falls due, what is still to do, and the verdict in numbers."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from ito_gate.model import AGENDA_DAYS, CHANGED, SUBJECTS, Decision, Status
from ito_gate.report.columns import shorten, width, wrap
from ito_gate.report.overview import Kind, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ito_gate.model import AgendaItem, Outcome, Report, SubjectResult
    from ito_gate.report.overview import Entry, Tally
    from ito_gate.report.page import Page

_AGENDA_ITEMS = 20
"""So many items of the agenda are listed, the nearest first."""

_SEPARATOR = " · "

_SHORT = 12
"""Digits of a commit's id."""

_STATUS_WORDS: Mapping[str, str] = {
    Status.PASS: "met",
    Status.FAIL: "unmet",
    Status.UNDETERMINED: "undetermined",
    Status.WARN: "warn",
    Status.WAIVED: "waived",
    Status.TODO: "todo",
    Status.NOT_APPLICABLE: "not_applicable",
}


def agenda(report: Report, page: Page) -> Iterator[list[str]]:
    """Yield the block of what falls due, if anything does; the nearest first."""
    items = report.agenda
    if not items:
        return
    shown = items if page.options.verbose else items[:_AGENDA_ITEMS]
    lines = [page.paint("todo", page.say("agenda_heading", days=AGENDA_DAYS))]
    subjects = [page.safe(_about(item, page)) for item in shown]
    for item, subject in zip(shown, subjects, strict=True):
        start = f"  {page.safe(item.on)}  {_pad(subject, subjects)}  "
        lines += page.note(start, "", page.text(item.message))
        lines.append(" " * width(start) + page.paint("faint", f"{page.safe(item.path)}:{item.span.line}"))
    if len(shown) < len(items):
        lines.append("  " + page.paint("faint", page.say("more_items", count=len(items) - len(shown))))
    yield lines


def _about(item: AgendaItem, page: Page) -> str:
    first = next(iter(item.subjects), item.path)
    total = len(item.subjects)
    return first if total <= 1 else f"{first} {page.say('also', total=total, more=total - 1)}"


def old(report: Report, found: Sequence[Entry], page: Page) -> Iterator[list[str]]:
    """Yield the block of old findings, a line or two each: those that came before the change are always listed."""
    kept = [entry for entry in found if not (report.only_new and entry.finding.new is False)]
    shown = found if page.options.verbose else [entry for entry in found if entry not in kept]
    if shown:
        lines = [page.paint("strong", page.say("old_heading"))]
        for entry in shown:
            finding = entry.finding
            named = "".join(f"  {page.safe(id_)}" for id_ in entry.declarations[:1])
            place = f"{page.safe(finding.path)}:{finding.span.line}:{finding.span.column}{named}"
            label = f"{page.say(finding.level)}[{page.safe(finding.rule)}]{page.say('colon')}"
            lines += page.note(f"  {label}", "", page.text(finding.message))
            lines.append("    " + page.paint("faint", place))
        yield lines
    if len(shown) < len(found):
        yield [page.paint("faint", page.say("old_count", count=len(found) - len(shown)))]


def todo(report: Report, page: Page) -> Iterator[list[str]]:
    """Yield the block of every rule that is still to be met: with ``--verbose``, or one line of how many there are."""
    open_items = [(one, outcomes) for one in report.results if (outcomes := _todo_outcomes(one))]
    if not open_items:
        return
    if not page.options.verbose:
        count = sum(len(outcomes) for _, outcomes in open_items)
        yield [page.paint("faint", page.say("todo_count", count=count))]
        return
    open_items.sort(key=lambda item: (_due(item[1][0]), item[0].path, item[0].span, item[0].id))
    lines = [page.paint("todo", page.say("todo_heading"))]
    lines += chain.from_iterable(_todo_of(result, outcomes, page) for result, outcomes in open_items)
    yield lines


def _todo_outcomes(declaration: SubjectResult) -> list[Outcome]:
    outcomes = [outcome for outcome in declaration.outcomes if outcome.status is Status.TODO]
    return sorted(outcomes, key=lambda outcome: (_due(outcome), outcome.rule))


def _due(outcome: Outcome) -> tuple[bool, str]:
    return (outcome.due is None, outcome.due or "")


def _todo_of(declaration: SubjectResult, outcomes: Sequence[Outcome], page: Page) -> Iterator[str]:
    heading = " ".join(filter(None, (declaration.id, declaration.name))) or declaration.path
    yield "  " + page.paint("strong", shorten(page.safe(heading), page.width - 2))
    whens = [page.safe(page.say("by", date=one.due) if one.due else page.say("undated")) for one in outcomes]
    rules = [page.safe(outcome.rule) for outcome in outcomes]
    for outcome, when, rule in zip(outcomes, whens, rules, strict=True):
        start = f"    {_pad(when, whens)}  {_pad(rule, rules)}"
        known = page.options.rules.get(outcome.rule)
        words = shorten(page.text(known.title), max(page.width - width(start) - 2, 0)) if known else ""
        yield f"{start}  {words}".rstrip()


def _pad(text: str, others: Iterable[str]) -> str:
    return text + " " * (max(map(width, others)) - width(text))


def summary(report: Report, found: Sequence[Entry], page: Page) -> list[str]:
    """Return the verdict, the numbers behind it, and what it was made with."""
    decision = report.decision
    counts = tally(report)
    rows = [
        *((f"{kind}s", _decided(counts, kind, page)) for kind in SUBJECTS if counts.results[kind]),
        *((("change", _changed(report, page)),) if report.provenance.base else ()),
        ("findings", _listed(page, Counter(entry.kind for entry in found), {kind: kind for kind in Kind})),
        ("rules", _rules(report, counts, page)),
        ("documents", _documents(report, page)),
    ]
    names = [page.say(name) for name, _ in rows]
    lines = page.headline(decision, page.say(decision), page.say(f"{decision}_means"))
    for name, (_, text) in zip(names, rows, strict=True):
        indent = 2 + max(map(width, names)) + 2
        first, *others = wrap(text, page.width, indent, indent)
        lines.append(f"  {_pad(name, names)}  {first}")
        lines += (" " * indent + line for line in others)
    if page.options.verbose:
        lines += (f"    {page.safe(path)}" for path in sorted(report.ignored))
    return [*lines, *(page.paint("faint", f"  {line}") for line in _made_with(report, page))]


def _decided(counts: Tally, kind: str, page: Page) -> str:
    decisions = counts.results[kind]
    return _total(page, decisions.total(), _listed(page, decisions, {decision: decision for decision in Decision}))


def _changed(report: Report, page: Page) -> str:
    counts = Counter(result.changed or "" for result in report.results) + Counter({"deleted": len(report.deleted)})
    return _listed(page, counts, {name: name for name in (*CHANGED, "deleted")})


def _rules(report: Report, counts: Tally, page: Page) -> str:
    rules = len({outcome.rule for result in report.results for outcome in result.outcomes})
    times = counts.outcomes.total()
    count = str(rules) if times == rules else page.say("decided_times", count=rules, times=times)
    return _total(page, count, _listed(page, counts.outcomes, _STATUS_WORDS))


def _documents(report: Report, page: Page) -> str:
    words = {kind: kind for kind in sorted(report.documents)}
    listed = _listed(page, Counter(report.documents), words)
    if not report.ignored:
        return listed
    return page.say("comma").join((listed, f"{page.say('ignored')} {len(report.ignored)}"))


def _total(page: Page, count: object, listed: str) -> str:
    return f"{count}{page.say('colon')}{listed}" if listed != page.say("none") else str(count)


def _listed(page: Page, counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    """Say what there is any of, such as ``拦截 3，警告 2``."""
    said = (f"{page.safe(page.say.name(word))} {counts[name]}" for name, word in words.items() if counts[name])
    return page.say("comma").join(said) or page.say("none")


def _made_with(report: Report, page: Page) -> Iterator[str]:
    made_with = report.provenance
    items = [
        page.say("as_of", date=report.as_of),
        *(
            [page.say("base", commit=made_with.base.merge_base[:_SHORT], revision=made_with.base.revision)]
            if made_with.base
            else []
        ),
        made_with.tool,
        f"{made_with.engine} {made_with.engine_version}",
        page.say("policies", revision=made_with.policy_revision),
        page.say("calendar", day=made_with.calendar_published_through),
    ]
    if page.options.verbose:
        items += (f"{name}={value}" for name, value in sorted(report.options.items()))
        items += (
            f"policies {made_with.policy_digest}",
            f"schemas {made_with.schema_digest}",
            f"calendar {made_with.calendar_digest}",
        )
    yield from wrap(page.safe(_SEPARATOR.join(items)), page.width, 2, 2)
