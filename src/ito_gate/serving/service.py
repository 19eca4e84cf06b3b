"""The work on one event: answered before? → order → decision → record → answer. Read this first.

Blocking, and meant for a thread of its own. Nothing is answered that is not on record: the answer is made inside the
transaction that appends the decision to the log, signed together with its place there. Whatever fails on the way
raises, and an error is never a decision.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import threading
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ito_gate import __version__, gate
from ito_gate.errors import Undecided
from ito_gate.intake import event as events
from ito_gate.intake.mapping import SHANGHAI, order_of, value_at
from ito_gate.ledger.errors import Moved
from ito_gate.ledger.store import Answer, Delivery, Draft
from ito_gate.model import Text
from ito_gate.purchase.decide import Decider
from ito_gate.purchase.index import Index, index
from ito_gate.purchase.statement import ALLOW, statement
from ito_gate.serving import evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ito_gate.holding import Holder, Snapshot
    from ito_gate.ledger.store import Link, Store
    from ito_gate.model import Json
    from ito_gate.serving.settings import Source

_TRIES = 5
"""Evaluations of one order while others under the same declaration come in between."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that is genuine.

    Attributes:
        source: who sent it.
        id: as the sender gave it; empty where it gave none.
        body: the raw bytes.
        received_at: when it arrived (UTC).
    """

    source: Source
    id: str
    body: bytes
    received_at: datetime

    @property
    def digest(self) -> str:
        """The SHA-256 of the body."""
        return f"sha256:{hashlib.sha256(self.body).hexdigest()}"


class Service:
    """Decides on events. Threads may share it; each has an engine of its own."""

    def __init__(self, holder: Holder, store: Store, sign: Callable[[Mapping[str, Any]], str]) -> None:
        """Serve decisions by the register that ``holder`` holds, recorded in ``store``, signed by ``sign``."""
        self._holder = holder
        self._store = store
        self._sign = sign
        self._mine = threading.local()
        self._indexes: dict[int, tuple[Snapshot, Index]] = {}

    def decide(self, event: Event, decision_id: str | None = None) -> Answer:
        """Return the answer to ``event``: the one that it got before, or a decision, which is on record by then.

        Raises:
            Refused: the body cannot be read.
            Conflict: another event had the same id.
            Undecided: no decision can be made or recorded now.
        """
        parsed = events.parse(event.body)
        snapshot = self._holder.current
        if snapshot is None:
            raise Undecided("no register could be loaded yet", "尚未能读入登记册")
        today = event.received_at.astimezone(SHANGHAI).date().isoformat()
        event_id = event.id or self._id_of(event, parsed, snapshot, today)
        known = self._store.answered(event.source.name, event_id, event.digest)
        if known is not None:
            return known
        for _ in range(_TRIES):
            try:
                return self._decide(event, event_id, parsed, snapshot, today, decision_id or str(uuid.uuid4()))
            except Moved:
                continue
        raise Undecided(
            "other orders under the same declaration keep coming in", "同一申报下的其他订单接连到达，请稍后再试"
        )
