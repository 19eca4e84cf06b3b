"""A stand-in for an OPA server: it answers by the embedded engine, or misbehaves as told."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ito_gate.policy.embedded import LinkedEngine
from support import the_pack

_engines = threading.local()


def evaluate(document: dict[str, Any]) -> Any:
    """The right answer; an engine belongs to its thread."""
    if not hasattr(_engines, "engine"):
        _engines.engine = LinkedEngine(the_pack())
    return _engines.engine.evaluate(document)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeOpa

    def do_POST(self) -> None:
        fake = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with fake.lock:
            number = len(fake.requests)
            fake.requests.append((self.path, dict(self.headers), json.loads(body)))
        fake.behaviour(self, number)

    def do_PUT(self) -> None:
        """Take an upload, of a policy or of data."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.json(200, {}) if self.path.startswith("/v1/policies/") else self.respond(204, b"")

    def do_DELETE(self) -> None:
        """Refuse to remove what was uploaded."""
        self.server.removals.append(self.path)
        self.json(500, {"code": "internal_error", "message": "no"})

    def respond(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def json(self, status: int, body: Any) -> None:
        self.respond(status, json.dumps(body).encode())

    def answer(self, change: Callable[[Any], None] = lambda _: None) -> None:
        """Answer as OPA does, but for ``change``."""
        result = evaluate(self.server.requests[-1][2]["input"])
        change(result)
        self.json(200, {"result": result, "provenance": {"version": "1.2.3"}})

    def log_message(self, *_: Any) -> None:
        """Keep the output of the tests clean."""


class FakeOpa(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, behaviour: Callable[[Handler, int], None]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        self.removals: list[str] = []
        self.lock = threading.Lock()

    def handle_error(self, *_: Any) -> None:
        """A client that has gone is part of some tests."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextlib.contextmanager
def fake_opa(behaviour: Callable[[Handler, int], None] = lambda handler, _: handler.answer()) -> Iterator[FakeOpa]:
    """Run a server whose answer to the nth request is up to ``behaviour``."""
    with FakeOpa(behaviour) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def hang(_: Handler, __: int) -> None:
    """Take the request and say nothing."""
    time.sleep(5)


def dribble(handler: Handler, _: int) -> None:
    """Send an answer that never ends, byte by byte."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def cut(handler: Handler, _: int) -> None:
    """Break off in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"result": {')
    handler.close_connection = True
