"""A JSON Schema of what the policies read, for ``opa check --schema``: a field that is misspelt is an error there.

OPA's type checker looks at types, fields and items only, takes one file for ``input`` everywhere and follows no
reference to another file. So the schemas of the documents are put together as one, and what the type checker
does not use is left out, as is what a document says of itself for people.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "policy-input.v1.schema.json"

_TEXT = {"type": "string"}
_OPTIONS = {
    "count_mode": _TEXT,
    "article_37_5": _TEXT,
    "review_months": {"type": "integer"},
}
# By id, which no list of fields can name: whatever stands in the register is taken as it is.
_REGISTER = {plural: {"type": "object"} for plural in ("declarations", "providers", "incidents")}


def text(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the schema of the input, as the file that it is.

    Args:
        schemas: JSON Schemas of the documents that the input may hold, by kind.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:ito-gate:schema:policy-input:v1",
        "title": "策略的输入 Input of the policies",
        "description": (
            "由 python -m ito_gate.policy.build 生成，供 opa check --schema 使用。\n\n"
            "Made by python -m ito_gate.policy.build, for opa check --schema."
        ),
        **_object(
            {
                "subject": _TEXT,
                "as_of": _TEXT,
                "stage": _TEXT,
                **{kind: _reduced(root, root) for kind, root in schemas.items()},
                "register": _object(_REGISTER),
                "validated": {"type": "array", "items": _TEXT},
                "options": _object(_OPTIONS),
            }
        ),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties)}


def _reduced(root: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in part:
        return _reduced(root, root["$defs"][part["$ref"].rpartition("/")[2]])
    if "properties" in part:
        return _object({name: _reduced(root, field) for name, field in part["properties"].items()})
    if "items" in part:
        return {"type": "array", "items": _reduced(root, part["items"])}
    if "type" in part:
        return {"type": part["type"]}
    # Constants and codes say no type: texts, or an answer that may also be unknown.
    values = part["enum"] if "enum" in part else [part["const"]]
    types = sorted({"boolean" if isinstance(value, bool) else "string" for value in values})
    return {"type": types[0]} if len(types) == 1 else {"anyOf": [{"type": name} for name in types]}
