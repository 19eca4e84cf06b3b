"""What the formats of other tools show of a report: one issue after another, worst first.

The consumers differ in what they can show, not in what there is to say. An issue is a finding in force or
waived, or the reason why there is no verdict; a finding of a rule whose stage has not come is none.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from ito_gate.model import START, Finding, Level, Text
from ito_gate.report.invisible import one_line, visible
from ito_gate.report.overview import Entry, Kind, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ito_gate.model import Report, Span
    from ito_gate.report import RenderOptions
    from ito_gate.report.words import Speaker

UNDECIDED = "ito-gate/undecided"
"""Stands for a rule where there is no verdict."""

MOST_CHARACTERS = 4000
"""Longest message. GitHub's runner and the agent of Azure Pipelines cut at 4,096, without saying so."""

_NO_REMEDY = Text("", "")


class Weight(StrEnum):
    """What an issue does to the run, worst first: an error blocks, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def issues(report: Report) -> list[Entry]:
    """Return what there is to show, worst first; why there is no verdict comes before everything."""
    reasons = sorted(report.errors, key=lambda text: (text.en, text.zh))
    undecided = [
        *(_reason(error, "", START, ("", "")) for error in reasons),
        *(_reason(one.error, one.path, one.span, (one.kind, one.id)) for one in report.results if one.error),
    ]
    return [*undecided, *(entry for entry in entries(report) if entry.kind is not Kind.TODO)]


def _reason(error: Text, path: str, span: Span, subject: tuple[str, str]) -> Entry:
    finding = Finding(UNDECIDED, "undecided", Level.DENY, error, _NO_REMEDY, path, span=span)
    return Entry(Kind.UNDETERMINED, finding, tuple(filter(None, subject[1:])), subject)


def weight(kind: Kind, report: Report) -> Weight:
    """Weigh ``kind`` by the level that blocks in this run: a warning that blocks is an error."""
    if kind in {Kind.DENY, Kind.UNDETERMINED} or (kind is Kind.WARN and report.options.get("fail_on") == Level.WARN):
        return Weight.ERROR
    return Weight.WARNING if kind is Kind.WARN else Weight.NOTE


def lines(entry: Entry, say: Speaker) -> list[str]:
    """Return what to tell a person, each on a line of its own without anything invisible: the message first."""
    finding = entry.finding
    notes = (
        ("fix", say.text(finding.remediation)),
        ("clause", say.articles(finding.articles)),
        ("latest", finding.latest or ""),
        ("waiver", finding.waiver or ""),
        ("about", subjects(entry, say)),
    )
    # What its level does not tell: that a rule could not be decided, is waived, or that the finding is old.
    mark = f"{say(entry.kind)}{say('colon')}" if entry.kind in {Kind.UNDETERMINED, Kind.WAIVED, Kind.OLD} else ""
    return [
        mark + one_line(say.text(finding.message)),
        *(f"{say(name)}{say('colon')}{one_line(text)}" for name, text in notes if text),
    ]


def subjects(entry: Entry, say: Speaker) -> str:
    """Name the documents that an issue is about: the first, and how many more."""
    first = next(iter(entry.declarations), "")
    total = len(entry.declarations)
    return first if total <= 1 else f"{first} {say('also', total=total, more=total - 1)}"


def clip(text: str, say: Speaker, most: int = MOST_CHARACTERS) -> str:
    """Cut ``text`` to ``most`` characters, and say how many are left out."""
    if len(text) <= most:
        return text
    # The number has no more digits than the length.
    room = most - len(say("left_out", count=len(text)))
    return text[:room] + say("left_out", count=len(text) - room)


def stretch(span: Span, path: str, options: RenderOptions) -> tuple[int, int, int | None]:
    """Return line, first column and end column of what to mark, within the first line of ``span``.

    A review shows a mark only where all its lines were changed, and the first line of a block names it. The end
    is None where the block goes on and the length of its first line is not known.
    """
    if span.end_line == span.line:
        return span.line, span.column, max(span.column, span.end_column)
    line = options.source_line(path, span.line)
    return span.line, span.column, None if line is None else max(span.column, len(line) + 1)


def last_line(span: Span) -> int:
    """Return the last line of ``span``: a block ends where the next one starts, on a line that is not its own."""
    return span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line


def place(finding: Finding) -> str:
    """Return where a finding is, as ``path:line:column``; empty for one about no file."""
    return f"{visible(finding.path)}:{finding.span.line}:{finding.span.column}" if finding.path else ""


def distinct(found: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield each entry with a fingerprint that no other has: a repeated one is numbered, in their order."""
    seen: Counter[str] = Counter()
    for entry in found:
        mark = entry.fingerprint
        seen[mark] += 1
        yield (mark if seen[mark] == 1 else f"{mark}:{seen[mark]}"), entry


def verdict(report: Report, found: Iterable[Entry], say: Speaker) -> str:
    """Say the verdict and how many findings of which kind there are."""
    counts = Counter(entry.kind for entry in found)
    named = [f"{say(kind)} {counts[kind]}" for kind in Kind if counts[kind]]
    return say(report.decision) + say("colon") + (say("comma").join(named) or say("none"))
