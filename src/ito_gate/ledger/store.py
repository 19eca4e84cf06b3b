"""What the server wants of a log, and how one is opened.

The log of a register is one chain, whoever writes it: several threads, processes or machines append to it, and none
forks it. Beside the chain stand what was answered (so that an event is answered once), what was judged (by digest),
and what is still to be sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ito_gate.ledger.record import Link, Record
    from ito_gate.model import Json


@dataclass(frozen=True, slots=True)
class Answer:
    """What an event was answered.

    Attributes:
        decision_id: of the decision.
        decision: ``allow`` or ``deny``; empty while it is pending.
        status: HTTP status of the answer.
        body: the answer, byte for byte.
        repeated: whether it had been given before.
    """

    decision_id: str
    decision: str
    status: int
    body: bytes
    repeated: bool = False

    @property
    def is_pending(self) -> bool:
        """Tell whether the event is still to be decided."""
        return not self.decision


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order that was allowed: its number, whole units of the currency, ISO 4217."""

    order: str
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision to be recorded.

    Attributes:
        decision_id: its id.
        source: who asked.
        event_id: what makes the event the same when it comes again, within its source.
        body_digest: SHA-256 of its raw body.
        decision: ``allow`` or ``deny``.
        content: what the log says, named as in OPA's decision logs.
        declaration: id of the declaration the order is placed under; empty where there is none.
        seen: number of the newest decision on that declaration that was taken into account.
        ordered: what was ordered, where it was allowed under a declaration.
        evidence: what was judged, by digest; kept once, whichever decisions name it.
        call_back: whether the answer is sent as well.
    """

    decision_id: str
    source: str
    event_id: str
    body_digest: str
    decision: str
    content: Mapping[str, Json]
    declaration: str = ""
    seen: int = 0
    ordered: Ordered | None = None
    evidence: Mapping[str, bytes] = field(default_factory=dict)
    call_back: bool = False


@dataclass(frozen=True, slots=True)
class Pending:
    """An event that was taken and is not decided yet.

    Attributes:
        decision_id: that its decision will have.
        source: who sent it.
        event_id: as ``Draft`` has it.
        body: its raw body.
        received_at: when it arrived, in seconds since the epoch.
        tries: how often a decision was begun.
    """

    decision_id: str
    source: str
    event_id: str
    body: bytes
    received_at: float
    tries: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """An answer to be sent.

    Attributes:
        decision_id: of the decision.
        source: to whom.
        body: the answer.
        tries: how often it was sent, this time included.
    """

    decision_id: str
    source: str
    body: bytes
    tries: int


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer that could not be sent, and is given up: why, and after how many tries."""

    decision_id: str
    source: str
    why: str
    tries: int


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside a record: it has to agree with what the record says."""

    seq: int
    decision_id: str
    declaration: str
    decision: str
    answer: bytes
    source: str
    body_digest: str


class Store(Protocol):
    """A log. Threads share it. Every method raises ``LedgerError`` where the log cannot be used now."""

    @property
    def ledger(self) -> str:
        """The id of the log, made when it was made."""
        ...

    def answered(self, source: str, event_id: str, body_digest: str) -> Answer | None:
        """Return what an event was answered; None if it is new.

        Raises:
            Conflict: an event of that id had another body.
        """
        ...

    def receive(self, event: Pending, body_digest: str, acknowledgement: bytes) -> Answer:
        """Keep an event to be decided later, and return what it is answered: the first answer if it is not new.

        Raises:
            Conflict: an event of that id had another body.
        """
        ...

    def pending(self, now: float, lease: float) -> Pending | None:
        """Return an event to decide, and let nobody else have it for ``lease`` seconds; None if there is none."""
        ...

    def append(self, draft: Draft, answer: Callable[[Link], tuple[int, bytes]]) -> Answer:
        """Record a decision together with its answer, which ``answer`` makes of the place in the chain.

        Returns the answer: the first one, where the event has been answered meanwhile.

        Raises:
            Conflict: an event of that id had another body.
            Moved: the declaration has a newer decision than ``draft.seen``.
        """
        ...

    def ordered(self, declaration: str) -> tuple[int, Sequence[Ordered]]:
        """Return the number of the newest decision on a declaration, and the orders that stand allowed under it."""
        ...

    def look_up(self, decision_id: str) -> Answer | None:
        """Return the answer of a decision."""
        ...

    def record(self, decision_id: str) -> Record | None:
        """Return the record of a decision."""
        ...

    def records(self, after: int = 0) -> Iterator[Record]:
        """Yield the records after number ``after``, in order."""
        ...

    def record_ids(self, declaration: str) -> Sequence[str]:
        """Return the ids of the decisions on a declaration, in order."""
        ...

    def head(self) -> tuple[int, str]:
        """Return number and hash that the log itself says are its last."""
        ...

    def rows(self) -> Iterator[Row]:
        """Yield what stands beside each record, in order, for ``verify``."""
        ...

    def evidence(self, digest: str) -> bytes | None:
        """Return what has this digest."""
        ...

    def due(self, now: float, lease: float) -> Delivery | None:
        """Return an answer to send, and let nobody else have it for ``lease`` seconds; None if there is none."""
        ...

    def delivered(self, decision_id: str) -> None:
        """Note that an answer was taken."""
        ...

    def failed(self, decision_id: str, why: str, next_at: float | None) -> None:
        """Note that an answer was not taken: to be sent again then, or given up."""
        ...

    def letters(self) -> Sequence[Letter]:
        """Return the answers that were given up."""
        ...

    def send_again(self, decision_id: str, now: float) -> bool:
        """Put an answer that was given up among those to send; tell whether there was one."""
        ...

    def require_writable(self) -> None:
        """Raise where nothing could be recorded now."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def open_store(url: str, *, create: bool = True) -> Store:
    """Open the log at ``url``: ``sqlite:FILE`` or ``postgresql://…``.

    Args:
        url: of the log.
        create: whether to make it where there is none.

    Raises:
        UsageError: the URL is not one of a log, or the extra for it is not installed.
        LedgerError: it cannot be opened, or is not a log.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "sqlite" and rest:
        from ito_gate.ledger.sqlite import SqliteStore  # noqa: PLC0415 - one of the two

        return SqliteStore(rest, create=create)
    if scheme in {"postgresql", "postgres"}:
        try:
            from ito_gate.ledger.postgres import PostgresStore  # noqa: PLC0415 - the other, an extra
        except ImportError:
            raise UsageError(
                'PostgreSQL needs psycopg: pip install "ito-gate[postgres]"',
                '使用 PostgreSQL 需要 psycopg：pip install "ito-gate[postgres]"',
            ) from None
        return PostgresStore(url, create=create)
    raise UsageError(
        f"{scheme}: is no decision log; write sqlite:FILE or postgresql://HOST/DATABASE",
        f"{scheme}：不是决定日志的地址；应为 sqlite:文件 或 postgresql://主机/库",
    )
