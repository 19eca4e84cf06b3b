"""Leaving out what the JSON Schema has decided does not change a verdict."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema_rs
import pytest

from support import base, base_of, judge, merge_patch, schema, the_pack
from test_liveness import parent, ways

RULES = sorted(the_pack().rules)
_VALIDATORS = {
    kind: jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True)
    for kind in ("declaration", "provider", "institution", "incident")
}


def valid(documents: dict[str, Any]) -> list[str]:
    return [kind for kind, validator in _VALIDATORS.items() if validator.is_valid(documents.get(kind))]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", ["pass", "fail"])
def test_on_the_examples(rule: str, kind: str) -> None:
    documents = merge_patch(base_of(rule), the_pack().rules[rule].examples[kind])
    assert judge(documents, validated=valid(documents)) == judge(documents)


def test_on_everything_that_may_be_left_out_of_the_base() -> None:
    compared = 0
    for way in ways(base()):
        poorer = copy.deepcopy(base())
        del parent(poorer, way)[way[-1]]
        if len(way) > 1 and len(valid(poorer)) == len(poorer):
            compared += 1
            assert judge(poorer, validated=valid(poorer)) == judge(poorer), way
    assert compared > 40
