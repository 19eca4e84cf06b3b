"""The log in one file (SQLite, WAL), for one machine. Several processes may append to it."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ito_gate.ledger.errors import LedgerError
from ito_gate.ledger.sql import VERSION, SqlStore, make_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.ledger.sql import Run

_APPLICATION = 0x49544F47
"""``PRAGMA application_id``: “ITOG”. A database of another program is not touched."""
_PATIENCE = 5.0
"""Seconds to wait for another process that appends."""


class SqliteStore(SqlStore):
    """A log in a file. One connection, one statement at a time: appending is one after the other anyway."""

    def __init__(self, file: str, *, create: bool) -> None:
        """Open the log in ``file``.

        Raises:
            LedgerError: it cannot be opened, or is not a log; with ``create`` false also where there is none.
        """
        self._path = Path(file)
        self._lock = threading.Lock()
        _prepare(self._path, create=create)
        try:
            self._connection = sqlite3.connect(
                self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise _failed(self._path, error) from error
        try:
            self._open(create=create)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _open(self, *, create: bool) -> None:
        with self._transaction(writing=create) as run:
            application, version = (run(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version"))
            is_empty = not run("SELECT 1 FROM sqlite_master LIMIT 1")
            if is_empty and application == 0 and create:
                make_tables(run, str(uuid.uuid4()), "BLOB")
                run(f"PRAGMA application_id = {_APPLICATION}")
                run(f"PRAGMA user_version = {VERSION}")
            elif application != _APPLICATION:
                raise LedgerError(
                    f"{self._path}: a database, but no decision log", f"{self._path}：是数据库，但不是决定日志"
                )
            elif version != VERSION:
                raise LedgerError(
                    f"{self._path}: a decision log of version {version}; this program knows {VERSION}",
                    f"{self._path}：决定日志的版本为 {version}，本程序只认识 {VERSION}",
                )
            self.ledger = run("SELECT id FROM ledger")[0][0]
        if create:
            with self._lock, _translated(self._path):
                self._connection.execute("PRAGMA journal_mode = WAL")
                # An answer that has left must be there after a power cut.
                self._connection.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Run]:
        connection = self._connection

        def run(statement: str, *values: object) -> list[tuple[Any, ...]]:
            return connection.execute(statement, values).fetchall()

        with self._lock, _translated(self._path):
            connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            try:
                yield run
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def _prepare(path: Path, *, create: bool) -> None:
    """See that the file is there, readable to nobody else: it tells what is bought from whom."""
    if path.is_file():
        return
    if not create:
        raise LedgerError(f"{path}: no such decision log", f"{path}：没有这个决定日志")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror}", f"{path}：无法新建：{error.strerror}") from error


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: sqlite3.Error) -> LedgerError:
    return LedgerError(f"{path}: {error}", f"{path}：决定日志出错：{error}")
