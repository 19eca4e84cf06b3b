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
    kind, *steps = name.removesuffix("?").split(".")
    root = schemas.get(kind)
    if root is None:
        raise EngineError(f"need {name}: there is no document kind {kind}")
    path: list[str] = [kind]
    field: str | None = None
    inside_list = False
    schema: Mapping[str, Any] = root
    for step in steps:
        if inside_list and field is not None:
            raise EngineError(f"need {name}: only one step after [] is possible")
        key = step.removesuffix("[]")
        try:
            schema = _deref(root, schema["properties"][key])
        except KeyError:
            raise EngineError(f"need {name}: the {kind} schema has no such field") from None
        if inside_list:
            field = key
        else:
            path.append(key)
        if step.endswith("[]"):
            if inside_list:
                raise EngineError(f"need {name}: a list inside a list")
            schema = _deref(root, schema["items"])
            inside_list = True
    if inside_list and field is None:
        raise EngineError(f"need {name}: name a field after []")
    check: dict[str, Any] = {"path": path, **_type(name, schema)}
    if field is not None:
        check["field"] = field
    if name.endswith("?"):
        check["optional"] = True
    return check


def _deref(root: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    resolved: Mapping[str, Any] = root["$defs"][reference.rpartition("/")[2]]
    return resolved


def _type(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if "enum" in schema:
        return {"type": "enum", "values": schema["enum"]}
    if schema.get("format") == "date":
        return {"type": "date"}
    kind = schema.get("type")
    if kind == "string" and "pattern" in schema:
        return {"type": "text", "pattern": schema["pattern"]}
    if kind in _PLAIN:
        return {"type": kind}
    raise EngineError(f"need {name}: the schema gives it no type that policies can check")
