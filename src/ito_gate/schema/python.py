"""The engine ``python``: jsonschema, without its fail-open corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from ito_gate.schema.kinds import schema
from ito_gate.schema.patterns import FORMATS, compiled
from ito_gate.schema.validator import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ito_gate.model import Json


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _pattern_properties(
    validator: Any,  # noqa: ANN401 - a class made at run time
    patterns: Mapping[str, object],
    instance: object,
    _: object,
) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for name, value in instance.items():
            for pattern, schema in patterns.items():
                if compiled(pattern).search(name):
                    yield from validator.descend(value, schema, path=name, schema_path=pattern)


def _additional_properties(
    validator: Any,  # noqa: ANN401 - a class made at run time
    others: object,
    instance: object,
    schema: Mapping[str, Any],
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    names = _unexpected(instance, schema)
    if others is not False:
        for name in names:
            yield from validator.descend(instance[name], others, path=name)
    elif names:
        yield ValidationError(f"{names!r} were unexpected")


def _unexpected(instance: Iterable[str], schema: Mapping[str, Any]) -> list[str]:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return [
        name
        for name in instance
        if name not in known and not any(compiled(pattern).search(name) for pattern in patterns)
    ]


def _format_checker() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, holds in FORMATS.items():
        checker.checks(name)(_for_strings(holds))
    return checker


def _for_strings(holds: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda instance: not isinstance(instance, str) or holds(instance)


_Validator: Any = extend(  # type: ignore[no-untyped-call] # the stubs leave it untyped
    Draft202012Validator,
    {
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties,
    },
)
"""Patterns as the specification means them; the library's own takes ``"A\\n"`` for ``^A$``."""

_FORMATS = _format_checker()
"""Without it formats are not checked at all; without extra packages the library's own lacks date-time."""


class PythonValidator:
    """The schema of one kind, checked by jsonschema."""

    def __init__(self, kind: str) -> None:
        self._validator = _Validator(schema(kind), format_checker=_FORMATS)

    def is_valid(self, data: Json) -> bool:
        """Tell whether there is nothing wrong with ``data``."""
        return bool(self._validator.is_valid(data))

    def errors(self, data: Json) -> list[SchemaError]:
        """Return everything that is wrong with ``data``, each error once; nothing if it is valid."""
        errors = self._validator.iter_errors(data)
        return list(dict.fromkeys(found for error in errors for found in _read(error)))


def _read(error: Any) -> list[SchemaError]:  # noqa: ANN401 - its stubs leave open what has been set by now
    pointer, keyword = tuple(error.absolute_path), str(error.validator)
    if keyword == "required":
        names = [name for name in error.schema["required"] if name not in error.instance]
    elif keyword == "additionalProperties":
        names = _unexpected(error.instance, error.schema)
    else:
        return [SchemaError(pointer, keyword)]
    return [SchemaError(pointer, keyword, name) for name in names]
