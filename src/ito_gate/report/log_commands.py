"""Commands that the log of a pipeline is read for, kept out of what is printed.

GitHub's runner takes a line that begins, blanks aside, with ``::`` for a command, and ``##[`` anywhere in a line; the
agent of Azure Pipelines takes ``##vso[`` and ``##[`` anywhere, of standard error too. A document, a quoted line or the
name of a file that holds one would set variables, hide secrets or stop the commands of others. What is written into a
file is not read for them, and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_ANYWHERE = re.compile(r"##(?=\[|vso)", re.IGNORECASE)
_AT_START = re.compile(r"((?:\A|(?<=[\r\n]))[^\S\r\n]*):(?=:)")


def inert(text: str) -> str:
    """Return ``text``, whole lines for people, with one character of each command shown as ``<U+0023>``."""
    text = _ANYWHERE.sub("#<U+0023>", text) if "##" in text else text
    return _AT_START.sub(r"\1<U+003A>", text) if "::" in text else text


def _in_json(text: str) -> str:
    # Only inside a string can it stand, where the escape means the same (RFC 8259, section 7).
    return _ANYWHERE.sub(r"\\u0023#", text) if "##" in text else text


def _in_xml(text: str) -> str:
    return _ANYWHERE.sub("&#35;#", text) if "##" in text else text


def _own(text: str) -> str:
    """Leave alone what a reporter escapes itself: its commands are the point of it."""
    return text


_FORMATS: Mapping[str, Callable[[str], str]] = {
    "azure": _own,
    "github": _own,
    "gitlab": _in_json,
    "json": _in_json,
    "junit": _in_xml,
    "rdjson": _in_json,
    "sarif": _in_json,
}
"""How a format says the same without a command; the others are for people."""


def for_a_log(parts: Iterable[str], format_: str) -> Iterator[str]:
    """Yield what a reporter wrote, so that no line of it is a command to whoever reads the log.

    Whole lines at a time: a part may end in the middle of one.
    """
    say = _FORMATS.get(format_, inert)
    rest = ""
    for part in parts:
        whole, newline, rest = (rest + part).rpartition("\n")
        if newline:
            yield say(whole + newline)
    if rest:
        yield say(rest)
