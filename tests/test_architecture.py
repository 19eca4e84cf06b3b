"""The arrows go one way, and the path of ``check`` stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

SOURCE = ROOT / "src" / "ito_gate"

# What may be imported from where: a layer may use itself and the layers before it.
LAYERS = (
    ("__init__", "model"),
    ("errors", "fingerprint"),
    ("resources", "regulation", "git"),
    ("reading", "workdays"),
    ("schema",),
    ("policy",),
    ("register", "discovery", "coverage"),
    ("single",),
    ("config", "collection", "evaluation", "agenda", "waiver", "proving"),
    ("workers",),
    ("gate",),
    ("old",),
    ("change", "baseline"),
    ("holding",),
    ("report", "filing", "drafting"),
    ("intake", "ledger"),
    ("purchase",),
    ("serving",),
    ("cli", "__main__"),
)
_RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FORBIDDEN = {
    "aiohttp",
    "asyncio",
    "difflib",
    "docx",
    "importlib.metadata",
    "ito_gate.policy.assembly",
    "ito_gate.policy.own.join",
    "ito_gate.policy.own.folder",
    "ito_gate.policy.portable",
    "ito_gate.proving",
    "ito_gate.baseline",
    "ito_gate.change.run",
    "ito_gate.git",
    "ito_gate.old",
    "jsonschema",
    "lxml",
    "multiprocessing",
    "opa_client",
    "requests",
    "rich",
}


def _layer(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ito_gate"):
            parts = node.module.split(".")
            found |= (
                {parts[1]}
                if len(parts) > 1
                else {
                    name.name if (SOURCE / name.name).is_dir() or (SOURCE / f"{name.name}.py").is_file() else "__init__"
                    for name in node.names
                }
            )
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("ito_gate.")}
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = _RANK[_layer(path)]
    assert {name for name in _imports(path) if _RANK[name] > own} == set()


def test_only_one_module_knows_the_client_of_opa() -> None:
    users = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if {"opa_client", "requests", "urllib3"}
        & set(re.findall(r"^\s*(?:from|import) (\w+)", path.read_text("utf-8"), re.MULTILINE))
    }
    assert users == {"policy/opa/connection.py"}


def test_every_module_has_a_place() -> None:
    assert {_layer(path) for path in SOURCE.rglob("*.py")} == set(_RANK)


def test_check_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from ito_gate.cli.main import run\n"
        "assert run(['check', '--as-of', '2026-11-02', 'examples/good']) == 0\n"
        f"print(sorted({FORBIDDEN!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "[]"
