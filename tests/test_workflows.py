"""Our workflows, the action and the workflow to copy pass the linters, and stay what they are meant to be."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

import tools
from support import ROOT, program

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLES = sorted((ROOT / "examples" / "github").glob("*.yml"))
AUDITED = (*WORKFLOWS, *EXAMPLES, ROOT / "action.yml", ROOT / ".github" / "dependabot.yml")


def audit(*files: Path) -> subprocess.CompletedProcess[str]:
    """Run zizmor without the network, and with all that it has to say."""
    command = [Path(sysconfig.get_path("scripts")) / "zizmor", "--offline", "--strict-collection", "--no-progress"]
    options = ["--persona", "pedantic", "--config", ROOT / ".github" / "zizmor.yml"]
    return subprocess.run([*command, *options, *files], capture_output=True, text=True, check=False)


def test_zizmor() -> None:
    done = audit(*AUDITED)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in AUDITED:
        assert re.search(rf"completed \S*{re.escape(file.name)}\b", done.stderr), done.stderr


def test_actionlint() -> None:
    assert WORKFLOWS
    assert EXAMPLES
    # Without shellcheck and pyflakes, which are on some machines: the verdict is the same on all.
    command = [program("actionlint"), "-shellcheck=", "-pyflakes=", *WORKFLOWS, *EXAMPLES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_workflow_with_a_hole_is_seen(tmp_path: Path) -> None:
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    text = WORKFLOWS[0].read_text("utf-8")
    assert "run: make lint" in text
    bad.write_text(text.replace("run: make lint", "run: echo ${{ github.head_ref }}"), "utf-8")
    assert "template-injection" in audit(bad).stdout
    done = subprocess.run([program("actionlint"), bad], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert '"github.head_ref" is potentially untrusted' in done.stdout


@pytest.mark.parametrize("file", AUDITED[:-1], ids=lambda file: file.name)
def test_no_input_reaches_a_shell_as_text(file: Path) -> None:
    document = yaml.safe_load(file.read_text("utf-8"))
    jobs = document.get("jobs", {"": document.get("runs")})
    scripts = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert not [script for script in scripts if "${{" in script]


def test_the_required_check_waits_for_every_job() -> None:
    (ci,) = (file for file in WORKFLOWS if file.name == "ci.yml")
    jobs = yaml.safe_load(ci.read_text("utf-8"))["jobs"]
    assert [*jobs["all"]["needs"], "all"] == list(jobs)
    assert " ".join(["success"] * len(jobs["all"]["needs"])) in jobs["all"]["steps"][0]["run"]


def test_what_can_be_built_is_required() -> None:
    (ci,) = (file for file in WORKFLOWS if file.name == "ci.yml")
    step = yaml.safe_load(ci.read_text("utf-8"))["jobs"]["test"]["steps"][-1]
    required = set(step["env"][tools.REQUIRED].split(","))
    assert {tool.name for tool in tools.TOOLS.values() if tool.source} <= required <= {*tools.TOOLS, "pypi"}
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (built,) = re.findall(r"^built=(.*)$", script, re.MULTILINE)
    (present,) = re.findall(r"-\$built,(.*)\}$", script, re.MULTILINE)
    assert {*built.split(","), *present.split(",")} == required - {"regal"}


def test_a_required_program_that_cannot_be_built_fails(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "tools.py", "yaml-language-server"],
        env={"PATH": str(tmp_path), tools.REQUIRED: "yaml-language-server"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "not on PATH" in done.stderr
