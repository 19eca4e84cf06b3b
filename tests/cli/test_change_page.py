"""The page "What a change brings" is followed word for word."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import pages
from support import ROOT

PAGES = [("change.md", "en"), ("change.zh-CN.md", "zh")]


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_commands_print_what_the_page_shows(
    page: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    path = pages.programs(tmp_path, "git")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = pages.run(page, tmp_path, path, lang, {})
    assert len(done) == 20
    for command, printed, shown in done:
        assert pages.fits(printed, shown), f"{command}\n{printed}"


def test_both_pages_run_the_same() -> None:
    english, chinese = ([command for command, _ in pages.commands(page)] for page, _ in PAGES)
    assert english == chinese


def test_the_table_of_causes_has_the_same_codes() -> None:
    english, chinese = (re.findall(r"\| ([0-9])", (ROOT / "docs" / page).read_text("utf-8")) for page, _ in PAGES)
    assert english == chinese
