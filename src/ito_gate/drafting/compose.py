"""Data and comments → the text of a document, and the proof that it says what it should.

The text is put together by hand because no writer of YAML that is well kept here writes comments; its values are
written by ``scalar``, and what was written is read back by the project's own reader before it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.drafting.scalar import flow, scalar
from ito_gate.errors import Undecided, UsageError
from ito_gate.reading.document import read_bytes
from ito_gate.schema import check
from ito_gate.schema.fields import field_at
from ito_gate.schema.kinds import FIELD, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.drafting.notes import Notes
    from ito_gate.model import Json, Pointer

_STEP = "  "
_UNKNOWN = "unknown"


def compose(data: Mapping[str, Json], notes: Notes, *, schema_at: str = "") -> str:
    """Return the text of a document.

    Args:
        data: what it says.
        notes: its comments.
        schema_at: where an editor finds its JSON Schema, relative to the document; empty for nowhere.
    """
    lines = [f"# yaml-language-server: $schema={schema_at}"] if schema_at else []
    lines.append(f"{FIELD}: {scalar(data[FIELD])}")
    lines += _comment(notes.head(has_unknown=_has_unknown(data)))
    was_part = True
    for name, value in data.items():
        if name == FIELD:
            continue
        is_part = isinstance(value, dict | list)
        if is_part or was_part:
            lines.append("")
        if is_part:
            lines += _comment(notes.part(name))
        lines += _field(name, value, (name,), "", notes)
        was_part = is_part
    return "\n".join([*lines, "", *_comment(list(notes.later(data)))]).rstrip("\n") + "\n"


def prove(text: str, data: Mapping[str, Json], display: str) -> None:
    """Make sure that ``text`` reads back to ``data`` and has the form that its schema asks for.

    Raises:
        UsageError: an answer is not what its schema takes.
        Undecided: the text says something else; that is a mistake of this program.
    """
    reading = read_bytes(text.encode(), display, "yaml")
    if reading.findings or [document.data for document in reading.documents] != [data]:
        found = "; ".join(one.message.en for one in reading.findings)
        raise Undecided(f"{display}: what would be written does not read back to the answers: {found or 'it differs'}")
    _, findings = check(reading.documents[0])
    if findings:
        raise UsageError(
            " ".join(f"{one.message.en} {one.remediation.en}" for one in findings),
            "".join(f"{one.message.zh}{one.remediation.zh}" for one in findings),
        )


def _field(name: str, value: Json, pointer: Pointer, indent: str, notes: Notes) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{indent}{name}:{_beside(notes, pointer, value) if indent else ''}"
        for key, inner in value.items():
            yield from _field(key, inner, (*pointer, key), indent + _STEP, notes)
        return
    if isinstance(value, list):
        yield from _list(name, value, pointer, indent, notes)
        return
    is_date = field_at(schema(notes.kind), pointer).schema.get("format") == "date"
    yield f"{indent}{name}: {scalar(value, date=is_date)}{_beside(notes, pointer, value)}"


def _list(name: str, value: list[Json], pointer: Pointer, indent: str, notes: Notes) -> Iterator[str]:
    beside = _beside(notes, pointer, value)
    line = None if any(isinstance(item, dict | list) for item in value) else flow(value)
    if line is not None:
        yield f"{indent}{name}: {line}{beside}"
        return
    yield f"{indent}{name}:{beside}"
    for number, item in enumerate(value):
        at = (*pointer, number)
        if not isinstance(item, dict):
            yield f"{indent}{_STEP}- {scalar(item)}"
            continue
        inside = indent + _STEP * 2
        lines = [line for key, inner in item.items() for line in _field(key, inner, (*at, key), inside, notes)]
        yield f"{indent}{_STEP}- {lines[0].removeprefix(inside)}"
        yield from lines[1:]


def _beside(notes: Notes, pointer: Pointer, value: Json) -> str:
    return f"  # {notes.label(pointer, value)}"


def _comment(lines: list[str]) -> list[str]:
    return [f"# {line}".rstrip() if line else "" for line in lines]


def _has_unknown(value: Json) -> bool:
    if isinstance(value, dict):
        return any(map(_has_unknown, value.values()))
    return any(map(_has_unknown, value)) if isinstance(value, list) else value == _UNKNOWN
