"""The page "Gate your purchase orders in five minutes" is followed word for word, on the day of its orders."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest
import yaml

import pages
from ito_gate.serving.settings import load
from opa_server import free_port
from support import ROOT, program

PAGES = [("purchase.md", "en"), ("purchase.zh-CN.md", "zh")]
FIXED = """\
import sys
from datetime import UTC, datetime
from ito_gate.serving import clock
clock.now = lambda: datetime(2026, 11, 2, 2, 30, tzinfo=UTC)
from ito_gate.cli.main import main
main()
"""
"""The command line with the clock of the server set: the register passes on that day, whatever day it is."""


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_commands_print_what_the_page_shows(page: str, lang: str, tmp_path: Path) -> None:
    for name in ("openssl", "curl"):
        program(name)
    path = pages.programs(tmp_path, "openssl", "curl")
    (tmp_path / "fixed.py").write_text(FIXED, "utf-8")
    source, python = shlex.quote(str(ROOT / "src")), shlex.quote(sys.executable)
    command = f'#!/bin/sh\nPYTHONPATH={source} exec {python} "{tmp_path}/fixed.py" "$@"\n'
    (tmp_path / "bin" / "ito-gate").write_text(command, "utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = pages.run(page, tmp_path, path, lang, {"8642": str(free_port())})
    assert len(done) == 18
    log = (tmp_path / "serve.log").read_text("utf-8")
    for command, printed, shown in done:
        assert pages.fits(printed, shown), f"{command}\n{printed}\n{log}"


def test_both_pages_run_the_same() -> None:
    english, chinese = ([command for command, _ in pages.commands(page)] for page, _ in PAGES)
    assert [one.replace('["zh"]', '["en"]') for one in chinese] == english


@pytest.mark.parametrize("page", ["purchase.md", "purchase.zh-CN.md"])
def test_the_settings_on_the_page_are_valid(page: str, tmp_path: Path) -> None:
    blocks = [yaml.safe_load(block) for block in pages.blocks(page, "yaml")]
    sources = [source for block in blocks for source in block["sources"]]
    assert [source["name"] for source in sources] == ["odoo", "coupa"]
    for name in ("odoo.token", "callback.secret"):
        (tmp_path / name).write_text("s" * 32, "ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUPA_SECRET", "s" * 32)
        signing = {"algorithm": "HS256", "key": {"file": "odoo.token"}, "key_id": "1"}
        whole = {"ito_gate": "serve/v1", "store": "sqlite:x.db", "signing": signing, "sources": sources}
        (tmp_path / "serve.yaml").write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
        assert set(load(tmp_path / "serve.yaml").sources) == {"odoo", "coupa"}


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "webhooks").glob("*.json")), ids=lambda path: path.name)
def test_every_body_says_where_it_is_from(path: Path) -> None:
    text = (ROOT / "examples" / "webhooks" / "README.md").read_text("utf-8")
    row = re.search(rf"^\| `{path.name}` \|.*$", text, re.MULTILINE)
    assert row is not None
    assert ("**reconstructed**" in row[0]) != ("| ours" in row[0])
    assert isinstance(json.loads(path.read_text("utf-8")), dict)
