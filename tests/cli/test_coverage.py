"""``ito-gate coverage`` as its reader meets it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from ito_gate import coverage
from ito_gate.coverage import Notes
from ito_gate.model import Text
from ito_gate.policy import pack
from ito_gate.regulation import load
from ito_gate.report.columns import width
from ito_gate.resources import policies_dir

Call = Callable[..., Any]
CLAUSES = [clause.id for clause in load(policies_dir()).clauses()]


@pytest.fixture
def holes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its notes the regulation has clauses that nothing covers."""
    monkeypatch.setattr("ito_gate.coverage.load", lambda _: Notes({}, frozenset(), frozenset()))


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever no rule cites has a reason."""

    def filled(policies: Any) -> Notes:
        loaded = pack.load(policies)
        cited = {id_ for words in (loaded.rules, loaded.facts) for one in words.values() for id_ in one.articles}
        reasons = {id_: Text("没有尺度|", "no measure|") for id_ in CLAUSES if id_ not in cited}
        return Notes(reasons, frozenset(), frozenset(CLAUSES))

    monkeypatch.setattr("ito_gate.coverage.load", filled)


@pytest.mark.usefixtures("holes")
def test_an_empty_row_is_exit_code_1_and_is_named(ito_gate: Call) -> None:
    for output in ("text", "markdown", "json"):
        assert ito_gate("coverage", "--format", output).code == 1
    done = ito_gate("coverage", "--uncovered", "--lang", "zh")
    assert done.code == 1
    assert "第一条  为规范银行保险机构" in done.out
    assert "  空白：没有规则、事实或理由" in done.out
    assert "filing/lead-time" not in done.out


@pytest.mark.usefixtures("whole")
def test_a_full_table_is_exit_code_0(ito_gate: Call) -> None:
    for output in ("text", "markdown", "json"):
        assert ito_gate("coverage", "--format", output).code == 0
    done = ito_gate("coverage", "--uncovered", "--lang", "en")
    assert done.code == 0
    assert done.out.startswith(f"{len(CLAUSES)} clauses: ")
    assert "0 empty" in " ".join(done.out.split())


def test_text_names_each_clause_once_in_both_languages(ito_gate: Call) -> None:
    zh = ito_gate("coverage", "--lang", "zh").out
    assert len(re.findall(r"^第[一二三四五六七八九十]+条", zh, re.MULTILINE)) + zh.count("\n附件") - 1 == len(CLAUSES)
    assert re.search(r"^第三十七条  .*\n(?:  .*\n)*  filing/lead-time +拦截", zh, re.MULTILINE)
    assert "\n附件1（一）4  实施方式：驻场外包、非驻场外包；\n  filing/material" in zh
    assert "\n附件2（三）  运行维护类。" in zh
    en = ito_gate("coverage", "--lang", "en").out
    assert len(re.findall(r"^(?:Article|Annex) ", en, re.MULTILINE)) == len(CLAUSES)
    assert re.search(r"^Annex 1\(2\.8\)  .*\n  filing/material +deny, warn", en, re.MULTILINE)
    assert re.search(r"^Article 5\(3\)  .*\n  not checked: A principle", en, re.MULTILINE)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_fits_a_hundred_columns_without_colour(ito_gate: Call, lang: str) -> None:
    lines = ito_gate("coverage", "--lang", lang).out.splitlines()
    assert max(map(width, lines)) <= 100
    assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_numbers_stand_below_each_other(ito_gate: Call, lang: str) -> None:
    lines = ito_gate("coverage", "--lang", lang).out.splitlines()
    rules = [line for line in lines if re.match(r"  [a-z]+/[a-z-]+ ", line)]
    heads = [line for line in lines if line.startswith(("第一章", "附件  "))]
    assert rules
    assert len({width(line) for line in [*rules, *heads]}) == 1


def test_json_is_whole_and_stable(ito_gate: Call) -> None:
    text = ito_gate("coverage", "--format", "json").out
    assert text == ito_gate("coverage", "--format", "json", "--lang", "en").out
    document = json.loads(text)
    assert [entry["id"] for entry in document["clauses"]] == CLAUSES
    assert sum(document["summary"]["covered_by"].values()) == document["summary"]["clauses"] == len(CLAUSES)
    for entry in document["clauses"]:
        ids = [rule["id"] for rule in entry["rules"]]
        assert ids == sorted(ids)
        assert entry["covered_by"] in {how.value for how in coverage.How}
    lead = next(entry for entry in document["clauses"] if entry["id"] == "37")["rules"]
    assert next(rule for rule in lead if rule["id"] == "filing/lead-time")["tests"] > 20


@pytest.mark.usefixtures("holes")
def test_json_of_uncovered_keeps_the_summary_of_all(ito_gate: Call) -> None:
    document = json.loads(ito_gate("coverage", "--format", "json", "--uncovered").out)
    assert len(document["clauses"]) == document["summary"]["covered_by"]["empty"] > 0
    assert document["summary"]["clauses"] == len(CLAUSES)


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown_tables_are_whole(ito_gate: Call, lang: str) -> None:
    text = ito_gate("coverage", "--format", "markdown", "--lang", lang).out
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == len(CLAUSES) + text.count("\n## ")
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 4 for line in rows)
    assert "\\|" in text
    assert "`filing/lead-time` " in text
