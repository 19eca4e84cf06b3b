"""What can go wrong with the log."""

from __future__ import annotations

from ito_gate.errors import Undecided


class LedgerError(Undecided):
    """The log cannot be read or written now, or is not one. Nothing was recorded."""


class Conflict(Undecided):
    """Another event had the same id: the same question cannot be two questions."""


class Moved(Undecided):
    """Meanwhile another decision was recorded that this one depends on; decide again."""
