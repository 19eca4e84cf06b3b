"""The programs that tests and benchmarks run beside Python, at pinned versions.

Each is looked for on PATH and taken if it says it is the pinned version; otherwise ``make tools`` builds
it with ``go install`` into ``.tools``. A test asks with ``support.program``: without the program it is skipped and
says why, unless ``ITO_GATE_REQUIRE_TOOLS`` names it, as ``.ci/run`` does.

    python tests/tools.py [NAME …]     build what is missing
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".tools"
REQUIRED = "ITO_GATE_REQUIRE_TOOLS"


@dataclass(frozen=True)
class Tool:
    """A program.

    Attributes:
        name: of the program.
        source: the Go module to build it from; None for one that the system's packages bring.
        version: the pinned one; None for any.
        asked: how it is asked for its version.
    """

    name: str
    source: str | None = None
    version: str | None = None
    asked: str = "version"

    @property
    def built(self) -> Path:
        return FOLDER / f"{self.name}-{self.version}"


TOOLS = {
    tool.name: tool
    for tool in (
        # The reference implementation of Rego, and the server that a bank runs.
        Tool("opa", "github.com/open-policy-agent/opa", "1.20.2"),
        # Policies for files on the command line; the documentation shows ours on it.
        Tool("conftest", "github.com/open-policy-agent/conftest", "0.71.1", "--version"),
        # The linter for Rego.
        Tool("regal", "github.com/open-policy-agent/regal", "0.42.0"),
        # Stands in for a bank's load balancer.
        Tool("nginx"),
        # Waits for a server on the page about OPA.
        Tool("curl"),
        # What a change is compared with.
        Tool("git"),
        # Makes the keys on the page about the bundle.
        Tool("openssl"),
    )
}


@cache
def find(name: str) -> Path | None:
    """Return the program ``name`` in its pinned version, or None."""
    tool = TOOLS[name]
    if tool.version is not None and tool.built.is_file():
        return tool.built
    found = shutil.which(name)
    if found is None or tool.version is None:
        return None if found is None else Path(found)
    said = subprocess.run([found, tool.asked], capture_output=True, text=True, timeout=60, check=False)
    return Path(found) if tool.version in said.stdout.split() else None


def missing(name: str) -> str:
    """Say what to do about a program that is not here."""
    tool = TOOLS[name]
    wanted = name if tool.version is None else f"{name} {tool.version}"
    return f"{wanted} is not here: " + ("install it" if tool.source is None else "make tools builds it where Go is")


def build(tool: Tool) -> str | None:
    """Build ``tool`` into ``.tools``; return why not."""
    go = shutil.which("go")
    if go is None:
        return "Go is not installed"
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        environment = {**os.environ, "GOBIN": made, "GOFLAGS": "-mod=mod", "CGO_ENABLED": "0"}
        command = [go, "install", f"{tool.source}@v{tool.version}"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return done.stderr.strip().rpartition("\n")[2].strip()
        (Path(made) / tool.name).replace(tool.built)
    return None


def main(names: list[str]) -> int:
    """Build what is missing of ``names``, or of all; 1 if one that is required cannot be built."""
    required = set(os.environ.get(REQUIRED, "").split(","))
    failed = False
    for name in names or TOOLS:
        tool = TOOLS[name]
        if find(name) is not None:
            continue
        why = "not on PATH" if tool.source is None else build(tool)
        if why is not None:
            failed |= name in required
            sys.stderr.write(f"{name} {tool.version or ''}: {why}; what needs it is skipped\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
