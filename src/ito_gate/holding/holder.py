"""Holds the newest good revision, and what is wrong with the one that came after it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ito_gate.errors import GateError
from ito_gate.holding.sources import BadRevision

if TYPE_CHECKING:
    from ito_gate.holding.snapshot import Snapshot
    from ito_gate.holding.sources import Source
    from ito_gate.model import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the newest revision is not the one that is held.

    Attributes:
        text: what is wrong.
        revision: the revision that cannot be taken over; empty where the source could not be asked, and for a folder.
        is_bad: whether there is a newer revision and it is bad; otherwise the source could not be asked.
        since: when this was first seen (ISO 8601, UTC).
    """

    text: Text
    revision: str
    is_bad: bool
    since: str


@dataclass(frozen=True, slots=True)
class State:
    """What is held at one moment.

    Attributes:
        current: the newest good revision; None before the first.
        problem: why it may not be the newest; None where it is.
        checked_at: when the source was last asked with success (ISO 8601, UTC); empty before the first time.
    """

    current: Snapshot | None = None
    problem: Problem | None = None
    checked_at: str = ""


class Holder:
    """Holds a register for many threads. Readers never wait, and see one state or the next, never half of each."""

    def __init__(self, source: Source) -> None:
        """Hold what ``source`` has, from the first ``refresh`` on."""
        self._source = source
        self._lock = threading.Lock()
        # Replaced as a whole: reading a reference is atomic.
        self._state = State()

    @property
    def source(self) -> Source:
        """Where the register comes from."""
        return self._source

    @property
    def state(self) -> State:
        """Everything at one moment: whoever needs two of the following takes this."""
        return self._state

    @property
    def current(self) -> Snapshot | None:
        """The newest good revision."""
        return self._state.current

    @property
    def problem(self) -> Problem | None:
        """Why it may not be the newest."""
        return self._state.problem

    @property
    def ready(self) -> bool:
        """Whether a revision is held, and it is the newest as far as was seen at the last refresh."""
        state = self._state
        return state.current is not None and state.problem is None

    def refresh(self) -> bool:
        """Take over a new revision if there is a good one, and tell whether there was.

        One thread at a time; the next one asks the source again, for what came while the first was reading. What the
        source or the revision is at fault for becomes the ``problem``. Any other error is ours: it becomes the
        problem too, and is raised.
        """
        with self._lock:
            try:
                found = self._source.fetch()
            except GateError as error:
                self._state = self._troubled(error)
                return False
            except Exception as error:
                name = type(error).__name__
                self._state = self._troubled(GateError(f"internal error: {name}", f"内部错误：{name}"))
                raise
            current = self._state.current if found is None else found
            self._state = State(current, None, _now())
            return found is not None

    def _troubled(self, error: GateError) -> State:
        bad = isinstance(error, BadRevision)
        problem = Problem(error.text, error.revision if isinstance(error, BadRevision) else "", bad, _now())
        known = self._state.problem
        if known is not None and replace(problem, since=known.since) == known:
            problem = known
        # A bad revision has been seen: the source answered.
        return State(self._state.current, problem, _now() if bad else self._state.checked_at)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
