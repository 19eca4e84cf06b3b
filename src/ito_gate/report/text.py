"""What a person reads at a terminal: worst first, each finding with its line, clause, remedy and date."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from ito_gate.report.overview import Entry, Kind, entries
from ito_gate.report.page import Page
from ito_gate.report.quote import quote
from ito_gate.report.text_summary import agenda, old, summary, todo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Finding, Report, Span
    from ito_gate.report import RenderOptions

_FOLD_ABOVE = 20
"""So many findings of one rule in one place are still shown one by one."""

_FOLD_SHOWN = 5

_FEWEST_COLUMNS = 20


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield ``report`` as plain or coloured text that ends with a newline."""
    page = Page(options)
    found = entries(report)
    found.sort(key=lambda entry: entry.finding.new is False)
    blocks = [
        *_errors(report, page),
        *_findings([entry for entry in found if entry.kind is not Kind.OLD], page),
        *old(report, [entry for entry in found if entry.kind is Kind.OLD], page),
        *agenda(report, page),
        *todo(report, page),
        summary(report, found, page),
    ]
    yield "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _errors(report: Report, page: Page) -> Iterator[list[str]]:
    for error in sorted(report.errors, key=lambda text: (text.en, text.zh)):
        yield page.headline("error", page.say("error"), page.text(error))
    for result in report.results:
        if result.error:
            yield [
                *page.headline("error", page.say("error"), page.text(result.error)),
                _place(result.path, result.span, (result.id,), 1, page),
            ]


def _findings(found: list[Entry], page: Page) -> Iterator[list[str]]:
    """Show the findings; when one rule says the same all over a document, only the first few."""
    stacks = [list(stack) for _, stack in groupby(found, key=_spot)]
    total: Counter[tuple[object, ...]] = Counter()
    for stack in stacks:
        total[_sort(stack)] += len(stack)
    shown: Counter[tuple[object, ...]] = Counter()
    hidden: Counter[tuple[object, ...]] = Counter()
    for stack in stacks:
        sort = _sort(stack)
        if total[sort] <= _FOLD_ABOVE or shown[sort] < _FOLD_SHOWN:
            shown[sort] += len(stack)
            yield _block(stack, page)
            continue
        hidden[sort] += len(stack)
        if shown[sort] + hidden[sort] == total[sort]:
            yield [page.paint("faint", _folded(stack[0].finding, hidden[sort], page))]


def _folded(finding: Finding, count: int, page: Page) -> str:
    return page.say("folded", path=page.safe(finding.path), rule=page.safe(finding.rule), count=count)


def _spot(entry: Entry) -> tuple[object, ...]:
    """Return what findings have in common that are shown together, with their line quoted once."""
    finding = entry.finding
    place = (finding.path, finding.span, entry.declarations)
    return (entry.kind, finding.rule, finding.articles, finding.latest, finding.waiver or "", finding.new, *place)


def _sort(stack: list[Entry]) -> tuple[object, ...]:
    entry = stack[0]
    finding = entry.finding
    return (entry.kind, finding.rule, finding.message_id, finding.path, entry.declarations)


def _block(stack: list[Entry], page: Page) -> list[str]:
    finding = stack[0].finding
    kind = stack[0].kind
    gutter = len(str(finding.span.line))
    label = f"{page.say(kind)}[{page.safe(finding.rule)}]"
    fixes = dict.fromkeys(page.text(entry.finding.remediation) for entry in stack)
    notes = (
        ("clause", page.safe(page.say.articles(finding.articles))),
        *(("fix", fix) for fix in fixes),
        ("latest", page.safe(finding.latest or "")),
        ("waiver", page.safe(finding.waiver or "")),
        ("since", "" if finding.new is None else page.say("since_now" if finding.new else "since_before")),
    )
    margin = f"{'':{gutter}} = "
    return [
        *(line for entry in stack for line in page.headline(kind, label, page.text(entry.finding.message))),
        _place(finding.path, finding.span, stack[0].declarations, gutter, page),
        *_quoted(stack[0], gutter, page),
        *(line for name, text in notes if text for line in page.note(margin, page.say(name), text)),
    ]


def _place(path: str, span: Span, declarations: tuple[str, ...], gutter: int, page: Page) -> str:
    at = f"{page.safe(path)}:{span.line}:{span.column}"
    named = page.safe(next(iter(declarations), ""))
    if len(declarations) > 1:
        named = f"{named} {page.say('also', total=len(declarations), more=len(declarations) - 1)}"
    arrow = page.paint("frame", f"{'':{gutter}}-->")
    return f"{arrow} {at}" + (page.paint("faint", f"  {named}") if named else "")


def _quoted(entry: Entry, gutter: int, page: Page) -> list[str]:
    finding = entry.finding
    span = finding.span
    line = page.options.source_line(finding.path, span.line)
    if line is None:
        return []
    # A block ends where the next one starts: at the beginning of a line that is not its own.
    last_line = span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    room = max(page.width - gutter - len(" | "), _FEWEST_COLUMNS)
    quoted = quote(line, span.column - 1, end, room)
    bar = page.paint("frame", f"{'':{gutter}} |")
    carets = page.paint(entry.kind, "^" * quoted.carets)
    more = f" {page.say('to_line', line=last_line)}" if last_line > span.line else ""
    return [
        bar,
        f"{page.paint('frame', f'{span.line} |')} {quoted.text}".rstrip(),
        f"{bar} {'':{quoted.indent}}{carets}{more}",
    ]
