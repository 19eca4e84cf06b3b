"""The policies keep to the subset of Rego on which OPA and the embedded engine agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rego import ADAPTERS, MODULES, SOURCES, calls, dotted, nodes, references, tree

# Builtins that give the same value in OPA and in the embedded engine, for the arguments used here.
PORTABLE = {
    "array.concat",
    "concat",
    "count",
    "floor",
    "format_int",
    "indexof",
    "is_array",
    "is_boolean",
    "is_number",
    "is_object",
    "is_string",
    "lower",
    "max",
    "min",
    "numbers.range",
    "object.get",
    "object.keys",
    "object.union",
    "object.union_n",
    "regex.match",
    "replace",
    "split",
    "sprintf",
    "startswith",
    "substring",
    "sum",
    "to_number",
    "trim_left",
    "trim_space",
}
_RESERVED_PACKAGES = {"time", "regex", "json", "net"}


def _code(path: Path) -> str:
    return "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    )


def _imported(path: Path) -> set[str]:
    return {match.rpartition(".")[2] for match in re.findall(r"^import (data\S+)$", _code(path), re.MULTILINE)}


def _own_functions(path: Path) -> set[str]:
    return set(re.findall(r"^(?:default )?([a-z_0-9]+)\(", _code(path), re.MULTILINE))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_only_portable_builtins(path: Path) -> None:
    imported = _imported(path)
    builtins = {name for name in calls(path) if name.partition(".")[0] not in imported} - _own_functions(path)
    assert builtins - PORTABLE == set()


@pytest.mark.parametrize("path", [*MODULES, *ADAPTERS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_not_is_the_safe_not(path: Path) -> None:
    if any(nodes(tree(path), "NotExpr")):
        assert "import future.keywords.not" in _code(path)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_construct_that_engines_read_differently(path: Path) -> None:
    code = _code(path)
    assert not re.search(r"^[a-z_]+\[[^\]]+\] contains", code, re.MULTILINE), "p[k] contains x is undefined when empty"
    assert not re.search(r"regex\.\w+\([`\"][^`\"]*\\[dsw]", code), "\\d, \\s and \\w are Unicode in one engine"
    # A string may hold a number such as that of a clause, annex-1(1.4).
    assert not re.search(r"[0-9]\.[0-9]", re.sub(r'"[^"\n]*"|`[^`]*`', "", code)), "integers only"
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) < 1024, (
        "the embedded engine reads no longer line"
    )


@pytest.mark.parametrize("path", [*SOURCES, *ADAPTERS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_clock_no_network_no_chance(path: Path) -> None:
    assert not re.search(r"\b(time|http|rand|opa|crypto|io|uuid)\.", _code(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_head_of_a_set_holds_only_what_the_body_binds(path: Path) -> None:
    """Where a head is undefined for one item, the embedded engine loses the results of the others too."""
    functions = {name for name in calls(path) if "." in name}
    for head in nodes(tree(path)["rules"], "Set"):
        for kind in ("RefDot", "RefBrack"):
            references = {dotted({kind: node}) or "a reference" for node in nodes(head.get("key", {}), kind)}
            assert references - functions == set(), f"line {head['span']['line']}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_values_of_other_packages_are_read_by_their_full_path(path: Path) -> None:
    """A value read through an import makes the embedded engine evaluate the whole package."""
    called = calls(path)
    for name in _imported(path):
        assert {reference for reference in references(path, name) if reference not in called} == set()


def test_no_package_has_the_name_of_a_builtin() -> None:
    assert {path.stem for path in SOURCES} & _RESERVED_PACKAGES == set()
