"""``FIELD=VALUE`` → a part of the document."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ito_gate.drafting import answers
from ito_gate.errors import UsageError
from ito_gate.model import json_pointer
from ito_gate.reading.collector import shown
from ito_gate.report.invisible import one_line
from ito_gate.schema import repairs
from ito_gate.schema.fields import field_at
from ito_gate.schema.kinds import FIELD, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ito_gate.model import Json, Pointer
    from ito_gate.schema.fields import Field

_INDEX = re.compile(r"\[([0-9]{1,4})\]")
_NUMBER = re.compile(r"[0-9]{1,4}")

SHORTCUTS: Mapping[str, Mapping[str, Pointer]] = {
    "declaration": {
        "id": ("id",),
        "name": ("name",),
        "institution": ("institution",),
        "provider": ("provider",),
        "category": ("service", "category"),
    },
    "provider": {"id": ("id",), "name": ("name",)},
    "institution": {"id": ("id",), "name": ("name",)},
    "incident": {
        "id": ("id",),
        "institution": ("institution",),
        "provider": ("provider",),
        "category": ("category",),
    },
}
"""Options for what is asked most, by kind of document."""


class Answer(NamedTuple):
    """One answer, with the option it came by."""

    option: str
    pointer: Pointer
    text: str


def read(kind: str, value: str) -> Answer:
    """Read ``FIELD=VALUE``.

    Args:
        kind: of the document.
        value: the field as a JSON Pointer (RFC 6901) or as ``delivery.sites.0.name``, ``=``, and its value.

    Raises:
        UsageError: there is no such field, or no ``=``.
    """
    name, equals, text = value.partition("=")
    if not equals:
        raise UsageError(f"--answer {_shown(value)}: write FIELD=VALUE", f"--answer {_shown(value)}：请写成 字段=值")
    return Answer(f"--answer {_shown(name)}", _pointer(kind, name.strip()), text)


def option_for(kind: str, pointer: Pointer) -> str:
    """Return what to type to answer the field at ``pointer``."""
    for name, at in SHORTCUTS[kind].items():
        if at == pointer:
            return f"--{name}"
    return f"--answer {'.'.join(map(str, pointer))}=…"


def gather(kind: str, given: Iterable[Answer], offers: Mapping[Pointer, Mapping[str, str]]) -> dict[str, Json]:
    """Put answers together to a part of a document of ``kind``.

    Args:
        kind: of the document.
        given: the answers.
        offers: what fields can refer to, by pointer: names by id.

    Raises:
        UsageError: a value is not what its schema takes, or two answers are for one field.
    """
    data: dict[str, Json] = {}
    ordered = sorted(given, key=lambda one: [str(step).zfill(4) for step in one.pointer])
    for before, after in pairwise(ordered):
        if after.pointer[: len(before.pointer)] == before.pointer:
            raise _twice(after)
    for answer in ordered:
        value = answers.parse(field_at(schema(kind), answer.pointer), answer.text, offers.get(answer.pointer))
        wrong = answers.problems(kind, answer.pointer, value)
        if wrong:
            raise UsageError(
                f"{answer.option}: {wrong[0].message.en} {wrong[0].remediation.en}",
                f"{answer.option}：{wrong[0].message.zh}{wrong[0].remediation.zh}",
            )
        _put(data, answer, value)
    return data


def _put(data: Json, answer: Answer, value: Json) -> None:
    *way, last = answer.pointer
    for step, after in zip(way, answer.pointer[1:], strict=True):
        data = _inside(data, step, answer, [] if isinstance(after, int) else {})
    if not isinstance(last, int):
        data[last] = value
    elif last == len(data):
        data.append(value)
    else:
        raise _gap(answer)


def _inside(data: Json, step: str | int, answer: Answer, empty: Json) -> Json:
    if not isinstance(step, int):
        return data.setdefault(step, empty)
    if step > len(data):
        raise _gap(answer)
    if step == len(data):
        data.append(empty)
    return data[step]


def _gap(answer: Answer) -> UsageError:
    return UsageError(
        f"{answer.option}: items are numbered from 0 without a gap", f"{answer.option}：各项从 0 起连续编号"
    )


def _twice(answer: Answer) -> UsageError:
    return UsageError(f"{answer.option}: answered twice", f"{answer.option}：重复回答")


def _pointer(kind: str, name: str) -> Pointer:
    if name.startswith("/"):
        steps = [step.replace("~1", "/").replace("~0", "~") for step in name[1:].split("/")]
    else:
        steps = _INDEX.sub(r".\1", name).split(".")
    field = field_at(schema(kind), ())
    pointer: Pointer = ()
    for step in steps:
        field, pointer = _step(kind, field, pointer, step)
    return pointer


def _step(kind: str, field: Field, pointer: Pointer, step: str) -> tuple[Field, Pointer]:
    key: str | int = int(step) if field.type == "array" and _NUMBER.fullmatch(step) else step
    is_possible = isinstance(key, int) or (field.type != "array" and (*pointer, key) != (FIELD,))
    try:
        child = field.child(key) if is_possible else None
    except KeyError:
        child = None
    if child is None:
        where = json_pointer(pointer) or kind
        near = repairs.nearest(step, list(field.fields))
        known = ", ".join(name for name in field.fields if name != FIELD)
        known = known or ("0, 1, …" if field.type == "array" else "")
        raise UsageError(
            f"--answer: {where} has no field {_shown(step)}"
            + (f"; did you mean {near}?" if near else f"; there are: {known}" if known else ""),
            f"--answer：{where} 没有字段 {_shown(step)}"
            + (f"，是不是 {near}？" if near else f"；有：{known}" if known else ""),
        )
    return child, (*pointer, key)


def _shown(text: str) -> str:
    return shown(one_line(text))
