"""The embedded engine: regorus, in process, without a server or a binary.

The only module that knows regorus. Its traps, and what is done about them: values cross as JSON
text (its converters crash on lone surrogates); an undefined rule is the string ``"<undefined>"``;
a panic is a ``BaseException`` and poisons the engine, so a failed engine is dropped and a fresh clone
taken; an engine belongs to one thread; backtraces are cut from messages.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import regorus

from ito_gate.errors import EngineError
from ito_gate.model import SUBJECTS
from ito_gate.policy.engine import REPORT
from ito_gate.policy.linking import ENTRYPOINT
from ito_gate.policy.pack import LINKED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json
    from ito_gate.policy.pack import Pack

VERSION = "0.13.0"
"""The pinned version; a test compares it with the installed distribution."""

_UNDEFINED = '"<undefined>"'


class EmbeddedEngine:
    """Evaluates policies with regorus. Use it in the thread that made it."""

    name = "regorus"
    version = VERSION

    def __init__(self, modules: Mapping[str, str], data: Json, entrypoint: str = REPORT) -> None:
        """Load policies and data.

        Args:
            modules: Rego sources by path.
            data: the base document.
            entrypoint: where the modules keep the report.

        Raises:
            EngineError: a module does not parse or the data is not JSON.
        """
        self._entrypoint = entrypoint
        self._base = regorus.Engine()
        try:
            for path, source in modules.items():
                self._base.add_policy(path, source)
            self._base.add_data_json(_dump(data))
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"policies cannot be loaded: {_reason(error)}") from None
        self._engine = self._base.clone()

    def evaluate(self, document: Mapping[str, Json]) -> Mapping[str, Json]:
        """Evaluate the report on ``document``; see ``Engine``."""
        answer = self._query(_dump(document), self._entrypoint)
        if not isinstance(answer, dict):
            raise EngineError(f"{self._entrypoint} is not an object")
        return answer

    def _query(self, document: str, rule: str) -> Json:
        try:
            self._engine.set_input_json(document)
            answer = self._engine.eval_rule_as_json(rule)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - a panic of the engine is no Exception
            self._engine = self._base.clone()
            raise EngineError(f"{rule}: {_reason(error)}") from None
        if answer == _UNDEFINED:
            raise EngineError(f"{rule} is undefined")
        return json.loads(answer)


def _dump(value: Json) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise EngineError(f"not JSON: {error}") from None


def _reason(error: BaseException) -> str:
    text = str(error).partition("Stack backtrace:")[0].strip()
    return text or type(error).__name__


class LinkedEngine:
    """The embedded engine with the policies of a pack: one engine for each kind of document, made when asked."""

    name = EmbeddedEngine.name
    version = VERSION
    shared = False

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._engines: dict[str, EmbeddedEngine] = {}

    def evaluate(self, document: Mapping[str, Json]) -> Mapping[str, Json]:
        """Evaluate the report on ``document``; see ``Engine``.

        Raises:
            EngineError: also where no rule is about documents of that kind.
        """
        subject = str(document.get("subject", SUBJECTS[0]))
        if subject not in self._engines:
            if subject not in self._pack.linked:
                raise EngineError(f"no rule is about documents of the kind {subject}")
            self._engines[subject] = EmbeddedEngine(
                {f"{LINKED}/{subject}": self._pack.linked[subject]}, self._pack.data, ENTRYPOINT
            )
        return self._engines[subject].evaluate(document)
