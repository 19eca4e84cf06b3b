"""Both schema engines say the same, and whatever they say becomes findings that a person can use."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator as Rust

from ito_gate.model import Level
from ito_gate.reading.document import read_text
from ito_gate.schema import check, kinds
from ito_gate.schema.patterns import FORMATS, compiled
from ito_gate.schema.validator import SchemaError, get_validator
from support import base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Json, Pointer

EXAMPLES = [
    *((kind, example) for kind in kinds.MARKS.values() for example in kinds.schema(kind)["examples"]),
    *base().items(),
    (
        "config",
        {
            "ito_gate": "config/v1",
            "calendar": {"years": {"2027": {"notice": "通知", "off": ["2027-01-01"], "work": []}}},
        },
    ),
]
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
STRANGE = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 1.0, 1.5),
        *("", " ", "　", "x", "true", "yes", "是", "中文", "a\nb", "长" * 201),
        *("2026-02-30", "0000-01-01", "2026-03-02T23:59:60+00:00"),
        *([], {}, [None], [[]], {"a": 1}, [1, True, 1.0], ["x", "x"]),
    ]
)
TRICKY = st.text("0129-:.+TZtz/ \t\n\r　AaＡ２９٣²IOé中_", max_size=24)


def _pointers(value: Json, pointer: Pointer = ()) -> Iterator[Pointer]:
    if pointer:
        yield pointer
    keys = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in keys:
        yield from _pointers(inner, (*pointer, key))


def _changed(value: Json, change: str, strange: Json) -> Json:
    texts = {
        "upper": str.upper,
        "lower": str.lower,
        "title": str.title,
        "full-width": lambda text: text.translate(FULL_WIDTH),
        "newline": lambda text: f"{text}\n",
        "blank": lambda text: f" {text}",
        "longer": lambda text: text * 70,
    }
    if change in texts and isinstance(value, str):
        return texts[change](value)
    if change == "text" and not isinstance(value, str):
        return json.dumps(value)
    if change == "twice" and isinstance(value, list):
        return value * 2
    if change == "many" and isinstance(value, list) and len(value) < 5:
        return value * 501
    return strange


CHANGES = (
    "upper",
    "lower",
    "title",
    "full-width",
    "newline",
    "blank",
    "longer",
    "text",
    "twice",
    "many",
    "strange",
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A document with up to four changes: fields dropped, renamed, moved, added, and values changed."""
    kind, example = draw(st.sampled_from(EXAMPLES))
    data = copy.deepcopy(example)
    for _ in range(draw(st.integers(0, 4))):
        pointers = [pointer for pointer in _pointers(data) if pointer != (kinds.FIELD,)]
        if not pointers:
            break
        *way, last = draw(st.sampled_from(pointers))
        parent = data
        for step in way:
            parent = parent[step]
        action = draw(st.sampled_from(("drop", "rename", "add", "change", "change", "change")))
        if action == "drop":
            parent.pop(last)
        elif action == "change":
            parent[last] = _changed(parent[last], draw(st.sampled_from(CHANGES)), copy.deepcopy(draw(STRANGE)))
        elif isinstance(last, str):
            name = draw(st.sampled_from((last.upper(), last[1:], last[::-1], f"{last}_", "name", "2026", "备注", "")))
            parent[name] = parent.pop(last) if action == "rename" else copy.deepcopy(parent[last])
    return kind, data


def _errors(kind: str, data: Json, engine: str) -> set[SchemaError]:
    return set(get_validator(kind, engine).errors(data))


@pytest.mark.parametrize(("kind", "data"), EXAMPLES)
def test_examples_are_valid(kind: str, data: Json) -> None:
    assert _errors(kind, data, "rust") == _errors(kind, data, "python") == set()


@settings(deadline=None, max_examples=150)
@given(documents())
def test_both_engines_find_the_same(document: tuple[str, Json]) -> None:
    kind, data = document
    assert _errors(kind, data, "rust") == _errors(kind, data, "python")


@settings(deadline=None, max_examples=100)
@given(documents())
def test_every_error_becomes_a_finding_that_blocks(document: tuple[str, Json]) -> None:
    kind, data = document
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for read in read_text(text, "a.json", "json").documents:
        is_valid = not _errors(kind, read.data, "rust")
        found = check(read)[1]
        assert check(read) == (kind, found)
        assert check(read, "python") == (kind, found)
        assert (found == ()) is is_valid
        assert len({one.pointer for one in found}) == len(found)
        lines = text.split("\n")
        for one in found:
            assert one.level is Level.DENY
            assert 1 <= one.span.column < one.span.end_column <= len(lines[one.span.line - 1]) + 1
            assert one.message.zh.endswith("。")
            assert one.message.en.endswith(".")
            assert one.remediation.zh.endswith("。")
            assert one.remediation.en.endswith(".")


PATTERNS = sorted(
    {
        part["pattern"]
        for kind in kinds.MARKS.values()
        for part in (*kinds.schema(kind)["$defs"].values(), *kinds.schema(kind)["properties"].values())
        if "pattern" in part
    }
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_mean_the_same(pattern: str) -> None:
    rust = Rust({"pattern": pattern})
    examples = st.one_of(
        TRICKY,
        st.from_regex(compiled(pattern)),
        st.from_regex(compiled(pattern)).map(lambda text: f"{text}\n"),
    )

    @settings(deadline=None, max_examples=60)
    @given(examples)
    def same(text: str) -> None:
        assert (compiled(pattern).search(text) is not None) is rust.is_valid(text)

    same()


@pytest.mark.parametrize(("name", "holds"), FORMATS.items())
def test_formats_mean_the_same(name: str, holds: Any) -> None:
    rust = Rust({"format": name}, validate_formats=True)
    two = st.integers(0, 99).map("{:02}".format)
    days = st.tuples(
        st.integers(0, 9999).map("{:04}".format),
        st.integers(0, 13).map("{:02}".format),
        st.integers(0, 32).map("{:02}".format),
    ).map("-".join)
    offsets = st.one_of(
        st.sampled_from(["Z", "z", "+08:00", "-00:00", ""]),
        st.tuples(st.sampled_from("+-"), two, st.just(":"), two).map("".join),
    )
    clocks = st.tuples(
        st.one_of(
            st.sampled_from(["23:59:60", "07:59:60", "09:30:00", "09:30:00.5"]),
            st.tuples(two, two, two).map(":".join),
        ),
        offsets,
    ).map("".join)
    moments = st.tuples(days, st.sampled_from("Tt "), clocks).map("".join)

    @settings(deadline=None, max_examples=300)
    @given(st.one_of(TRICKY, days, moments))
    def same(text: str) -> None:
        assert holds(text) is rust.is_valid(text)

    same()
