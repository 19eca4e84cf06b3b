"""The step of the GitHub Action: installs ito-gate into an environment of its own, runs it, and writes the outputs.

    python -I action/run.py

What it is told comes from the environment and goes on as arguments of a program, never through a shell. It runs
before ito-gate is installed, on the standard library alone. Exit codes are those of ``ito-gate check``; the outputs are
written whatever they are.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import traceback
import venv
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
UNDECIDED = 4
DECISIONS = {0: "pass", 1: "fail"}
"""Exit codes that are a verdict; every other is none."""

LEVELS = ("deny", "warn", "info")
"""What ``findings`` counts, as the report's summary does: neither what is waived nor what is old."""

OPTIONS = {
    "INPUT_FAIL_ON": "--fail-on",
    "INPUT_LANG": "--lang",
    "INPUT_AS_OF": "--as-of",
    "INPUT_BASELINE": "--baseline",
    "INPUT_CONFIG": "--config",
}
"""Inputs that are options as they stand, where they are not empty."""


class Stop(Exception):  # noqa: N818 - it ends the run; most often it is the caller's to mend
    """Nothing was decided, and why."""

    def __init__(self, why: str, code: int = UNDECIDED) -> None:
        """Say why, and the exit code: 2 is the caller's to mend."""
        super().__init__(why)
        self.code = code


def arguments(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Return what ``ito-gate`` is called with; reports go to ``folder``.

    A value is joined to its option, and paths follow ``--``: none can be taken for an option.

    Raises:
        Stop: an input is not what it may be.
    """
    given = [f"{option}={environment[name]}" for name, option in OPTIONS.items() if environment[name]]
    given += [f"--policy={one}" for one in lines(environment["INPUT_POLICY"])]
    if base := revision(environment):
        given.append(f"--base={base}")
    only_new = environment["INPUT_ONLY_NEW"]
    if only_new not in {"true", "false"}:
        raise Stop(f"only-new: {only_new!r} is neither true nor false", 2)
    if only_new == "true":
        given.append("--only-new")
    reports = ["github", f"sarif={folder / 'ito-gate.sarif'}", f"json={folder / 'ito-gate.json'}"]
    return ["check", *(f"--format={one}" for one in reports), *given, "--", *lines(environment["INPUT_PATHS"])]


def revision(environment: Mapping[str, str]) -> str:
    """Return what to compare with; empty for nothing.

    For a pull request that is the branch it goes into, rather than ``pull_request.base.sha``: what is checked out is
    merged with the branch of now, and that commit may be older. It is named in full, because a tag ``origin/main``,
    which more people may push than the branch, would be taken first (gitrevisions(7)).
    """
    if environment["INPUT_BASE"] != "auto":
        return environment["INPUT_BASE"]
    branch = environment.get("GITHUB_BASE_REF", "")
    return f"refs/remotes/origin/{branch}" if branch else environment["MERGE_GROUP_BASE"]


def lines(value: str) -> list[str]:
    """Return the entries of a list, one a line."""
    return [line.strip() for line in value.splitlines() if line.strip()]


def install(folder: Path) -> Path:
    """Install ito-gate from the action's own sources into ``folder``; return the Python to run it with.

    What it needs is locked with its hashes in ``requirements.txt``, the build backend included.

    Raises:
        Stop: it cannot be installed.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - the runner's Python may be any
        raise Stop(f"ito-gate needs Python 3.11 or newer; this is {sys.version.split()[0]} (python-version)", 2)
    # Links, as ``python -m venv`` makes them: a copied interpreter may not find its library.
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    pip = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    locked = ["--require-hashes", "--requirement", str(SOURCE / "action" / "requirements.txt")]
    for what in (locked, ["--no-deps", "--no-build-isolation", "--no-index", str(SOURCE)]):
        done = subprocess.run([*pip, *what], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"ito-gate cannot be installed:\n{done.stdout}{done.stderr}".strip())
    return python


def check(python: Path, words: list[str], folder: Path) -> int:
    """Run the gate in ``folder`` and return its exit code; whatever is no exit code of a verdict is 2, 3 or 4.

    Raises:
        Stop: there is no such folder.
    """
    if not folder.is_dir():
        raise Stop(f"working-directory: there is no folder {folder}", 2)
    # Isolated: a module that lies in the checked repository is not imported.
    command = [str(python), "-I", "-m", "ito_gate", *words]
    done = subprocess.run(command, cwd=folder, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode("utf-8", "replace").strip()
    if said:
        # As a command, so that nothing in it is one.
        annotate("warning" if done.returncode in DECISIONS else "error", said)
    return done.returncode if 0 <= done.returncode < UNDECIDED else UNDECIDED


def result(code: int, folder: Path) -> tuple[int, dict[str, str]]:
    """Return the exit code and the outputs of a run that ended with ``code``.

    A verdict is one only where the exit code and the report agree.
    """
    report, sarif = folder / "ito-gate.json", folder / "ito-gate.sarif"
    outputs = {"decision": "undecided", "findings": "unknown"}
    if code in DECISIONS:
        said = json.loads(report.read_text("utf-8"))
        if said["decision"] == DECISIONS[code]:
            counts = said["summary"]["findings"]
            outputs = {"decision": DECISIONS[code], "findings": str(sum(counts[level] for level in LEVELS))}
        else:
            annotate("error", f"the exit code {code} and the report ({said['decision']}) differ")
            code = UNDECIDED
    for name, file in (("sarif-file", sarif), ("report-file", report)):
        if file.is_file():
            outputs[name] = str(file)
    return code, outputs


def write(outputs: Mapping[str, str], file: Path) -> None:
    """Add ``outputs`` to ``file`` as the runner reads them: no value can end its own entry and begin another."""
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        for name, value in outputs.items():
            mark = f"ghadelimiter_{secrets.token_hex(16)}"
            stream.write(f"{name}<<{mark}\n{value}\n{mark}\n")


def annotate(level: str, text: str) -> None:
    """Print ``text`` as an annotation, in one line."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::{level} title=ito-gate::{escaped}", flush=True)


def main() -> int:
    """Install, check, write the outputs; return the exit code of the step."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # a text stream
    environment = os.environ
    outputs = {"decision": "undecided", "findings": "unknown"}
    try:
        folder = Path(tempfile.mkdtemp(prefix="ito-gate-", dir=environment["RUNNER_TEMP"]))
        words = arguments(environment, folder)
        root = Path(environment["GITHUB_WORKSPACE"], environment["INPUT_WORKING_DIRECTORY"])
        code, outputs = result(check(install(folder / "venv"), words, root), folder)
    except Stop as stop:
        annotate("error", str(stop))
        code = stop.code
    except Exception:  # noqa: BLE001 - Python would end with 1, which reads as findings
        annotate("error", f"internal error; nothing was decided\n{traceback.format_exc()}")
        code = UNDECIDED
    write(outputs, Path(environment["GITHUB_OUTPUT"]))
    return code


if __name__ == "__main__":
    sys.exit(main())
