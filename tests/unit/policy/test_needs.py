from __future__ import annotations

from typing import Any

import pytest

from ito_gate.errors import EngineError
from ito_gate.policy.needs import resolve

SCHEMAS: dict[str, Any] = {
    "declaration": {
        "$defs": {
            "date": {"type": "string", "format": "date", "pattern": "^[0-9]"},
            "yes": {"enum": [True, False]},
        },
        "properties": {
            "name": {"type": "string", "pattern": "[^ ]"},
            "free": {"type": "string"},
            "part": {"type": "object", "properties": {"on": {"$ref": "#/$defs/date"}}},
            "list": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"sure": {"$ref": "#/$defs/yes"}, "list": {"type": "array", "items": {}}},
                },
            },
        },
    }
}


@pytest.mark.parametrize(
    ("need", "check"),
    [
        ("declaration.name", {"path": ["declaration", "name"], "type": "text", "pattern": "[^ ]"}),
        ("declaration.part", {"path": ["declaration", "part"], "type": "object"}),
        ("declaration.part.on?", {"path": ["declaration", "part", "on"], "type": "date", "optional": True}),
        ("declaration.list", {"path": ["declaration", "list"], "type": "array"}),
        (
            "declaration.list[].sure",
            {"path": ["declaration", "list"], "field": "sure", "type": "enum", "values": [True, False]},
        ),
    ],
)
def test_a_need_becomes_a_check_of_the_schemas_type(need: str, check: dict[str, Any]) -> None:
    assert resolve(need, SCHEMAS) == check


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ("nothing.name", "no document kind"),
        ("declaration.nmae", "no such field"),
        ("declaration.part.off", "no such field"),
        ("declaration.list[]", "before the last step"),
        ("declaration.list[].list[].x", "before the last step"),
        ("declaration.free", "no type"),
    ],
)
def test_a_need_without_a_field_is_refused(need: str, said: str) -> None:
    with pytest.raises(EngineError, match=said):
        resolve(need, SCHEMAS)
