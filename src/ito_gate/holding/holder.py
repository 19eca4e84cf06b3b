"""Holds the newest revision that is whole; a bad one changes nothing but is known."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.errors import GateError

if TYPE_CHECKING:
    from ito_gate.holding.history import History
    from ito_gate.holding.snapshot import Snapshot
    from ito_gate.holding.sources import Source
    from ito_gate.model import Text


@dataclass(frozen=True, slots=True)
class Held:
    """What is held.

    Attributes:
        snapshot: the revision.
        history: of it; None where there is none.
        loaded_at: when it was loaded, in seconds since the epoch.
    """

    snapshot: Snapshot
    history: History | None
    loaded_at: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the newest revision is not the one in use, and since when (seconds since the epoch)."""

    text: Text
    since: float


class Holder:
    """Threads share it: they take ``current`` once for what belongs together."""

    def __init__(self, source: Source) -> None:
        """Hold nothing yet of ``source``."""
        self._source = source
        self._lock = threading.Lock()
        self.current: Held | None = None
        self.problem: Problem | None = None

    def refresh(self) -> bool:
        """Look for a new revision, and tell whether there is one in use now.

        What is wrong with a revision stays known until another one is good.
        """
        with self._lock:
            try:
                snapshot = self._source.fetch()
                if snapshot is None:
                    return False
                held = Held(snapshot, self._source.history(), time.time())
            except GateError as error:
                since = self.problem.since if self.problem else time.time()
                self.problem = Problem(error.text, since)
                return False
            self.current, self.problem = held, None
            return True
