"""The verdict on one declaration: policies asked, answer read, places found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.errors import EngineError
from ito_gate.model import Decision, DeclarationResult, Status, Text
from ito_gate.policy import result
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Pointer, Span
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.pack import Pack
    from ito_gate.reading.document import Document

BLOCKING = frozenset({Status.FAIL, Status.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Case:
    """A declaration with the documents it names.

    Attributes:
        documents: the declaration, its provider and its institution by kind, as far as there are any.
        validated: kinds of documents that have passed their JSON Schema.
    """

    documents: Mapping[str, Document]
    validated: tuple[str, ...]


class Evaluator:
    """Evaluates declarations with one engine; cheap to call many times, bound to its thread."""

    def __init__(
        self, pack: Pack, engine: Engine, *, as_of: str, stage: str | None, options: Mapping[str, str]
    ) -> None:
        self._pack = pack
        self._engine = engine
        self._fixed: dict[str, object] = {"as_of": as_of, "options": dict(options)}
        if stage is not None:
            self._fixed["stage"] = stage

    def evaluate(self, case: Case) -> DeclarationResult:
        """Ask every rule about the declaration of ``case``.

        Returns:
            The result; an engine that fails is a result without a verdict (``undecided``), not an
            exception, so that the other declarations are still answered.
        """
        documents = case.documents
        declaration = documents["declaration"]
        asked = {
            **self._fixed,
            **{kind: document.data for kind, document in documents.items()},
            "validated": case.validated,
        }
        try:
            answer = self._engine.evaluate(asked)
            facts = result.facts(answer, self._pack)
            outcomes = result.outcomes(answer, self._pack, _locator(documents))
        except EngineError as error:
            return self._result(
                declaration,
                Decision.UNDECIDED,
                error=Text(f"引擎未能作出判断：{error}", f"the engine could not decide: {error}"),
            )
        blocked = any(outcome.status in BLOCKING for outcome in outcomes)
        decision = Decision.FAIL if blocked else Decision.PASS
        return self._result(declaration, decision, facts=facts, outcomes=outcomes)

    def _result(self, declaration: Document, decision: Decision, **parts: object) -> DeclarationResult:
        data = declaration.data
        stage = self._fixed.get("stage", data.get("stage"))
        return DeclarationResult(
            id=_string(data.get("id")),
            path=declaration.path,
            span=declaration.start,
            name=_string(data.get("name")),
            stage=_string(stage),
            decision=decision,
            **{"facts": (), "outcomes": (), **parts},  # type: ignore[arg-type] # the three parts above
        )


def _locator(documents: Mapping[str, Document]) -> result.Locator:
    def locate_in(at: Pointer) -> tuple[str, Pointer, Span]:
        kind, pointer = at[0], at[1:]
        document = documents.get(str(kind))
        if document is None:
            # The register lacks the document: the place to mend is the reference to it.
            document, pointer = documents["declaration"], (kind,)
        return document.path, pointer, locate(document, pointer)

    return locate_in


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
