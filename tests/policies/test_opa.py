"""What the reference implementation says of the policies: their form, their types, and their tests."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from ito_gate.policy.input_schema import NAME
from ito_gate.resources import schemas_dir
from rego import ADAPTERS, TESTS
from support import ROOT, program

COVERAGE = 100
"""Percent of each module that the tests beside the policies run.

All of it, because a line that no test runs is a condition that nobody has seen decide.
"""

GENERATED = {"policies/gate/registry.rego"}
"""Without logic of its own; its lines for a rule are run by the cases of that rule."""

INPUT = schemas_dir() / NAME


def opa(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [program("opa"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=550, check=False)


def test_written_as_opa_formats_it() -> None:
    done = opa("fmt", "--list", "--fail", "policies")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_compiles_strictly() -> None:
    done = opa("check", "--strict", "policies")
    assert (done.returncode, done.stderr) == (0, "")


def test_reads_only_fields_that_the_schemas_have() -> None:
    done = opa("check", "--strict", "--schema", INPUT, "policies")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_misspelt_field_does_not_compile(tmp_path: Path) -> None:
    copy = shutil.copytree(ROOT / "policies", tmp_path / "policies")
    rule = copy / "filing" / "lead_time.rego"
    text = rule.read_text(encoding="utf-8")
    assert "input.declaration.contract.signing_on" in text
    rule.write_text(text.replace("input.declaration.contract.signing_on", "input.declaration.contract.sinning_on"))
    assert opa("check", "--strict", copy).returncode == 0, "without the schema nothing is seen"
    done = opa("check", "--strict", "--schema", INPUT, copy)
    assert done.returncode == 1
    assert "rego_type_error: undefined ref: input.declaration.contract.sinning_on" in done.stderr


def test_tests_pass_and_run_every_line() -> None:
    # The flag --threshold counts the generated list too; a test that is not run shows as a line that is not.
    done = opa("test", "--coverage", "--coverage-runs=", "--timeout=60s", "policies")
    assert done.returncode == 0, done.stdout + done.stderr
    files = json.loads(done.stdout)["files"]
    short = {name: file["coverage"] for name, file in files.items() if file["coverage"] < COVERAGE}
    assert short.keys() - GENERATED == set()
    run = {name: {part["start"]["row"] for part in file["covered"]} for name, file in files.items()}
    tests = _tests()
    assert len(tests) > 1000
    assert [f"{name}:{row}" for name, row in tests if row not in run.get(name, ())] == []


def _tests() -> list[tuple[str, int]]:
    """The file and line of every rule that is a test."""
    return [
        (path.relative_to(ROOT).as_posix(), row)
        for path in (*TESTS, *ADAPTERS)
        for row, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.match(r"test_\w+", line)
    ]
