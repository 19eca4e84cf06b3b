from __future__ import annotations

import json

import jsonschema_rs
import pytest

from ito_gate.config import Config
from ito_gate.model import SUBJECTS
from ito_gate.policy import build, input_schema
from ito_gate.resources import schemas_dir
from support import BASE_DAY, ROOT, base, schema

MADE = json.loads(input_schema.text(build.read_schemas(schemas_dir())))


def test_is_current() -> None:
    written = (schemas_dir() / input_schema.NAME).read_text(encoding="utf-8")
    assert json.loads(written) == MADE, "run make policies"


def test_only_types_fields_and_items_are_kept() -> None:
    reduced = json.loads(
        input_schema.text(
            {
                "incident": {
                    "title": "a",
                    "required": ["x"],
                    "properties": {
                        "x": {"$ref": "#/$defs/day", "title": "b"},
                        "list": {"type": "array", "maxItems": 3, "items": {"$ref": "#/$defs/part"}},
                        "mark": {"const": "incident/v1"},
                        "code": {"enum": ["a", "b"]},
                        "perhaps": {"enum": [True, False, "unknown"]},
                    },
                    "$defs": {
                        "day": {"type": "string", "format": "date"},
                        "part": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 0}}},
                    },
                }
            }
        )
    )
    assert reduced["properties"]["incident"] == {
        "type": "object",
        "properties": {
            "x": {"type": "string"},
            "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
            "mark": {"type": "string"},
            "code": {"type": "string"},
            "perhaps": {"anyOf": [{"type": "boolean"}, {"type": "string"}]},
        },
    }


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_base_input_is_of_its_types(subject: str) -> None:
    asked = {
        "subject": subject,
        "as_of": BASE_DAY,
        "validated": [subject],
        "options": Config(ROOT).options,
        **base(subject),
    }
    jsonschema_rs.validate(MADE, asked)
    assert asked.keys() <= MADE["properties"].keys()


def test_it_knows_every_option_and_every_field_of_a_document() -> None:
    properties = MADE["properties"]
    assert properties["options"]["properties"].keys() == Config(ROOT).options.keys()
    assert properties["declaration"]["properties"].keys() == schema("declaration")["properties"].keys()
