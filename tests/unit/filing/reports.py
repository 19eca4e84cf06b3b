"""What the tests of the report share: its source, made of tests/base."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from ito_gate import regulation
from ito_gate.filing.shape import Source
from ito_gate.policy import result
from ito_gate.resources import policies_dir
from support import BASE_DAY, base, merge_patch, the_engine, the_pack

TEXT = regulation.load(policies_dir())


@cache
def _facts() -> dict[str, Any]:
    answer = the_engine().evaluate({"subject": "declaration", "as_of": BASE_DAY, **base()})
    return {fact.name: fact for fact in result.facts(answer, the_pack())}


def source(patch: dict[str, Any] | None = None, **more: Any) -> Source:
    """The source of the base documents, changed by a JSON merge patch; the facts stay those of the base."""
    documents = merge_patch(base(), patch or {})
    fields: dict[str, Any] = {
        "declaration": documents["declaration"],
        "provider": documents["provider"],
        "institution": documents["institution"],
        "facts": copy.copy(_facts()),
        "no_duty": (),
        "as_of": BASE_DAY,
        "latest": "2026-01-26",
        "provisional": False,
        "count_mode": "t21",
        "pack": the_pack(),
        "regulation": TEXT,
    }
    return Source(**{**fields, **more})
