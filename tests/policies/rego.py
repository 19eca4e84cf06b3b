"""Read policy modules through the embedded engine's syntax tree."""

from __future__ import annotations

from pathlib import Path

from ito_gate.policy.embedded import syntax_tree
from ito_gate.policy.syntax import Tree, dotted, nodes
from ito_gate.policy.syntax import calls as _calls
from support import ROOT

__all__ = ["dotted", "nodes"]

POLICIES = ROOT / "policies"
ADAPTERS = sorted(POLICIES.glob("adapters/*.rego"))
"""Modules that other programs than the gate ask. Only OPA runs them and their tests (``test_opa.py``), so they need not
keep to what the embedded engine understands."""
MODULES = sorted(set(POLICIES.glob("*/*.rego")) - set(ADAPTERS))
SOURCES = [path for path in MODULES if not path.name.endswith("_test.rego")]
TESTS = [path for path in MODULES if path.name.endswith("_test.rego")]


def tree(path: Path) -> Tree:
    return syntax_tree(path.as_posix(), path.read_text(encoding="utf-8"))


def calls(path: Path) -> set[str]:
    return {name for name, _ in _calls(tree(path))}


def references(path: Path, root: str) -> set[str]:
    """The longest constant references that begin with ``root``."""
    found = {dotted({"RefDot": node}) for node in nodes(tree(path), "RefDot")}
    return {name for name in found if name is not None and name.startswith(f"{root}.")}
