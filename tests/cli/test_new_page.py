"""The page about writing a declaration is followed word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pages
from support import ROOT

PAGES = [("new.md", "en"), ("new.zh-CN.md", "zh")]


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_commands_print_what_the_page_shows(page: str, lang: str, tmp_path: Path) -> None:
    path = pages.programs(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    _, script = pages.blocks(page, "sh")
    (tmp_path / "answers.sh").write_text(script, "utf-8")
    done = pages.run(page, tmp_path, path, lang, {})
    assert len(done) == 7
    for command, printed, shown in done:
        assert pages.fits(printed, shown), f"{command}\n{printed}"


def test_both_pages_run_the_same() -> None:
    english, chinese = ([command for command, _ in pages.commands(page)] for page, _ in PAGES)
    quoting = [number for number, command in enumerate(english) if command.startswith("sed -n")]
    assert [re.sub("^sed -n.*", "sed", one) for one in english] == [re.sub("^sed -n.*", "sed", one) for one in chinese]
    assert len(quoting) == 1
    english, chinese = (pages.blocks(page, "sh") for page, _ in PAGES)
    assert english == chinese
