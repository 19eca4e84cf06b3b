"""A comment for a review: the verdict, the worst findings as a table, the rest folded.

GitHub Flavored Markdown, which GitLab, Gitea, Gitee and others show as well. Every word of a document is made
inert (``markup``).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from ito_gate.model import AGENDA_DAYS, SUBJECTS, Decision
from ito_gate.report.issue import clip, issues, lines, place, subjects
from ito_gate.report.markup import code, inert
from ito_gate.report.overview import Kind, tally
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ito_gate.model import AgendaItem, Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.overview import Entry

T = TypeVar("T")

LONGEST = 65_535
"""Characters of a comment: GitHub takes 65,536 at most, others one less. Counted as UTF-16, the larger number."""

MARK = "<!-- ito-gate -->"
"""First line of every comment: whoever posts it finds the one of the last run by it, and replaces that."""

_ROWS = 20
"""Findings in the table."""

_FOLD_END = "\n</details>\n"
_RESERVE = 300
"""Characters kept for what is said where a whole list has no room: one line, once for each list."""

_PATH = 300
"""Longest place; a path may be four thousand characters long."""

_WORDS = 500
"""Longest message in the table; the folded list has it whole, up to its own limit."""


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield the comment, never longer than ``LONGEST``: the worst findings stay, and what is left out is counted."""
    say = Speaker(options.lang)
    found = issues(report)
    page = _Page()
    page.add("\n".join((*_head(report, found, say), "")))
    page.add("\n".join((*_made_with(report, say), "")), keep=True)
    if found:
        _table(page, found, say)
        _fold(page, say("all_findings", count=len(found)), found, lambda entry: _item(entry, say), say)
    if report.agenda:
        title = say("agenda_heading", days=AGENDA_DAYS)
        _fold(page, title, report.agenda, lambda item: _agenda_item(item, say), say)
    yield page.text()


class _Page:
    """What is written, and how much room there is."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last: list[str] = []
        self._room = LONGEST - _RESERVE

    def add(self, part: str, *, keep: bool = False, spare: int = 0) -> bool:
        """Add ``part`` if there is room for it and ``spare`` more; at the very end if it is to be kept for there."""
        size = len(part.encode("utf-16-le", "surrogatepass")) // 2
        if size + spare > self._room:
            return False
        self._room -= size
        (self._last if keep else self._parts).append(part)
        return True

    def note(self, text: str) -> None:
        """Add what has its room reserved: that something is left out."""
        self._parts.append(text)

    def text(self) -> str:
        return "".join((*self._parts, *self._last))


def _head(report: Report, found: list[Entry], say: Speaker) -> Iterator[str]:
    decision = report.decision
    yield MARK
    yield f"### ito-gate{say('colon')}{say(decision)}"
    yield ""
    yield say("fail_below" if decision is Decision.FAIL else f"{decision}_means")
    yield ""
    counts = Counter(entry.kind for entry in found)
    # Where nothing is compared with what was there before, nothing is old.
    kinds = [kind for kind in Kind if kind is not Kind.TODO and (kind is not Kind.OLD or counts[kind])]
    yield f"| {' | '.join(map(say, kinds))} |"
    yield "|---" * len(kinds) + "|"
    yield f"| {' | '.join(str(counts[kind]) for kind in kinds)} |"
    yield ""
    results = tally(report).results
    for kind in SUBJECTS:
        if results[kind]:
            listed = say("comma").join(f"{say(one)} {results[kind][one]}" for one in Decision if results[kind][one])
            yield f"- {say(f'{kind}s')} {results[kind].total()}{say('colon')}{listed}"


def _made_with(report: Report, say: Speaker) -> Iterator[str]:
    made_with = report.provenance
    items = (
        say("as_of", date=report.as_of),
        made_with.tool,
        f"{made_with.engine} {made_with.engine_version}",
        say("policies", revision=made_with.policy_revision),
        say("calendar", day=made_with.calendar_published_through),
    )
    yield ""
    yield f"<sub>{' · '.join(map(inert, items))}</sub>"


def _table(page: _Page, found: list[Entry], say: Speaker) -> None:
    head = " | ".join(say(name) for name in ("level", "rule", "place", "what", "latest"))
    page.add(f"\n| {head} |\n|---|---|---|---|---|\n")
    for entry in found[:_ROWS]:
        if not page.add(_row(entry, say), spare=LONGEST // 2):
            # The list below has it all the same.
            break


def _row(entry: Entry, say: Speaker) -> str:
    finding = entry.finding
    message = lines(entry, say)[0]
    cells = (
        say(entry.kind),
        # A bar ends a cell even inside a code span (GFM, 4.10).
        code(finding.rule).replace("|", "\\|"),
        code(clip(place(finding), say, _PATH)).replace("|", "\\|"),
        inert(message if len(message) <= _WORDS else f"{message[:_WORDS]}…"),
        inert(finding.latest or ""),
    )
    return f"| {' | '.join(cells)} |\n"


def _fold(page: _Page, title: str, items: Iterable[T], shown: Callable[[T], str], say: Speaker) -> None:
    """Add a folded list of ``items``, as many as there is room for."""
    listed = list(items)
    # Room to say that some are left out, and to close the fold, is never given away.
    end = say("list_left_out", count=len(listed)) + "\n" + _FOLD_END
    if not page.add(f"\n<details>\n<summary>{title}</summary>\n\n", spare=len(end)):
        page.note(f"\n{title}{say('colon')}{say('list_left_out', count=len(listed))}\n")
        return
    for number, item in enumerate(listed):
        if not page.add(shown(item), spare=len(end)):
            page.add(f"\n{say('list_left_out', count=len(listed) - number)}\n")
            break
    page.add(_FOLD_END)


def _item(entry: Entry, say: Speaker) -> str:
    finding = entry.finding
    message, *notes = (inert(clip(line, say)) for line in lines(entry, say))
    where = " ".join(map(code, filter(None, (finding.rule, clip(place(finding), say, _PATH), subjects(entry, say)))))
    about = say("about") + say("colon")
    noted = "".join(f"<br>{note}" for note in notes if not note.startswith(about))
    return f"- **{say(entry.kind)}** {where}<br>{message}{noted}\n"


def _agenda_item(item: AgendaItem, say: Speaker) -> str:
    about = code(next(iter(item.subjects), item.path))
    return f"- {inert(item.on)} {about} {inert(say.text(item.message))}\n"
