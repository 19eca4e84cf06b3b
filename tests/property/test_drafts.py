"""Whatever is answered, the file says just that, has the form of its schema, and passes no later stage by it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ito_gate import gate, regulation
from ito_gate.config import Config
from ito_gate.drafting import answers
from ito_gate.drafting.draft import Source, answered, written
from ito_gate.drafting.interview import LATER, Later, Question
from ito_gate.drafting.plan import KINDS
from ito_gate.drafting.survey import Survey
from ito_gate.model import Decision
from ito_gate.reading.document import read_text
from ito_gate.resources import policies_dir
from ito_gate.schema import check
from ito_gate.schema.fields import Field
from support import ROOT, the_pack

RULES = tuple(rule for _, rule in sorted(the_pack().rules.items()))
TRAPS = ("NO", "12:30", "0123", "2026-03-02", "null", "a: b", "a #b", "- a", "<<", "。", "y", "1e3", '"', "'", "\\n")
NAMES = {"provider": {"huadu-it": "华都: #\x1b"}, "institution": {"demo-bank": "示例\n银行"}}


def source(kind: str, lang: str) -> Source:
    survey = Survey(NAMES, "ITO-2026-901" if kind == "declaration" else "")
    return Source(kind, RULES, regulation.load(policies_dir()), survey, lang)


class Chance:
    """Answers by chance, as the schema takes it."""

    def __init__(self, kind: str, draw: Callable[[Any], Any]) -> None:
        self.kind = kind
        self.draw = draw

    def value(self, question: Question) -> Any:
        if not question.required and self.draw(st.booleans()):
            return LATER
        value = self.draw(st.sampled_from(list(question.offers))) if question.offers else self.of(question.field)
        assume(not answers.problems(self.kind, question.pointer, value))
        return value

    def of(self, field: Field) -> Any:
        choices = list(field.codes or field.values)
        if choices:
            return self.draw(st.sampled_from(choices))
        if field.type == "array":
            items = [self.of(field.child(0)) for _ in range(self.draw(st.integers(1, 3)))]
            return list(dict.fromkeys(items))
        if field.type == "boolean":
            return self.draw(st.booleans())
        if field.type == "integer":
            return self.draw(st.integers(field.schema.get("minimum", -9), 10**9))
        return self.draw(self.text(field))

    def text(self, field: Field) -> st.SearchStrategy[str]:
        if field.schema.get("format") == "date":
            return st.dates(min_value=_day(2000), max_value=_day(2100)).map(str)
        if field.shape == "moment":
            return st.just("2026-10-30T09:30:00+08:00")
        if field.shape == "id":
            return st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{1,20}\Z")
        return st.sampled_from(TRAPS) | st.text(min_size=1, max_size=40).filter(field.takes)

    def another(self, question: Question, count: int) -> bool | Later:
        if count < question.field.schema.get("minItems", 0):
            return True
        return count < 2 and bool(self.draw(st.booleans()))


def _day(year: int) -> Any:
    return date(year, 1, 1)


def _as_json(value: Any) -> Any:
    """What a reader of YAML 1.1 makes of it: it knows dates, and takes the name of the field ``on`` for true."""
    if isinstance(value, dict):
        return {"on" if key is True else key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return list(map(_as_json, value))
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.data(), lang=st.sampled_from(["zh", "en"]))
def test_it_reads_back_to_what_was_answered(kind: str, chance: st.DataObject, lang: str) -> None:
    made = source(kind, lang)
    data = answered(made, [], Chance(kind, chance.draw))
    text = written(made, data, "x.yaml", "")
    reading = read_text(text, "x.yaml", "yaml")
    assert reading.findings == ()
    (document,) = reading.documents
    assert document.data == data
    assert check(document) == (kind, ())
    assert _as_json(yaml.safe_load(text)) == data


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.data())
def test_a_draft_passes_no_later_stage(chance: st.DataObject) -> None:
    made = source("declaration", "zh")
    data = answered(made, [], Chance("declaration", chance.draw))
    assume(data.get("scope", {}).get("basis") != "not_outsourcing")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.yaml"
        path.write_text(written(made, data, "draft.yaml", ""), "utf-8")
        config = Config(Path(folder), register=(ROOT / "examples" / "good",))
        for stage in ("approved", "signed", "in_service"):
            request = gate.Request(paths=(path,), config=config, as_of="2026-11-02", stage=stage)
            assert gate.check(request, the_pack()).decision is not Decision.PASS
