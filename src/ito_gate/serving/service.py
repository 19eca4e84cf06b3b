"""The work on one event: answered before? → order → decision → record → answer. Read this first.

Blocking, and meant for a thread of its own. Nothing is answered that is not on record: the answer is made inside the
transaction that appends the decision to the log, signed together with its place there. Whatever fails on the way
raises, and an error is never a decision.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ito_gate import __version__, gate
from ito_gate.errors import Undecided
from ito_gate.holding import changed_since_filing
from ito_gate.intake import event as events
from ito_gate.intake.mapping import SHANGHAI, order_of, value_at
from ito_gate.ledger.errors import LedgerError, Moved
from ito_gate.ledger.record import digest
from ito_gate.ledger.store import Draft, Ordered, Pending
from ito_gate.ledger.verify import answer_digest
from ito_gate.model import Level, Text
from ito_gate.purchase.decide import Decider
from ito_gate.purchase.index import index
from ito_gate.purchase.statement import statement
from ito_gate.register import join
from ito_gate.schema import schema_digest
from ito_gate.serving import clock, evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ito_gate.holding import Holder, Snapshot, Unknown
    from ito_gate.holding.history import History
    from ito_gate.ledger.record import Link
    from ito_gate.ledger.signing import Signer
    from ito_gate.ledger.store import Answer, Store
    from ito_gate.model import Json
    from ito_gate.purchase.decide import Decided
    from ito_gate.purchase.index import Index
    from ito_gate.serving.metrics import Metrics
    from ito_gate.serving.settings import Source

LOG = logging.getLogger("ito_gate.serving")

_TRIES = 20
"""Evaluations of one order while others under the same declaration come in between."""
_LONGEST_ID = 200
_PATH = "ito/gate/report"
"""What was asked, as OPA's decision logs name it."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that is genuine.

    Attributes:
        source: who sent it.
        id: as its sender gave it; empty where it gave none.
        body: the raw bytes.
        received_at: when it arrived, with its offset.
    """

    source: Source
    id: str
    body: bytes
    received_at: datetime

    @property
    def digest(self) -> str:
        """The SHA-256 of the body."""
        return digest(self.body)

    @property
    def day(self) -> str:
        """The day on which it arrived, in Shanghai (ISO 8601)."""
        return self.received_at.astimezone(SHANGHAI).date().isoformat()


@dataclass(frozen=True, slots=True)
class _Question:
    """An event that can be read, and what it is about."""

    event: Event
    id: str
    decision_id: str
    order: dict[str, Json]
    outside: str


@dataclass(frozen=True, slots=True)
class _Revision:
    """A revision of the register with what is made of it once."""

    snapshot: Snapshot
    history: History | Unknown
    index: Index
    policies: bytes
    policies_digest: str


class Service:
    """Decides on events. Threads may share it; each has an engine of its own."""

    def __init__(self, holder: Holder, store: Store, signer: Signer, metrics: Metrics) -> None:
        """Decide by the register that ``holder`` holds, record in ``store``, sign with ``signer``, count."""
        self._metrics = metrics
        self._holder = holder
        self._store = store
        self._signer = signer
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._revision: _Revision | None = None

    def decide(self, event: Event, decision_id: str = "") -> Answer:
        """Return the answer to ``event``: the one that it got before, or a decision, which is on record by then.

        Args:
            event: the event.
            decision_id: the id that was promised for its decision; a new one where none was.

        Raises:
            Refused: the body cannot be read.
            Conflict: another event had the same id.
            Undecided: no decision can be made or recorded now.
        """
        for _ in range(_TRIES):
            revision = self._current()
            question = self._question(event, revision.snapshot.digest, decision_id)
            known = self._store.answered(event.source.name, question.id, event.digest)
            if known is not None and not known.is_pending:
                return known
            try:
                return self._decide(question, revision)
            except Moved:
                continue
        raise Undecided(
            "other orders under the same declaration keep coming in; try again",
            "同一申报下的其他订单接连到达，请稍后再试",
        )

    def accept(self, event: Event) -> Answer:
        """Keep ``event`` to be decided later, and return its acknowledgement: kept too, and the same when repeated.

        Raises:
            Refused: the body cannot be read.
            Conflict: another event had the same id.
            Undecided: it cannot be kept now.
        """
        question = self._question(event, self._current().snapshot.digest, str(uuid.uuid4()))
        acknowledgement = {
            "decision_id": question.decision_id,
            "status": "pending",
            "url": f"/v1/decisions/{question.decision_id}",
        }
        pending = Pending(
            question.decision_id, event.source.name, question.id, event.body, event.received_at.timestamp(), 0
        )
        return self._store.receive(pending, event.digest, _encode(acknowledgement))

    def use_newest(self) -> None:
        """Prepare for the newest revision of the register, so that no decision has to wait for that."""
        snapshot = self._current().snapshot
        self._metrics.register_loaded.set(datetime.fromisoformat(snapshot.loaded_at).timestamp())
        self._metrics.ready.set(1)
        LOG.info(
            "register revision=%s digest=%s documents=%d",
            snapshot.revision,
            snapshot.digest,
            len(snapshot.register.entries),
        )

    def _current(self) -> _Revision:
        state = self._holder.state
        snapshot = state.current
        if snapshot is None:
            raise (
                problem_of(state.problem.text)
                if state.problem
                else Undecided("the register is loading", "正在读入登记册")
            )
        with self._lock:
            if self._revision is None or self._revision.snapshot is not snapshot:
                policies = evidence.of_pack(snapshot.pack)
                self._revision = _Revision(
                    snapshot,
                    self._holder.source.history(snapshot),
                    index(snapshot.register, snapshot.collection.findings),
                    policies,
                    digest(policies),
                )
            return self._revision

    def _question(self, event: Event, revision: str, decision_id: str) -> _Question:
        source = event.source
        parsed = events.parse(event.body)
        given = event.id or _text(value_at(parsed, source.event_id))
        raw = value_at(parsed, source.fields["category"].at) if "category" in source.fields else None
        return _Question(
            event=event,
            # Without an id, the same words mean the same event as long as nothing that its answer rests on has
            # changed: a retry gets the first answer, and an order that is sent again after the mending a new one.
            id=_short(given) if given else f"content:{event.digest[7:]}:{event.day}:{revision[7:23]}",
            decision_id=decision_id or str(uuid.uuid4()),
            order=order_of(parsed, source.fields),
            outside=_text(raw) if _text(raw) in source.outside else "",
        )

    def _decide(self, question: _Question, revision: _Revision) -> Answer:
        event, number = question.event, f"{question.event.source.name}:{question.order.get('id', '')}"
        seen = 0

        def earlier(declaration: str) -> Sequence[dict[str, Json]]:
            nonlocal seen
            seen, orders = self._store.ordered(declaration)
            return _summed([one for one in orders if one.order != number])

        decided = self._decider(revision).decide(question.order, earlier, today=event.day, outside=question.outside)
        said = statement(decided, event.day)
        draft = self._draft(question, revision, decided, said, number, seen)

        def answer(place: Link) -> tuple[int, bytes]:
            body = {**said, **draft.content["answer"]}
            record = {"ledger": place.ledger, "seq": place.seq, "hash": place.hash}
            status = 200 if decided.allowed else event.source.deny_status
            return status, _encode({**body, "record": record, "signature": self._sign(body, record)})

        return self._store.append(draft, answer)

    def _decider(self, revision: _Revision) -> Decider:
        """Return this thread's decider for ``revision``."""
        mine = self._mine
        if getattr(mine, "revision", None) is not revision:
            stack: ExitStack | None = getattr(mine, "stack", None)
            if stack is not None:
                stack.close()
            mine.stack = ExitStack()
            snapshot = revision.snapshot
            request = gate.Request(
                paths=(), config=snapshot.config, as_of="", fail_on=Level(snapshot.config.fail_on or "deny")
            )
            engine = mine.stack.enter_context(gate.opened(request, snapshot.pack))
            mine.decider = Decider(
                request,
                snapshot.pack,
                engine,
                revision.index,
                lambda entry: changed_since_filing(snapshot, entry, revision.history),
            )
            mine.revision = revision
        decider: Decider = mine.decider
        return decider

    def _draft(
        self,
        question: _Question,
        revision: _Revision,
        decided: Decided,
        said: dict[str, Json],
        number: str,
        seen: int,
    ) -> Draft:
        event, snapshot = question.event, revision.snapshot
        around = join(()) if decided.declaration is None else revision.index.around(decided.declaration)
        kept = evidence.of_decision(decided, around, snapshot.config)
        names, contents = evidence.named(kept)
        names["policies"], contents[revision.policies_digest] = revision.policies_digest, revision.policies
        made_with = {
            "tool": f"ito-gate {__version__}",
            "policy_revision": snapshot.pack.revision,
            "policy_digest": snapshot.pack.digest,
            "schema_digest": schema_digest(),
            "calendar_digest": snapshot.pack.calendar["digest"],
            "register_revision": snapshot.revision,
            "register_digest": snapshot.digest,
        }
        decided_at = clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        declaration = "" if decided.declaration is None else decided.declaration.id
        return Draft(
            decision_id=question.decision_id,
            source=event.source.name,
            event_id=question.id,
            body_digest=event.digest,
            decision=said["decision"],
            content={
                "decision_id": question.decision_id,
                "timestamp": decided_at,
                "labels": {"app": "ito-gate", "version": __version__},
                "path": _PATH,
                "requested_by": event.source.name,
                "bundles": {"ito-gate": {"revision": snapshot.pack.revision}},
                "input": {
                    "event": event.digest,
                    "day": event.day,
                    "outside": question.outside,
                    "revision": snapshot.revision,
                    "evidence": names,
                },
                "result": said,
                "answer": {
                    "decision_id": question.decision_id,
                    "decided_at": decided_at,
                    "made_with": made_with,
                },
            },
            declaration=declaration,
            seen=seen,
            ordered=_ordered(decided, number) if declaration else None,
            evidence=contents,
            call_back=event.source.callback is not None,
        )

    def _sign(self, body: dict[str, Json], record: dict[str, Json]) -> str:
        until = body["valid_until"]
        return self._signer.sign(
            {
                "jti": body["decision_id"],
                "iat": int(datetime.fromisoformat(body["decided_at"]).timestamp()),
                **({"exp": int(datetime.fromisoformat(until).timestamp())} if until else {}),
                **{name: body[name] for name in ("decision", "outside", "order", "declaration", "as_of", "made_with")},
                "answer": answer_digest(body),
                "record": record,
            }
        )

    def look_up(self, decision_id: str) -> Answer | None:
        """Return the answer of a decision, or the acknowledgement of one that is still to be made."""
        return self._store.look_up(decision_id)

    def public_keys(self) -> dict[str, Json]:
        """Return what the signatures are checked with."""
        return self._signer.public_keys()

    def not_ready(self) -> list[Text]:
        """Say why no decision can be made now, or why the newest revision of the register is not in use."""
        state, reasons = self._holder.state, []
        if state.current is None and state.problem is None:
            reasons.append(Text("正在读入登记册", "the register is loading"))
        elif state.problem is not None:
            used = "" if state.current is None else state.current.revision[:12] or state.current.digest[7:19]
            reasons.append(_not_the_newest(state.problem.text, used))
        try:
            self._store.require_writable()
        except LedgerError as error:
            reasons.append(error.text)
        return reasons

    def register(self) -> dict[str, Json]:
        """Say which revision of the register is in use."""
        held = self._holder.current
        return {} if held is None else {"revision": held.revision, "digest": held.digest}

    def close(self) -> None:
        """Let go of the log."""
        self._store.close()


def problem_of(text: Text) -> Undecided:
    """Return the error that no register can be used, for this reason."""
    return Undecided(f"the register cannot be used: {text.en}", f"登记册不可用：{text.zh}")


def _not_the_newest(why: Text, used: str) -> Text:
    if not used:
        return Text(f"登记册不可用：{why.zh}", f"the register cannot be used: {why.en}")
    return Text(
        f"登记册不是最新版本，仍用 {used}：{why.zh}", f"the register is not the newest, {used} is still used: {why.en}"
    )


def _ordered(decided: Decided, number: str) -> Ordered | None:
    if decided.order is None or not decided.allowed:
        return None
    data = decided.order.data
    return Ordered(number, data["amount"], data["currency"])


def _summed(orders: Sequence[Ordered]) -> list[dict[str, Json]]:
    """Return what was ordered before, a sum for each currency: rules need no more, and there may be thousands."""
    totals: dict[str, list[int]] = {}
    for one in orders:
        totals.setdefault(one.currency, []).append(one.amount)
    return [
        {"id": f"{len(amounts)} orders", "amount": sum(amounts), "currency": currency}
        for currency, amounts in sorted(totals.items())
    ]


def _short(given: str) -> str:
    return given if len(given) <= _LONGEST_ID else f"sha256:{hashlib.sha256(given.encode()).hexdigest()}"


def _text(value: Json) -> str:
    return "" if value is None else str(value)


def _encode(value: dict[str, Json]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
