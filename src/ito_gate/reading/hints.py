"""What a typist probably meant on a line that does not parse."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ito_gate.reading import problems as words
from ito_gate.reading.source import code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Rule


@dataclass(frozen=True, slots=True)
class Hint:
    """The likely cause of a syntax error: what to say, and the columns (from 0) it is about."""

    rule: Rule
    message: str
    start: int
    end: int
    values: Mapping[str, object] = field(default_factory=dict)


WANTED = {
    "：": ":",
    "，": ",",
    "、": ",",
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": "'",
    "’": "'",
    "＇": "'",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "－": "-",
    "–": "-",
    "—": "-",
    "＃": "#",
}
"""Characters an input method types, and the ones that are syntax."""

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ITEM = r"^ *(?:- +)*"
_CAUSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^ *(?:- *)*([{_SPACES}])",
        rf":([{_SPACES}])",
        rf"{_ITEM}([＃－–—])",
        rf"{_ITEM}[^\s:：#\"'|>]+ *(：)",
        rf"{_ITEM}(?:\"[^\"]*\"|'[^']*') *(：)",
        r"(?:^|[:,\[{-]) *([“”‘’＂＇］［【｛])",
        r'(?:^|[:,\[{-]) *"[^"“]*([”＂])[^"]*$',  # an ASCII quote closed by another
        r"[\[{][^\]}\"']*?([，、：])",
        r"[\]}\"'] *([，：])",
    )
)
_CLOSING = re.compile(r'"[^"“]*([”＂])[^"]*$')
_LONGEST = 1000
_NO_SPACE = re.compile(rf"{_ITEM}(?:[A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*')(:)(?=[^\s:/])")
SPACE = re.compile(f"[{_SPACES}]")


def in_yaml(line: str) -> Hint | None:
    """Find punctuation on ``line`` that was meant as syntax and is not.

    Only the first part of a very long line is looked at: nobody typed the rest.
    """
    line = line[:_LONGEST]
    for cause in _CAUSES:
        if match := cause.search(line):
            return _replace(match[1], match.start(1))
    if match := _NO_SPACE.search(line):
        return Hint(words.SYNTAX, "missing-space", match.start(1), match.end(1))
    return None


def in_string(line: str) -> Hint | None:
    """Find the character that was meant to close a string on ``line``."""
    match = _CLOSING.search(line[:_LONGEST])
    return _replace(match[1], match.start(1)) if match else None


def in_json(line: str, column: int) -> Hint | None:
    """Find the cause where JSON does not go on at ``column`` (from 0) of ``line``."""
    found = line[column : column + 1]
    return _replace(found, column) if found in WANTED or SPACE.match(found) else None


def _replace(found: str, column: int) -> Hint:
    if found in WANTED:
        values = {"found": found, "wanted": WANTED[found]}
        return Hint(words.PUNCTUATION, "not-ascii", column, column + 1, values)
    return Hint(words.PUNCTUATION, "space", column, column + 1, {"code": code(found)})
