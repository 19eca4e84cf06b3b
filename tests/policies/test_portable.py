"""The policies keep to the subset of Rego on which OPA and the embedded engine agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ito_gate.policy import portable
from ito_gate.policy.linking import without_comments
from rego import ADAPTERS, MODULES, SOURCES, calls, references, tree

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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_asked_of_own_modules_holds_of_the_built_in_ones(path: Path) -> None:
    """The checks of ``policy.portable``: a safe ``not``, no clock, no head of a set that may be undefined, …"""
    source = path.read_text(encoding="utf-8")
    faults = [
        *portable.long_lines(source),
        *portable.unreadable(without_comments(source)),
        *portable.unsafe(tree(path)),
    ]
    if path in SOURCES:
        faults += portable.unportable(tree(path), source)
    assert [f"line {line}: {text.en}" for line, text in faults] == []


@pytest.mark.parametrize("path", ADAPTERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_not_is_the_safe_not_in_adapters(path: Path) -> None:
    assert list(portable.unsafe(tree(path))) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_construct_that_engines_read_differently(path: Path) -> None:
    code = _code(path)
    # A string may hold a number such as that of a clause, annex-1(1.4).
    assert not re.search(r"[0-9]\.[0-9]", re.sub(r'"[^"\n]*"|`[^`]*`', "", code)), "integers only"


@pytest.mark.parametrize("path", [*SOURCES, *ADAPTERS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_clock_no_network_no_chance(path: Path) -> None:
    assert not re.search(r"\b(time|http|rand|opa|crypto|io|uuid)\.", _code(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_values_of_other_packages_are_read_by_their_full_path(path: Path) -> None:
    """A value read through an import makes the embedded engine evaluate the whole package."""
    called = calls(path)
    for name in _imported(path):
        assert {reference for reference in references(path, name) if reference not in called} == set()


def test_no_package_has_the_name_of_a_builtin() -> None:
    assert {path.stem for path in SOURCES} & _RESERVED_PACKAGES == set()
