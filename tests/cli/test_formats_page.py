"""The page about the formats: complete, the same in both languages, and its snippets valid where they are used."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from ito_gate.cli.output import parse_formats
from ito_gate.report import REPORTERS, issue, junit, markdown, sarif, worst
from pages import blocks, programs
from support import ROOT

PAGES = ("formats.md", "formats.zh-CN.md")


@pytest.mark.parametrize("page", PAGES)
def test_the_table_has_every_format(page: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(REPORTERS)


@pytest.mark.parametrize("page", PAGES)
def test_the_limits_are_those_of_the_program(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)$", text, re.MULTILINE))
    assert f"{sarif.MOST_RESULTS:,}" in rows["sarif"]
    assert sarif.LARGEST < 10_000_000
    assert f"{junit.LARGEST} MB" in rows["junit"]
    assert f"{markdown.LONGEST:,}" in rows["markdown"]
    assert str(worst.MOST) in rows["github"]
    assert str(worst.MOST) in rows["azure"]
    assert f"{issue.MOST_CHARACTERS:,}" in text


def test_both_pages_show_the_same_snippets() -> None:
    english, chinese = (blocks(page, "yaml|sh|groovy") for page in PAGES)
    assert len(english) == 5
    assert english == chinese


def test_every_command_is_one_that_the_program_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    snippets = "\n".join(blocks(PAGES[0], "yaml|sh|groovy"))
    commands = re.findall("ito-gate check [^';\n]*", snippets)
    assert len(commands) == 5
    for command in commands:
        words = shlex.split(command)
        assert words[-1] == "outsourcing/"
        assert parse_formats([after for word, after in pairwise(words) if word == "--format"])


@pytest.mark.parametrize(("number", "schema"), [(0, "gitlab-ci"), (1, "azure-pipelines")])
def test_a_pipeline_fits_the_schema_of_its_platform(tmp_path: Path, number: int, schema: str) -> None:
    file = tmp_path / "pipeline.yaml"
    file.write_text(blocks(PAGES[0], "yaml")[number], "utf-8")
    assert yaml.safe_load(file.read_text("utf-8"))
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_snippet_for_reviewdog_keeps_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "outsourcing").symlink_to(ROOT / "examples" / "bad")
    for words in (["init", "-q", "-b", "main"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.com", *words], cwd=tmp_path, check=True)
    (snippet,) = (block for block in blocks(PAGES[0], "sh") if "reviewdog" in block)
    path = programs(tmp_path, "reviewdog")
    done = subprocess.run(
        ["bash", "-c", snippet.replace("outsourcing/;", "--as-of 2026-11-02 outsourcing/;")],
        cwd=tmp_path,
        env={"PATH": path, "ITO_GATE_LANG": "en", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    findings = json.loads((tmp_path / "findings.json").read_text("utf-8"))["diagnostics"]
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) >= len(findings) > 500
