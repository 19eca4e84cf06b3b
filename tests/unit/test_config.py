from __future__ import annotations

from pathlib import Path

import pytest

from ito_gate import config
from ito_gate.discovery import DEFAULT_CLAIMS
from ito_gate.errors import UsageError
from ito_gate.gate import load_pack


def write(folder: Path, text: str) -> Path:
    file = folder / "ito-gate.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_not_set_has_its_default(tmp_path: Path) -> None:
    loaded = config.load(write(tmp_path, "ito_gate: config/v1\n"))
    assert loaded.root == tmp_path
    assert loaded.register == (tmp_path,)
    assert loaded.claims == DEFAULT_CLAIMS
    assert loaded.options == {"count_mode": "t21", "article_37_5": "narrow", "review_months": 12}
    assert (loaded.fail_on, loaded.lang, loaded.policies) == (None, None, ())


def test_what_is_set_is_kept(tmp_path: Path) -> None:
    text = "ito_gate: config/v1\nregister: [a, b/c]\npolicies: [own-rules]\n"
    text += "fail_on: warn\nlang: en\nfiling: {article_37_5: wide}\n"
    loaded = config.load(write(tmp_path, text))
    assert loaded.register == (tmp_path / "a", tmp_path / "b" / "c")
    assert loaded.policies == (tmp_path / "own-rules",)
    assert (loaded.fail_on, loaded.lang) == ("warn", "en")
    assert loaded.options == {"count_mode": "t21", "article_37_5": "wide", "review_months": 12}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("# nothing\n", "empty"),
        ("ito_gate: provider/v1\nid: x-1\n", "not a configuration"),
        ("register: [a]\n", "ito-gate.yaml:1"),
        ("ito_gate: config/v1\nregistr: [a]\n", "register"),
        ("ito_gate: config/v1\nfail_on: error\n", "ito-gate.yaml:2:10"),
        ("ito_gate: config/v1\n---\nito_gate: config/v1\n", "one document"),
        ("ito_gate: config/v1\nlang: [\n", "ito-gate.yaml:2"),
    ],
)
def test_a_configuration_that_is_not_valid_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        config.load(write(tmp_path, text))


def test_it_is_found_upwards(tmp_path: Path) -> None:
    file = write(tmp_path, "ito_gate: config/v1\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert config.find(tmp_path / "a" / "b") == file


def test_a_year_and_local_holidays_change_the_calendar(tmp_path: Path) -> None:
    shipped = load_pack(config.Config(tmp_path)).calendar
    text = "ito_gate: config/v1\ncalendar: {local_holidays: [2026-07-15]}\n"
    local = load_pack(config.load(write(tmp_path, text))).calendar
    assert local["digest"] != shipped["digest"]


def test_an_impossible_calendar_is_a_usage_error(tmp_path: Path) -> None:
    text = 'ito_gate: config/v1\ncalendar: {years: {"2027": {notice: x, off: [2028-01-01], work: []}}}\n'
    with pytest.raises(UsageError, match=r"calendar\.years\.2027"):
        load_pack(config.load(write(tmp_path, text)))
