"""Codes of countries and currencies, with their names."""

from __future__ import annotations

import pytest

from ito_gate.schema import codes
from support import schema, the_pack


def test_there_are_as_many_as_the_standards_have() -> None:
    made = codes.definitions()
    assert len(made["country"]["enum"]) == 249
    assert len(made["currency"]["enum"]) == 176


@pytest.mark.parametrize("kind", ["declaration", "provider", "institution"])
def test_the_schemas_are_up_to_date(kind: str) -> None:
    made = codes.definitions()
    defined = schema(kind)["$defs"]
    assert [name for name in made if name in defined and defined[name] != made[name]] == []


def test_hong_kong_macao_and_taiwan_are_places_of_their_own_and_part_of_china() -> None:
    countries = the_pack().countries
    assert [countries[code].zh for code in ("CN", "HK", "MO", "TW")] == [
        "中国",
        "中国香港",
        "中国澳门",
        "中国台湾",
    ]


@pytest.mark.parametrize("code", ["UK", "EU", "CNH", "XXX", "XTS", "ZZ", "cn"])
def test_what_is_no_code(code: str) -> None:
    made = codes.definitions()
    assert code not in made["country"]["enum"] + made["currency"]["enum"]


def test_a_name_that_looks_like_a_code_is_no_country() -> None:
    named = the_pack().named({"unit": "IT", "country": "IT"})
    assert named["unit"] == "IT"
    assert str(named["country"].zh) == "意大利（IT）"
