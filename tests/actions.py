"""Runs the steps of a composite action as GitHub's runner does, as far as ours needs it.

After ``CompositeActionHandler``, ``ScriptHandler`` and ``FileCommandManager`` of actions/runner: a step gets its own
environment and files for what it says; a later step sees the outputs of earlier ones. Steps that use another action
are not run: what they would put out is given.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ACTION = Path(__file__).resolve().parent.parent / "action.yml"
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")


@dataclass(frozen=True)
class Ended:
    """How an action ended.

    Attributes:
        code: exit code of the step that failed, else 0.
        outputs: of the action.
        printed: standard output of its steps; what went to standard error is ``errors``.
        errors: the same.
        files: what was written for the runner, by the variable that names the file.
        skipped: other actions that it uses.
    """

    code: int
    outputs: dict[str, str]
    printed: str
    errors: str
    files: dict[str, str]
    skipped: list[str] = field(default_factory=list)


def load() -> dict[str, Any]:
    """The action as it is written."""
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text("utf-8"))
    return loaded


def run(
    workspace: Path,
    folder: Path,
    python: Path,
    inputs: Mapping[str, str],
    *,
    github: Mapping[str, str] | None = None,
    variables: Mapping[str, str] | None = None,
) -> Ended:
    """Run the action in ``workspace``; ``folder`` is the runner's own, ``python`` what setup-python would install.

    ``github`` are values of the context ``github``, ``variables`` what else the runner or the job sets.
    """
    action = load()
    unknown = set(inputs) - set(action["inputs"])
    assert not unknown, unknown
    context = {f"inputs.{name}": inputs.get(name, one["default"]) for name, one in action["inputs"].items()}
    context |= {f"github.{name}": value for name, value in (github or {}).items()}
    context["steps.python.outputs.python-path"] = str(python) if context["inputs.python-version"] else ""
    temporary = folder / "temp"
    temporary.mkdir(parents=True)
    code, printed, errors, skipped = 0, "", "", []
    written = dict.fromkeys(_FILES, "")
    for number, step in enumerate(action["runs"]["steps"]):
        if "uses" in step:
            skipped.append(step["uses"])
            continue
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        script = folder / f"{number}.sh"
        script.write_text(step["run"], "utf-8")
        files = {name: folder / f"{number}-{name}" for name in _FILES}
        for file in files.values():
            file.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
            cwd=workspace,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "LANG": "C.UTF-8",
                **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(ACTION.parent),
                "GITHUB_WORKSPACE": str(workspace),
                "RUNNER_TEMP": str(temporary),
                **(variables or {}),
                **{name: str(file) for name, file in files.items()},
                **{name: _resolve(str(value), context) for name, value in step.get("env", {}).items()},
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        printed += done.stdout.decode("utf-8")
        errors += done.stderr.decode("utf-8")
        for name, file in files.items():
            written[name] += file.read_text("utf-8")
        said = pairs(files["GITHUB_OUTPUT"].read_text("utf-8"))
        context |= {f"steps.{step['id']}.outputs.{name}": value for name, value in said.items()}
        if done.returncode:
            code = done.returncode
            break
    outputs = {name: _resolve(one["value"], context) for name, one in action["outputs"].items()}
    return Ended(code, outputs, printed, errors, written, skipped)


def pairs(text: str) -> dict[str, str]:
    """What a file of outputs says: ``EnvFileKeyValuePairs`` of the runner."""
    found: dict[str, str] = {}
    lines = iter(re.split("\r\n|\r|\n", text))
    for line in lines:
        if not line:
            continue
        equals, heredoc = line.find("="), line.find("<<")
        if equals >= 0 and (heredoc < 0 or equals < heredoc):
            name, _, value = line.partition("=")
        else:
            name, _, mark = line.partition("<<")
            assert mark, f"invalid format: {line}"
            value = "\n".join(_until(lines, mark))
        assert name, line
        found[name] = value
    return found


def _until(lines: Iterator[str], mark: str) -> Iterator[str]:
    for line in lines:
        if line == mark:
            return
        yield line
    raise AssertionError(f"no line {mark}")


def _resolve(text: str, context: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda match: _value(match[1], context), text)


def _value(expression: str, context: Mapping[str, str]) -> str:
    """The first of the alternatives that is not empty; a context that does not exist is empty."""
    for part in expression.split("||"):
        word = part.strip()
        assert re.fullmatch(r"'[^']*'|[a-z_]+(\.[a-z_-]+)+", word), word
        value = word[1:-1] if word.startswith("'") else context.get(word, "")
        if value:
            return value
    return ""
