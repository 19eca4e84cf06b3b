"""The regulation's own words, by clause: 银保监办发〔2021〕141号."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_CLAUSE = re.compile(
    r"(?P<annex>annex-)?(?P<number>[1-9][0-9]?)(?:\((?P<item>[1-9][0-9]?(?:\.[1-9][0-9]?)?)\))?",
    re.ASCII,
)
_ANNEXES = "附件"
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it is cited and as it is written.

    Attributes:
        id: such as ``37``, ``37(5)``, ``annex-1(1.4)`` or ``annex-2(3)``.
        chapter: the heading it stands under.
        heading: as a Chinese reader cites it.
        text: to be quoted: an item with the opening words that it completes.
        words: its own words; of an article with items those that stand around the items.
    """

    id: str
    chapter: str
    heading: str
    text: str
    words: str


class Regulation:
    """The text of the regulation."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self.title: str = document["title"]
        self.number: str = document["number"]

    def clauses(self) -> Iterator[Clause]:
        """Give every article and every item in the order of the text, then the annexes with theirs.

        An article with items is a clause of its own, and so is each item; of annex 1 each part and each
        item of a part, of annex 2 each class.
        """
        for prefix, parts in (("", "articles"), ("annex-", "annexes")):
            for number, part in self._document[parts].items():
                yield self.clause(f"{prefix}{number}")
                for item in part["items"]:
                    yield self.clause(f"{prefix}{number}({item})")

    def items(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the clauses directly below ``id_``, in order; none for a clause without items.

        Raises:
            KeyError: there is no such clause.
        """
        part, match = self._part(id_)
        start = id_.partition("(")[0]
        above = match["item"]
        if above is None:
            return tuple(f"{start}({item})" for item in part["items"] if "." not in item)
        return tuple(f"{start}({item})" for item in part["items"] if item.startswith(f"{above}."))

    def clause(self, id_: str) -> Clause:
        """Return the clause ``id_``, such as ``37``, ``37(5)`` or ``annex-1(1.4)``.

        Of an article with items, the article itself is its opening words and a single item follows them.

        Raises:
            KeyError: there is no such clause.
        """
        part, match = self._part(id_)
        item = match["item"]
        if match["annex"]:
            return _of_annex(id_, match["number"], part, item)
        opening = "\n".join(part["paragraphs"])
        if item is None:
            return Clause(id_, part["chapter"], part["heading"], opening, opening)
        mark = f"（{_numeral(item)}）"
        words = part["items"][item]
        return Clause(id_, part["chapter"], f"{part['heading']}{mark}", f"{opening}\n{mark}{words}", words)

    def _part(self, id_: str) -> tuple[Mapping[str, Any], re.Match[str]]:
        match = _CLAUSE.fullmatch(id_)
        if match is None:
            raise KeyError(id_)
        part = self._document["annexes" if match["annex"] else "articles"][match["number"]]
        if match["item"] is not None and match["item"] not in part["items"]:
            raise KeyError(id_)
        return part, match


def _of_annex(id_: str, number: str, part: Mapping[str, Any], item: str | None) -> Clause:
    """Number as the annexes do: annex 1 with 一、二、三、 and below them 1. to 8., annex 2 without any."""
    heading = f"附件 {number}"
    opening = "\n".join(part["paragraphs"])
    if item is None:
        return Clause(id_, _ANNEXES, heading, opening, opening)
    words = part["items"][item]
    above, _, below = item.partition(".")
    heading = f"{heading}（{_numeral(above)}）{below}"
    in_parts = any("." in other for other in part["items"])
    lines = [part["paragraphs"][0]]
    if below:
        lines += [f"{_numeral(above)}、{part['items'][above]}", f"{below}. {words}"]
    else:
        lines.append(f"{_numeral(above)}、{words}" if in_parts else words)
    return Clause(id_, _ANNEXES, heading, "\n".join(lines), words)


def load(policies: Path) -> Regulation:
    """Load the text from the policies folder.

    Raises:
        EngineError: it is missing.
    """
    path = policies / "ito" / "regulation" / "data.json"
    try:
        return Regulation(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise EngineError(f"the regulation's text cannot be read: {error}") from error


def _numeral(number: str) -> str:
    return _NUMERALS[int(number)]
