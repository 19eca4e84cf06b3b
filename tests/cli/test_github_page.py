"""The page about GitHub: the workflow is the one in examples/, the tables are those of the action."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import actions
from ito_gate.cli.output import parse_formats
from pages import blocks
from support import ROOT

PAGES = ("github.md", "github.zh-CN.md")
EXAMPLE = ROOT / "examples" / "github" / "ito-gate.yml"


@pytest.mark.parametrize("page", PAGES)
def test_the_workflow_is_the_one_to_copy(page: str) -> None:
    _, _, workflow = EXAMPLE.read_text("utf-8").partition("\n")
    assert blocks(page, "yaml")[0] == workflow


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_have_every_input_and_output(page: str) -> None:
    action = actions.load()
    rows = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)
    assert rows == [*action["inputs"], *action["outputs"]]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["base", "only-new", "python-version"])
def test_the_defaults_are_those_of_the_action(page: str, name: str) -> None:
    row = rf"^\| `{name}` \| `{re.escape(actions.load()['inputs'][name]['default'])}` \|"
    assert re.search(row, (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_the_formats_are_those_of_the_program(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = re.findall("ito-gate check --format[^`\n]*", (ROOT / "docs" / page).read_text("utf-8"))
    assert len(commands) == 2
    for command in commands:
        assert parse_formats([after for word, after in pairwise(shlex.split(command)) if word == "--format"])


@pytest.mark.parametrize(("file", "schema"), [(EXAMPLE, "github-workflows"), (actions.ACTION, "github-actions")])
def test_github_s_schemas_take_them(file: Path, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
