"""The log in a relational database: what SQLite and PostgreSQL have in common.

One row holds the head of the chain. Whoever appends holds that row first, so that appending is one after the other,
and a head that is not the last record is noticed before anything is bound to it.
"""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from ito_gate.ledger.errors import Conflict, LedgerError, Moved
from ito_gate.ledger.record import Link, Record, genesis, link, text_of
from ito_gate.ledger.store import Answer, Delivery, Letter, Ordered, Pending, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from ito_gate.ledger.store import Draft

    Run = Callable[..., list[tuple[Any, ...]]]

VERSION = 1
"""Of the tables; another one is not touched."""

TABLES = (
    """CREATE TABLE ledger (
        one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, version INTEGER NOT NULL,
        seq BIGINT NOT NULL, hash TEXT NOT NULL)""",
    """CREATE TABLE records (
        seq BIGINT PRIMARY KEY, previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE,
        decision_id TEXT NOT NULL UNIQUE, declaration TEXT NOT NULL, decision TEXT NOT NULL,
        ordered TEXT NOT NULL, amount BIGINT NOT NULL, currency TEXT NOT NULL, content TEXT NOT NULL)""",
    "CREATE INDEX records_by_declaration ON records (declaration, seq)",
    """CREATE TABLE events (
        source TEXT NOT NULL, event_id TEXT NOT NULL, body_digest TEXT NOT NULL, decision_id TEXT NOT NULL UNIQUE,
        decision TEXT NOT NULL, status INTEGER NOT NULL, answer {blob} NOT NULL,
        body {blob} NOT NULL, received_at DOUBLE PRECISION NOT NULL, tries INTEGER NOT NULL,
        leased_until DOUBLE PRECISION NOT NULL, PRIMARY KEY (source, event_id))""",
    "CREATE INDEX events_pending ON events (leased_until) WHERE decision = ''",
    "CREATE TABLE evidence (digest TEXT PRIMARY KEY, content {blob} NOT NULL)",
    """CREATE TABLE outbox (
        decision_id TEXT PRIMARY KEY, source TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL,
        next_at DOUBLE PRECISION NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'due'",
)

_PAGE = 500
"""Records read at a time."""

_FARTHEST = 2 * 86400.0
"""Seconds ahead that an answer to be sent can wait; one that waits longer was put down by a clock that was wrong."""


class SqlStore(ABC):
    """A log in a relational database; see ``Store``. What it holds is the same, whichever it is."""

    ledger: str

    @abstractmethod
    def _transaction(self, *, writing: bool) -> AbstractContextManager[Run]:
        """Run statements in one transaction; errors of the database come out as ``LedgerError``."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it."""

    def answered(self, source: str, event_id: str, body_digest: str) -> Answer | None:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            return _answered(run, source, event_id, body_digest)

    def receive(self, event: Pending, body_digest: str, acknowledgement: bytes) -> Answer:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            known = _answered(run, event.source, event.event_id, body_digest)
            if known is not None:
                return known
            run(
                "INSERT INTO events VALUES (?, ?, ?, ?, '', 202, ?, ?, ?, 0, 0)",
                event.source,
                event.event_id,
                body_digest,
                event.decision_id,
                acknowledgement,
                event.body,
                event.received_at,
            )
        return Answer(event.decision_id, "", 202, acknowledgement)

    def pending(self, now: float, lease: float) -> Pending | None:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            rows = run(
                "SELECT decision_id, source, event_id, body, received_at, tries FROM events "
                # A lease that ends later than any can was given by a clock that has been put back since.
                "WHERE decision = '' AND (leased_until <= ? OR leased_until > ?) ORDER BY leased_until LIMIT 1",
                now,
                now + 2 * lease,
            )
            if not rows:
                return None
            decision_id, source, event_id, body, received_at, tries = rows[0]
            run("UPDATE events SET leased_until = ?, tries = tries + 1 WHERE decision_id = ?", now + lease, decision_id)
        return Pending(decision_id, source, event_id, bytes(body), received_at, tries + 1)

    def append(self, draft: Draft, answer: Callable[[Link], tuple[int, bytes]]) -> Answer:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            head = self._head(run)
            known = _answered(run, draft.source, draft.event_id, draft.body_digest)
            if known is not None and not known.is_pending:
                return known
            _require_unmoved(run, draft)
            content = text_of(draft.content)
            place = link(head.ledger, head.seq + 1, head.hash, content)
            status, body = answer(place)
            _insert(run, draft, place, content)
            _answer(run, draft, known, status, body)
            for name, data in draft.evidence.items():
                # Most of it, the policies above all, is there already; compressing it again would take longer than all
                # the rest.
                if not run("SELECT 1 FROM evidence WHERE digest = ?", name):
                    run("INSERT INTO evidence VALUES (?, ?)", name, zlib.compress(data, 6))
            if draft.call_back:
                run("INSERT INTO outbox VALUES (?, ?, 'due', 0, 0, '')", draft.decision_id, draft.source)
            run("UPDATE ledger SET seq = ?, hash = ?", place.seq, place.hash)
        return Answer(draft.decision_id, draft.decision, status, body)

    def ordered(self, declaration: str) -> tuple[int, Sequence[Ordered]]:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            newest = _newest(run, declaration)
            rows = run(
                "SELECT ordered, amount, currency FROM records "
                "WHERE declaration = ? AND decision = 'allow' AND ordered <> '' ORDER BY seq",
                declaration,
            )
        # The newest amount of each order counts, in the order in which they first came.
        standing = {order: Ordered(order, amount, currency) for order, amount, currency in rows}
        return newest, tuple(standing.values())

    def look_up(self, decision_id: str) -> Answer | None:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            rows = run("SELECT decision, status, answer FROM events WHERE decision_id = ?", decision_id)
        return Answer(decision_id, rows[0][0], rows[0][1], bytes(rows[0][2]), repeated=True) if rows else None

    def record(self, decision_id: str) -> Record | None:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            rows = run("SELECT seq, hash, previous, content FROM records WHERE decision_id = ?", decision_id)
        return self._record(*rows[0]) if rows else None

    def records(self, after: int = 0) -> Iterator[Record]:
        """See ``Store``."""
        while True:
            with self._transaction(writing=False) as run:
                rows = run(
                    "SELECT seq, hash, previous, content FROM records WHERE seq > ? ORDER BY seq LIMIT ?", after, _PAGE
                )
            yield from (self._record(*row) for row in rows)
            if not rows:
                return
            after = rows[-1][0]

    def record_ids(self, declaration: str) -> Sequence[str]:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            rows = run("SELECT decision_id FROM records WHERE declaration = ? ORDER BY seq", declaration)
        return tuple(row[0] for row in rows)

    def rows(self) -> Iterator[Row]:
        """See ``Store``."""
        after = 0
        while True:
            with self._transaction(writing=False) as run:
                rows = run(
                    "SELECT r.seq, r.decision_id, r.declaration, r.decision, e.answer, e.source, e.body_digest "
                    "FROM records r LEFT JOIN events e ON e.decision_id = r.decision_id "
                    "WHERE r.seq > ? ORDER BY r.seq LIMIT ?",
                    after,
                    _PAGE,
                )
            for seq, decision_id, declaration, decision, body, source, body_digest in rows:
                yield Row(seq, decision_id, declaration, decision, bytes(body or b""), source or "", body_digest or "")
            if not rows:
                return
            after = rows[-1][0]

    def head(self) -> tuple[int, str]:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            rows = run("SELECT seq, hash FROM ledger")
        return rows[0][0], rows[0][1]

    def evidence(self, digest: str) -> bytes | None:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            rows = run("SELECT content FROM evidence WHERE digest = ?", digest)
        try:
            return zlib.decompress(bytes(rows[0][0])) if rows else None
        except zlib.error as error:
            raise LedgerError(f"evidence {digest} is damaged", f"证据 {digest} 已损坏") from error

    def due(self, now: float, lease: float) -> Delivery | None:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            rows = run(
                "SELECT o.decision_id, o.source, e.answer, o.tries FROM outbox o "
                "JOIN events e ON e.decision_id = o.decision_id "
                "WHERE o.state = 'due' AND (o.next_at <= ? OR o.next_at > ?) ORDER BY o.next_at LIMIT 1",
                now,
                now + _FARTHEST,
            )
            if not rows:
                return None
            decision_id, source, body, tries = rows[0]
            run("UPDATE outbox SET next_at = ?, tries = tries + 1 WHERE decision_id = ?", now + lease, decision_id)
        return Delivery(decision_id, source, bytes(body), tries + 1)

    def delivered(self, decision_id: str) -> None:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            run("UPDATE outbox SET state = 'sent', why = '' WHERE decision_id = ?", decision_id)

    def failed(self, decision_id: str, why: str, next_at: float | None) -> None:
        """See ``Store``."""
        state = "due" if next_at is not None else "given-up"
        with self._transaction(writing=True) as run:
            run(
                "UPDATE outbox SET state = ?, why = ?, next_at = ? WHERE decision_id = ?",
                state,
                why,
                next_at or 0.0,
                decision_id,
            )

    def letters(self) -> Sequence[Letter]:
        """See ``Store``."""
        with self._transaction(writing=False) as run:
            rows = run(
                "SELECT decision_id, source, why, tries FROM outbox WHERE state = 'given-up' ORDER BY decision_id"
            )
        return tuple(Letter(*row) for row in rows)

    def send_again(self, decision_id: str, now: float) -> bool:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            found = run("SELECT 1 FROM outbox WHERE decision_id = ? AND state = 'given-up'", decision_id)
            run(
                "UPDATE outbox SET state = 'due', tries = 0, next_at = ? WHERE decision_id = ? AND state = 'given-up'",
                now,
                decision_id,
            )
        return bool(found)

    def require_writable(self) -> None:
        """See ``Store``."""
        with self._transaction(writing=True) as run:
            head = self._head(run)
            run("UPDATE ledger SET seq = ?, hash = ?", head.seq, head.hash)

    def _head(self, run: Run) -> Link:
        """Return the place of the last record, after taking the turn to append."""
        rows = run(f"SELECT id, seq, hash FROM ledger{self._turn}")  # noqa: S608 - a constant
        if not rows:
            raise LedgerError("the log has lost its head", "日志缺少链头")
        ledger, seq, hash_ = rows[0]
        last = run("SELECT hash FROM records WHERE seq = (SELECT MAX(seq) FROM records)")
        expected = last[0][0] if last else genesis(ledger)
        count = run("SELECT MAX(seq) FROM records")[0][0] or 0
        if (seq, hash_) != (count, expected):
            raise LedgerError(
                f"the head of the log is number {seq}, its last record number {count}: run ito-gate audit verify",
                f"日志链头为第 {seq} 条，最后一条为第 {count} 条：请运行 ito-gate audit verify",
            )
        return Link(ledger, seq, hash_, "")

    _turn = ""
    """What makes reading the head wait for others who append."""

    def _record(self, seq: int, hash_: str, previous: str, content: str) -> Record:
        return Record(Link(self.ledger, seq, hash_, previous), content)


def make_tables(run: Run, ledger: str, blob: str) -> None:
    """Make the tables of a new log with this id."""
    for statement in TABLES:
        run(statement.format(blob=blob))
    run("INSERT INTO ledger VALUES (1, ?, ?, 0, ?)", ledger, VERSION, genesis(ledger))


def _answered(run: Run, source: str, event_id: str, body_digest: str) -> Answer | None:
    rows = run(
        "SELECT body_digest, decision_id, decision, status, answer FROM events WHERE source = ? AND event_id = ?",
        source,
        event_id,
    )
    if not rows:
        return None
    known_digest, decision_id, decision, status, body = rows[0]
    if known_digest != body_digest:
        raise Conflict(
            "an event of this id had another body; nothing was decided", "同一编号的事件此前内容不同，没有作出决定"
        )
    return Answer(decision_id, decision, status, bytes(body), repeated=True)


def _newest(run: Run, declaration: str) -> int:
    return int(run("SELECT COALESCE(MAX(seq), 0) FROM records WHERE declaration = ?", declaration)[0][0])


def _require_unmoved(run: Run, draft: Draft) -> None:
    if draft.declaration and _newest(run, draft.declaration) > draft.seen:
        raise Moved("another order under the same declaration was decided on", "同一申报下的另一订单已有决定")


def _insert(run: Run, draft: Draft, place: Link, content: str) -> None:
    order = draft.ordered
    run(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        place.seq,
        place.previous,
        place.hash,
        draft.decision_id,
        draft.declaration,
        draft.decision,
        *((order.order, order.amount, order.currency) if order else ("", 0, "")),
        content,
    )


def _answer(run: Run, draft: Draft, pending: Answer | None, status: int, body: bytes) -> None:
    if pending is None:
        run(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
            draft.source,
            draft.event_id,
            draft.body_digest,
            draft.decision_id,
            draft.decision,
            status,
            body,
            b"",
        )
        return
    if pending.decision_id != draft.decision_id:
        raise LedgerError("the event was acknowledged under another decision id")
    run(
        "UPDATE events SET decision = ?, status = ?, answer = ?, body = ? WHERE decision_id = ?",
        draft.decision,
        status,
        body,
        b"",
        draft.decision_id,
    )
