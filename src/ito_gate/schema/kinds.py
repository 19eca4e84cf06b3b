"""The kinds of document, how a document says which it is, and the JSON Schema of each."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from ito_gate.errors import Undecided
from ito_gate.resources import schemas_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json

FIELD = "ito_gate"
"""The root field that says what a document is: ``ito_gate: declaration/v1``."""

MARKS = {
    "declaration/v1": "declaration",
    "provider/v1": "provider",
    "institution/v1": "institution",
    "incident/v1": "incident",
    "waiver/v1": "waiver",
    "order/v1": "order",
    "config/v1": "config",
    "baseline/v1": "baseline",
    "serve/v1": "serve",
}
"""What people write in the field, with the kind it stands for."""

REPORT = "report"
"""What the gate itself writes. It is known so that a report beside the documents is not mistaken for one."""

_KNOWN = {**MARKS, "report/v1": REPORT}
_SUFFIX = ".v1.schema.json"


def kind_of(data: Json) -> str | None:
    """Return the kind that a document says it is, or None where it says nothing that is known."""
    mark = data.get(FIELD) if isinstance(data, dict) else None
    return _KNOWN.get(mark) if isinstance(mark, str) else None


@cache
def schema_text(kind: str) -> str:
    """Return the JSON Schema of ``kind`` as it is written.

    Raises:
        Undecided: the installation lacks it.
    """
    path = schemas_dir() / f"{kind}{_SUFFIX}"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Undecided(f"{path}: {error.strerror or error}; install ito-gate again") from error


@cache
def schema(kind: str) -> Mapping[str, Any]:
    """Return the JSON Schema of ``kind``.

    Raises:
        Undecided: the installation lacks it.
    """
    loaded: Mapping[str, Any] = json.loads(schema_text(kind))
    return loaded


@cache
def schema_digest() -> str:
    """Return what names the schemas: what ``cat schemas/*.schema.json | sha256sum`` says of them.

    Raises:
        Undecided: the installation has none.
    """
    digest = hashlib.sha256()
    for path in sorted(schemas_dir().glob("*.schema.json")):
        digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()}"
