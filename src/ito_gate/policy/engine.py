"""What the gate asks of a policy engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json

REPORT = "data.ito.gate.report"
"""The one query: the verdict on every rule, always defined."""


class Engine(Protocol):
    """Evaluates the policies on one input.

    An engine is made with its policies and data. It answers or raises ``EngineError``; it never
    answers "nothing".
    """

    @property
    def name(self) -> str:
        """Name of the engine, such as ``regorus``."""

    @property
    def version(self) -> str:
        """Version of the engine."""

    @property
    def shared(self) -> bool:
        """Whether threads may use it at once; one that is not shared is made anew in each process."""

    def evaluate(self, document: Mapping[str, Json]) -> Mapping[str, Json]:
        """Evaluate ``data.ito.gate.report`` on the input ``document``.

        Raises:
            EngineError: the engine failed or the answer is undefined.
        """
