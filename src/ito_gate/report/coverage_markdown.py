"""The coverage of the regulation as Markdown tables, one for each chapter."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ito_gate.coverage import How
from ito_gate.report.coverage_words import cases, summary, word
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ito_gate.coverage import Row, Tally
    from ito_gate.model import Rule
    from ito_gate.regulation import Regulation

_BREAK = "<br>"


def render(regulation: Regulation, rows: Sequence[Row], total: Tally, lang: str) -> str:
    """Return the rows as tables (GitHub Flavored Markdown, 4.10) under a title, with the summary first."""
    lines = [f"# {word('title', lang)}", "", f"{regulation.title}（{regulation.number}）", ""]
    lines += [f"- {line}" for line in summary(total, lang)]
    for chapter, group in groupby(rows, lambda row: row.clause.chapter):
        head = " | ".join(word(name, lang) for name in ("clause", "words", "covered"))
        lines += ["", f"## {chapter}", "", f"| {head} |", "|---|---|---|"]
        lines += [_line(row, lang) for row in group]
    return "\n".join(lines) + "\n"


def _line(row: Row, lang: str) -> str:
    cells = (Speaker(lang).articles([row.clause.id]), row.clause.words, _BREAK.join(_covered(row, lang)))
    return f"| {' | '.join(map(_cell, cells))} |"


def _covered(row: Row, lang: str) -> Iterator[str]:
    for rule in row.rules:
        yield _rule(rule, lang)
    for fact in row.facts:
        yield f"`{fact.name}` {word('fact', lang, title=fact.title.in_language(lang))}"
    if row.reason is not None:
        yield word("reason", lang) + row.reason.in_language(lang)
    elif row.how is How.ITEMS:
        yield word("items", lang)
    elif row.how is How.EMPTY:
        yield f"**{word('empty', lang)}**"


def _rule(rule: Rule, lang: str) -> str:
    say = Speaker(lang)
    said = f"`{rule.id}` {say('and').join(say(level.value) for level in rule.levels)}"
    if rule.proof is None:
        return said
    proof = word("proof", lang, tests=rule.proof.tests, cases=cases(rule.proof.cases, lang))
    return said + word("comma", lang) + proof


def _cell(text: str) -> str:
    # A cell is one line, and a bar in it would begin the next.
    return text.replace("|", "\\|").replace("\n", _BREAK)
