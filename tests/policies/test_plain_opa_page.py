"""The page about plain OPA and conftest: every command on it is run as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import pages
from support import ROOT

PAGES = [("plain-opa.md", "en"), ("plain-opa.zh-CN.md", "zh")]


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_commands_print_what_the_page_shows(page: str, lang: str, tmp_path: Path) -> None:
    path = pages.programs(tmp_path, "opa", "conftest")
    # The commands write beside what they read.
    work = tmp_path / "work"
    for folder in ("policies", "schemas", "examples"):
        shutil.copytree(ROOT / folder, work / folder)
    (given,) = pages.blocks(page, "json")
    (work / "input.json").write_text(given, encoding="utf-8")
    run = pages.run(page, work, path, lang, {})
    assert len(run) == 11
    for command, printed, shown in run:
        assert printed == shown, command


def test_both_pages_run_the_same() -> None:
    english, chinese = (
        [re.sub(r"text\.(zh|en)|lang: (zh|en)", "…", command) for command, _ in pages.commands(page)]
        for page, _ in PAGES
    )
    assert english == chinese
    assert pages.blocks(PAGES[0][0], "json") == pages.blocks(PAGES[1][0], "json")


@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", (ROOT / "docs" / page).read_text("utf-8"))
    for target in targets:
        assert "://" in target or (ROOT / "docs" / target).exists(), target
