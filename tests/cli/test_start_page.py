"""The page "From an empty repository" is followed word for word, with the real pre-commit and what it installs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from lxml import etree

import pages
from ito_gate.report import REPORTERS
from support import ROOT, program, pypi

PAGES = [("start.md", "en"), ("start.zh-CN.md", "zh")]
URL = "https://git.example.com/risk/ito-gate"
PACKAGED = (".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
FILE = "outsourcing/declarations/办公终端.yaml"
LINE, COLUMN = 86, 3


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This checkout as a repository of its own, with the version that the page names."""
    pypi(tmp_path)
    for name in [one for one in os.environ if one.startswith(("GIT_", "PRE_COMMIT", "ITO_GATE_", "PYTHON"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text("[user]\nname = t\nemail = t@example.com\n[advice]\ndetachedHead = false\n")
    # Once for both languages: pre-commit builds one environment and uses it again.
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    root = tmp_path / "mirror" / "ito-gate"
    for folder in ("src", "policies", "schemas", "examples", "tests/base"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in PACKAGED:
        shutil.copy(ROOT / name, root)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"], ["tag", "v0.1.0"]):
        run(program("git"), *words, cwd=root)
    return root


def test_both_pages_lead_to_a_gate(mirror: Path, tmp_path: Path) -> None:
    path = programs(tmp_path)
    for page, lang in PAGES:
        folder = tmp_path / lang
        folder.mkdir()
        done = pages.run(page, folder, path, lang, {URL: str(mirror)})
        assert len(done) == 14
        for command, printed, shown in done:
            assert pages.fits(printed, shown), f"{command}\n{printed}"
        the_step_of_the_pipeline_stops_it(folder / "bank", path)
        the_finding_stands_on_its_line_in_each_format(folder / "bank", path, folder)
    assert len(list((tmp_path / "pre-commit").glob("repo*/py_env*"))) == 1
    what_pre_commit_is_asked_in_other_ways(tmp_path / "en" / "bank", path, mirror)


def programs(folder: Path) -> str:
    """A PATH with pre-commit, and with the gate that it has installed: what a pipeline would install too."""
    there = folder / "bin"
    there.mkdir()
    (there / "pre-commit").symlink_to(Path(sys.executable).parent / "pre-commit")
    (there / "ito-gate").write_text(f'#!/bin/sh\nexec {folder}/pre-commit/repo*/py_env*/bin/ito-gate "$@"\n', "utf-8")
    (there / "ito-gate").chmod(0o755)
    return f"{there}{os.pathsep}{os.environ['PATH']}"


def shell(command: str, cwd: Path, path: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path, "ITO_GATE_AS_OF": "2026-11-02", "LC_ALL": "C.UTF-8", **more}
    return subprocess.run(
        ["bash", "-c", command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def the_step_of_the_pipeline_stops_it(bank: Path, path: str) -> None:
    workflow = yaml.safe_load((bank / ".github" / "workflows" / "ito-gate.yml").read_text("utf-8"))
    step = workflow["jobs"]["ito-gate"]["steps"][-1]["run"]
    run(program("git"), "update-ref", "refs/remotes/origin/main", "main", cwd=bank)
    done = shell(step, bank, path, GITHUB_BASE_REF="main")
    assert (done.returncode, f"::error file={FILE},line={LINE}," in done.stdout) == (1, True), done.stdout + done.stderr
    run(program("git"), "switch", "-q", "main", cwd=bank)
    assert shell(step, bank, path, GITHUB_BASE_REF="main").returncode == 0
    run(program("git"), "switch", "-q", "change", cwd=bank)


def the_finding_stands_on_its_line_in_each_format(bank: Path, path: str, folder: Path) -> None:
    assert PLACES.keys() == REPORTERS.keys()
    for name, places in PLACES.items():
        file = folder / f"report.{name}"
        done = shell(f"ito-gate check --base main --lang en --format {name}={file}", bank, path)
        assert done.returncode == 1, done.stderr
        found = places(file.read_text("utf-8"))
        assert found in ([(FILE, LINE, COLUMN)], [(FILE, LINE, None)]), name


def what_pre_commit_is_asked_in_other_ways(bank: Path, path: str, mirror: Path) -> None:
    """The branch has a bad commit now: whatever is asked, it does not pass."""
    for words, code in (
        ("ito-gate", 0),
        ("ito-gate --all-files", 1),
        (f"ito-gate --files {FILE}", 1),
        ("ito-gate --from-ref main --to-ref HEAD", 1),
    ):
        done = shell(f"pre-commit run {words}", bank, path)
        assert (done.returncode, "contract/no-assignment" in done.stdout) == (code, code == 1), done.stdout
    hooks = "[{id: ito-gate-register}, {id: ito-gate-policy-test, always_run: true}]"
    config = bank.parent / "all.yaml"
    config.write_text(f"repos:\n  - {{repo: {mirror}, rev: v0.1.0, hooks: {hooks}}}\n", "utf-8")
    shutil.copytree(ROOT / "examples" / "own-rules", bank / "own")
    with (bank / "ito-gate.yaml").open("a", encoding="utf-8") as settings:
        settings.write("policies: [own]\n")
    run(program("git"), "add", ".", cwd=bank)
    assert shell(f"pre-commit run -c {config} ito-gate-policy-test", bank, path).returncode == 0
    done = shell(f"pre-commit run -c {config} ito-gate-register", bank, path)
    assert (done.returncode, "contract/no-assignment" in done.stdout) == (1, True), done.stdout
    run(program("git"), "commit", "-q", "--no-verify", "-m", "Own rules", cwd=bank)
    (bank / "README.md").write_text("x\n", "utf-8")
    assert shell("git add README.md && git commit -q -m 'Something else'", bank, path).returncode == 0
    # What git commit FILE commits is not what is staged.
    (bank / "README.md").write_text("y\n", "utf-8")
    staged = bank / "outsourcing" / "declarations" / "mobile-bank-operations.yaml"
    staged.write_text(staged.read_text("utf-8").replace("no_assignment: ", "# no_assignment: "), "utf-8")
    run(program("git"), "add", str(staged), cwd=bank)
    assert shell("git commit -q -m 'Only this' README.md", bank, path).returncode == 0
    assert shell("git commit -q -m 'The rest'", bank, path).returncode == 1


Places = list[tuple[str, int, int | None]]
RULE = "contract/no-assignment"


def command_places(pattern: str) -> Callable[[str], Places]:
    def places(text: str) -> Places:
        return [
            (found["file"], int(found["line"]), int(found["column"]))
            for line in text.splitlines()
            if RULE in line and (found := re.search(pattern, line))
        ]

    return places


def of_sarif(text: str) -> Places:
    return [
        (
            unquote(at["artifactLocation"]["uri"]),
            at["region"]["startLine"],
            at["region"]["startColumn"],
        )
        for one in json.loads(text)["runs"][0]["results"]
        if one["ruleId"] == RULE
        for at in (one["locations"][0]["physicalLocation"],)
    ]


def of_json(text: str) -> Places:
    document = json.loads(text)
    return [
        (one["file"], one["line"], one["column"])
        for declaration in document["declarations"]
        for outcome in declaration["outcomes"]
        for one in outcome["findings"]
        if one["rule"] == RULE
    ]


def of_gitlab(text: str) -> Places:
    return [
        (one["location"]["path"], one["location"]["lines"]["begin"], None)
        for one in json.loads(text)
        if one["check_name"] == RULE
    ]


def of_rdjson(text: str) -> Places:
    return [
        (
            one["location"]["path"],
            one["location"]["range"]["start"]["line"],
            one["location"]["range"]["start"]["column"],
        )
        for one in json.loads(text)["diagnostics"]
        if one["code"]["value"] == RULE
    ]


def of_text(text: str) -> Places:
    """The first place after what names the rule, in formats for people."""
    found = [re.search(r"([^\s`(\[|]+\.yaml):(\d+):(\d+)", part) for part in text.split(RULE)[1:]]
    places = [(one[1], int(one[2]), int(one[3])) for one in found[:1] if one]
    return list(places)


def of_junit(text: str) -> Places:
    cases = etree.fromstring(text.encode()).iter("testcase")
    failures = (one for case in cases if RULE in case.attrib["name"] for one in case.iter("failure"))
    return [place for one in failures for place in of_text(f"{RULE} {one.attrib['message']} {one.text}")]


def of_tap(text: str) -> Places:
    blocks = re.findall(rf"^not ok \d+ - .*{RULE}\n  ---\n(.*?)^  \.\.\.$", text, re.DOTALL | re.MULTILINE)
    ats = [one["at"] for block in blocks for one in yaml.safe_load(block)["findings"]]
    return [(at["file"], at["line"], at["column"]) for at in ats]


PLACES: dict[str, Callable[[str], Places]] = {
    "azure": command_places(r"sourcepath=(?P<file>[^;]+);linenumber=(?P<line>\d+);columnnumber=(?P<column>\d+)"),
    "github": command_places(r"file=(?P<file>[^,]+),line=(?P<line>\d+),.*?col=(?P<column>\d+)"),
    "gitlab": of_gitlab,
    "json": of_json,
    "junit": of_junit,
    "markdown": of_text,
    "rdjson": of_rdjson,
    "sarif": of_sarif,
    "tap": of_tap,
    "text": of_text,
}


def test_both_pages_run_the_same() -> None:
    english, chinese = ([command for command, _ in pages.commands(page)] for page, _ in PAGES)
    assert english == chinese


def test_the_readme_shows_the_same_two_lines() -> None:
    (lines,) = {block for page, _ in PAGES for block in pages.blocks(page, "yaml .pre-commit-config.yaml")}
    for readme in ("README.md", "README.zh-CN.md"):
        assert f"```yaml\n{lines}```" in (ROOT / readme).read_text("utf-8")


def test_the_hooks_run_what_there_is() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [one["id"] for one in hooks] == ["ito-gate", "ito-gate-register", "ito-gate-policy-test"]
    for page, _ in PAGES:
        text = (ROOT / "docs" / page).read_text("utf-8")
        assert all(f"| `{one['id']}` |" in text for one in hooks)
    assert all(one["require_serial"] and one["language"] == "python" for one in hooks)
