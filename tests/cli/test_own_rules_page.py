"""The page about own rules: its files are written, and its commands run, word for word in their order."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ito_gate.cli.policy_new import FOLDER
from support import ROOT

PAGES = [("own-rules.md", "en"), ("own-rules.zh-CN.md", "zh")]
Call = Callable[..., Any]


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """Each block of code of a page: the file that it is or ``console``, and its text."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    for kind, file, inside in re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        yield file or kind, inside


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_page_leads_to_a_rule_that_blocks(
    page: str, lang: str, ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITO_GATE_LANG", lang)
    register = shutil.copytree(ROOT / "examples" / "good", tmp_path / "outsourcing")
    (register / "ito-gate.yaml").unlink()
    codes = []
    for file, text in blocks(page):
        if file == "console":
            command, _, printed = text.removeprefix("$ ").partition("\n")
            done = ito_gate(*shlex.split(command)[1:], cwd=tmp_path)
            shown = ".+".join(re.escape(part) for part in printed.split("…"))
            assert re.fullmatch(shown, done.out, re.DOTALL), f"{command}\n{done.out}{done.err}"
            codes.append(done.code)
        else:
            (tmp_path / file).write_text(text, "utf-8")
    assert codes == [0, 0, 0, 1, 0]
    # The configuration alone blocks too.
    assert ito_gate("check", "--as-of", "2026-11-02", cwd=tmp_path).code == 1


def test_both_pages_write_and_run_the_same() -> None:
    english, chinese = (
        [(file, text if file != "console" else text.partition("\n")[0]) for file, text in blocks(page)]
        for page, _ in PAGES
    )
    assert english == chinese


@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_the_page_names_the_default_folder_and_every_reserved_builtin(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert f"`ito-gate policy test {FOLDER}`" in text
    for name in ("time.*", "http.send", "rand.*", "opa.runtime", "net.*", "uuid.*", "io.jwt.*"):
        assert f"`{name}`" in text
