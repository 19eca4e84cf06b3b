"""What somebody types or passes for a field → its value, and what its schema says of that."""

from __future__ import annotations

import json
import re
from functools import reduce
from typing import TYPE_CHECKING

from ito_gate.model import Level
from ito_gate.reading.document import read_text
from ito_gate.schema import repairs
from ito_gate.schema.findings import findings
from ito_gate.schema.validator import get_validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Finding, Json, Pointer, Text
    from ito_gate.schema.fields import Field

_COMMAS = re.compile(r"\s*[,，、;；]\s*")
_STRUCTURED = ("[", "{")
_NONE = frozenset({"[]", "无", "没有", "none"})
_NOT_KNOWN = frozenset({"unknown", "尚不清楚", "不清楚", "不知道"})
_NOWHERE = "-"


def parse(field: Field, text: str, offers: Mapping[str, str] | None = None) -> Json:
    """Return the value that ``text`` stands for; where it stands for none, the text itself.

    Args:
        field: the field that it answers.
        text: a code, its name in either language, its number in the list; true, false, 是, 否; digits; a list
            with commas; lists and fields as YAML or JSON.
        offers: ids that the field can refer to, with their names.
    """
    text = text.strip()
    if field.type in {"array", "object"}:
        return _structure(field, text, offers or {})
    if field.values or field.codes:
        return _choice(field, text)
    if field.type == "boolean":
        answer = repairs.boolean(text)
        return text if answer is None else answer
    if field.type == "integer":
        number = repairs.integer(text)
        return text if number is None else number
    return named(offers, text) if offers else text


def named(names: Mapping[str, str], text: str) -> str:
    """Return the id that ``text`` names: itself, its number in the list, its name or the only name it is part of."""
    if text in names:
        return text
    ids = list(names)
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= len(ids):
        return ids[int(text) - 1]
    wanted = text.casefold()
    same = [id_ for id_, name in names.items() if name.casefold() == wanted]
    like = [id_ for id_, name in names.items() if wanted and (wanted in name.casefold() or wanted in id_.casefold())]
    found = same or like
    return found[0] if len(found) == 1 else text


def problems(kind: str, pointer: Pointer, value: Json) -> tuple[Finding, ...]:
    """Return what is wrong with ``value`` at ``pointer`` in a document of ``kind``; what is missing inside is not.

    The same checks in the same words as for a file.
    """
    at = tuple(0 if isinstance(step, int) else step for step in pointer)
    text = json.dumps(_nested(at, value), ensure_ascii=False)
    reading = read_text(text, _NOWHERE, "json")
    refused = tuple(one for one in reading.findings if one.level is Level.DENY)
    if refused or not reading.documents:
        return refused
    document = reading.documents[0]
    errors = [
        error
        for error in get_validator(kind).errors(document.data)
        if error.pointer[: len(at)] == at and error.keyword != "required"
    ]
    return findings(document, kind, errors)


def _nested(pointer: Pointer, value: Json) -> Json:
    return reduce(lambda inner, step: [inner] if isinstance(step, int) else {step: inner}, reversed(pointer), value)


def _choice(field: Field, text: str) -> Json:
    if True in field.values:
        answer = repairs.boolean(text)
        return "unknown" if text.casefold() in _NOT_KNOWN else text if answer is None else answer
    labels: Mapping[str, Text] = field.codes or field.values
    code = repairs.code(text, labels)
    if code is not None:
        return code
    if field.codes:
        upper = repairs.half_width(text).upper()
        return upper if upper in labels else text
    return named({id_: f"{label.zh} / {label.en}" for id_, label in labels.items()}, text)


def _structure(field: Field, text: str, offers: Mapping[str, str]) -> Json:
    if text.casefold() in _NONE:
        return []
    if text.startswith(_STRUCTURED):
        reading = read_text(text, _NOWHERE, "yaml")
        whole = len(reading.documents) == 1 and not reading.findings
        return reading.documents[0].data if whole else text
    if field.type == "array" and field.child(0).type != "object":
        return list(_items(field.child(0), text, offers))
    return text


def _items(item: Field, text: str, offers: Mapping[str, str]) -> Iterator[Json]:
    for part in filter(None, _COMMAS.split(text)):
        yield parse(item, part, offers)
