from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from ito_gate.errors import UsageError
from ito_gate.resources import policies_dir
from ito_gate.workdays import build, sources

if TYPE_CHECKING:
    from pathlib import Path

# Not the real notice of 2027, which was not published when this was written.
YEAR_2027 = {
    "notice": "测试用 2027 年安排",
    "off": [
        *("2027-01-01", "2027-01-02", "2027-01-03"),
        *("2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11"),
        *("2027-02-12", "2027-04-05", "2027-05-01", "2027-05-02", "2027-05-03", "2027-05-04", "2027-05-05"),
        *("2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03", "2027-10-04", "2027-10-05"),
        *("2027-10-06", "2027-10-07"),
    ],
    "work": ["2026-12-27", "2027-02-14", "2027-02-20", "2027-05-08", "2027-10-09"],
}


def test_the_shipped_calendar_is_what_the_command_makes() -> None:
    committed = (policies_dir() / build.DOCUMENT).read_text(encoding="utf-8")
    assert committed == build.render(build.shipped())
    assert build.main(["--check"]) == 0


def test_render_is_json(document: dict[str, Any]) -> None:
    assert json.loads(build.render(document)) == document


def test_digest(document: dict[str, Any]) -> None:
    assert document["digest"] == build.digest(document)
    assert build.digest({**document, "to": "2032-12-31"}) != document["digest"]
    assert build.digest(dict(reversed(document.items()))) == document["digest"]


def test_a_year_of_the_document(document_through_2026: dict[str, Any]) -> None:
    months = document_through_2026["months"]
    assert months["2019-01"] == {"lower": 0, "upper": 0, "days": "0111001111100111110011111001111"}
    assert months["2026-02"]["days"] == "0111110011111100000000011111"
    assert months["2026-12"]["days"] == "1111001111100111110011111??1111"
    assert months["2027-02"]["days"] == "11110000??????11111??1111100"
    assert document_through_2026["published_through"] == "2026-12-31"
    assert document_through_2026["provisional_from"] == "2026-12-24"


def test_check_says_what_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "policies_dir", lambda: tmp_path)
    assert build.main(["--check"]) == 1
    assert capsys.readouterr().err == (
        "ito/calendar/data.json is not up to date: run python -m ito_gate.workdays.build\n"
    )
    assert not (tmp_path / build.DOCUMENT).exists()
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("module", "library"), [("chinese_calendar", "chinesecalendar"), ("lunar_python", "lunar-python")]
)
def test_without_the_extra(
    module: str, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert build.main([]) == 2
    assert capsys.readouterr().err == f"{library} is not installed: pip install 'ito-gate[calendar]'\n"


def test_a_notice_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sources.PUBLISHED, 2026)
    with pytest.raises(UsageError, match="chinesecalendar knows 2026: name the notice"):
        sources.notices()


def test_extend_with_nothing(document: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("chinese_calendar", "lunar_python"):
        monkeypatch.setitem(sys.modules, module, None)
    assert build.extend(document, {}, []) == document


def test_extend_with_a_year(document_through_2026: dict[str, Any]) -> None:
    extended = build.extend(document_through_2026, {"2027": YEAR_2027}, [])
    assert extended["published_through"] == "2027-12-31"
    assert extended["provisional_from"] == "2027-12-24"
    assert extended["notices"]["2027"] == YEAR_2027
    assert extended["months"]["2026-12"]["days"] == "1111001111100111110011111011111"
    assert extended["months"]["2027-02"]["days"] == "1111000000000111111101111100"
    assert extended["months"]["2027-12"]["days"] == "111001111100111110011111??1111?"
    assert extended["digest"] != document_through_2026["digest"]
    for month, entry in extended["months"].items():
        before = document_through_2026["months"][month]
        assert before["lower"] <= entry["lower"] <= entry["upper"] <= before["upper"]


def test_extend_replaces_a_year_changed_in_mid_year(document_through_2026: dict[str, Any]) -> None:
    notice = document_through_2026["notices"]["2026"]
    changed = {**notice, "off": [*notice["off"], "2026-02-24"]}
    extended = build.extend(document_through_2026, {"2026": changed}, [])
    assert extended["months"]["2026-02"]["days"][23] == "0"
    assert extended["months"]["2026-03"]["lower"] == document_through_2026["months"]["2026-03"]["lower"] - 1


def test_extend_with_local_holidays(document_through_2026: dict[str, Any]) -> None:
    extended = build.extend(document_through_2026, {}, ["2026-03-20", "2027-03-10"])
    assert extended["local_holidays"] == ["2026-03-20", "2027-03-10"]
    assert extended["months"]["2026-03"]["days"][19] == "0"
    assert extended["months"]["2027-03"]["days"][9] == "0"
    assert "2026-03-20" not in extended["days"]


@pytest.mark.parametrize(
    ("years", "local", "message"),
    [
        ({"2027": {**YEAR_2027, "work": ["2027-02-30"]}}, [], "calendar.years.2027: 2027-02-30 不是有效日期"),
        ({"2027": {**YEAR_2027, "off": []}}, [], "calendar.years.2027: 2027-01-01 法定放假，但没有列入 off"),
        ({"2028": YEAR_2027}, [], "calendar.years.2028: 缺 2027 年的通知 / the notice of 2027 is missing"),
        ({"2018": YEAR_2027}, [], "calendar.years.2018: 只能补充 2025 至 2031 年"),
        ({"2032": YEAR_2027}, [], "calendar.years.2032: 只能补充 2025 至 2031 年"),
        ({}, ["2026-3-20"], "calendar.local_holidays: 2026-3-20 不是有效日期"),
        ({}, ["2032-03-20"], "calendar.local_holidays: 2032-03-20 不在 2019-01-01 至 2031-12-31"),
        ({}, ["2026-02-14"], "calendar.local_holidays: 2026-02-14 是调休上班日 / is a make-up day"),
        ({"2027": YEAR_2027}, ["2027-02-14"], "calendar.local_holidays: 2027-02-14 是调休上班日"),
    ],
)
def test_extend_refuses(
    document_through_2026: dict[str, Any], years: dict[str, Any], local: list[str], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        build.extend(document_through_2026, years, local)
    assert str(caught.value).startswith(message)


def test_extend_names_every_problem(document_through_2026: dict[str, Any]) -> None:
    years = {"2027": {**YEAR_2027, "work": ["2027-02-15"]}, "2031": YEAR_2027}
    with pytest.raises(UsageError) as caught:
        build.extend(document_through_2026, years, ["x"])
    assert str(caught.value).splitlines() == [
        "calendar.years.2027: 2027-02-15 不是周末，不能是调休上班日 / not a weekend day, so no make-up day",
        "calendar.years.2031: 缺 2028 年的通知 / the notice of 2028 is missing",
        "calendar.local_holidays: x 不是有效日期（YYYY-MM-DD） / not a date (YYYY-MM-DD)",
    ]
