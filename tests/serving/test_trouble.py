"""A server whose log cannot be used, or whose clock jumps: no answer is a decision then, and what was given stays."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from postgres import Cluster, cluster
from procurement import NOW
from purchase_server import PATIENCE, Reply, Server, Site

DAY = 86400.0


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.make(tmp_path, "sqlite:data/log.db")


@pytest.fixture
def data(site: Site) -> Path:
    """The folder that the log is in."""
    folder = site.folder / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def server(site: Site, data: Path) -> Iterator[Server]:  # noqa: ARG001 - has to be there first
    with site.server() as made:
        yield made


def allowed(server: Server, key: str) -> Reply:
    """Ask for what is to be allowed."""
    reply = server.ask(server.site.order(f"PO-{key}"), key)
    assert (reply.status, reply.decision) == (200, "allow"), reply
    return reply


def refused(server: Server, key: str) -> None:
    """Ask for what would be allowed, were it not for the trouble."""
    assert_undecided(server.ask(server.site.order(f"PO-{key}"), key))
    assert_undecided(server.send(f"sent-{key}", server.site.order(f"PO-sent-{key}")))
    assert server.request("GET", "/readyz").status == 503
    assert server.request("GET", "/healthz").status == 200


def assert_undecided(reply: Reply) -> None:
    assert (reply.status, reply.headers["content-type"]) == (503, "application/problem+json"), reply
    assert "retry-after" in reply.headers
    assert b"allow" not in reply.body


def until_allowed(server: Server, key: str) -> Reply:
    """Ask until there is a decision: a server notices by itself that the trouble is over."""
    until = time.monotonic() + PATIENCE
    while (reply := server.ask(server.site.order(f"PO-{key}"), key)).status == 503:
        assert time.monotonic() < until, reply
        time.sleep(0.1)
    assert reply.decision == "allow", reply
    return reply


def assert_whole(server: Server, *given: Reply) -> None:
    """Everything that was given is still given, and on record; and nothing was put on record without being given."""
    for number, reply in enumerate(given):
        assert server.ask(server.site.order(f"PO-{number}"), str(number)).body == reply.body
    found = server.site.verify([reply.body for reply in given])
    assert found.returncode == 0, found.stdout + found.stderr
    assert f"the log is whole: {len(given)} records" in found.stdout
    assert "internal error" not in server.log.read_text("utf-8")


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Callable[[], None]]:
    """Put a disk of 24 MiB there; what is returned fills it up."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")

    def fill() -> None:
        with (folder / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while ballast.write(bytes(512)):
                pass

    try:
        yield fill
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk(site: Site, data: Path) -> None:
    with small_disk(data) as fill, site.server() as server:
        first = allowed(server, "0")
        fill()
        refused(server, "1")
        assert allowed(server, "0").body == first.body
        (data / "ballast").unlink()
        second = until_allowed(server, "1")
        assert_whole(server, first, second)


def test_a_file_that_may_not_grow(server: Server) -> None:
    first = allowed(server, "0")
    assert server.running is not None
    _, most = resource.prlimit(server.running.pid, resource.RLIMIT_FSIZE)
    grown = max(file.stat().st_size for file in server.site.log.parent.iterdir())
    resource.prlimit(server.running.pid, resource.RLIMIT_FSIZE, (grown, most))
    assert_undecided(server.ask(server.site.order("PO-1"), "1"))
    assert allowed(server, "0").body == first.body
    resource.prlimit(server.running.pid, resource.RLIMIT_FSIZE, (most, most))
    second = until_allowed(server, "1")
    assert_whole(server, first, second)


def test_a_log_that_may_only_be_read(site: Site, data: Path) -> None:
    with site.server() as server:
        given = allowed(server, "0")
    site.log.chmod(0o400)
    server.prefix = _without_the_powers_of_root()
    running = server.launch()
    assert running.wait(PATIENCE) == 4
    assert "readonly database" in server.log.read_text("utf-8")
    site.log.chmod(0o600)
    server.start()
    try:
        assert_whole(server, given)
    finally:
        server.end()
    assert data.is_dir()


def _without_the_powers_of_root() -> tuple[str, ...]:
    if os.getuid() != 0:
        return ()
    powers = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}", "--")


@pytest.mark.parametrize("part", [0.0, 0.3, 0.7, 0.95])
def test_a_log_that_was_cut_while_the_server_was_down(site: Site, data: Path, part: float) -> None:
    with site.server() as server:
        allowed(server, "0")
    checkpoint(site.log)
    os.truncate(site.log, int(site.log.stat().st_size * part))
    assert server.launch().wait(PATIENCE) == 4
    assert "Traceback" not in server.log.read_text("utf-8")
    assert site.verify().returncode == 4
    assert [file.name for file in data.iterdir() if file.suffix == ".db"] == ["log.db"]


@pytest.mark.parametrize("part", [0.0, 0.5])
def test_a_log_that_is_cut_under_a_running_server(server: Server, part: float) -> None:
    given = [allowed(server, str(number)) for number in range(3)]
    checkpoint(server.site.log)
    os.truncate(server.site.log, int(server.site.log.stat().st_size * part))
    for number, first in enumerate(given):
        again = server.ask(server.site.order(f"PO-{number}"), str(number))
        assert again.status == 503 or again.body == first.body
    refused(server, "new")
    assert server.site.verify([one.body for one in given]).returncode == 4


def test_an_end_that_was_cut_off_shows_by_the_answers_that_were_given(site: Site, data: Path) -> None:
    with site.server() as server:
        given = [allowed(server, str(number)) for number in range(3)]
    recent = data / "log.db-wal"
    os.truncate(recent, recent.stat().st_size - 1)
    # SQLite takes what is left for all there is, and so does a look at the log alone.
    assert site.verify().returncode == 0
    found = site.verify([one.body for one in given])
    assert found.returncode == 1, found.stdout
    assert "the end was cut off" in found.stdout


@pytest.mark.parametrize(("gone", "code"), [("log.db", 4), ("log.db-wal", 1)])
def test_a_part_of_the_log_that_is_gone(server: Server, gone: str, code: int) -> None:
    kept = allowed(server, "0").body
    server.site.log.with_name(gone).unlink()
    refused(server, "1")
    server.kill()
    assert server.site.verify([kept]).returncode == code


def test_no_new_log_is_begun_beside_what_is_left_of_one(server: Server) -> None:
    allowed(server, "0")
    server.kill()
    server.site.log.unlink()
    assert server.launch().wait(PATIENCE) == 4
    assert "so there was a decision log" in server.log.read_text("utf-8")
    assert not server.site.log.exists()


def checkpoint(log: Path) -> None:
    connection = sqlite3.connect(log)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize("how", ["gone", "replaced"])
def test_a_log_that_is_taken_away_from_a_running_server(server: Server, how: str) -> None:
    log = server.site.log
    given = allowed(server, "0")
    aside = log.with_name("aside.db")
    log.rename(aside)
    if how == "replaced":
        log.write_bytes(b"")
    refused(server, "1")
    log.unlink(missing_ok=True)
    aside.rename(log)
    second = until_allowed(server, "1")
    assert_whole(server, given, second)


@pytest.fixture
def database() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


def test_a_database_that_goes_down_and_comes_back(tmp_path: Path, database: Cluster) -> None:
    with Site.make(tmp_path, database.database("down")).server() as server:
        first = allowed(server, "0")
        database.stop()
        refused(server, "1")
        database.start()
        second = until_allowed(server, "1")
        assert_whole(server, first, second)


def test_a_database_that_hangs(tmp_path: Path, database: Cluster) -> None:
    with Site.make(tmp_path, database.database("hangs")).server() as server, ThreadPoolExecutor(10) as pool:
        first = allowed(server, "0")
        database.signal(signal.SIGSTOP)
        try:
            asked = [pool.submit(server.ask, server.site.order(f"PO-{number}"), str(number)) for number in range(1, 10)]
            assert server.request("GET", "/healthz").status == 200
            for one in asked:
                assert_undecided(one.result())
        finally:
            database.signal(signal.SIGCONT)
        # Of what nobody waits for any more, only what was begun is done.
        until_allowed(server, "new")
        time.sleep(1)
        recorded = server.site.verify().stdout
        assert int(recorded.split("the log is whole: ")[1].split()[0]) <= 4, recorded
        later = [until_allowed(server, str(number)) for number in range(1, 10)]
        found = server.site.verify([first.body, *(one.body for one in later)])
        assert "the log is whole: 11 records" in found.stdout
        assert "internal error" not in server.log.read_text("utf-8")


def test_a_database_that_may_only_be_read(tmp_path: Path, database: Cluster) -> None:
    with Site.make(tmp_path, database.database("standby")).server() as server:
        first = allowed(server, "0")
        _set(database, "on")
        refused(server, "1")
        assert allowed(server, "0").body == first.body
        _set(database, "off")
        second = until_allowed(server, "1")
        assert_whole(server, first, second)


def _set(database: Cluster, read_only: str) -> None:
    with psycopg.connect(database.url, autocommit=True, options="-c default_transaction_read_only=off") as connection:
        connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {read_only}")
        connection.execute("SELECT pg_reload_conf()")
    time.sleep(0.5)


def test_a_clock_that_jumps(server: Server) -> None:
    site = server.site
    given = [allowed(server, "0")]
    # A year that no calendar knows: an order of the day it was placed, and one of that day.
    site.move_clock(5 * 365 * DAY)
    late = [server.ask(site.order("PO-1"), "1"), server.ask(site.order("PO-2", ordered_on="2031-11-01"), "2")]
    assert [(one.status, one.decision) for one in late] == [(200, "deny"), (200, "deny")]
    # What was given stays what it was, and the log goes on from its last record, not from the latest time.
    assert server.ask(site.order("PO-0"), "0").body == given[0].body
    site.set_clock(NOW.timestamp() - DAY)
    early = server.ask(site.order("PO-3"), "3")
    assert early.status == 200
    assert early.data["decided_at"] < given[0].data["decided_at"]
    site.set_clock(NOW.timestamp())
    last = allowed(server, "4")
    assert [one.data["record"]["seq"] for one in (*given, *late, early, last)] == [1, 2, 3, 4, 5]
    assert site.verify([one.body for one in (*given, *late, early, last)]).returncode == 0


def test_an_event_of_another_time(server: Server) -> None:
    body, headers = server.site.event("e1", server.site.order("PO-1"))
    for jump in (400.0, -800.0):
        server.site.move_clock(jump)
        reply = server.request("POST", "/v1/webhooks/shop", body, headers)
        assert (reply.status, reply.decision) == (401, "")
    server.site.set_clock(NOW.timestamp())
    assert server.request("POST", "/v1/webhooks/shop", body, headers).decision == "allow"
