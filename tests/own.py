"""A folder of a bank's own policies, for tests that break it."""

from __future__ import annotations

import shutil
from pathlib import Path

from ito_gate.policy.own import join as joined
from ito_gate.policy.own.folder import Folder
from ito_gate.policy.pack import Pack
from ito_gate.proving.scaffold import write
from ito_gate.resources import policies_dir, schemas_dir
from support import ROOT

EXAMPLE = ROOT / "examples" / "own-rules"
RULE = "custody/unit"


def folder(path: Path, root: str = "acme", rule: str = RULE, stage: str = "proposed") -> Path:
    """A folder with one rule that works, as ``policy new`` writes it."""
    write(rule, path, root, stage)
    return path


def copied(path: Path) -> Path:
    """A copy of the example."""
    shutil.copytree(EXAMPLE, path)
    return path


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def load(*folders: Path) -> Pack:
    return joined.load(policies_dir(), schemas_dir(), folders)


def join(*folders: Path) -> tuple[Pack, tuple[Folder, ...]]:
    return joined.join(policies_dir(), schemas_dir(), folders)
