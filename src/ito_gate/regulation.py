"""The regulation's own words, by clause: 银保监办发〔2021〕141号."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

_CLAUSE = re.compile(r"(?P<annex>annex-)?(?P<number>[0-9]+)(?:\((?P<item>[0-9]+)\))?")
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it is cited and as it is written."""

    id: str
    heading: str
    text: str


class Regulation:
    """The text of the regulation."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self.title: str = document["title"]
        self.number: str = document["number"]

    def clause(self, id_: str) -> Clause:
        """Return the clause ``id_``, such as ``37``, ``37(5)`` or ``annex-1(2)``.

        Of an article with items, the article itself is its opening words and a single item follows them.

        Raises:
            KeyError: there is no such clause.
        """
        match = _CLAUSE.fullmatch(id_)
        if match is None:
            raise KeyError(id_)
        part = self._document["annexes" if match["annex"] else "articles"][match["number"]]
        heading = part.get("heading") or f"附件 {match['number']}"
        text = "\n".join(part["paragraphs"])
        item = match["item"]
        if item is None:
            return Clause(id_, heading, text)
        return Clause(
            id_,
            f"{heading}（{_numeral(int(item))}）",
            f"{text}\n（{_numeral(int(item))}）{part['items'][item]}",
        )


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


def _numeral(number: int) -> str:
    return _NUMERALS[number]
