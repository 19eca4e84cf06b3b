"""What a name or a value written in YAML should not look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from yaml.events import AliasEvent

from ito_gate.reading import problems as words
from ito_gate.reading import scalars
from ito_gate.reading.collector import shown
from ito_gate.reading.source import FORBIDDEN, code

if TYPE_CHECKING:
    from ito_gate.model import Rule
    from ito_gate.reading.yamlevents import Event

Add = Callable[["Rule", str, Mapping[str, object]], None]
"""Adds a finding about the name or value in question."""

NO_NAMES = frozenset({"", "<<"})
"""Plain keys that are no field names."""

_FIELD_IN_TEXT = re.compile(r"[A-Za-z_][\w-]*(：|:(?!//))")
_COMMA = re.compile("[，、]")
_QUOTED = re.compile("[“”][^“”]*[“”]")


def properties(event: Event, add: Add) -> None:
    """Report the anchor and the tag of a node."""
    if event.anchor is not None:
        add(words.ALIAS, "anchor", {"name": shown(event.anchor)})
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
        add(words.TAG, "tag", {"tag": shown(tag)})


def alias(event: Event, add: Add) -> None:
    """Report an alias."""
    add(words.ALIAS, "alias", {"name": shown(event.anchor)})


def no_name(event: Event, add: Add) -> None:
    """Report a key that is no scalar."""
    if type(event) is AliasEvent:
        alias(event, add)
    else:
        add(words.SYNTAX, "key", {})


def name(key: str, add: Add) -> None:
    """Report a plain key that is empty, a merge, or holds what an input method typed for syntax."""
    if not key:
        add(words.SYNTAX, "key", {})
    elif key == "<<":
        add(words.ALIAS, "merge", {})
    elif not key.isascii():
        _unusual_name(key, add)


def _unusual_name(key: str, add: Add) -> None:
    from ito_gate.reading import hints  # noqa: PLC0415 - its patterns take long to compile and are rarely needed

    if space := hints.SPACE.match(key):
        add(words.PUNCTUATION, "space", {"code": code(space[0])})
    elif "：" in key:
        add(words.PUNCTUATION, "colon", {"text": shown(key)})
    elif _QUOTED.fullmatch(key):
        add(words.PUNCTUATION, "quotes", {"text": shown(key)})


def value(text: str, add: Add) -> None:
    """Report a plain scalar that is read as text here but may not be meant or read so elsewhere."""
    if reason := scalars.ambiguity(text):
        add(words.AMBIGUOUS_VALUE, reason, {"text": shown(text)})
    elif digits := scalars.half_width(text):
        add(words.PUNCTUATION, "digits", {"text": shown(text), "wanted": shown(digits)})
    elif _QUOTED.fullmatch(text):
        add(words.PUNCTUATION, "quotes", {"text": shown(text)})


def swallowed_field(text: str, add: Add) -> None:
    """Report a plain scalar on a line of its own that looks like a field and its value."""
    if field := _FIELD_IN_TEXT.match(text):
        message = "colon" if field[1] == "：" else "no-space"
        add(words.PUNCTUATION, message, {"text": shown(text)})


def item(text: str, is_flow: bool, add: Add) -> None:
    """Report an item of a list that looks like several, or like a field and its value."""
    comma = _COMMA.search(text) if is_flow else None
    if comma:
        add(words.PUNCTUATION, "comma", {"found": comma[0], "text": shown(text)})
    elif (field := _FIELD_IN_TEXT.match(text)) and field[1] == "：":
        add(words.PUNCTUATION, "colon", {"text": shown(text)})


def escapes(text: str, add: Add) -> None:
    """Report characters that may not stand in a document even when written as escapes."""
    for character in dict.fromkeys(FORBIDDEN.findall(text)):
        add(words.CHARACTER, "escaped", {"code": code(character)})
