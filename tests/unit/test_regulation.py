"""The regulation's text is whole: every article, and as many items as it counts."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from ito_gate.errors import EngineError
from ito_gate.regulation import load
from support import ROOT

POLICIES = ROOT / "policies"
DOCUMENT = json.loads((POLICIES / "ito" / "regulation" / "data.json").read_text(encoding="utf-8"))
ITEMS = {13: 9, 14: 3, 17: 7, 18: 6, 21: 10, 22: 3, 25: 6, 30: 6, 31: 5, 32: 6, 37: 6, 38: 7}


def test_every_article_is_there_with_its_heading() -> None:
    assert list(map(int, DOCUMENT["articles"])) == list(range(1, 47))
    headings = [article["heading"] for article in DOCUMENT["articles"].values()]
    assert (headings[0], headings[36], headings[-1]) == ("第一条", "第三十七条", "第四十六条")


@pytest.mark.parametrize(("article", "count"), ITEMS.items())
def test_an_article_has_as_many_items_as_it_counts(article: int, count: int) -> None:
    assert list(map(int, DOCUMENT["articles"][str(article)]["items"])) == list(range(1, count + 1))


def test_the_annexes_have_theirs() -> None:
    parts = Counter(item.partition(".")[0] for item in DOCUMENT["annexes"]["1"]["items"] if "." in item)
    assert parts == {"1": 6, "2": 8}
    assert "3" in DOCUMENT["annexes"]["1"]["items"]
    assert len(DOCUMENT["annexes"]["2"]["items"]) == 5


def test_a_clause_is_quoted_with_its_heading() -> None:
    clause = load(POLICIES).clause("37(5)")
    assert clause.heading == "第三十七条（五）"
    assert clause.text.splitlines()[0].startswith(
        "银行保险机构开展以下信息科技外包活动时，应当在外包合同签订前二十个工作日"
    )
    assert clause.text.splitlines()[-1] == "（五）符合重要外包条件的非驻场外包、关联外包和跨境外包；"


@pytest.mark.parametrize("id_", ["47", "37(7)", "annex-3", "thirty-seven", ""])
def test_a_clause_that_does_not_exist_is_an_error(id_: str) -> None:
    with pytest.raises(KeyError):
        load(POLICIES).clause(id_)


def test_a_missing_text_is_an_engine_error() -> None:
    with pytest.raises(EngineError, match="cannot be read"):
        load(ROOT / "nowhere")
