"""Characters that act on a screen instead of standing on it.

Documents are written by others: an escape sequence in a name must not reach a terminal, and an
override of the writing direction must not make a line read differently from what is checked
(CVE-2021-42574, https://www.unicode.org/reports/tr36/).
"""

from __future__ import annotations

import re

INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # C0, delete, C1
    r"\xad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff"  # no width, joiners, isolates
    r"\u2028-\u202e"  # line and paragraph separators, direction embeddings and overrides
    r"\ufff9-\ufffb\U000e0000-\U000e007f"  # interlinear annotations, tags
    r"\ufffe\uffff"  # noncharacters, which XML 1.0 and YAML refuse
    r"\ud800-\udfff]"  # lone surrogates, such as an undecodable byte of a file name
)
_BREAKS = re.compile(r"[\t\r\n]+")


def visible(text: str) -> str:
    """Return ``text`` with every invisible character written as ``<U+202E>``."""
    return text if text.isprintable() else INVISIBLE.sub(_name, text)


def one_line(text: str) -> str:
    """Return ``text`` made visible, with line breaks and tabs as single spaces."""
    return text if text.isprintable() else visible(_BREAKS.sub(" ", text).strip())


def _name(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
