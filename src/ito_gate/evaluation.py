"""The verdict on one document: policies asked, answer read, places found."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ito_gate.errors import EngineError
from ito_gate.model import AGENDA_DAYS, Decision, Status, SubjectResult, Text
from ito_gate.policy import result
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json, Pointer, Span
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.pack import Pack
    from ito_gate.reading.document import Document
    from ito_gate.register import View

BLOCKING = frozenset({Status.FAIL, Status.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Case:
    """A document that rules are about, with the documents it names.

    Attributes:
        kind: what it is, one of ``SUBJECTS``.
        documents: the document itself and those it names, by kind, as far as there are any.
        validated: kinds of documents that have passed their JSON Schema.
        register: for rules that see the whole register, what they see of it.
    """

    kind: str
    documents: Mapping[str, Document]
    validated: tuple[str, ...]
    register: View | None = None


class Evaluator:
    """Evaluates documents with one engine; cheap to call many times, bound to its thread."""

    def __init__(
        self, pack: Pack, engine: Engine, *, as_of: str, stage: str | None, options: Mapping[str, Json]
    ) -> None:
        self._pack = pack
        self._engine = engine
        self._fixed: dict[str, object] = {"as_of": as_of, "options": dict(options)}
        self._stage = {} if stage is None else {"stage": stage}
        self._until = (date.fromisoformat(as_of) + timedelta(days=AGENDA_DAYS)).isoformat()

    def evaluate(self, case: Case) -> SubjectResult:
        """Ask every rule about the document of ``case``.

        Returns:
            The result; an engine that fails is a result without a verdict (``undecided``), not an
            exception, so that the other documents are still answered.
        """
        documents = case.documents
        asked = {
            **self._fixed,
            **(self._stage if case.kind == "declaration" else {}),
            **{kind: document.data for kind, document in documents.items()},
            "subject": case.kind,
            "validated": case.validated,
        }
        if case.register is not None:
            asked["register"] = case.register.data
        locate_in = _locator(case)
        try:
            answer = self._engine.evaluate(asked)
            facts = result.facts(answer, self._pack) if case.kind == "declaration" else ()
            outcomes = result.outcomes(answer, self._pack, locate_in)
            agenda = result.agenda(answer, self._pack, locate_in, self._until)
        except EngineError as error:
            return self._result(
                case,
                Decision.UNDECIDED,
                error=Text(f"引擎未能作出判断：{error}", f"the engine could not decide: {error}"),
            )
        blocked = any(outcome.status in BLOCKING for outcome in outcomes)
        decision = Decision.FAIL if blocked else Decision.PASS
        return self._result(case, decision, facts=facts, outcomes=outcomes, agenda=agenda)

    def _result(self, case: Case, decision: Decision, **parts: object) -> SubjectResult:
        document = case.documents[case.kind]
        data = document.data
        stage = self._stage.get("stage", data.get("stage"))
        return SubjectResult(
            kind=case.kind,
            id=_string(data.get("id")),
            path=document.path,
            span=document.start,
            name=_string(data.get("name", data.get("summary"))),
            stage=_string(stage) if case.kind == "declaration" else "",
            decision=decision,
            digest=digest(data),
            **{"facts": (), "outcomes": (), **parts},  # type: ignore[arg-type] # the parts above
        )


def digest(data: Json) -> str:
    """Return the SHA-256 of ``data``, whatever its layout and the order of its fields."""
    text = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _locator(case: Case) -> result.Locator:
    documents = case.documents

    def locate_in(at: Pointer) -> tuple[str, Pointer, Span]:
        kind, pointer = at[0], at[1:]
        if kind == "register" and case.register is not None:
            # register, declarations, ITO-2026-001, and then the way inside that document
            document = case.register.documents.get((str(at[1]), str(at[2])))
            pointer = at[3:]
        else:
            document = documents.get(str(kind))
        if document is None:
            # The register lacks the document: the place to mend is the reference to it.
            document, pointer = documents[case.kind], (kind,)
        return document.path, pointer, locate(document, pointer)

    return locate_in


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
