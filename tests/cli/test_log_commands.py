"""What is typed or classified cannot command the log of a pipeline either."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import ROOT

Call = Callable[..., Any]
COMMAND = re.compile(r"##(?:vso)?\[|^\s*::", re.IGNORECASE | re.MULTILINE)
HOSTILE = ["##vso[task.setvariable variable=a]b", "##[add-mask]x", "\n::add-mask::x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_no_command(ito_gate: Call, text: str) -> None:
    for arguments in ([text], ["check", f"--{text}"], ["check", text], ["check", "--format", text], ["rules", text]):
        done = ito_gate(*arguments)
        assert done.code != 0
        assert not COMMAND.search(done.out + done.err), (arguments, done.err)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_name_of_what_is_classified_is_no_command(ito_gate: Call, tmp_path: Path, text: str) -> None:
    register = shutil.copytree(ROOT / "examples/good", tmp_path / "good")
    file = register / "declarations/atm-maintenance.yaml"
    there = file.read_text("utf-8")
    named = re.sub(r"(?m)^name:.*$", lambda _: f"name: {json.dumps(text)}", there)
    assert named != there
    file.write_text(named, "utf-8")
    for output in ("text", "json"):
        done = ito_gate("classify", "--format", output, file, cwd=register)
        assert "ITO-2020-031" in done.out
        assert not COMMAND.search(done.out + done.err), done.out


@pytest.mark.parametrize("text", HOSTILE)
def test_why_a_filing_is_not_written_is_no_command(ito_gate: Call, tmp_path: Path, text: str) -> None:
    register = shutil.copytree(ROOT / "examples/good", tmp_path / "good")
    file = register / "declarations/atm-maintenance.yaml"
    there = file.read_text("utf-8")
    staged = re.sub(r"(?m)^stage:.*$", lambda _: f"stage: {json.dumps(text)}", there)
    assert staged != there
    file.write_text(staged, "utf-8")
    done = ito_gate("filing", "ITO-2020-031", "-o", tmp_path / "out", file, cwd=register)
    assert "add-mask" in done.err or "task.setvariable" in done.err
    assert not COMMAND.search(done.out + done.err), done.err
