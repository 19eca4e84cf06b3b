"""Measure what the hook adds to a bare check of one changed file, and print a table.

Variants are interleaved; ratios are those of medians. ``try-repo`` builds its environment anew each time, which takes
most of its time and needs PyPI; ``pre-commit run`` has it installed.

    python benchmarks/hook.py [--rounds 9] [--try-rounds 3] [--declarations 0]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(Path(__file__).resolve().parent)]

from run import BIN, DAY, GOOD, interleaved, make_register

FILES = (".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
CONFIG = "repos:\n  - {{repo: {mirror}, rev: v0.1.0, hooks: [{{id: ito-gate}}, {{id: ito-gate-register}}]}}\n"
# What pre-commit takes for itself, and another language that starts nothing heavy.
EMPTY = """\
  - repo: local
    hooks: [{id: nothing, name: nothing, entry: 'true', language: unsupported, always_run: true}]
"""


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command that has to succeed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def seconds(command: Sequence[str | Path], folder: Path) -> float:
    """Wall time of a whole process."""
    start = time.perf_counter()
    run(command, folder)
    return time.perf_counter() - start


def git(folder: Path, *words: str) -> None:
    run(["git", "-c", "user.name=b", "-c", "user.email=b@example.com", *words], folder)


def make_mirror(root: Path) -> None:
    """This checkout as a repository that pre-commit can clone."""
    for folder in ("src", "policies", "schemas", "tests/base"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in FILES:
        shutil.copy(ROOT / name, root)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "mirror")
    git(root, "tag", "v0.1.0")


def make_bank(root: Path, mirror: Path, declarations: int) -> Path:
    """A register with one declaration changed and staged; which one is returned."""
    register = root / "outsourcing"
    register.mkdir(parents=True)
    if declarations:
        make_register(register, declarations)
    else:
        shutil.copytree(GOOD, register, dirs_exist_ok=True)
    (register / "ito-gate.yaml").unlink()
    (root / "ito-gate.yaml").write_text("ito_gate: config/v1\nregister: [outsourcing]\n", encoding="utf-8")
    (root / ".pre-commit-config.yaml").write_text(CONFIG.format(mirror=mirror) + EMPTY, encoding="utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "register")
    changed = next(
        path
        for path in sorted((register / "declarations").iterdir())
        if "\nid: ITO-2026-001\n" in path.read_text(encoding="utf-8")
    )
    text = changed.read_text(encoding="utf-8")
    changed.write_text(re.sub(r"^name: (.*)$", r"name: \1 2", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    git(root, "add", "-A")
    return changed.relative_to(root)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--try-rounds", type=int, default=3, help="0 leaves try-repo out")
    parser.add_argument("--declarations", type=int, default=0, help="size of the register; 0 is examples/good")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        mirror, bank = Path(name, "mirror"), Path(name, "bank")
        mirror.mkdir()
        make_mirror(mirror)
        file = make_bank(bank, mirror, asked.declarations)
        os.environ.update(ITO_GATE_AS_OF=DAY, PRE_COMMIT_HOME=str(Path(name, "home")))
        pre_commit, config = BIN / "pre-commit", bank / ".pre-commit-config.yaml"
        first = seconds([pre_commit, "install-hooks"], bank)
        # The very gate that the hook runs, so that only what is asked of it differs.
        gate = next(Path(name, "home").glob("repo*/py_env*/bin/ito-gate"))
        bare: dict[str, Callable[[], float]] = {
            "a bare check of the file": partial(seconds, [gate, "check", file], bank)
        }
        variants = bare | {
            "ito-gate check --staged --changed": partial(seconds, [gate, "check", "--staged", "--changed", file], bank),
            "pre-commit run, a hook that does nothing": partial(
                seconds, [pre_commit, "run", "nothing", "--config", config], bank
            ),
            "pre-commit run ito-gate": partial(seconds, [pre_commit, "run", "ito-gate", "--files", file], bank),
            "pre-commit run ito-gate-register": partial(seconds, [pre_commit, "run", "ito-gate-register"], bank),
        }
        median = interleaved(variants, asked.rounds)
        if asked.try_rounds:
            words = [pre_commit, "try-repo", mirror, "ito-gate", "--files", file]
            tried = interleaved(
                bare | {"pre-commit try-repo . ito-gate": partial(seconds, words, bank)}, asked.try_rounds
            )
            median |= {name: took for name, took in tried.items() if name not in bare}
    reference = median["a bare check of the file"]
    print(f"{'what':<42}  {'median':>9}  / bare   ({os.cpu_count()} cores, Python {sys.version.split()[0]})")
    print(f"{'pre-commit install-hooks, once':<42}  {first * 1000:6.0f} ms")
    for what, took in median.items():
        print(f"{what:<42}  {took * 1000:6.0f} ms  {took / reference:6.2f}")
    added = median["pre-commit run ito-gate"] - median["pre-commit run, a hook that does nothing"]
    print(f"{'  the hook without pre-commit itself':<42}  {added * 1000:6.0f} ms  {added / reference:6.2f}")


if __name__ == "__main__":
    main()
