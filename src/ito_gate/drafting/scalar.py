"""One value as YAML that every reader takes for the same: plain where nothing about it is doubtful, else quoted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

from ito_gate.reading.document import read_text

if TYPE_CHECKING:
    from ito_gate.model import Json

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_PLAIN = 200
_FLOW = frozenset(",[]{}")


def scalar(value: Json, *, date: bool = False) -> str:
    """Return ``value`` as YAML on one line.

    Args:
        value: a text, a number, true, false.
        date: whether the field is a date: those stay plain, as people write them. The project's reader and
            YAML 1.2 take them for text.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if (date and _DAY.fullmatch(value)) or _is_plain(value):
        return value
    # JSON is YAML (YAML 1.2.2, section 1.2), and its escapes mean the same to readers of YAML 1.1.
    return json.dumps(value, ensure_ascii=False)


def flow(values: list[Json]) -> str | None:
    """Return a list of short plain texts on one line, or None where it needs lines of its own."""
    items = [scalar(value) for value in values]
    fit = all(
        text == value and not _FLOW & set(text) and text.isascii() for text, value in zip(items, values, strict=True)
    )
    return f"[{', '.join(items)}]" if fit else None


def _is_plain(text: str) -> bool:
    """Tell whether ``text`` can stand without quotes, to readers of YAML 1.1 and 1.2 and as field or item."""
    if len(text) > _LONGEST_PLAIN or not text.isprintable() or '"' in text:
        return False
    # PyYAML quotes what YAML 1.1 would take for something else, such as NO, 12:30 and 0123.
    if yaml.safe_dump(text, allow_unicode=True, width=float("inf")).removesuffix("...\n") != f"{text}\n":
        return False
    return _reads_back(f"a: {text}\n", {"a": text}) and _reads_back(f"- {text}\n", [text])


def _reads_back(written: str, data: Json) -> bool:
    reading = read_text(written, "", "yaml")
    return not reading.findings and [document.data for document in reading.documents] == [data]
