"""The page that the text format writes on: its language, its colours, its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.report.columns import width, wrap
from ito_gate.report.invisible import one_line
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from ito_gate.model import Text
    from ito_gate.report import RenderOptions

_NARROWEST = 40

# Select Graphic Rendition, ECMA-48, 8.3.117.
_STYLES = {
    "deny": "1;31",
    "undetermined": "1;35",
    "warn": "1;33",
    "info": "1;36",
    "waived": "1;32",
    "todo": "1;34",
    "old": "2",
    "error": "1;31",
    "pass": "1;32",
    "fail": "1;31",
    "undecided": "1;35",
    "strong": "1",
    "frame": "34",
    "faint": "2",
}


class Page:
    """Turns words into lines. Whatever comes from a document passes through ``safe`` or ``text``."""

    def __init__(self, options: RenderOptions) -> None:
        self.options = options
        self.say = Speaker(options.lang)
        self.width = max(options.width, _NARROWEST)

    def safe(self, text: str) -> str:
        """Return ``text`` as one line without anything invisible."""
        return one_line(text)

    def text(self, text: Text) -> str:
        """Return ``text`` in the page's language, as one line without anything invisible."""
        return one_line(self.say.text(text))

    def paint(self, style: str, text: str) -> str:
        """Colour ``text`` if colours are understood."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text and self.options.color else text

    def headline(self, style: str, label: str, text: str) -> list[str]:
        """Return a coloured label and what follows it, wrapped."""
        label += self.say("colon")
        first, *others = self._wrapped(label, text, 2)
        strong = [self.paint("strong", line) for line in others]
        return [self.paint(style, label) + self.paint("strong", first), *strong]

    def note(self, prefix: str, label: str, text: str) -> list[str]:
        """Return a remark, labelled if there is a label, wrapped under its own beginning."""
        label += self.say("colon") if label else ""
        first, *others = self._wrapped(prefix + label, text, width(prefix + label))
        return [prefix + self.paint("strong", label) + first, *others]

    def _wrapped(self, start: str, text: str, indent: int) -> list[str]:
        first, *others = wrap(text, self.width, width(start), indent)
        return [first, *(" " * indent + line for line in others)]
