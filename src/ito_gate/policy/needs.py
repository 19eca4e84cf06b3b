"""Turn the name of a needed field into a check, with the type that its JSON Schema gives it.

A need is the way to a field in the input of the policies: ``declaration.contract.signing_on``,
``provider.uscc``; ``[]`` stands for every item of a list (``declaration.access.grants[].purpose``),
a final ``?`` for a field that may be absent but must be well typed when it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

Schemas = "Mapping[str, Mapping[str, Any]]"
_PLAIN = frozenset({"boolean", "integer", "array", "object"})


def resolve(name: str, schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the check for the need ``name``.

    Args:
        name: the need, as a rule writes it.
        schemas: JSON Schemas by document kind.

    Raises:
        EngineError: no schema has such a field, or a list stands inside another list.
    """
    kind, _, way = name.removesuffix("?").partition(".")
    root = schemas.get(kind)
    if root is None:
        raise EngineError(f"need {name}: there is no document kind {kind}", f"need {name}：没有名为 {kind} 的文件种类")
    before, inside, field = way.partition("[].")
    if "[" in field or "." in field or (inside and not field) or before.endswith("]"):
        raise EngineError(
            f"need {name}: [] stands once, before the last step", f"need {name}：[] 只能出现一次，且在最后一级之前"
        )
    try:
        schema = _walk(root, before)
        if inside:
            schema = _step(root, _deref(root, schema["items"]), field)
    except KeyError:
        raise EngineError(
            f"need {name}: the {kind} schema has no such field", f"need {name}：{kind} 中没有这个字段"
        ) from None
    check: dict[str, Any] = {"path": [kind, *before.split(".")], **_type(name, schema)}
    if inside:
        check["field"] = field
    if name.endswith("?"):
        check["optional"] = True
    return check


def is_guaranteed(name: str, schemas: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether a document that passes its schema always has the field, in every item of its list."""
    kind, *steps = name.removesuffix("?").split(".")
    root = schemas[kind]
    schema = root
    for step in steps:
        key = step.removesuffix("[]")
        if key not in schema.get("required", ()):
            return False
        schema = _step(root, schema, key)
        if step.endswith("[]"):
            schema = _deref(root, schema["items"])
    return True


def _walk(root: Mapping[str, Any], way: str) -> Mapping[str, Any]:
    schema = root
    for key in way.split("."):
        schema = _step(root, schema, key)
    return schema


def _step(root: Mapping[str, Any], schema: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return _deref(root, schema["properties"][key])


def _deref(root: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    resolved: Mapping[str, Any] = root["$defs"][reference.rpartition("/")[2]]
    return resolved


def _type(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    # Of a long list of codes the form is enough: which codes there are, the JSON Schema decides.
    if "enum" in schema and "pattern" not in schema:
        return {"type": "enum", "values": schema["enum"]}
    if schema.get("format") == "date":
        return {"type": "date"}
    kind = schema.get("type")
    if kind == "string" and "pattern" in schema:
        return {"type": "text", "pattern": schema["pattern"]}
    if kind in _PLAIN:
        return {"type": kind, **({"min": schema["minItems"]} if "minItems" in schema else {})}
    raise EngineError(
        f"need {name}: the schema gives it no type that policies can check",
        f"need {name}：规则无法检查这个字段的类型",
    )
