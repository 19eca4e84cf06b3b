"""What whoever has just written a document needs to know: each place to mend, what comes when, the verdict.

An unknown answer leaves many rules undecided at one place; ``ito-gate check`` tells them all.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ito_gate.report.overview import Entry, Kind, entries
from ito_gate.report.page import Page
from ito_gate.report.text_summary import todo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions

_SHOWN = frozenset({Kind.DENY, Kind.UNDETERMINED, Kind.WARN})


def render(report: Report, options: RenderOptions) -> str:
    """Return ``report`` in brief, with a newline at its end."""
    page = Page(options)
    verdict = page.headline(report.decision, page.say(report.decision), page.say(f"{report.decision}_means"))
    blocks = [[*_errors(report, page), *_places(report, page)], *todo(report, page), verdict]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _errors(report: Report, page: Page) -> Iterator[str]:
    for error in chain(report.errors, filter(None, (result.error for result in report.results))):
        yield from page.headline("error", page.say("error"), page.text(error))


def _places(report: Report, page: Page) -> Iterator[str]:
    worst: dict[tuple[object, ...], Entry] = {}
    for entry in entries(report):
        if entry.kind in _SHOWN:
            worst.setdefault((entry.finding.path, entry.finding.span), entry)
    for entry in worst.values():
        finding = entry.finding
        label = f"{page.safe(finding.path)}:{finding.span.line}: {page.say(entry.kind)}[{page.safe(finding.rule)}]"
        yield from page.headline(entry.kind, label, page.text(finding.message))
