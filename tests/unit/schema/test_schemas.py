"""The schemas themselves: they say only what both engines and the words of the findings understand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from jsonschema_rs import meta

from ito_gate.schema import advice, kinds
from ito_gate.schema.fields import Field, field_at, split_label, split_title
from ito_gate.schema.findings import _RANKS
from ito_gate.schema.patterns import FORMATS
from ito_gate.schema.validator import ENGINES, get_validator

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = sorted(kinds.MARKS.values())
NO_RULE = {
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "description",
    "enumDescriptions",
    "examples",
    "items",
    "patternProperties",
    "properties",
    "title",
}
YEAR = {"^20[0-9]{2}$": "2026"}
"""Patterns of names, with one that fits: both engines report such names alike."""
NOT_PORTABLE = re.compile(r"\\[dDwWsSbBpPkuxc0-9]|\(\?|\[\]|\[\^\]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Part(NamedTuple):
    """A field, or the items of one, with what the schema says of it and what that amounts to."""

    where: str
    own: dict[str, Any]
    field: Field


def parts(kind: str) -> Iterator[Part]:
    root = kinds.schema(kind)
    yield from _parts(kind, dict(root), field_at(root, ()))


def _parts(where: str, own: dict[str, Any], field: Field) -> Iterator[Part]:
    yield Part(where, own, field)
    for name in field.fields:
        yield from _parts(f"{where}.{name}", own["properties"][name], field.child(name))
    for pattern, named in own.get("patternProperties", {}).items():
        yield from _parts(f"{where}.{pattern}", named, field.child(YEAR[pattern]))
    if "items" in own:
        yield from _parts(f"{where}[]", own["items"], field.child(0))


PARTS = [part for kind in KINDS for part in parts(kind)]
DEFINITIONS = [(kind, name, own) for kind in KINDS for name, own in kinds.schema(kind)["$defs"].items()]


def where(value: object) -> str:
    return value.where if isinstance(value, Part) else str(value)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_of_2020_12_with_a_version(kind: str) -> None:
    schema = kinds.schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:ito-gate:schema:{kind}:v1"
    Draft202012Validator.check_schema(schema)
    meta.validate(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_it_knows_its_own_kind(kind: str) -> None:
    mark = kinds.schema(kind)["properties"][kinds.FIELD]["const"]
    assert kinds.MARKS[mark] == kind
    assert next(iter(kinds.schema(kind)["properties"])) == kinds.FIELD
    assert kinds.FIELD in kinds.schema(kind)["required"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_its_examples_are_valid(kind: str, engine: str) -> None:
    examples = kinds.schema(kind)["examples"]
    assert examples
    assert [get_validator(kind, engine).errors(example) for example in examples] == [[] for _ in examples]


@pytest.mark.parametrize("part", PARTS, ids=where)
def test_it_has_a_title_and_a_description_in_both_languages(part: Part) -> None:
    title = split_title(part.own["title"])
    assert title.zh != title.en
    assert title.en.isascii()
    zh, _, en = part.own["description"].partition("\n\n")
    assert CHINESE.search(zh)
    assert en
    assert zh.endswith("。")
    assert en.endswith(".")


@pytest.mark.parametrize("part", PARTS, ids=where)
def test_it_uses_only_keywords_that_findings_have_words_for(part: Part) -> None:
    assert set(part.own) <= NO_RULE | set(_RANKS)


@pytest.mark.parametrize("part", [part for part in PARTS if part.field.type == "object"], ids=where)
def test_objects_are_closed(part: Part) -> None:
    assert part.own["additionalProperties"] is False
    assert set(part.field.required) <= set(part.field.fields)
    if not part.field.fields:
        assert advice.name_to_type(part.field).en


@pytest.mark.parametrize("part", [part for part in PARTS if part.field.type == "array"], ids=where)
def test_lists_are_bounded(part: Part) -> None:
    assert part.own["maxItems"] > 0
    assert "items" in part.own


@pytest.mark.parametrize("part", [part for part in PARTS if "enum" in part.field.schema], ids=where)
def test_choices_say_what_their_values_mean(part: Part) -> None:
    values = part.field.schema["enum"]
    assert len(set(map(str, values))) == len(values)
    if values == [True, False, "unknown"]:
        assert part.field.type == ""
        return
    assert part.field.type == "string"
    labels = part.field.schema["enumDescriptions"]
    assert len(labels) == len(values)
    for label in map(split_label, labels):
        assert CHINESE.search(label.zh)
        assert label.en.isascii()
        assert label.en != label.zh


@pytest.mark.parametrize("part", PARTS, ids=where)
def test_findings_can_say_what_to_type(part: Part) -> None:
    said = advice.what_to_type(part.field, "declaration")
    assert said.zh.endswith("。")
    assert said.en.endswith(".")


@pytest.mark.parametrize(
    "part", [part for part in PARTS if part.field.type == "string" and not part.field.values], ids=where
)
def test_texts_are_bounded_and_their_examples_are_right(part: Part) -> None:
    schema = part.field.schema
    assert "pattern" in schema
    assert schema.get("minLength", 1) == 1
    assert schema.get("format", "date") in FORMATS
    _, examples = advice._SHAPES[part.field.shape]
    assert [one for one in schema.get("examples", examples) if not part.field.takes(one)] == []


@pytest.mark.parametrize(("kind", "name", "own"), DEFINITIONS, ids=where)
def test_definitions_mean_the_same_everywhere(kind: str, name: str, own: dict[str, Any]) -> None:
    assert [(other, name) for other, another, its in DEFINITIONS if another == name and its != own] == []
    assert set(own) <= {*_RANKS, "enumDescriptions"}
    assert kind in KINDS


def test_patterns_mean_the_same_to_every_engine() -> None:
    patterns = {part.field.schema["pattern"] for part in PARTS if "pattern" in part.field.schema}
    patterns |= set(YEAR)
    assert len(patterns) == 12
    assert [pattern for pattern in patterns if NOT_PORTABLE.search(pattern)] == []


def test_numbers_are_whole() -> None:
    assert {part.field.type for part in PARTS} == {"", "array", "boolean", "integer", "object", "string"}
