"""The scripts for GitLab, Jenkins and Gitee Go, run by ``sh`` as far as that goes: the installation is replaced."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import pages
from support import ROOT

DAY = {"ITO_GATE_AS_OF": "2026-11-02", "LC_ALL": "C.UTF-8"}
GITLAB = ROOT / "templates" / "ito-gate" / "template.yml"
SHELLS = [shell for shell in ("sh", "dash", "busybox") if shutil.which(shell)]
REPORTS = ("gl-code-quality-report.json", "ito-gate.xml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with the good register, and one with a fault; pip installs nothing, the gate is there."""
    (tmp_path / "work").mkdir()
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "work" / "outsourcing")
    bad = tmp_path / "work" / "外包 登记"
    shutil.copytree(ROOT / "examples" / "good", bad)
    file = bad / "declarations" / "terminal-support.yaml"
    file.write_text(re.sub("(?m)^.*no_assignment.*\n", "", file.read_text("utf-8")), "utf-8")
    path = pages.programs(tmp_path, "git").split(os.pathsep)[0]
    # What `python3 -m venv` would make: a python that has pip and installs nothing, beside the gate.
    (Path(path) / "python3").write_text(
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; printf "#!/bin/sh\\n" > "$3/bin/python"; '
        f'chmod +x "$3/bin/python"; cp "{path}/ito-gate" "$3/bin/"; else exec "{sys.executable}" "$@"; fi\n',
        "ascii",
    )
    (Path(path) / "python3").chmod(0o755)
    return tmp_path / "work"


def run(script: str, folder: Path, shell: str = "sh", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [shell, "sh"] if shell == "busybox" else [shell]
    return subprocess.run(
        [*command, "-c", script],
        cwd=folder,
        env={**DAY, "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def component(**inputs: str) -> dict[str, Any]:
    """The job of the component, with inputs put in as GitLab does: into the text, before it is read."""
    spec_text, job_text = GITLAB.read_text("utf-8").split("\n---\n")
    known = yaml.safe_load(spec_text)["spec"]["inputs"]
    assert set(inputs) <= set(known)
    for name, given in known.items():
        value = inputs.get(name, given["default"])
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if "regex" in given and not re.search(given["regex"], text):
            raise ValueError(name)
        if "options" in given and text not in given["options"]:
            raise ValueError(name)
        job_text = job_text.replace(f"$[[ inputs.{name} ]]", text)
    assert "$[[" not in job_text
    loaded: dict[str, Any] = yaml.safe_load(job_text)
    ((_, job),) = loaded.items()
    found: dict[str, Any] = job
    return found


def run_job(job: dict[str, Any], folder: Path, shell: str = "sh", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a job as GitLab's runner does: one script, which ends at the first line that fails."""
    variables = {name: str(value) for name, value in job["variables"].items()}
    return run("set -e\n" + "\n".join(job["script"]), folder, shell, **{**variables, **more})


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "outsourcing"}, 0),
        ({"paths": "外包 登记"}, 1),
        ({"paths": "outsourcing/providers,outsourcing/institutions,outsourcing"}, 0),
        ({"paths": "none"}, 2),
        ({"paths": "-x"}, 2),
        ({"paths": "*"}, 2),
        ({"paths": "outsourcing; touch hacked"}, 2),
        ({"paths": "outsourcing", "only_new": "true"}, 2),
        ({"paths": "outsourcing", "fail_on": "warn", "lang": "en"}, 1),
    ],
    ids=str,
)
def test_gitlab_component(folder: Path, shell: str, inputs: dict[str, str], code: int) -> None:
    done = run_job(component(**inputs), folder, shell)
    assert done.returncode == code, done.stderr
    assert [name for name in REPORTS if not (folder / name).is_file()] == []
    assert not (folder / "hacked").exists()
    assert ("通过" in done.stdout or "passed" in done.stdout or "failed" in done.stdout) == (code < 2)


@pytest.mark.parametrize("value", ['a"b', "a'b", "a\\b", "$(touch hacked)", "`touch hacked`", "a\nb"])
@pytest.mark.parametrize("name", ["paths", "baseline", "package", "base", "job", "stage", "image"])
def test_gitlab_refuses_inputs_that_would_not_stay_values(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        component(**{name: value})


def test_gitlab_compares_a_merge_request_with_where_it_goes(folder: Path) -> None:
    def git(*arguments: str) -> str:
        author = ("-c", "user.name=ci", "-c", "user.email=ci@example.com")
        done = subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "The register")
    base = git("rev-parse", "HEAD")
    (folder / "outsourcing" / "declarations" / "atm-maintenance.yaml").unlink()
    done = run_job(component(paths="outsourcing"), folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1
    assert "change/deleted-in-retention" in done.stdout
    named = run_job(component(paths="outsourcing", base=base), folder)
    assert "change/deleted-in-retention" in named.stdout


def test_gitlab_takes_the_jobs(tmp_path: Path) -> None:
    """By the schema that GitLab publishes, as check-jsonschema brings it."""
    job = tmp_path / "component.yml"
    job.write_text(yaml.safe_dump({"ito-gate": component(paths="外包")}, allow_unicode=True), "utf-8")
    files = [
        job,
        *sorted((ROOT / "examples" / "gitlab").glob("*.yml")),
        ROOT / "examples" / "gitlab" / ".gitlab-ci.yml",
    ]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_gitlab_without_components(folder: Path) -> None:
    (job,) = yaml.safe_load((ROOT / "examples/gitlab/without-components.gitlab-ci.yml").read_text("utf-8")).values()
    assert run_job(job, folder).returncode == 0
    shutil.rmtree(folder / "outsourcing")
    (folder / "外包 登记").rename(folder / "outsourcing")
    assert run_job(job, folder).returncode == 1
    assert all((folder / name).is_file() for name in REPORTS)


def test_jenkins(folder: Path) -> None:
    text = (ROOT / "examples" / "jenkins" / "Jenkinsfile").read_text("utf-8")
    (script,) = re.findall(r"sh '''\n(.*?)'''", text, re.DOTALL)
    assert '"""' not in text
    assert text.count("{") == text.count("}")
    # Jenkins runs a script with -xe.
    assert run(f"set -xe\n{script}", folder).returncode == 0
    assert (folder / "ito-gate.xml").is_file()
    assert (folder / "ito-gate.sarif").is_file()
    done = run(f"set -xe\n{script}", folder, CHANGE_TARGET="main; touch hacked")
    assert done.returncode == 2
    assert not (folder / "hacked").exists()
    assert 'executionSuccessful": false' in (folder / "ito-gate.sarif").read_text("utf-8")


def test_gitee(folder: Path) -> None:
    pipeline = yaml.safe_load((ROOT / "examples" / "gitee" / ".workflow" / "ito-gate.yml").read_text("utf-8"))
    ((step,),) = (stage["steps"] for stage in pipeline["stages"])
    script = "set -e\n" + "\n".join(step["commands"])
    assert run(script, folder).returncode == 0
    shutil.rmtree(folder / "outsourcing")
    (folder / "外包 登记").rename(folder / "outsourcing")
    assert run(script, folder).returncode == 1


@pytest.mark.parametrize("page", ["gitlab", "jenkins", "gitee"])
def test_the_pages_show_what_is_to_be_copied(page: str) -> None:
    files = {
        "gitlab": "examples/gitlab/.gitlab-ci.yml",
        "jenkins": "examples/jenkins/Jenkinsfile",
        "gitee": "examples/gitee/.workflow/ito-gate.yml",
    }
    for name in (f"{page}.md", f"{page}.zh-CN.md"):
        text = (ROOT / "docs" / name).read_text("utf-8")
        assert f"](../{files[page]})" in text
