"""The page "Run it on your OPA" is followed word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pages
from ito_gate import config
from opa_server import free_port
from support import ROOT

PAGES = [("opa.md", "en"), ("opa.zh-CN.md", "zh")]


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_commands_print_what_the_page_shows(page: str, lang: str, tmp_path: Path) -> None:
    path = pages.programs(tmp_path, "opa", "curl")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    ports = {"8181": str(free_port()), "8282": str(free_port())}
    done = pages.run(page, tmp_path, path, lang, ports)
    assert len(done) == 16
    for command, printed, shown in done:
        assert pages.fits(printed, shown), f"{command}\n{printed}"


@pytest.mark.parametrize(("page", "_"), PAGES)
def test_the_configuration_is_one(page: str, _: str, tmp_path: Path) -> None:
    (block,) = pages.blocks(page, "yaml")
    (tmp_path / "ito-gate.yaml").write_text(block, "utf-8")
    read = config.load(tmp_path / "ito-gate.yaml")
    assert read.engine == "opa"
    assert read.opa["token_file"] == tmp_path / "secrets" / "opa-token"


def test_both_pages_run_the_same() -> None:
    english, chinese = ([command for command, _ in pages.commands(page)] for page, _ in PAGES)
    assert english == chinese
    english, chinese = ([re.sub(" *#.*", "", block) for block in pages.blocks(page, "yaml")] for page, _ in PAGES)
    assert english == chinese
