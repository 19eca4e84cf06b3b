"""Collects the findings of one file, as many of them as a person can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.model import START, Level
from ito_gate.reading import problems as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Finding, Pointer, Rule, Span

_SHOWN = 40


def shown(text: str) -> str:
    """Return ``text`` short enough for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


class Collector:
    """The findings of one file in the order they were met.

    Attributes:
        denials: how many so far mean that what was read cannot be trusted.
    """

    __slots__ = ("_counts", "_findings", "_limit", "_path", "denials")

    def __init__(self, path: str, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._findings: list[Finding] = []
        self._counts = dict.fromkeys(Level, 0)
        self.denials = 0

    def add(
        self,
        rule: Rule,
        message: str,
        values: Mapping[str, object],
        span: Span = START,
        pointer: Pointer = (),
    ) -> None:
        """Add one finding; past the limit of its level it is only counted."""
        level = rule.messages[message].force.level
        self._counts[level] += 1
        self.denials = self._counts[Level.DENY]
        if self._counts[level] <= self._limit:
            self._findings.append(rule.finding(message, values, path=self._path, span=span, pointer=pointer))

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, followed by how many were left out."""
        rest = [
            words.LIMITS.finding(message, {"count": left}, path=self._path)
            for level, message in ((Level.DENY, "more-errors"), (Level.WARN, "more-warnings"))
            if (left := self._counts[level] - self._limit) > 0
        ]
        return (*self._findings, *rest)
