"""The finding about a document that does not say what it is, or says something unknown or untrue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ito_gate.reading.collector import shown
from ito_gate.reading.document import locate
from ito_gate.schema import advice, repairs
from ito_gate.schema.fields import joined, split_title
from ito_gate.schema.kinds import FIELD, MARKS, REPORT, kind_of, schema
from ito_gate.schema.messages import KIND

if TYPE_CHECKING:
    from ito_gate.model import Finding, Json
    from ito_gate.reading.document import Document


def finding(document: Document) -> Finding:
    """Return the finding; it suggests the kind that is nearest by name, or else by the fields there are."""
    data = document.data
    titles = {mark: split_title(schema(kind)["title"]) for mark, kind in MARKS.items()}
    values: dict[str, object] = {
        "kinds_zh": joined(f"{mark}（{title.zh}）" for mark, title in titles.items()).zh,
        "kinds_en": joined(f"{mark} ({title.en})" for mark, title in titles.items()).en,
    }
    if not isinstance(data, dict):
        found = advice.what_it_is(data)
        values |= {"nearest": _by_fields({}), "found_zh": found.zh, "found_en": found.en}
        return KIND.finding("no-fields", values, path=document.path, span=document.start)
    field = FIELD if FIELD in data else repairs.nearest(FIELD, list(data), likeness=repairs.VERY_ALIKE)
    pointer = (FIELD if field is None else field,)
    mark = data.get(pointer[0])
    text = mark if isinstance(mark, str) else json.dumps(mark, ensure_ascii=False)
    nearest = repairs.nearest(text, titles) or _by_fields(data)
    message = "misspelt" if pointer != (FIELD,) else "missing" if mark is None else "unknown"
    if kind_of(data) == REPORT:
        message, nearest = "no-report", _by_fields(data)
    values |= {"name": shown(pointer[0]), "value": shown(text), "nearest": nearest}
    span = locate(document, pointer, key=message == "misspelt")
    return KIND.finding(message, values, path=document.path, pointer=pointer, span=span)


def _by_fields(data: dict[str, Json]) -> str:
    """Return the mark of the kind whose fields ``data`` has most of."""
    return max(MARKS, key=lambda mark: len(data.keys() & schema(MARKS[mark])["properties"].keys()))
