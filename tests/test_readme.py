"""What the README shows is what the program prints."""

from __future__ import annotations

import re

import pytest

from ito_gate.cli.main import run
from support import ROOT


@pytest.mark.parametrize(("page", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_terminal_output_is_real(
    page: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    console = r"```console\n\$ ito-gate check --as-of 2026-11-02 examples/bad\n(.*?)\n```"
    shown = re.search(console, (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert run(["check", "--as-of", "2026-11-02", "--lang", lang, "examples/bad"]) == 1
    printed = capsys.readouterr().out
    blocks = [block for block in shown[1].split("\n\n") if block != "…"]
    assert len(blocks) > 2
    for block in blocks:
        assert block in printed


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "README.zh-CN.md",
        "CONTRIBUTING.md",
        "policies/README.md",
        "docs/bundle.md",
        "docs/bundle.zh-CN.md",
        "docs/formats.md",
        "docs/formats.zh-CN.md",
    ],
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target
