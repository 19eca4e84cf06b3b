"""Read policy modules through the embedded engine's syntax tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regorus

from support import ROOT

POLICIES = ROOT / "policies"
ADAPTERS = sorted(POLICIES.glob("adapters/*.rego"))
"""Modules that other programs than the gate ask. Only OPA runs them and their tests (``test_opa.py``), so they need not
keep to what the embedded engine understands."""
MODULES = sorted(set(POLICIES.glob("*/*.rego")) - set(ADAPTERS))
SOURCES = [path for path in MODULES if not path.name.endswith("_test.rego")]
TESTS = [path for path in MODULES if path.name.endswith("_test.rego")]


def tree(path: Path) -> Any:
    engine = regorus.Engine()
    engine.add_policy(path.as_posix(), path.read_text(encoding="utf-8"))
    return json.loads(engine.get_ast_as_json())[0]["ast"]


def nodes(part: Any, kind: str) -> Iterator[Any]:
    if isinstance(part, dict):
        if kind in part:
            yield part[kind]
        for value in part.values():
            yield from nodes(value, kind)
    elif isinstance(part, list):
        for value in part:
            yield from nodes(value, kind)


def dotted(part: Any) -> str | None:
    """The name of a reference such as ``input.declaration.id``; None where a step is not a constant."""
    if "Var" in part:
        return str(part["Var"]["value"])
    if "RefDot" in part:
        before = dotted(part["RefDot"]["refr"])
        return None if before is None else f"{before}.{part['RefDot']['field'][1]}"
    return None


def calls(path: Path) -> set[str]:
    names = {dotted(call["fcn"]) for call in nodes(tree(path), "Call")}
    return {name for name in names if name is not None}


def references(path: Path, root: str) -> set[str]:
    """The longest constant references that begin with ``root``."""
    found = {dotted({"RefDot": node}) for node in nodes(tree(path), "RefDot")}
    return {name for name in found if name is not None and name.startswith(f"{root}.")}
