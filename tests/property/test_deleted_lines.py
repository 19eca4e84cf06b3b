"""Whatever single line of the passing register is deleted, the verdict never becomes better.

Judged twice: as the gate does by default, and as it does with ``--fail-on warn``. A line whose loss breaks
the document needs no second look: a document with a finding that blocks is never passed
(tests/cli/test_nothing_passes_by_absence.py).
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from ito_gate import config, discovery, gate, workers
from ito_gate.collection import collect
from ito_gate.model import Decision, Level, Report
from ito_gate.report.overview import tally
from support import ROOT, the_engine, the_pack

GOOD = ROOT / "examples" / "good"
FILES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.glob("*/*.yaml"))
DAY = "2026-11-02"
_RANK = {Decision.PASS: 0, Decision.FAIL: 1, Decision.UNDECIDED: 2}


def check(folder: Path, file: str) -> Report:
    """Check one declaration with the register around it, or all of it where the file is shared."""
    settings = config.load(folder / "ito-gate.yaml")
    paths = [folder / file] if file.startswith("declarations/") else [folder]
    return gate.check(gate.Request(paths=paths, config=settings, as_of=DAY), the_pack())


def verdict(report: Report) -> tuple[int, int]:
    """How bad it is by default, and how bad with ``--fail-on warn``."""
    warned = 1 if tally(report).findings[Level.WARN] else 0
    by_default = _RANK[report.decision]
    return by_default, max(by_default, warned)


@cache
def whole(file: str) -> tuple[int, int]:
    return verdict(check(GOOD, file))


@pytest.fixture(autouse=True)
def _one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the policies once, not for every line."""
    monkeypatch.setattr(workers, "LinkedEngine", lambda _: the_engine())


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register") / "good"
    shutil.copytree(GOOD, folder)
    return folder


@pytest.mark.parametrize("file", FILES)
def test_no_deleted_line_makes_the_verdict_better(register: Path, file: str) -> None:
    path = register / file
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    looked_at, better = 0, []
    for number, line in enumerate(lines, 1):
        path.write_text("".join(lines[: number - 1] + lines[number:]), encoding="utf-8")
        alone = collect([discovery.File(file, path, claimed=True)], "rust")
        if any(finding.level is Level.DENY for finding in alone.findings):
            continue
        looked_at += 1
        after = verdict(check(register, file))
        if any(new < old for new, old in zip(after, whole(file), strict=True)):
            better.append((number, line))
    path.write_text(text, encoding="utf-8")
    assert better == []
    assert looked_at > 0
