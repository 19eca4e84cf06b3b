"""The GitHub Action, its steps run as the runner runs them; what only a real runner can show is not run here."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import actions
from actions import Ended
from repositories import init
from support import INSTALLED, ROOT
from unit.report.consumers import github_command, github_older_command

DAY = {"as-of": "2026-11-02", "lang": "en"}
RUN = ROOT / "action" / "run.py"
Gate = Callable[..., Ended]

HOSTILE = (
    "$(touch x)",
    "`touch x`",
    "; touch x",
    '"; touch x; "',
    "'; touch x; '",
    "x & touch x",
    "${{ github.token }}",
    "%0A::error::x",
    "::set-output name=decision::pass",
    "##[error]x",
    "-x",
    "--help",
    "--version",
    "--format=text",
    "*",
    "信息科技 外包",
)
"""Texts that a shell, an option parser or the runner could take for something else."""


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment as ``install`` would make it, with the gate under test instead of the one it would build."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    there = (INSTALLED, sysconfig.get_path("purelib"))
    (site / "here.pth").write_text("".join(f"{path}\n" for path in there), "utf-8")
    return folder / "bin" / "python"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "examples" / "good", tmp_path / "work space")


@pytest.fixture
def gate(workspace: Path, tmp_path: Path, installed: Path) -> Gate:
    """Run the action with everything but the installation, which takes most of the time."""
    python = tmp_path / "python"
    script = f"""
import importlib.util, pathlib, sys
spec = importlib.util.spec_from_file_location("run", sys.argv[1])
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)
run.install = lambda folder: pathlib.Path({str(installed)!r})
sys.exit(run.main())
"""
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$1" -c {shlex.quote(script)} "$2"\n', "utf-8")
    python.chmod(0o755)

    def call(inputs: dict[str, str] | None = None, *, where: Path = workspace, **more: dict[str, str]) -> Ended:
        return actions.run(where, tmp_path / "runner", python, {**DAY, **(inputs or {})}, **more)

    return call


def test_everything_with_the_installation(workspace: Path, tmp_path: Path) -> None:
    before = sorted(workspace.rglob("*"))
    done = actions.run(workspace, tmp_path / "runner", Path(sys.executable), DAY)
    assert (done.code, done.errors) == (0, ""), done.printed
    assert done.outputs["decision"] == "pass"
    # Nothing of the caller's is touched: not the workspace, the PATH, the environment.
    assert sorted(workspace.rglob("*")) == before
    assert done.files["GITHUB_PATH"] == done.files["GITHUB_ENV"] == ""
    (python,) = (tmp_path / "runner" / "temp").glob("ito-gate-*/venv/bin/python")
    said = subprocess.run([python, "-I", "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout
    # A step of another action, which only a real runner runs.
    assert [one.partition("@")[0] for one in done.skipped] == ["actions/setup-python"]


def test_an_installation_that_fails_decides_nothing(workspace: Path, tmp_path: Path) -> None:
    inputs = {**DAY, "python-version": ""}
    done = actions.run(workspace, tmp_path / "runner", Path(), inputs, variables={"PIP_NO_INDEX": "1"})
    assert done.code == 4
    assert done.outputs == {"decision": "undecided", "findings": "unknown", "sarif-file": "", "report-file": ""}
    assert errors(done)[0].startswith("ito-gate cannot be installed:\n")


def test_good(gate: Gate) -> None:
    done = gate()
    assert (done.code, done.errors) == (0, "")
    assert done.outputs["decision"] == "pass"
    assert errors(done) == []
    counts = json.loads(Path(done.outputs["report-file"]).read_text("utf-8"))["summary"]["findings"]
    assert int(done.outputs["findings"]) == counts["warn"] + counts["info"] > 0
    assert "ITO-2026-008" in done.files["GITHUB_STEP_SUMMARY"]


def test_bad(gate: Gate, tmp_path: Path) -> None:
    bad = shutil.copytree(ROOT / "examples" / "bad", tmp_path / "bad")
    done = gate(where=bad)
    assert done.code == 1
    assert done.outputs["decision"] == "fail"
    assert int(done.outputs["findings"]) > 500
    assert len(errors(done)) == 10
    assert len(json.loads(Path(done.outputs["sarif-file"]).read_text("utf-8"))["runs"][0]["results"]) > 500


def test_a_failure_is_what_fail_on_says(gate: Gate, workspace: Path) -> None:
    (workspace / "ito-gate.yaml").unlink()
    done = gate({"fail-on": "warn", "paths": "declarations\ninstitutions"})
    assert (done.code, done.outputs["decision"]) == (1, "fail")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_in_an_input_stays_a_text(gate: Gate, workspace: Path, text: str) -> None:
    done = gate({"paths": text})
    undecided(done, 2)
    # What the log would take for a command is shown as what it is.
    assert text.replace("##[", "#<U+0023>[") in errors(done)[0]
    assert not (workspace / "x").exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_folder_may_be_called_so(gate: Gate, workspace: Path, text: str) -> None:
    (workspace / "ito-gate.yaml").unlink()
    folder = workspace / text
    folder.mkdir()
    for name in ("declarations", "institutions", "providers", "incidents", "waivers"):
        (workspace / name).rename(folder / name)
    done = gate({"paths": f"\n  {text}\n"})
    assert (done.code, done.outputs["decision"]) == (0, "pass"), done.printed
    assert not (workspace / "x").exists()


@pytest.mark.parametrize("name", ["fail-on", "lang", "as-of", "baseline", "config", "policy", "base", "only-new"])
@pytest.mark.parametrize("text", ["$(touch x)", "--help", "x\ndecision=pass\n"])
def test_every_input_is_one_argument(gate: Gate, workspace: Path, name: str, text: str) -> None:
    init(workspace).commit()
    undecided(gate({name: text}), 2)
    assert not (workspace / "x").exists()


@pytest.mark.parametrize(
    ("inputs", "code", "why"),
    [
        ({"paths": "declarationz"}, 2, "declarationz: no such file or folder"),
        ({"paths": "declarations\nnothing"}, 2, "nothing: no such file or folder"),
        ({"paths": "empty"}, 3, "empty"),
        ({"working-directory": "nowhere"}, 2, "working-directory: there is no folder"),
        ({"only-new": "yes"}, 2, "only-new: 'yes' is neither true nor false"),
        ({"only-new": "true"}, 2, "--only-new needs --base"),
        ({"base": "HEAD"}, 2, "not in the checkout of a git repository"),
    ],
)
def test_what_cannot_be_checked_is_undecided(
    gate: Gate, workspace: Path, inputs: dict[str, str], code: int, why: str
) -> None:
    (workspace / "empty").mkdir()
    done = gate(inputs)
    undecided(done, code)
    (said,) = errors(done)
    assert why in said


def test_a_pull_request_is_compared_with_its_branch(gate: Gate, workspace: Path, tmp_path: Path) -> None:
    origin = init(workspace)
    origin.edit("declarations/terminal-support.yaml", "no_assignment", "no_assignments")
    origin.commit()
    origin.git("switch", "-q", "-c", "change")
    (workspace / "note.txt").write_text("a change that has nothing to do with it\n", "utf-8")
    origin.commit()
    origin.git("clone", "-q", workspace.as_uri(), str(tmp_path / "clone"))
    # Who may push tags cannot choose what is compared with.
    origin.git("-C", str(tmp_path / "clone"), "tag", "origin/main", origin.git("rev-list", "--max-parents=0", "HEAD"))
    done = gate(where=tmp_path / "clone", variables={"GITHUB_BASE_REF": "main"})
    assert (done.code, done.outputs["decision"]) == (1, "fail"), done.printed
    provenance = json.loads(Path(done.outputs["report-file"]).read_text("utf-8"))["provenance"]
    assert provenance["base"]["revision"] == "refs/remotes/origin/main"
    assert provenance["base"]["merge_base"] == origin.git("rev-parse", "main")


def test_only_new(gate: Gate, workspace: Path) -> None:
    repo = init(workspace)
    repo.edit("declarations/terminal-support.yaml", "    no_assignment:", "    no_assignment_x:")
    base = repo.commit()
    done = gate({"only-new": "true"}, github={"event.merge_group.base_sha": base})
    assert (done.code, done.outputs["decision"]) == (0, "pass"), done.printed


def test_without_history_nothing_is_decided(gate: Gate, workspace: Path, tmp_path: Path) -> None:
    origin = init(workspace)
    origin.commit()
    origin.commit()
    origin.git("clone", "-q", "--depth", "1", workspace.as_uri(), str(tmp_path / "clone"))
    origin.git("-C", str(tmp_path / "clone"), "switch", "-q", "--detach")
    origin.git("-C", str(tmp_path / "clone"), "branch", "-rd", "origin/main")
    done = gate(where=tmp_path / "clone", variables={"GITHUB_BASE_REF": "main"})
    undecided(done, 4)
    assert "fetch-depth: 0" in errors(done)[0]


def test_modules_of_the_repository_are_not_imported(gate: Gate, workspace: Path) -> None:
    trap = "import pathlib, os\npathlib.Path('x').touch()\nos._exit(0)\n"
    for name in ("yaml", "click", "json", "sitecustomize", "ito_gate"):
        (workspace / f"{name}.py").write_text(trap, "utf-8")
    done = gate(variables={"PYTHONPATH": str(workspace), "PYTHONSTARTUP": str(workspace / "yaml.py")})
    assert done.outputs["decision"] == "pass", done.printed
    assert not (workspace / "x").exists()


def test_without_a_place_to_work_nothing_is_decided(gate: Gate, tmp_path: Path) -> None:
    undecided(gate(variables={"RUNNER_TEMP": str(tmp_path / "nowhere")}), 4)


@pytest.fixture(scope="module")
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("action_run", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("code", "said"), [(0, "fail"), (1, "pass"), (0, "undecided")])
def test_exit_code_and_report_have_to_agree(program: ModuleType, tmp_path: Path, code: int, said: str) -> None:
    (tmp_path / "ito-gate.json").write_text(json.dumps({"decision": said}), "utf-8")
    ended, outputs = program.result(code, tmp_path)
    assert (ended, outputs["decision"], outputs["findings"]) == (4, "undecided", "unknown")


@pytest.mark.parametrize("code", [0, 1])
def test_an_exit_code_without_a_report_is_no_verdict(program: ModuleType, tmp_path: Path, code: int) -> None:
    """Python ends with 1 too, where it finds no module to run; ``main`` makes 4 of the exception."""
    with pytest.raises(FileNotFoundError):
        program.result(code, tmp_path)


@pytest.mark.parametrize(("status", "code"), [("exit 3", 3), ("exit 130", 4), ("kill -9 $$", 4), ("exit 9", 4)])
def test_whatever_is_no_exit_code_of_the_gate_decides_nothing(
    program: ModuleType, tmp_path: Path, status: str, code: int
) -> None:
    (tmp_path / "python").write_text(f"#!/bin/sh\n{status}\n", "utf-8")
    (tmp_path / "python").chmod(0o755)
    assert program.check(tmp_path / "python", [], tmp_path) == code


@pytest.mark.parametrize("value", ["", "x", "a\nb", "a\ndecision<<x\npass\nx", "ghadelimiter_", "a=b", "汉字"])
def test_an_output_cannot_make_another(program: ModuleType, tmp_path: Path, value: str) -> None:
    program.write({"one": value, "two": "2"}, tmp_path / "file")
    assert actions.pairs((tmp_path / "file").read_text("utf-8")) == {"one": value, "two": "2"}


def test_every_input_reaches_the_program() -> None:
    action = actions.load()
    (step,) = (step for step in action["runs"]["steps"] if "run" in step)
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(action["runs"])))
    assert used == set(action["inputs"])
    source = RUN.read_text("utf-8")
    assert [name for name in step["env"] if name != "PYTHON" and f'"{name}"' not in source] == []


def test_every_action_is_pinned() -> None:
    for file in (actions.ACTION, *(ROOT / "examples" / "github").rglob("*.yml")):
        for line in file.read_text("utf-8").splitlines():
            if "uses:" in line:
                assert re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_what_is_locked_is_what_the_program_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = dict(
        re.findall(r"^([a-z0-9-]+)==(\S+)", (RUN.parent / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    )
    for line in (*project["project"]["dependencies"], *project["build-system"]["requires"]):
        asked = Requirement(line)
        assert Version(locked[asked.name]) in asked.specifier
    assert project["build-system"]["requires"][0] in (RUN.parent / "build.in").read_text("utf-8").splitlines()


def errors(done: Ended) -> list[str]:
    """Messages of the errors that the runner takes out of what was printed."""
    commands = [github_command(line) for line in done.printed.splitlines()]
    return [command.message.removeprefix("ito-gate: ") for command in commands if command and command.name == "error"]


def undecided(done: Ended, code: int) -> None:
    """Nothing was decided, the outputs say so, and there is nothing else in the log that the runner would act on."""
    assert done.code == code, done.printed
    assert (done.outputs["decision"], done.outputs["findings"]) == ("undecided", "unknown")
    assert set(actions.pairs(done.files["GITHUB_OUTPUT"])) <= set(done.outputs)
    for line in (done.printed + done.errors).splitlines():
        command = github_command(line)
        assert not github_older_command(line) if command is None else command.name == "error"
