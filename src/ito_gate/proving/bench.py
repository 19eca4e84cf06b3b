"""The base documents, on which every built-in rule passes, and the verdict on small changes of them."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from ito_gate.model import START
from ito_gate.policy import result
from ito_gate.policy.embedded import LinkedEngine
from ito_gate.reading.document import read
from ito_gate.register import Entry, join
from ito_gate.resources import base_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json, Outcome, Pointer, Span
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.pack import Pack
    from ito_gate.reading.document import Document

BASE_DAY = "2026-05-06"
"""The day on which the base documents are judged."""
_BANK = "base-bank"
_BESIDE = {
    "declaration": ("declaration", "provider", "institution"),
    "institution": ("institution",),
    "incident": ("incident", "provider", "institution"),
    "order": ("order", "declaration", "provider", "institution"),
}
"""The documents beside one of each kind that rules are about."""


class Bench:
    """Judges inputs by the policies of a pack, with the embedded engine."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.engine: Engine = LinkedEngine(pack)
        self._base: dict[str, dict[str, Json]] = {}

    def base(self, subject: str = "declaration") -> dict[str, Any]:
        """Return a fresh copy of the base input for rules about ``subject``."""
        if subject not in self._base:
            documents: dict[str, Json] = {kind: base_document(kind).data for kind in _BESIDE[subject]}
            if subject == "institution":
                documents["register"] = self._register()
            self._base[subject] = documents
        return copy.deepcopy(self._base[subject])

    def base_of(self, rule: str) -> dict[str, Any]:
        """Return the same for what ``rule`` is about."""
        return self.base(self.pack.rules[rule].subject)

    def judge(self, documents: Mapping[str, Json], *, as_of: str = BASE_DAY, **more: Json) -> dict[str, Outcome]:
        """Return the outcome of every rule for an input; ``more`` may be ``stage`` and ``options``.

        Raises:
            EngineError: the engine failed, or its answer is not complete.
        """
        answer = self.engine.evaluate(asked(documents, as_of=as_of, **more))
        return {outcome.rule: outcome for outcome in result.outcomes(answer, self.pack, _nowhere)}

    def facts(self, documents: Mapping[str, Json], *, as_of: str = BASE_DAY, **more: Json) -> dict[str, bool | None]:
        """Return the derived facts for an input.

        Raises:
            EngineError: the engine failed, or its answer is not complete.
        """
        answer = self.engine.evaluate({"as_of": as_of, **more, **documents})
        return {fact.name: fact.value for fact in result.facts(answer, self.pack)}

    def _register(self) -> Json:
        entries = [Entry(kind, base_document(kind)) for kind in ("declaration", "provider", "institution", "incident")]
        known = {entries[0].id: self.facts(self.base())}
        return join(entries).view(_BANK, known).data


@cache
def base_document(kind: str) -> Document:
    """Return the base document of ``kind``.

    Raises:
        Undecided: it is missing.
    """
    return read(base_dir() / f"{kind}.yaml", f"base/{kind}.yaml").documents[0]


def asked(documents: Mapping[str, Json], *, as_of: str = BASE_DAY, **more: Json) -> dict[str, Json]:
    """Return what an engine is asked about ``documents``."""
    return {"subject": subject_of(documents), "as_of": as_of, **more, **documents}


def subject_of(documents: Mapping[str, Json]) -> str:
    """Return what an input is about: something else than a declaration only where there is none."""
    return next(
        (kind for kind in ("order", "declaration", "incident", "institution") if kind in documents), "declaration"
    )


def merge_patch(target: Json, patch: Json) -> Any:  # noqa: ANN401 - any JSON value
    """Return ``target`` changed by ``patch``, a JSON merge patch (RFC 7386)."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), value)
    return merged


def _nowhere(at: Pointer) -> tuple[str, Pointer, Span]:
    return "input", at, START
