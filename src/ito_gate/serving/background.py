"""What runs beside the requests: new revisions of the register, events that were taken, call-backs.

Each in a thread of its own that ends when the server does. Nothing is lost when it ends in the middle: what was not
finished is still in the log, and is taken up again, here or by another server, once its lease is over.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ito_gate.errors import GateError
from ito_gate.intake.refusal import Refused
from ito_gate.ledger.errors import LedgerError
from ito_gate.serving import clock
from ito_gate.serving.callbacks import Sender, wait_after
from ito_gate.serving.service import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.holding.holder import Holder
    from ito_gate.ledger.store import Store
    from ito_gate.serving.metrics import Metrics
    from ito_gate.serving.service import Service
    from ito_gate.serving.settings import Settings

LOG = logging.getLogger("ito_gate.serving")

_LEASE = 60.0
"""Seconds after which somebody else may take up what was not finished."""
_IDLE = 1.0
"""Seconds between looks where there was nothing to do."""
_TROUBLED = 5.0
"""Seconds to wait when the log cannot be used."""


class Background:
    """Three threads."""

    def __init__(self, settings: Settings, service: Service, holder: Holder, store: Store, metrics: Metrics) -> None:
        """Prepare; nothing runs until ``start``."""
        self._settings = settings
        self._service = service
        self._holder = holder
        self._store = store
        self._metrics = metrics
        self._stopping = threading.Event()
        self._awake = threading.Event()
        self._sender = Sender()
        self._threads = [
            threading.Thread(target=self._refresh_often, name="refresh", daemon=True),
            threading.Thread(target=self._repeat, args=(self.decide_next,), name="pending", daemon=True),
            threading.Thread(target=self._repeat, args=(self.send_next,), name="call-backs", daemon=True),
        ]

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the threads, after what they are at."""
        self._stopping.set()
        self._awake.set()
        for thread in self._threads:
            thread.join()
        self._sender.close()

    def wake(self) -> None:
        """Look for a new revision now."""
        self._awake.set()

    def refresh(self) -> None:
        """Look for a new revision, and say what was found."""
        before = self._holder.problem
        if self._holder.refresh():
            self._service.use_newest()
        problem = self._holder.problem
        if problem is not None and problem != before:
            LOG.error("register: %s", problem.text.en)
        self._metrics.ready.set(problem is None)

    def decide_next(self) -> bool:
        """Decide on one event that was taken; tell whether there was one."""
        taken = self._store.pending(clock.now().timestamp(), _LEASE)
        if taken is None:
            return False
        source = self._settings.sources.get(taken.source)
        if source is None:
            LOG.error("no source %s any more: decision_id=%s waits", taken.source, taken.decision_id)
            return True
        received_at = datetime.fromtimestamp(taken.received_at, UTC)
        event = Event(source, taken.event_id, taken.body, received_at)
        try:
            answer = self._service.decide(event, taken.decision_id)
        except (GateError, Refused) as error:
            # Its lease ends by and by, and it is tried again: it was acknowledged.
            LOG.warning("decision_id=%s waits: %s", taken.decision_id, error)
            return not isinstance(error, LedgerError)
        self._metrics.decisions.labels(taken.source, answer.decision).inc()
        LOG.info("decided source=%s decision_id=%s decision=%s", taken.source, answer.decision_id, answer.decision)
        return True

    def send_next(self) -> bool:
        """Send one answer; tell whether there was one."""
        delivery = self._store.due(clock.now().timestamp(), _LEASE)
        if delivery is None:
            return False
        source = self._settings.sources.get(delivery.source)
        callback = source.callback if source else None
        if callback is None:
            self._store.failed(delivery.decision_id, "no call-back is set up any more", None)
            return True
        why = self._sender.send(callback, delivery.decision_id, delivery.body)
        if why is None:
            self._store.delivered(delivery.decision_id)
            LOG.info("called back source=%s decision_id=%s", delivery.source, delivery.decision_id)
            return True
        wait = wait_after(delivery.tries, why)
        self._store.failed(delivery.decision_id, why, None if wait is None else clock.now().timestamp() + wait)
        LOG.warning(
            "call-back source=%s decision_id=%s try=%d: %s", delivery.source, delivery.decision_id, delivery.tries, why
        )
        if wait is None:
            self._metrics.letters.labels(delivery.source).inc()
            LOG.error("call-back source=%s decision_id=%s given up", delivery.source, delivery.decision_id)
        return True

    def _refresh_often(self) -> None:
        while not self._stopping.is_set():
            self._awake.wait(self._settings.refresh_seconds)
            self._awake.clear()
            if not self._stopping.is_set():
                self._guarded(self._refreshed)

    def _refreshed(self) -> bool:
        self.refresh()
        return True

    def _repeat(self, work: Callable[[], bool]) -> None:
        while not self._stopping.is_set():
            if not self._guarded(work):
                self._stopping.wait(_IDLE)

    def _guarded(self, work: Callable[[], bool]) -> bool:
        """Do one piece of work; a thread that must not end says what went wrong and goes on."""
        try:
            return work()
        except LedgerError as error:
            LOG.error("%s", error)  # noqa: TRY400 - the reason is what there is to say
        except Exception:
            LOG.exception("internal error")
        self._stopping.wait(_TROUBLED)
        return True
