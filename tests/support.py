"""What several tests need: the base input, small changes of it, and the verdict on an input."""

from __future__ import annotations

import copy
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tools
from ito_gate.model import START, Outcome, Pointer, Span
from ito_gate.policy import pack, result
from ito_gate.policy.embedded import LinkedEngine
from ito_gate.reading.document import Document, read
from ito_gate.register import Entry, join
from ito_gate.resources import policies_dir, schemas_dir

ROOT = Path(__file__).resolve().parent.parent
BASE_DAY = "2026-05-06"
NAMED = {
    "declaration": ("declaration", "provider", "institution"),
    "institution": ("institution",),
    "incident": ("incident", "provider", "institution"),
}
"""The documents beside one of each kind that rules are about."""


@cache
def the_pack() -> pack.Pack:
    return pack.load(policies_dir())


@cache
def the_engine() -> LinkedEngine:
    return LinkedEngine(the_pack())


@cache
def schema(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((schemas_dir() / f"{kind}.v1.schema.json").read_text(encoding="utf-8"))
    return loaded


@cache
def base_document(kind: str) -> Document:
    """The document of tests/base of that kind."""
    return read(ROOT / "tests" / "base" / f"{kind}.yaml", f"tests/base/{kind}.yaml").documents[0]


@cache
def _base(subject: str) -> dict[str, Any]:
    documents: dict[str, Any] = {kind: base_document(kind).data for kind in NAMED[subject]}
    if subject == "institution":
        entries = [Entry(kind, base_document(kind)) for kind in ("declaration", "provider", "institution", "incident")]
        known = facts(_base("declaration"))
        documents["register"] = join(entries).view("base-bank", {"ITO-2026-900": known}).data
    return documents


def base(subject: str = "declaration") -> dict[str, Any]:
    """A fresh copy of the input of tests/base for rules about ``subject``, on which every rule passes."""
    return copy.deepcopy(_base(subject))


def base_of(rule: str) -> dict[str, Any]:
    """The same for what ``rule`` is about."""
    return base(the_pack().rules[rule].subject)


def merge_patch(target: Any, patch: Any) -> Any:
    """JSON merge patch, RFC 7386."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), value)
    return merged


def _nowhere(at: Pointer) -> tuple[str, Pointer, Span]:
    return "input", at, START


def judge(documents: dict[str, Any], *, as_of: str = BASE_DAY, **more: Any) -> dict[str, Outcome]:
    """The outcome of every rule for an input; it is about what else than a declaration only where there is none."""
    answer = the_engine().evaluate({"subject": subject_of(documents), "as_of": as_of, **more, **documents})
    return {outcome.rule: outcome for outcome in result.outcomes(answer, the_pack(), _nowhere)}


def subject_of(documents: dict[str, Any]) -> str:
    """What an input is about."""
    return next((kind for kind in ("declaration", "incident", "institution") if kind in documents), "declaration")


def facts(documents: dict[str, Any], *, as_of: str = BASE_DAY, **more: Any) -> dict[str, bool | None]:
    """The derived facts for an input."""
    answer = the_engine().evaluate({"as_of": as_of, **more, **documents})
    return {fact.name: fact.value for fact in result.facts(answer, the_pack())}


def program(name: str) -> Path:
    """A program beside Python; without it the test is skipped, or fails where the program is required."""
    found = tools.find(name)
    if found is None and name in os.environ.get(tools.REQUIRED, "").split(","):
        pytest.fail(tools.missing(name))
    if found is None:
        pytest.skip(tools.missing(name))
    return found
