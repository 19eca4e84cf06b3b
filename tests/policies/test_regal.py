"""The linter for Rego finds nothing, and whatever it is told not to look for says why."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from support import ROOT, program

CONFIG = ROOT / ".regal" / "config.yaml"


def test_regal_finds_nothing() -> None:
    command = [program("regal"), "lint", "policies"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No violations found" in done.stdout


def test_the_linter_is_the_one_that_looks(tmp_path: Path) -> None:
    """Without the configuration there is something to find, so it is read."""
    bare = tmp_path / "config.yaml"
    bare.write_text("rules: {}\n", encoding="utf-8")
    command = [program("regal"), "lint", "--config-file", bare, "policies/lib"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode != 0
    assert "directory-package-mismatch" in done.stdout


def without_reason(text: str) -> Iterator[str]:
    """Yield the rules of a configuration that no comment stands at or right above.

    Only in the written form, two spaces a level, which is also checked: what is read differently would escape.
    """
    lines = text.splitlines()
    categories = yaml.safe_load(text)["rules"]
    known = {rule for rules in categories.values() for rule in rules}
    at = {
        line.strip().partition(":")[0]: row
        for row, line in enumerate(lines)
        if line.startswith("    ") and line[4] != " "
    }
    yield from sorted(known ^ {rule for rule in at if not rule.startswith("#")})
    for rule in sorted(known & at.keys()):
        row = at[rule]
        if "#" not in lines[row] and not lines[row - 1].startswith("    # "):
            yield rule


def test_every_exception_has_a_reason() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    assert yaml.safe_load(text).keys() == {"rules"}
    assert list(without_reason(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rules:\n  bugs:\n    # Why.\n    a: {level: ignore}\n", []),
        ("rules:\n  bugs:\n    a: {level: ignore}  # why\n", []),
        ("rules:\n  bugs:\n    a: {level: ignore}\n", ["a"]),
        ("rules:\n  bugs:\n    # Why.\n    a: {level: ignore}\n    b: {level: ignore}\n", ["b"]),
        ("rules:\n  bugs: {a: {level: ignore}}\n", ["a"]),
    ],
)
def test_an_exception_without_one_is_seen(text: str, found: list[str]) -> None:
    assert list(without_reason(text)) == found
