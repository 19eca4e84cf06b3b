from __future__ import annotations

from typing import Any

import pytest

from ito_gate import regulation
from ito_gate.drafting.compose import compose, prove
from ito_gate.drafting.notes import Notes
from ito_gate.errors import Undecided, UsageError
from ito_gate.reading.document import read_text
from ito_gate.resources import policies_dir
from support import base, base_document, the_pack

RULES = tuple(the_pack().rules.values())


def written(kind: str, data: Any, **more: Any) -> str:
    return compose(data, Notes(kind, RULES, regulation.load(policies_dir()), "zh", {}), **more)


@pytest.mark.parametrize("kind", ["declaration", "provider", "institution", "incident"])
def test_a_whole_document_reads_back(kind: str) -> None:
    data = base_document(kind).data
    text = written(kind, data)
    assert read_text(text, "", "yaml").documents[0].data == data
    prove(text, data, "x.yaml")


def test_a_date_is_written_as_people_write_it_and_a_text_like_one_is_not() -> None:
    data = base()["declaration"]
    data["name"] = data["service"]["starts_on"]
    text = written("declaration", data)
    assert "  starts_on: 2026-04-01  # 服务开始日\n" in text
    assert '\nname: "2026-04-01"  # 外包服务名称' in text


def test_the_schema_of_an_editor_is_the_first_line() -> None:
    text = written("declaration", base()["declaration"], schema_at="../schemas/x.json")
    assert text.startswith("# yaml-language-server: $schema=../schemas/x.json\nito_gate: declaration/v1\n")


def test_a_text_that_says_something_else_is_not_written() -> None:
    data = base()["declaration"]
    text = written("declaration", data)
    with pytest.raises(Undecided, match="does not read back"):
        prove(text.replace("scope: part", "scope: whole"), data, "x.yaml")
    with pytest.raises(Undecided, match="does not read back"):
        prove(text + "id: twice\n", data, "x.yaml")


def test_a_form_that_the_schema_refuses_is_not_written() -> None:
    data = base()["declaration"]
    del data["owner"]
    with pytest.raises(UsageError, match="Owner"):
        prove(written("declaration", data), data, "x.yaml")
