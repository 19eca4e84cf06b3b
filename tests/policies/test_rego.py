"""Run the Rego tests beside the policies in the embedded engine."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import regorus

from rego import MODULES, TESTS, nodes, tree
from support import the_pack


@cache
def _engine() -> regorus.Engine:
    engine = regorus.Engine()
    for path in MODULES:
        engine.add_policy(path.as_posix(), path.read_text(encoding="utf-8"))
    engine.add_data_json(json.dumps(the_pack().data))
    return engine


def _tests(path: Path) -> list[str]:
    names = {node["value"] for node in nodes(tree(path)["rules"], "Var")}
    return sorted(name for name in names if str(name).startswith("test_"))


CASES = [(path, name) for path in TESTS for name in _tests(path)]


@pytest.mark.parametrize(
    ("path", "name"), CASES, ids=[f"{path.parent.name}/{path.stem}::{name}" for path, name in CASES]
)
def test_rego(path: Path, name: str) -> None:
    package = f"data.ito.{'' if path.parent.name == 'gate' else path.parent.name + '.'}{path.stem}"
    engine = _engine().clone()
    engine.set_input_json("{}")
    assert engine.eval_rule_as_json(f"{package}.{name}") == "true"
