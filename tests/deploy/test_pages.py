"""The page about the fleet says what is so, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from servers import DEPLOY, run_opa
from support import ROOT

PAGES = [ROOT / "docs" / name for name in ("fleet.md", "fleet.zh-CN.md")]
GATE = {"--engine", "--opa-url", "--jobs"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert len(targets) > 5
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_both_show_the_same_commands_and_figures() -> None:
    for pattern in (r"```\w+\n.*?```", r"(?<![\w-])--[a-z][a-z0-9-]+", r"\| *[0-9][0-9.,]* *(?=\|)"):
        english, chinese = (re.findall(pattern, page.read_text("utf-8"), re.DOTALL) for page in PAGES)
        assert len(english) > 4
        assert sorted(english) == sorted(chinese)


def test_every_flag_is_one_of_opa() -> None:
    known = set(re.findall(r"--[a-z0-9-]+", run_opa("run", "--help") + run_opa("build", "--help")))
    for page in PAGES:
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", page.read_text("utf-8")))
        assert len(named) > 10
        assert named - known <= GATE


def test_the_limits_of_nginx_and_opa_are_one() -> None:
    nginx = re.search(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx" / "nginx.conf").read_text("utf-8"))
    opa = re.findall(r"max_length: (\d+)", (DEPLOY / "opa" / "config.yaml").read_text("utf-8"))
    assert nginx is not None
    assert {int(limit) for limit in opa} == {int(nginx[1]) * 2**20}
    assert all(f"{nginx[1]} MiB" in page.read_text("utf-8") for page in PAGES)
