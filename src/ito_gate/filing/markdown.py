"""The report as Markdown (CommonMark with tables, as GitHub has them)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ito_gate.filing import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.filing.shape import Material, Section, Table
    from ito_gate.filing.words import Lines

# What would be markup in the middle of a line; a value never begins one.
_MARKUP = re.compile(r"[\\`*_{}\[\]|~#$]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def render(material: Material) -> bytes:
    """Return ``material`` as UTF-8; the same material gives the same bytes."""
    blocks = [
        f"# {escaped(material.title)}",
        f"**{escaped(material.institution)}** · {escaped(material.service)}",
        _table(material.head),
        *(block for section in material.sections for block in _section(section)),
        f"{escaped(material.institution)}（盖章）",
        words.day(material.as_of),
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def escaped(text: str) -> str:
    """Return a line of text as Markdown that shows just that: no markup, no HTML, no end of a cell."""
    plain = "".join(_HTML.get(char, char) for char in text)
    return _MARKUP.sub(r"\\\g<0>", plain)


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.heading)}"
    yield from map(escaped, section.notes)
    if section.table is not None:
        yield _table(section.table)


def _table(table: Table) -> str:
    rows = [
        tuple(map(escaped, table.columns)),
        ("---",) * len(table.columns),
        *(tuple(map(_cell, row)) for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(lines: Lines) -> str:
    return "<br>".join(map(escaped, lines))
