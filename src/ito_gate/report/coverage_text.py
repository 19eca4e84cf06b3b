"""The coverage of the regulation for a terminal: a line for each clause, and under it what looks after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.coverage import How
from ito_gate.model import CASE_KINDS
from ito_gate.report.columns import shorten, width, wrap
from ito_gate.report.coverage_words import summary, word
from ito_gate.report.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ito_gate.coverage import Row, Tally
    from ito_gate.model import Rule
    from ito_gate.policy.pack import FactText
    from ito_gate.report import RenderOptions

_INDENT = "  "
_GAP = "  "
_LEAST_LEVELS = 12
"""Columns of two levels in either language, so that the table does not change its shape with each chapter."""


def render(rows: Sequence[Row], total: Tally, options: RenderOptions) -> str:
    """Return the rows as lines, ended by a summary."""
    return "".join(f"{line}\n" for line in _Table(rows, Page(options)).lines(total))


class _Table:
    """Lays out the rows in columns that all chapters share."""

    def __init__(self, rows: Sequence[Row], page: Page) -> None:
        self._rows = rows
        self._page = page
        self._lang = page.options.lang
        ids = [width(name) for row in rows for name in _names(row)]
        self._ids = max(ids, default=0)
        self._levels = max([_LEAST_LEVELS, *(width(self._said(rule)) for row in rows for rule in row.rules)])
        self._counts = {name: max(width(self._word(name)), 3) for name in ("tests", *CASE_KINDS)}

    def lines(self, total: Tally) -> Iterator[str]:
        """Give the table chapter by chapter, and the summary."""
        chapter = ""
        for row in self._rows:
            if row.clause.chapter != chapter:
                if chapter:
                    yield ""
                chapter = row.clause.chapter
                yield self._head(chapter)
            yield from self._row(row)
        if self._rows:
            yield ""
        for line in summary(total, self._lang):
            yield from wrap(line, self._page.width)

    def _head(self, chapter: str) -> str:
        columns = _pad(self._word("levels"), self._levels)
        counts = _GAP.join(_right(self._word(name), room) for name, room in self._counts.items())
        return self._page.paint("strong", f"{_pad(chapter, len(_INDENT) + self._ids)}{_GAP}{columns}{_GAP}{counts}")

    def _row(self, row: Row) -> Iterator[str]:
        cited = self._page.say.articles([row.clause.id])
        words = " ".join(row.clause.words.splitlines())
        start = self._page.paint("frame", cited)
        yield start + _GAP + shorten(words, max(self._page.width - width(cited) - len(_GAP), len(_GAP)))
        for rule in row.rules:
            yield self._rule(rule)
        for fact in row.facts:
            yield from self._fact(fact)
        if row.reason is not None:
            yield from self._note("reason", self._page.text(row.reason))
        elif row.how in {How.ITEMS, How.EMPTY}:
            yield from self._note(row.how.value, "")

    def _rule(self, rule: Rule) -> str:
        counts = {"tests": "-", **dict.fromkeys(CASE_KINDS, "-")}
        if rule.proof is not None:
            counts = {"tests": str(rule.proof.tests), **{kind: str(n) for kind, n in rule.proof.cases.items()}}
        numbers = _GAP.join(_right(counts[name], room) for name, room in self._counts.items())
        heaviest = rule.levels[0].value if rule.levels else "info"
        said = self._page.paint(heaviest, self._said(rule)) + " " * (self._levels - width(self._said(rule)))
        return f"{_INDENT}{_pad(rule.id, self._ids)}{_GAP}{said}{_GAP}{numbers}"

    def _fact(self, fact: FactText) -> Iterator[str]:
        start = f"{_INDENT}{_pad(fact.name, self._ids)}{_GAP}"
        said = word("fact", self._lang, title=self._page.text(fact.title))
        first, *others = wrap(said, self._page.width, width(start), width(start))
        yield start + first
        yield from (" " * width(start) + line for line in others)

    def _note(self, name: str, text: str) -> Iterator[str]:
        lines = wrap(self._word(name) + text, self._page.width, len(_INDENT), len(_INDENT))
        style = "error" if name == "empty" else "faint"
        return (_INDENT + self._page.paint(style, line) for line in lines)

    def _said(self, rule: Rule) -> str:
        return self._page.say("and").join(self._page.say(level.value) for level in rule.levels)

    def _word(self, name: str) -> str:
        return word(name, self._lang)


def _names(row: Row) -> Iterator[str]:
    yield from (rule.id for rule in row.rules)
    yield from (fact.name for fact in row.facts)


def _pad(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _right(text: str, room: int) -> str:
    return " " * (room - width(text)) + text
