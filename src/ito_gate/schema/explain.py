"""One error of a schema engine → which message of ``document/schema`` says it, with its values."""

from __future__ import annotations

import json
from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING

from ito_gate.model import Text
from ito_gate.reading.collector import shown
from ito_gate.reading.document import line, locate
from ito_gate.schema import advice, repairs
from ito_gate.schema.fields import Field, field_at, homes, joined
from ito_gate.schema.kinds import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ito_gate.model import Json, Pointer
    from ito_gate.reading.document import Document
    from ito_gate.schema.validator import SchemaError

Values = dict[str, object]
"""What the placeholders of a message stand for."""

Explained = tuple[str, Values]
"""The id of a message and its values."""

_FEW_HOMES = 4
_MEANINGS = {"boolean": repairs.boolean, "integer": repairs.integer}
_SCALARS = frozenset({"boolean", "integer", "number"})


def value_at(data: Json, pointer: Pointer) -> Json:
    """Return the value at ``pointer``."""
    return reduce(getitem, pointer, data)


def written(value: Json) -> str:
    """Return a value as a message shows it."""
    return shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def way(pointer: Pointer) -> str:
    """Return a JSON Pointer (RFC 6901) as a message shows it."""
    return "".join(f"/{shown(str(step)).replace('~', '~0').replace('/', '~1')}" for step in pointer)


class Explainer:
    """Finds the words for the errors of one document.

    Attributes:
        missing: the required fields that are not there, each as its object and its name; those that are
            there under another name or in another place leave it when that has been said.
    """

    def __init__(self, document: Document, kind: str, missing: Iterable[tuple[Pointer, str]]) -> None:
        self._document = document
        self._kind = kind
        self._root = schema(kind)
        self.missing = set(missing)
        self._by_keyword: Mapping[str, Callable[[Field, Json, Pointer], Explained]] = {
            "type": self._type,
            "enum": self._choice,
            "const": self._enum,
            "pattern": self._pattern,
            "minLength": self._pattern,
            "format": self._format,
            "not": self._placeholder,
            "maxLength": _limit("too-long", "maxLength"),
            "minItems": _limit("too-few", "minItems"),
            "maxItems": _limit("too-many", "maxItems"),
            "minimum": _limit("too-small", "minimum"),
            "uniqueItems": self._repeated,
        }

    def explain(self, error: SchemaError) -> Explained:
        """Return the message and the values for what a schema engine found.

        Raises:
            KeyError: no message is known for the keyword; the schemas use no such keyword.
        """
        pointer, name = error.pointer, error.name
        field = field_at(self._root, pointer)
        if name is None:
            message, values = self._by_keyword[error.keyword](field, value_at(self._document.data, pointer), pointer)
            return message, self._about(field, pointer) | values
        pointer_of_name = (*pointer, name)
        if error.keyword == "required":
            return "missing", self._about(field.child(name), pointer_of_name) | {"name": name}
        values = self._about(field, pointer_of_name) | {"name": shown(name)}
        if not field.fields:
            return "name", values | _both("advice", advice.name_to_type(field))
        return self._unknown(field, pointer, name, values)

    def _about(self, field: Field, pointer: Pointer) -> Values:
        what_to_type = advice.what_to_type(field, self._kind)
        return {"at": way(pointer), **_both("field", field.title), **_both("advice", what_to_type)}

    def _unknown(self, parent: Field, pointer: Pointer, name: str, values: Values) -> Explained:
        titles = {key: parent.child(key).title for key in parent.fields}
        here = value_at(self._document.data, pointer)
        absent = {key: title for key, title in titles.items() if key not in here}
        near = repairs.nearest(name, absent, likeness=repairs.VERY_ALIKE)
        places = homes(self._root, name)
        if near is None and 0 < len(places) <= _FEW_HOMES:
            if len(places) == 1:
                self.missing.discard((tuple(filter(None, places[0].split("."))), name))
            return "misplaced", values | _both("places", _places(places))
        near = near or repairs.nearest(name, absent) or repairs.nearest(name, titles)
        if near is None:
            return "unknown", values | _both("known", joined(absent or titles))
        values |= self._about(parent.child(near), (*pointer, name)) | {"near": near}
        if (pointer, near) not in self.missing:
            return "unknown-near", values
        self.missing.remove((pointer, near))
        return "renamed", values

    def _type(self, field: Field, value: Json, pointer: Pointer) -> Explained:
        if value is None:
            return self._null(pointer)
        if field.values:
            return self._enum(field, value, pointer)
        found = advice.type_of(value)
        if field.type == "string" and found in _SCALARS:
            return self._unquoted(field, pointer)
        if isinstance(value, str):
            if field.type == "array" and field.child(0).type == "string":
                return "one-item", {"value": written(value)}
            better = _MEANINGS[field.type](value) if field.type in _MEANINGS else None
            if better is not None:
                return "unquote", _types(field, value) | {"better": json.dumps(better)}
        return "type", _types(field, value)

    def _null(self, pointer: Pointer) -> Explained:
        is_required = pointer[-1] in field_at(self._root, pointer[:-1]).required
        return "null" if is_required else "null-optional", {}

    def _unquoted(self, field: Field, pointer: Pointer) -> Explained:
        # As it is written: the number 1.10 has lost its zero.
        span = locate(self._document, pointer)
        text = line(self._document, span.line)[span.column - 1 : span.end_column - 1]
        if field.takes(text):
            return "quote", {"value": shown(text), "better": shown(text)}
        return self._pattern(field, text, pointer)

    def _choice(self, field: Field, value: Json, pointer: Pointer) -> Explained:
        """Tell a code that is none from one that is not even written as one."""
        if not field.codes or not isinstance(value, str):
            return self._enum(field, value, pointer)
        return self._code(field, value) if field.takes(value) else self._pattern(field, value, pointer)

    def _enum(self, field: Field, value: Json, pointer: Pointer) -> Explained:
        if value is None:
            return self._null(pointer)
        values: Values = {"value": written(value)}
        if not isinstance(value, str):
            return "value", values
        if not value.strip():
            return "blank", values
        answer = repairs.boolean(value) if True in field.values else None
        if answer is not None:
            return "unquote", _types(field, value) | {"better": json.dumps(answer)}
        labels = {written(known): label for known, label in field.values.items()}
        near = repairs.nearest(value, labels)
        if near is None:
            return "value", values
        return "value-near", values | {"near": near, **_both("label", labels[near])}

    def _code(self, field: Field, value: str) -> Explained:
        """Tell what stands for a name that is written instead of its code."""
        values: Values = {"value": shown(value)}
        named = repairs.code(value, field.codes)
        if named is None:
            return "value", values
        return "value-near", values | {"near": named, **_both("label", field.codes[named])}

    def _pattern(self, field: Field, value: str, _: Pointer) -> Explained:
        values: Values = {"value": shown(value)}
        if not value.strip():
            return "blank", values
        if field.codes and repairs.code(value, field.codes):
            return self._code(field, value)
        better = repairs.respelt(value, field)
        return ("pattern", values) if better is None else (better[0], values | {"better": better[1]})

    def _format(self, _: Field, value: str, __: Pointer) -> Explained:
        return "no-such-day", {"value": shown(value)}

    def _placeholder(self, _: Field, value: str, __: Pointer) -> Explained:
        return "placeholder", {"value": shown(value)}

    def _repeated(self, _: Field, value: Json, pointer: Pointer) -> Explained:
        items = value_at(self._document.data, pointer[:-1])
        first = next(index for index, item in enumerate(items) if identity(item) == identity(value))
        return "repeated", {"value": written(value), "first": first + 1}


def identity(value: Json) -> object:
    """Return what two JSON values have in common exactly if they are equal: 1 is 1.0, but not true."""
    if isinstance(value, dict):
        return frozenset((key, identity(item)) for key, item in value.items())
    if isinstance(value, list):
        return tuple(map(identity, value))
    return isinstance(value, bool), value


def _limit(message: str, keyword: str) -> Callable[[Field, Json, Pointer], Explained]:
    def explain(field: Field, value: Json, _: Pointer) -> Explained:
        count = len(value) if isinstance(value, str | list) else ""
        return message, {"limit": field.schema[keyword], "count": count, "value": written(value)}

    return explain


def _places(places: Iterable[str]) -> Text:
    zh = "、".join(f"“{place}”" if place else "最外层" for place in places)
    en = " or ".join(f'in "{place}"' if place else "at the top level" for place in places)
    return Text(zh, en)


def _types(field: Field, value: Json) -> Values:
    return {
        "value": written(value),
        **_both("wanted", advice.what_it_takes(field)),
        **_both("found", advice.what_it_is(value)),
    }


def _both(name: str, text: Text) -> Values:
    return {f"{name}_zh": text.zh, f"{name}_en": text.en}
