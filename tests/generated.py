"""Registers made by chance, the same ones each time."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import yaml

from support import ROOT, base, merge_patch, the_pack

_STAGES = (None, "proposed", "approved", "filed", "signed", "in_service", "ended")


def generate(folder: Path, seed: int, number: int) -> None:
    """A register of declarations that each differ from the base by what some rules' examples change."""
    chance = random.Random(seed)
    shutil.copytree(ROOT / "tests" / "base", folder / "base", ignore=shutil.ignore_patterns("declaration.yaml"))
    changes = [
        change["declaration"]
        for _, rule in sorted(the_pack().rules.items())
        for change in rule.examples.values()
        if "declaration" in change
    ]
    for n in range(number):
        document = base()["declaration"]
        for change in chance.sample(changes, chance.randint(0, 4)):
            document = merge_patch(document, change)
        stage = chance.choice(_STAGES)
        document |= {"ito_gate": "declaration/v1", "id": f"G-{seed}-{n:04}"} | ({"stage": stage} if stage else {})
        text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
        (folder / f"{n:04}.yaml").write_text(text, "utf-8")
