"""Where an offset of a text lies: lines and columns from 1, in code points."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from ito_gate.model import Span


class Lines:
    """The lines of one text, found when first asked for: a text without findings needs none.

    Only LF ends a line, with or without a CR before it: everything else that some tool counts as a
    line break never gets this far.
    """

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: list[int] = []

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def _starts(self) -> list[int]:
        if not self._known:
            start = 0
            while start >= 0:
                self._known.append(start)
                start = self._text.find("\n", start) + 1 or -1
        return self._known

    def line(self, number: int) -> str:
        """Return line ``number`` without its line break; outside of the text, an empty line."""
        starts = self._starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self._text)
        return self._text[starts[number - 1] : end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]``, cut at the end of its first line."""
        number = bisect_right(self._starts, start)
        begin = self._starts[number - 1]
        last = min(end - begin, len(self.line(number)))
        return Span(number, start - begin + 1, number, max(last, start - begin) + 1)


@lru_cache(maxsize=4)
def lines_of(text: str) -> Lines:
    """Return the lines of ``text``, kept for the texts asked for last."""
    return Lines(text)
