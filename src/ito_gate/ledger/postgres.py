"""The log in PostgreSQL, for several servers of one register."""

from __future__ import annotations

import threading
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from ito_gate.ledger.errors import LedgerError
from ito_gate.ledger.sql import VERSION, SqlStore, make_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.ledger.sql import Run

SCHEMA = "ito_gate"
_MAKING = 0x49544F47
"""Advisory lock held while the tables are made: two servers may start at once."""
_OPTIONS = "-c statement_timeout=10000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=15000"
"""Milliseconds: a server that waits for a database for longer says so instead."""
_CONNECT = 5
"""Seconds."""
_ALIVE: dict[str, Any] = {
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,
}
"""Seconds and milliseconds: a database that cannot be reached any more says nothing, not even that."""


class PostgresStore(SqlStore):
    """A log in a schema of its own. Each thread has a connection; a broken one is made again."""

    _turn = " FOR UPDATE"

    def __init__(self, url: str, *, create: bool) -> None:
        """Open the log in the database at ``url`` (a connection URI of libpq).

        Raises:
            LedgerError: the database cannot be reached, or its log is of another version, or there is none and
                ``create`` is false.
        """
        self._url = url
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._all: set[psycopg.Connection] = set()
        try:
            self._open(create=create)
        except BaseException:
            self.close()
            raise

    def _open(self, *, create: bool) -> None:
        with self._transaction(writing=True) as run:
            run("SELECT pg_advisory_xact_lock(?)", _MAKING)
            if run(f"SELECT to_regclass('{SCHEMA}.ledger')")[0][0] is None:
                if not create:
                    raise LedgerError("the database has no decision log", "数据库中没有决定日志")
                run(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
                make_tables(run, str(uuid.uuid4()), "BYTEA")
            self.ledger, version = run("SELECT id, version FROM ledger")[0]
        if version != VERSION:
            raise LedgerError(
                f"a decision log of version {version}; this program knows {VERSION}",
                f"决定日志的版本为 {version}，本程序只认识 {VERSION}",
            )

    def close(self) -> None:
        """Let go of the connections."""
        with self._lock:
            connections, self._all = self._all, set()
        for connection in connections:
            connection.close()

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Run]:
        connection = self._connection()

        def run(statement: str, *values: object) -> list[tuple[Any, ...]]:
            cursor = connection.execute(statement.replace("?", "%s"), values or None)
            return cursor.fetchall() if cursor.description else []

        try:
            with connection.transaction():
                if not writing:
                    connection.execute("SET TRANSACTION READ ONLY")
                yield run
        except psycopg.Error as error:
            self._drop(connection)
            raise _failed(error) from error

    def _connection(self) -> psycopg.Connection:
        known: psycopg.Connection | None = getattr(self._mine, "connection", None)
        if known is not None and not known.closed:
            return known
        try:
            made = psycopg.connect(
                self._url,
                autocommit=True,
                connect_timeout=_CONNECT,
                client_encoding="utf8",
                options=_OPTIONS,
                **_ALIVE,
            )
        except psycopg.Error as error:
            raise _failed(error) from error
        self._mine.connection = made
        with self._lock:
            self._all.add(made)
        try:
            made.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(SCHEMA)))
            if made.execute("SHOW synchronous_commit").fetchone() == ("off",):
                # An answer that has left must be there after a power cut.
                made.execute("SET synchronous_commit TO on")
        except psycopg.Error as error:
            self._drop(made)
            raise _failed(error) from error
        return made

    def _drop(self, connection: psycopg.Connection) -> None:
        """Let go of a connection after an error; whether it still works is not worth finding out."""
        connection.close()
        with self._lock:
            self._all.discard(connection)


def _failed(error: psycopg.Error) -> LedgerError:
    # What libpq says of a connection may hold the host and the user; neither is for whoever asks the server.
    kind = type(error).__name__
    return LedgerError(f"the database of the decision log: {kind}", f"决定日志的数据库出错：{kind}")
