"""One line of a file, quoted with a stretch of it underlined."""

from __future__ import annotations

from dataclasses import dataclass

from ito_gate.report.columns import CUT, width
from ito_gate.report.invisible import visible

_TAB = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A line ready to print, and where its underline stands, in columns."""

    text: str
    indent: int
    carets: int


def quote(line: str, start: int, end: int, room: int) -> Quote:
    """Quote ``line`` in ``room`` columns; a longer one is cut around the stretch.

    Args:
        line: the line as it stands in the file, without its end.
        start: first code point of the stretch, from 0.
        end: code point after the stretch; an empty stretch gets one caret all the same.
        room: columns there are.
    """
    start = min(start, len(line))
    end = min(max(start, end), len(line))
    # What is farther away than there are columns is not even measured: a JSON file can be one line.
    low, high = max(0, start - room), min(len(line), start + room)
    cells = _cells(line[low:high])
    widths = [width(cell) for cell in cells]
    first, last = start - low, min(end, high) - low
    left, right = 0, len(cells)
    if low or high < len(line) or sum(widths) > room:
        left, right = _window(widths, first, last, room - 2 * len(CUT))
    before = CUT if low + left else ""
    after = CUT if low + right < len(line) else ""
    return Quote(
        before + "".join(cells[left:right]) + after,
        len(before) + sum(widths[left:first]),
        max(1, sum(widths[first : min(last, right)])),
    )


def _cells(text: str) -> list[str]:
    """Return what is shown for each code point."""
    cells = []
    column = 0
    for char in text:
        cell = " " * (_TAB - column % _TAB) if char == "\t" else visible(char)
        cells.append(cell)
        column += width(cell)
    return cells


def _window(widths: list[int], first: int, last: int, room: int) -> tuple[int, int]:
    """Return what of a line that is too long is shown: the stretch, then what stands around it."""
    left = right = first
    while right < last and widths[right] <= room:
        room -= widths[right]
        right += 1
    context = room // 2
    while left and widths[left - 1] <= context:
        left -= 1
        context -= widths[left]
        room -= widths[left]
    while right < len(widths) and widths[right] <= room:
        room -= widths[right]
        right += 1
    while left and widths[left - 1] <= room:
        left -= 1
        room -= widths[left]
    return left, right
