"""Text measured in the columns of a terminal.

Wide and full-width characters take two columns, marks that combine with the one before take none
(Unicode Standard Annex 11); ambiguous ones take one, as outside East Asian legacy encodings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

CUT = "..."
"""Stands for what was left out. Not the ellipsis character, whose width is ambiguous."""

_OPENING = "（《〈“‘【「『〔"
_CLOSING = "，。、；：？！）》〉”’】」』〕…"
# A word of a script with spaces, or a single wide character; with the punctuation that may not be
# parted from it (GB/T 15834-2011, 5.1: no closing mark starts a line, no opening mark ends one).
_PIECE = rf" +|[{_OPENING}]*(?:[^\s{_OPENING}{_CLOSING}\u1100-\U0010ffff]+|[^ ])[{_CLOSING}]*"


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if east_asian_width(char) in {"W", "F"}:
        return 2
    return 0 if category(char) in {"Mn", "Me"} else 1


def width(text: str) -> int:
    """Return the number of columns that printable ``text`` takes."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


def shorten(text: str, room: int) -> str:
    """Cut ``text`` to ``room`` columns."""
    if width(text) <= room:
        return text
    used = len(CUT)
    kept = ""
    for char in text:
        used += _char_width(char)
        if used > room:
            break
        kept += char
    return kept.rstrip() + CUT


def wrap(text: str, room: int, used: int = 0, indent: int = 0) -> list[str]:
    """Break ``text`` into lines of at most ``room`` columns.

    A word that is longer than a line stays whole: it may be a path to copy.

    Args:
        text: printable text without line breaks.
        room: columns of a line.
        used: columns of the first line that are taken already.
        indent: columns of the later lines that will be taken; the lines come without them.
    """
    lines: list[str] = []
    line = ""
    for piece in re.findall(_PIECE, text):
        size = width(piece)
        if used + size > room and not piece.isspace() and line:
            lines.append(line.rstrip(" "))
            line, used = "", indent
        line += piece
        used += size
    return [*lines, line.rstrip(" ")]
