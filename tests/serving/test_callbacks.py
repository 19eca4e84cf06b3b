"""Decisions that are sent: whatever breaks in between, the receiver gets each at least once, under the same id."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from opa_server import free_port
from procurement import SECRET
from purchase_server import PATIENCE, Server, Site


@dataclass(frozen=True)
class Received:
    """A call-back as it arrived."""

    id: str
    body: bytes
    is_genuine: bool


@dataclass
class Receiver:
    """A system that is called back.

    Attributes:
        port: where it listens.
        status: what it answers; None to hold the line and say nothing.
        received: what came.
    """

    port: int = field(default_factory=free_port)
    status: int | None = 200
    received: list[Received] = field(default_factory=list)
    running: ThreadingHTTPServer | None = None
    thread: threading.Thread | None = None
    released: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.take(self)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.running = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.thread = threading.Thread(target=self.running.serve_forever, args=(0.05,))
        self.thread.start()

    def stop(self) -> None:
        self.released.set()
        if self.running is not None and self.thread is not None:
            self.running.shutdown()
            self.thread.join()
            self.running.server_close()
            self.running = None

    def take(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["content-length"]))
        id_, stamp = request.headers["webhook-id"], request.headers["webhook-timestamp"]
        signed = hmac.digest(SECRET.encode(), f"{id_}.{stamp}.".encode() + body, hashlib.sha256)
        expected = f"v1,{base64.b64encode(signed).decode()}"
        self.received.append(Received(id_, body, request.headers["webhook-signature"] == expected))
        if self.status is None:
            self.released.wait(PATIENCE)
            return
        request.send_response(self.status)
        request.end_headers()

    def wait_for(self, count: int) -> None:
        """Wait until that many call-backs have come."""
        wait_until(lambda: len(self.received) >= count, self)


def wait_until(true: Callable[[], bool], shown: object) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, shown
        time.sleep(0.02)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.stop()


@pytest.fixture
def server(tmp_path: Path, receiver: Receiver) -> Iterator[Server]:
    secrets = [{"file": "secret"}]
    callback = {"url": f"http://127.0.0.1:{receiver.port}/decided", "secret": {"file": "secret"}}
    sources = [
        {"name": "erp", "adapter": "order", "secrets": [{"file": "token"}]},
        {"name": "later", "adapter": "standard", "secrets": secrets, "mode": "accept", "callback": callback},
    ]
    with Site.make(tmp_path, "sqlite:log.db", sources=sources).server() as made:
        yield made


def accepted(server: Server, event: str) -> str:
    reply = server.send(event, server.site.order(f"PO-{event}"))
    assert reply.status == 202, reply
    id_: str = reply.data["decision_id"]
    assert reply.data["url"] == f"/v1/decisions/{id_}"
    return id_


def letters(server: Server, *arguments: str) -> str:
    done = server.site.command("audit", "letters", "--store", server.site.store, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_delivered(server: Server, receiver: Receiver, id_: str, times: int) -> None:
    """It came so often, each time genuine, with the same id, and as it is when it is looked up."""
    receiver.wait_for(times)
    assert len(receiver.received) == times
    assert {one.id for one in receiver.received} == {id_}
    assert all(one.is_genuine for one in receiver.received)
    assert {one.body for one in receiver.received} == {server.decided(id_).body}
    assert server.decided(id_).decision == "allow"


def test_a_receiver_that_is_down_and_comes_back(server: Server, receiver: Receiver) -> None:
    id_ = accepted(server, "e1")
    wait_until(lambda: "ConnectError" in server.log.read_text("utf-8"), server.log)
    receiver.start()
    receiver.status = 503
    server.site.move_clock(6)
    receiver.wait_for(1)
    wait_until(lambda: "status 503" in server.log.read_text("utf-8"), server.log)
    receiver.status = 204
    server.site.move_clock(31)
    assert_delivered(server, receiver, id_, times=2)
    # Once it was taken it is not sent again.
    wait_until(lambda: "called back" in server.log.read_text("utf-8"), server.log)
    server.site.move_clock(100_000)
    time.sleep(2.5)
    assert len(receiver.received) == 2
    assert "no call-back was given up" in letters(server)


def test_a_receiver_that_wants_no_more(server: Server, receiver: Receiver) -> None:
    receiver.status = 410
    receiver.start()
    id_ = accepted(server, "e1")
    wait_until(lambda: "given up" in server.log.read_text("utf-8"), server.log)
    assert f"{id_}  later  1 tries: status 410" in letters(server)
    receiver.status = 200
    letters(server, "--again", id_)
    assert_delivered(server, receiver, id_, times=2)
    wait_until(lambda: "no call-back was given up" in letters(server), server.log)


def test_a_receiver_that_never_comes_back(server: Server, receiver: Receiver) -> None:
    receiver.status = 500
    receiver.start()
    id_ = accepted(server, "e1")
    for tries in range(1, 11):
        receiver.wait_for(tries)
        wait_until(lambda: server.log.read_text("utf-8").count("status 500") >= len(receiver.received), server.log)
        server.site.move_clock(86_401)
    assert f"{id_}  later  10 tries: status 500" in letters(server)
    assert server.decided(id_).decision == "allow"


def test_a_server_that_is_killed_while_it_calls_back(server: Server, receiver: Receiver) -> None:
    receiver.status = None
    receiver.start()
    id_ = accepted(server, "e1")
    receiver.wait_for(1)
    server.kill()
    receiver.status = 200
    server.start()
    # Nobody knows whether it was taken: after the lease it is sent again, under the same id.
    server.site.move_clock(61)
    assert_delivered(server, receiver, id_, times=2)
    assert server.site.verify([receiver.received[0].body]).returncode == 0


def test_a_server_that_is_killed_before_it_decides(server: Server, receiver: Receiver) -> None:
    receiver.start()
    ids = []
    for number in range(5):
        ids.append(accepted(server, f"e{number}"))
        server.kill()
        server.start()
    server.site.move_clock(61)
    wait_until(lambda: {one.id for one in receiver.received} == set(ids), receiver)
    assert all(one.is_genuine for one in receiver.received)
    for id_ in ids:
        assert {one.body for one in receiver.received if one.id == id_} == {server.decided(id_).body}
    found = server.site.verify([one.body for one in receiver.received])
    assert found.returncode == 0
    assert "the log is whole: 5 records" in found.stdout
