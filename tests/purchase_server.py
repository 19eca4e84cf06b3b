"""``ito-gate serve`` as processes with sockets, for tests: started, asked, killed.

    site = Site.make(tmp_path, store="sqlite:log.db")
    with site.server() as server:
        reply = server.ask(site.order("PO-1", amount=1000), key="event-1")
        server.kill()                 # SIGKILL
        server.start()
    site.move_clock(86400)            # also while it runs

The register is ``examples/good`` with another ceiling for what is ordered under ``DECLARATION``; the clock stands at
``procurement.NOW`` when the site is made, so that what is allowed does not depend on the day the tests run.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from opa_server import free_port, wait_for
from procurement import HEADERS, NOW, SECRET, TOKEN, standard
from support import INSTALLED, ROOT

DECLARATION = "ITO-2026-002"
PATIENCE = 60.0
"""Seconds until what does not happen fails the test; nothing waits as long when all is well."""


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)

    @property
    def decision(self) -> str:
        """``allow``, ``deny``, or nothing where nothing was decided."""
        found: str = self.data.get("decision", "")
        return found


@dataclass(frozen=True)
class Site:
    """What servers share: the register, the log, the secrets, the clock."""

    folder: Path
    store: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def make(cls, folder: Path, store: str, ceiling: int = 1_000_000, **settings: Any) -> Self:
        """Prepare a site in ``folder``; the file of an SQLite log is below it."""
        made = cls(folder, store, settings)
        shutil.copytree(ROOT / "examples" / "good", made.register)
        declaration = made.register / "declarations" / "terminal-support.yaml"
        text, was = declaration.read_text("utf-8"), "ceiling: {amount: 500000, currency: CNY}"
        assert was in text
        declaration.write_text(text.replace(was, was.replace("500000", str(ceiling))), "utf-8")
        for name, secret in (("token", TOKEN), ("secret", SECRET), ("key", "k" * 32)):
            (folder / name).write_text(secret, "ascii")
        made.set_clock(NOW.timestamp())
        return made

    @property
    def register(self) -> Path:
        return self.folder / "register"

    @property
    def log(self) -> Path:
        """The file of the log."""
        return self.folder / self.store.removeprefix("sqlite:")

    @property
    def now(self) -> float:
        """The time at the site, in seconds since the epoch."""
        return time.time() + float(self._clock.read_text("ascii"))

    def set_clock(self, now: float) -> None:
        """Let it be ``now`` at the site, from now on."""
        fresh = self.folder / "clock.fresh"
        fresh.write_text(repr(now - time.time()), "ascii")
        fresh.replace(self._clock)

    def move_clock(self, seconds: float) -> None:
        """Let the clock jump."""
        self.set_clock(self.now + seconds)

    @property
    def _clock(self) -> Path:
        return self.folder / "clock"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to live at the site."""
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "clock"), str(INSTALLED)]),
            "ITO_GATE_TEST_CLOCK": str(self._clock),
            "LC_ALL": "C.UTF-8",
        }

    def order(self, number: str, amount: int = 1000, **more: Any) -> dict[str, Any]:
        """An order that is allowed as long as the ceiling is not reached."""
        order = {
            "id": number,
            "ordered_on": "2026-11-02",
            "institution": "demo-bank",
            "declaration": DECLARATION,
            "provider": {"id": "huadu-it"},
            "category": "operations",
            "term": {"starts_on": "2026-11-03", "ends_on": "2027-05-31"},
            "amount": amount,
            "currency": "CNY",
        }
        return {**order, **more}

    def event(self, id_: str, order: Mapping[str, Any]) -> tuple[bytes, dict[str, str]]:
        """Body and headers of an event, signed now (Standard Webhooks)."""
        body = json.dumps({"type": "order.placed", "data": order}).encode()
        return body, standard(body, id_, datetime.fromtimestamp(self.now, UTC))

    def command(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run ``ito-gate`` at the site, in English."""
        command = [sys.executable, "-m", "ito_gate", *arguments, "--lang", "en"]
        return subprocess.run(
            command, env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False
        )

    def verify(self, kept: Sequence[bytes] = ()) -> subprocess.CompletedProcess[str]:
        """Run ``audit verify`` with the signatures of answers that somebody kept."""
        file = self.folder / "kept"
        file.write_text("".join(f"{json.loads(body)['signature']}\n" for body in kept), "ascii")
        files: list[str | Path] = ["--kept", file] if kept else []
        return self.command("audit", "verify", "--store", self.store, "--key", self.folder / "key", *files)

    @contextmanager
    def server(self, prefix: Sequence[str] = (), workers: int = 1) -> Iterator[Server]:
        """Run a server until the block ends; ``prefix`` is the command that it is run by."""
        made = Server(self, free_port(), tuple(prefix), workers)
        try:
            made.start()
            yield made
        finally:
            made.end()

    def prepare(self, port: int) -> Path:
        """Write the settings of the server on ``port``."""
        secrets = [{"file": "secret"}]
        settings = {
            "ito_gate": "serve/v1",
            "listen": f"127.0.0.1:{port}",
            "store": self.store,
            "signing": {"algorithm": "HS256", "key": {"file": "key"}, "key_id": "test"},
            "sources": [
                {"name": "erp", "adapter": "order", "secrets": [{"file": "token"}]},
                {"name": "shop", "adapter": "standard", "secrets": secrets},
                {"name": "later", "adapter": "standard", "secrets": secrets, "mode": "accept"},
            ],
            **self.settings,
        }
        file = self.folder / f"serve-{port}.json"
        file.write_text(json.dumps(settings), "utf-8")
        return file


@dataclass
class Server:
    """A server: one process."""

    site: Site
    port: int
    prefix: tuple[str, ...] = ()
    workers: int = 1
    running: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.site.folder / f"serve-{self.port}.log"

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the process, and wait for nothing."""
        settings = self.site.prepare(self.port)
        command = [sys.executable, "-m", "ito_gate", "serve", "--lang", "en", "--register", self.site.register]
        with self.log.open("ab") as output:
            self.running = subprocess.Popen(
                [*self.prefix, *command, "--config", settings, "--workers", str(self.workers)],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                env=self.site.environment,
            )
        return self.running

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        wait_for(f"http://127.0.0.1:{self.port}/readyz", self.launch(), self.log)

    def kill(self) -> None:
        """End it by SIGKILL: nothing of it runs any more, not even what would tidy up."""
        assert self.running is not None
        self.running.send_signal(signal.SIGKILL)
        self.running.wait()

    def end(self) -> None:
        """End it, whether or not it runs."""
        if self.running is not None and self.running.poll() is None:
            self.kill()

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Ask it.

        Raises:
            OSError, http.client.HTTPException: there is no answer, or half of one.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, names, response.read())
        finally:
            connection.close()

    def ask(self, order: Mapping[str, Any], key: str) -> Reply:
        """Ask for a decision on an order; ``key`` makes it the same event when it is asked again."""
        headers = {**HEADERS, "idempotency-key": key}
        return self.request("POST", "/v1/decisions", json.dumps(order).encode(), headers)

    def send(self, id_: str, order: Mapping[str, Any], source: str = "later") -> Reply:
        """Send an event of a source, signed now."""
        body, headers = self.site.event(id_, order)
        return self.request("POST", f"/v1/webhooks/{source}", body, headers)

    def look_up(self, decision_id: str) -> Reply:
        """Look a decision up."""
        return self.request("GET", f"/v1/decisions/{decision_id}", headers=HEADERS)

    def decided(self, decision_id: str) -> Reply:
        """Wait for a decision that was promised."""
        until = time.monotonic() + PATIENCE
        while True:
            reply = self.look_up(decision_id)
            if reply.status == 200 and reply.decision:
                return reply
            assert time.monotonic() < until, reply.body
            time.sleep(0.05)
