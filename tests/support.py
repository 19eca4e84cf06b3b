"""What several tests need: the base input, small changes of it, and the verdict on an input."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from ito_gate.model import START, Outcome, Pointer, Span
from ito_gate.policy import pack, result
from ito_gate.policy.embedded import EmbeddedEngine
from ito_gate.reading.document import read
from ito_gate.resources import policies_dir, schemas_dir

ROOT = Path(__file__).resolve().parent.parent
BASE_DAY = "2026-05-06"
KINDS = ("declaration", "provider", "institution")


@cache
def the_pack() -> pack.Pack:
    return pack.load(policies_dir())


@cache
def the_engine() -> EmbeddedEngine:
    return EmbeddedEngine(the_pack().modules, the_pack().data)


@cache
def schema(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((schemas_dir() / f"{kind}.v1.schema.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _base() -> dict[str, Any]:
    folder = ROOT / "tests" / "base"
    return {kind: read(folder / f"{kind}.yaml", kind).documents[0].data for kind in KINDS}


def base() -> dict[str, Any]:
    """A fresh copy of the documents of tests/base, on which every rule passes."""
    return copy.deepcopy(_base())


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
    """The outcome of every rule for an input."""
    answer = the_engine().evaluate({"as_of": as_of, **more, **documents})
    return {outcome.rule: outcome for outcome in result.outcomes(answer, the_pack(), _nowhere)}


def facts(documents: dict[str, Any], *, as_of: str = BASE_DAY, **more: Any) -> dict[str, bool | None]:
    """The derived facts for an input."""
    answer = the_engine().evaluate({"as_of": as_of, **more, **documents})
    return {fact.name: fact.value for fact in result.facts(answer, the_pack())}
