"""What a schema says about a field: found from the way to it in a document.

The schemas describe each field in one place (``properties``, ``patternProperties``, ``items`` and
``$ref``, no alternatives), so that the way in the document leads to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from ito_gate.model import Text
from ito_gate.schema.patterns import FORMATS, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ito_gate.model import Json, Pointer

_TITLE = re.compile(r"(.*?) (?=[!-~])(.*)")

_ANSWERS = ("是 / yes", "否 / no", "尚不清楚 / not known yet")
"""What the values of a choice mean that says nothing of it: true, false and ``unknown``."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as its schema describes it.

    Attributes:
        root: the schema of the document.
        schema: its own part, together with the definition it refers to.
        shape: what it looks like: the name of that definition, or else its own name.
    """

    root: Mapping[str, Any]
    schema: Mapping[str, Any]
    shape: str

    @property
    def title(self) -> Text:
        """What people call it: ``中文 English``, split where the English begins."""
        return split_title(self.schema["title"])

    @property
    def type(self) -> str:
        """The JSON type it takes; empty where its values are of several."""
        return str(self.schema.get("type", ""))

    @property
    def codes(self) -> dict[str, Text]:
        """The codes it may have, if it takes one of a long list with a form of its own, with what they mean."""
        return self._choices if "pattern" in self.schema else {}

    @property
    def values(self) -> dict[Json, Text]:
        """The values it may have, if it is a choice, with what they mean."""
        return {} if "pattern" in self.schema else self._choices

    @property
    def _choices(self) -> dict[Any, Text]:
        values = self.schema.get("enum", ())
        labels = self.schema.get("enumDescriptions", _ANSWERS if values else ())
        return dict(zip(values, map(split_label, labels), strict=True))

    @property
    def fields(self) -> Mapping[str, Any]:
        """The schemas of the fields inside it, by name."""
        fields: Mapping[str, Any] = self.schema.get("properties", {})
        return fields

    @property
    def required(self) -> list[str]:
        """The fields that may not be missing inside it."""
        required: list[str] = self.schema.get("required", [])
        return required

    def child(self, key: str | int) -> Field:
        """Return a field inside it, or what its items are.

        Raises:
            KeyError: it has none of that name.
        """
        if isinstance(key, int):
            return _field(self.root, self.schema["items"], self.shape)
        if key in self.fields:
            return _field(self.root, self.fields[key], key)
        for pattern, part in self.schema.get("patternProperties", {}).items():
            if compiled(pattern).search(key):
                return _field(self.root, part, key)
        raise KeyError(key)

    def takes(self, text: str) -> bool:
        """Tell whether ``text`` has the pattern and the format it asks for."""
        pattern, form = self.schema.get("pattern"), self.schema.get("format")
        return (pattern is None or compiled(pattern).search(text) is not None) and (form is None or FORMATS[form](text))


def field_at(root: Mapping[str, Any], pointer: Pointer) -> Field:
    """Return the field at ``pointer`` in documents of the schema ``root``.

    Raises:
        KeyError: there is none.
    """
    return reduce(Field.child, pointer, _field(root, root, ""))


def homes(root: Mapping[str, Any], name: str) -> list[str]:
    """Return where fields called ``name`` belong, such as ``delivery.sites[]``; the top is empty."""
    return [place for place, field in _objects(_field(root, root, ""), "") if name in field.fields]


def _objects(field: Field, place: str) -> Iterator[tuple[str, Field]]:
    if field.fields:
        yield place, field
    for key in field.fields:
        yield from _objects(field.child(key), f"{place}.{key}".removeprefix("."))
    if "items" in field.schema:
        yield from _objects(field.child(0), f"{place}[]")


def _field(root: Mapping[str, Any], schema: Mapping[str, Any], name: str) -> Field:
    reference = schema.get("$ref")
    if reference is None:
        return Field(root, schema, name)
    definition = reference.removeprefix("#/$defs/")
    return Field(root, {**root["$defs"][definition], **schema}, definition)


def split_title(title: str) -> Text:
    """Split ``中文 English`` at the first space that ASCII follows."""
    match = _TITLE.fullmatch(title)
    return Text(match[1], match[2]) if match else Text(title, title)


def split_label(label: str) -> Text:
    """Split ``中文 / English``."""
    zh, _, en = label.partition(" / ")
    return Text(zh, en or zh)


def joined(texts: Iterable[str]) -> Text:
    """Join names for a sentence of each language."""
    known = list(texts)
    return Text("、".join(known), ", ".join(known))
