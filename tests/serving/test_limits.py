"""Clients that are slow, large, deep or many: each is told so or cut off, and the others get their decisions."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from procurement import HEADERS, TOKEN
from purchase_server import PATIENCE, Reply, Server, Site

LIMITS = {"body_seconds": 1, "waiting": 4, "body_bytes": 65536}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Site.make(tmp_path, "sqlite:log.db", limits=LIMITS).server() as made:
        yield made


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), PATIENCE)


def drip(connection: socket.socket, data: bytes) -> bytes:
    """Send ``data`` byte by byte, without end, until the server says something or closes; return what it said."""
    until = time.monotonic() + PATIENCE
    connection.settimeout(0.05)
    said = b""
    number = 0
    with contextlib.suppress(ConnectionError, BrokenPipeError):
        while time.monotonic() < until:
            connection.sendall(data[number % len(data) :][:1])
            number += 1
            with contextlib.suppress(TimeoutError):
                received = connection.recv(65536)
                said += received
                if not received:
                    return said
        pytest.fail("the server lets it drip")
    return said


def status_of(said: bytes) -> int:
    return int(said.split(b" ", 2)[1])


def allowed(server: Server, key: str) -> None:
    reply = server.ask(server.site.order(f"PO-{key}"), key)
    assert (reply.status, reply.decision) == (200, "allow"), reply


def test_headers_byte_by_byte_and_none_at_all(server: Server) -> None:
    with ThreadPoolExecutor(3) as pool, connect(server) as slow, connect(server) as endless, connect(server) as silent:
        endless.sendall(b"POST /v1/decisions HTTP/1.1\r\n")
        dripping = [
            pool.submit(drip, slow, b"POST /v1/decisions HTTP/1.1\r\nHost: x\r\nX-A: "),
            pool.submit(drip, endless, b"X: y\r\n"),
            pool.submit(silent.recv, 1),
        ]
        for number in range(10):
            allowed(server, str(number))
        said = [one.result() for one in dripping]
    # Cut off; whoever sends no headers is owed no answer.
    assert all(not one or status_of(one) == 400 for one in said), said


@pytest.mark.parametrize("framing", [b"Content-Length: 60000", b"Transfer-Encoding: chunked"])
def test_a_body_byte_by_byte(server: Server, framing: bytes) -> None:
    with connect(server) as slow:
        slow.sendall(b"POST /v1/decisions HTTP/1.1\r\nHost: x\r\n" + framing + b"\r\n\r\n")
        said = drip(slow, b"1\r\n \r\n")
    assert status_of(said) == 408
    assert b"connection: close" in said.lower()
    allowed(server, "1")


def test_slow_bodies_take_no_more_than_the_places_there_are(server: Server) -> None:
    slow = [connect(server) for _ in range(LIMITS["waiting"])]
    for one in slow:
        one.sendall(b"POST /v1/decisions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
    until = time.monotonic() + PATIENCE
    while (busy := server.ask(server.site.order("PO-1"), "1")).status == 200:
        assert time.monotonic() < until
    assert_busy(busy)
    assert server.request("GET", "/healthz").status == 200
    assert server.request("GET", "/readyz").status == 200
    until = time.monotonic() + PATIENCE
    while server.ask(server.site.order("PO-2"), "2").status == 503:
        assert time.monotonic() < until
        time.sleep(0.1)
    for one in slow:
        assert status_of(one.recv(65536)) == 408
        one.close()


def assert_busy(reply: Reply) -> None:
    assert (reply.status, reply.headers["content-type"]) == (503, "application/problem+json")
    assert reply.data["type"] == "urn:ito-gate:problem:busy"
    assert int(reply.headers["retry-after"]) > 0


def test_a_body_that_says_it_is_too_large(server: Server) -> None:
    with connect(server) as large:
        large.sendall(b"POST /v1/decisions HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n")
        with large.makefile("rb") as answer:
            # Read to its end: the server closes.
            assert status_of(answer.read()) == 413


def test_a_body_without_end(server: Server) -> None:
    chunk = b"1000\r\n" + b" " * 4096 + b"\r\n"
    sent, said = 0, b""
    with connect(server) as large:
        large.sendall(b"POST /v1/decisions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        large.settimeout(0.01)
        with contextlib.suppress(ConnectionError):
            while sent < 100_000_000:
                with contextlib.suppress(TimeoutError):
                    large.sendall(chunk)
                    sent += len(chunk)
                with contextlib.suppress(TimeoutError):
                    received = large.recv(65536)
                    said += received
                    if not received:
                        break
    assert sent < 10_000_000
    assert status_of(said) == 413
    allowed(server, "1")


@pytest.mark.parametrize(
    "value",
    [
        b"[" * 20_000 + b"]" * 20_000,
        b'{"a":' * 9_000 + b"1" + b"}" * 9_000,
        b"[" * 60_000,
        b'{"id":"PO-1","amount":' + b"9" * 60_000 + b"}",
        b'{"id":"PO-1","amount":NaN}',
        b'{"id":"PO-1","id":"PO-2"}',
        b'{"id":"\xff"}',
    ],
    ids=["lists", "objects", "open", "digits", "nan", "twice", "utf-8"],
)
def test_what_is_no_order_is_not_read_far(server: Server, value: bytes) -> None:
    reply = server.request("POST", "/v1/decisions", value, HEADERS)
    assert (reply.status, reply.data["type"]) == (400, "urn:ito-gate:problem:unreadable")
    allowed(server, "1")


@pytest.mark.parametrize("amount", ["1e999999999", "-1e999999999", "1e400", "0e999999999", "-1", "1000001.01"])
def test_an_amount_that_is_none_is_not_computed(server: Server, amount: str) -> None:
    order = json.dumps(server.site.order("PO-1")).replace('"amount": 1000', f'"amount": {amount}')
    assert amount in order
    reply = server.request("POST", "/v1/decisions", order.encode(), HEADERS)
    assert reply.status in {200, 400}
    assert reply.decision != "allow"
    allowed(server, "1")


def test_two_hundred_connections_at_once(server: Server) -> None:
    barrier = threading.Barrier(200)

    def ask(number: int) -> Reply:
        barrier.wait(PATIENCE)
        return server.ask(server.site.order(f"PO-{number}"), str(number))

    with ThreadPoolExecutor(200) as pool:
        replies = list(pool.map(ask, range(200)))
    statuses = Counter(reply.status for reply in replies)
    assert set(statuses) == {200, 503}, statuses
    for reply in replies:
        if reply.status == 503:
            assert_busy(reply)
        else:
            assert reply.decision == "allow"
    # Nobody who was turned away is on record; each gets its decision when it asks again.
    for number, reply in enumerate(replies[:20]):
        again = server.ask(server.site.order(f"PO-{number}"), str(number))
        assert again.decision == "allow"
        assert reply.status == 503 or again.body == reply.body
    assert TOKEN not in server.log.read_text("utf-8")
