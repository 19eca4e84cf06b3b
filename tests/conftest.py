from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ito_gate.cli.main import run
from support import INSTALLED, ROOT


def pytest_configure() -> None:
    """Where the wheel is to be tested, nothing of the checkout is tested instead."""
    if os.environ.get("ITO_GATE_WHEEL_TEST") and INSTALLED.is_relative_to(ROOT / "src"):
        raise pytest.UsageError(f"the wheel is to be tested, but ito_gate comes from {INSTALLED}")


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture
def ito_gate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run the command line in this process; ``cwd`` is where it is called."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str | Path, cwd: Path = ROOT) -> Run:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return call
