"""What several tests need: the base input, small changes of it, and the verdict on an input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ito_gate
import tools
from ito_gate.model import Outcome
from ito_gate.policy import pack
from ito_gate.policy.embedded import LinkedEngine
from ito_gate.proving.bench import BASE_DAY, Bench, base_document, merge_patch, subject_of
from ito_gate.resources import policies_dir, schemas_dir

__all__ = ["BASE_DAY", "base_document", "merge_patch", "subject_of"]

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = Path(ito_gate.__file__).resolve().parent.parent
"""Where the program under test is imported from: ``src``, or an installed wheel (``make wheel-test``)."""


@cache
def the_pack() -> pack.Pack:
    return pack.load(policies_dir())


@cache
def the_engine() -> LinkedEngine:
    return LinkedEngine(the_pack())


@cache
def schema(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((schemas_dir() / f"{kind}.v1.schema.json").read_text(encoding="utf-8"))
    return loaded


@cache
def the_bench() -> Bench:
    return Bench(the_pack())


def base(subject: str = "declaration") -> dict[str, Any]:
    """A fresh copy of the input of tests/base for rules about ``subject``, on which every rule passes."""
    return the_bench().base(subject)


def base_of(rule: str) -> dict[str, Any]:
    """The same for what ``rule`` is about."""
    return the_bench().base_of(rule)


def judge(documents: dict[str, Any], *, as_of: str = BASE_DAY, **more: Any) -> dict[str, Outcome]:
    """The outcome of every rule for an input; it is about what else than a declaration only where there is none."""
    return the_bench().judge(documents, as_of=as_of, **more)


def facts(documents: dict[str, Any], *, as_of: str = BASE_DAY, **more: Any) -> dict[str, bool | None]:
    """The derived facts for an input."""
    return the_bench().facts(documents, as_of=as_of, **more)


def program(name: str) -> Path:
    """A program beside Python; without it the test is skipped, or fails where the program is required."""
    found = tools.find(name)
    if found is None and name in os.environ.get(tools.REQUIRED, "").split(","):
        pytest.fail(tools.missing(name))
    if found is None:
        pytest.skip(tools.missing(name))
    return found


def pypi(folder: Path) -> None:
    """PyPI for what installs this project; where it cannot be reached the test is skipped, or fails if required."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder / "pypi", "hatchling"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    why = f"PyPI cannot be reached: {done.stderr.strip().rpartition(chr(10))[2]}"
    if "pypi" in os.environ.get(tools.REQUIRED, "").split(","):
        pytest.fail(why)
    pytest.skip(why)
