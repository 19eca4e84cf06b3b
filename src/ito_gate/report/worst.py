"""Annotations that a pipeline keeps only a few of: which are sent, and what is said of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.report.issue import Weight, issues, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Report
    from ito_gate.report.overview import Entry

MOST = 10
"""Annotations of each level that a step keeps, at GitHub and at Azure Pipelines; later ones are dropped silently."""


def shown(report: Report) -> Iterator[tuple[Weight, list[Entry], int]]:
    """Yield each level with its worst entries and the number of those that have no place.

    Where there are too many, the last place is left free to say so.
    """
    found = issues(report)
    for level in Weight:
        here = [entry for entry in found if weight(entry.kind, report) is level]
        kept = here if len(here) <= MOST else here[: MOST - 1]
        yield level, kept, len(here) - len(kept)
