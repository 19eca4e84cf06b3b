"""Why an event is turned away before anything is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ito_gate.model import Text


class Refused(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The event is not taken; nothing was decided.

    Attributes:
        kind: what kind of reason: ``unauthenticated``, ``unreadable``.
        text: the reason, without anything secret.
    """

    def __init__(self, kind: str, text: Text) -> None:
        """Say why."""
        super().__init__(text.en)
        self.kind = kind
        self.text = text
