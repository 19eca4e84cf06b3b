"""The engine ``rust``: jsonschema-rs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema_rs import Draft202012Validator, ValidationErrorKind

from ito_gate.schema.kinds import schema_text
from ito_gate.schema.validator import SchemaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jsonschema_rs import ValidationError

    from ito_gate.model import Json, Pointer


class RustValidator:
    """The schema of one kind, compiled by jsonschema-rs."""

    def __init__(self, kind: str) -> None:
        self._validator = Draft202012Validator(schema_text(kind), validate_formats=True, offline=True)

    def is_valid(self, data: Json) -> bool:
        """Tell whether there is nothing wrong with ``data``."""
        return self._validator.is_valid(data)

    def errors(self, data: Json) -> list[SchemaError]:
        """Return everything that is wrong with ``data``, each error once; nothing if it is valid."""
        return [found for error in self._validator.iter_errors(data) for found in _read(error, data)]


def _read(error: ValidationError, data: Json) -> list[SchemaError]:
    pointer = _pointer(error.instance_path, data)
    match error.kind:
        case ValidationErrorKind.Required(property=name):
            names = [name]
        case ValidationErrorKind.AdditionalProperties(unexpected=names):
            pass
        case kind:
            return [SchemaError(pointer, kind.name)]
    return [SchemaError(pointer, error.kind.name, name) for name in names]


def _pointer(path: Sequence[str | int], data: Json) -> Pointer:
    """Undo that the engine reports every key that looks like a number as one: ``"2026"`` as 2026.

    The schemas of what people write look only into fields whose names are known, so that none is
    ``"02026"`` or empty, which the engine reports as if it were another.
    """
    pointer: list[str | int] = []
    for part in path:
        step = str(part) if isinstance(data, dict) else part
        pointer.append(step)
        data = data[step]
    return tuple(pointer)
