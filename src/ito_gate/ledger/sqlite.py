"""The log in one file (SQLite, WAL), for one machine. Several processes may append to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ito_gate.ledger.errors import LedgerError
from ito_gate.ledger.sql import VERSION, SqlStore, make_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.ledger.sql import Run

    Identities = tuple[tuple[int, int] | None, ...]

_APPLICATION = 0x49544F47
"""``PRAGMA application_id``: “ITOG”. A database of another program is not touched."""
_PATIENCE = 5.0
"""Seconds to wait for another process that appends."""
_ROOM = 8 * 1024 * 1024
"""Bytes on the disk below which the log is said to be unusable; a decision takes up to half a MiB of them."""


class SqliteStore(SqlStore):
    """A log in a file. One connection, one statement at a time: appending is one after the other anyway."""

    def __init__(self, file: str, *, create: bool) -> None:
        """Open the log in ``file``.

        Raises:
            LedgerError: it cannot be opened, or is not a log; with ``create`` false also where there is none.
        """
        self._path = Path(file)
        self._lock = threading.Lock()
        if not self._path.is_file():
            if not create:
                raise LedgerError(f"{self._path}: no such decision log", f"{self._path}：没有这个决定日志")
            _make(self._path)
        self._files: Identities | None = None
        with _translated(self._path):
            self._connection = _connect(self._path)
        try:
            self._open(create=create)
            self._files = _identities(self._path)
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
            if application != _APPLICATION:
                raise LedgerError(
                    f"{self._path}: no decision log, or one that was cut off: put it aside to begin a new one",
                    f"{self._path}：不是决定日志，或者是被截断的日志：移走之后才会新建",
                )
            if version != VERSION:
                raise LedgerError(
                    f"{self._path}: a decision log of version {version}; this program knows {VERSION}",
                    f"{self._path}：决定日志的版本为 {version}，本程序只认识 {VERSION}",
                )
            self.ledger = run("SELECT id FROM ledger")[0][0]

    def require_writable(self) -> None:
        """See ``Store``; before the disk is full, too, so that a person hears of it first."""
        super().require_writable()
        free = shutil.disk_usage(self._path.parent).free
        if free < _ROOM:
            raise LedgerError(
                f"{self._path.name}: only {free // 1024} KiB are left on the disk",
                f"{self._path.name}：磁盘只剩 {free // 1024} KiB",
            )

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Run]:
        connection = self._connection

        def run(statement: str, *values: object) -> list[tuple[Any, ...]]:
            return connection.execute(statement, values).fetchall()

        with self._lock, _translated(self._path):
            if self._files is not None and _identities(self._path) != self._files:
                # SQLite would go on, with files that are in no folder any more and are lost with this process.
                raise LedgerError(
                    f"{self._path.name}: the file was taken away or replaced", f"{self._path.name}：文件被移走或替换"
                )
            connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            try:
                yield run
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, which has to be there: SQLite would make a new one without a word."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    # An answer that has left must be there after a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _make(path: Path) -> None:
    """Make an empty log: beside its place, and put there when it is whole.

    So a file that is there is a log or was one, and an empty one is never mistaken for the beginning of a new log. It
    is readable to nobody else: it tells what is bought from whom.
    """
    wal = _wal(path)
    if wal.exists():
        raise LedgerError(
            f"{path}: gone, but {wal.name} is there, so there was a decision log",
            f"{path}：文件不在，但 {wal.name} 还在：这里曾有决定日志",
        )
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with _translated(path):
                _fill(fresh)
            # Another process may have been as quick: then that one's stays.
            with suppress(FileExistsError):
                path.hardlink_to(fresh)
            _sync(path.parent)
        finally:
            fresh.unlink()
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror}", f"{path}：无法新建：{error.strerror}") from error


def _fill(fresh: Path) -> None:
    connection = _connect(fresh)

    def run(statement: str, *values: object) -> list[tuple[Any, ...]]:
        return connection.execute(statement, values).fetchall()

    try:
        run("PRAGMA journal_mode = WAL")
        run("BEGIN IMMEDIATE")
        make_tables(run, str(uuid.uuid4()), "BLOB")
        run(f"PRAGMA application_id = {_APPLICATION}")
        run(f"PRAGMA user_version = {VERSION}")
        run("COMMIT")
    finally:
        connection.close()


def _sync(folder: Path) -> None:
    """See that what was put into the folder is there after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _identities(path: Path) -> Identities:
    """Tell which files are at ``path`` and beside it; None where there is none."""
    return tuple(_identity(one) for one in (path, _wal(path)))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _wal(path: Path) -> Path:
    """Return the file that SQLite keeps beside the log, with what was recorded last."""
    return path.with_name(f"{path.name}-wal")


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: sqlite3.Error) -> LedgerError:
    # The folder is not for whoever asks the server.
    return LedgerError(f"{path.name}: {error}", f"{path.name}：决定日志出错：{error}")
