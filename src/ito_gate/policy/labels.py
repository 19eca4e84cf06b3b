"""What the codes of the schemas are called, in both languages: the schemas say it, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_QUESTIONS = ("Triggers", "Off-site topics")
"""Titles of objects whose properties are questions with a name that people know."""


def labels(schemas: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return what the coded values and the yes-or-no questions of the schemas are called.

    A code that means different things in different fields has no label.
    """
    known: dict[str, set[str]] = {}
    for schema in schemas:
        for part in _parts(schema):
            choices = () if "pattern" in part else part.get("enum", ())
            for code, label in zip(choices, part.get("enumDescriptions", ()), strict=False):
                known.setdefault(code, set()).add(label)
            if part.get("title", "").endswith(_QUESTIONS):
                for code, question in part["properties"].items():
                    zh, _, en = question["title"].partition(" ")
                    known.setdefault(code, set()).add(f"{zh} / {en}")
    unique = {code: next(iter(texts)) for code, texts in known.items() if len(texts) == 1}
    return {code: dict(zip(("zh", "en"), label.split(" / ", 1), strict=True)) for code, label in sorted(unique.items())}


def countries(schema: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return what the codes of countries and regions are called."""
    defined = schema["$defs"]["country"]
    return {
        code: dict(zip(("zh", "en"), label.split(" / ", 1), strict=True))
        for code, label in zip(defined["enum"], defined["enumDescriptions"], strict=True)
    }


def _parts(schema: Any) -> Iterable[Mapping[str, Any]]:  # noqa: ANN401 - any part of a JSON Schema
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from _parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _parts(part)
