"""The engine ``python``: jsonschema, without its fail-open corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from ito_gate.schema.kinds import schema
from ito_gate.schema.patterns import FORMATS, compiled
from ito_gate.schema.validator import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ito_gate.model import Json


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _format_checker() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, holds in FORMATS.items():
        checker.checks(name)(_for_strings(holds))
    return checker


def _for_strings(holds: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda instance: not isinstance(instance, str) or holds(instance)


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call] # the stubs leave it untyped
"""``pattern`` as the specification means it; the library's own takes ``"A\\n"`` for ``^A$``."""

_FORMATS = _format_checker()
"""Without it formats are not checked at all; without extra packages the library's own lacks date-time."""


class PythonValidator:
    """The schema of one kind, checked by jsonschema."""

    def __init__(self, kind: str) -> None:
        self._validator = _Validator(schema(kind), format_checker=_FORMATS)

    def errors(self, data: Json) -> list[SchemaError]:
        """Return everything that is wrong with ``data``, each error once; nothing if it is valid."""
        errors = self._validator.iter_errors(data)
        return list(dict.fromkeys(found for error in errors for found in _read(error)))


def _read(error: Any) -> list[SchemaError]:  # noqa: ANN401 - its stubs leave open what has been set by now
    pointer, keyword = tuple(error.absolute_path), str(error.validator)
    if "propertyNames" in list(error.absolute_schema_path)[-2:]:
        return [SchemaError(pointer, "propertyNames", error.instance)]
    if keyword == "required":
        names = [name for name in error.schema["required"] if name not in error.instance]
    elif keyword == "additionalProperties":
        names = [name for name in error.instance if name not in error.schema["properties"]]
    else:
        return [SchemaError(pointer, keyword)]
    return [SchemaError(pointer, keyword, name) for name in names]
