"""Servers under load, killed at random points: what was acknowledged is on record once, and stays what it was."""

from __future__ import annotations

import http.client
import itertools
import random
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ito_gate.ledger.store import open_store
from postgres import cluster
from purchase_server import DECLARATION, PATIENCE, Reply, Server, Site

_CEILING = 200_000
_CLIENTS = 6
_KILLS = 8


@dataclass
class Load:
    """Clients that send orders, and send some of them again, to whichever server; and what they were told.

    Attributes:
        asked: events whose sender waits, and the first answer, if there was one.
        accepted: events whose sender does not: the id that was promised, if it was.
        broken: requests that had no answer.
        refused: answers that were no decision, by title.
        wrong: what must not be.
    """

    servers: list[Server]
    asked: dict[str, bytes | None] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)
    broken: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)
    stopping: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> None:
        dice = random.Random()
        while not self.stopping.is_set():
            server = dice.choice(self.servers)
            try:
                if dice.random() < 0.7:
                    self.ask(server, self._event(dice, self.asked, "asked"))
                else:
                    self.send(server, self._event(dice, self.accepted, "sent"))
            except (OSError, http.client.HTTPException):
                self.broken += 1
                self.stopping.wait(0.05)
            except Exception as error:  # noqa: BLE001 - fails the test
                self.wrong.append(repr(error))

    def _event(self, dice: random.Random, known: Mapping[str, object], name: str) -> str:
        with self.lock:
            # Of three requests one is a retry.
            if known and dice.random() < 0.33:
                return dice.choice(list(known))
            return f"{name}-{next(self.numbers)}"

    def ask(self, server: Server, event: str) -> bool:
        """Ask for a decision; tell whether there was one."""
        with self.lock:
            self.asked.setdefault(event, None)
        reply = server.ask(order_of(server.site, event), event)
        if reply.status != 200:
            self._refused(reply, event)
            return False
        with self.lock:
            first = self.asked[event] = self.asked[event] or reply.body
        if first != reply.body:
            self.wrong.append(f"{event} was answered twice: {first!r} and {reply.body!r}")
        return True

    def send(self, server: Server, event: str) -> None:
        """Send an event to be decided later."""
        reply = server.send(event, order_of(server.site, event))
        if reply.status not in {200, 202}:
            self._refused(reply, event)
            return
        with self.lock:
            promised = self.accepted.setdefault(event, reply.data["decision_id"])
        if promised != reply.data["decision_id"]:
            self.wrong.append(f"{event} was promised twice: {promised} and {reply.body!r}")

    def _refused(self, reply: Reply, event: str) -> None:
        """No decision, but said as it should be."""
        with self.lock:
            said = reply.data["detail"]
            self.refused[said] = self.refused.get(said, 0) + 1
        if reply.status != 503 or "retry-after" not in reply.headers or reply.decision:
            self.wrong.append(f"{event}: {reply}")


def order_of(site: Site, event: str) -> dict[str, Any]:
    """The order that an event is about: the same whenever it is sent."""
    return site.order(f"PO-{event}", amount=100 + zlib.crc32(event.encode()) % 5000)


@pytest.fixture(params=["sqlite", "sqlite, two processes", "postgresql"])
def servers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Server]]:
    """One server with a log in a file, or two that share one or a database."""
    with ExitStack() as stack:
        shared = stack.enter_context(cluster()) if request.param == "postgresql" else None
        store = "sqlite:log.db" if shared is None else shared.database("killed")
        site = Site.make(tmp_path, store, ceiling=_CEILING)
        yield [stack.enter_context(site.server()) for _ in range(1 if request.param == "sqlite" else 2)]


def test_what_was_acknowledged_is_on_record_once_and_every_retry_gets_the_first_answer(servers: list[Server]) -> None:
    load = Load(servers)
    threads = [threading.Thread(target=load.run) for _ in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        for turn in range(_KILLS):
            time.sleep(random.uniform(0.3, 1.5))
            killed = servers[turn % len(servers)]
            killed.kill()
            killed.start()
    finally:
        load.stopping.set()
        for thread in threads:
            thread.join()
    assert load.wrong == []
    assert load.broken > 0, "nobody was interrupted"
    site = servers[0].site
    # What a killed server had begun is taken up by another once its lease is over.
    site.move_clock(61)
    for server in servers:
        for event in load.asked:
            until = time.monotonic() + PATIENCE
            while not load.ask(server, event):
                assert time.monotonic() < until, event
        for promised in load.accepted.values():
            assert server.decided(promised).data["decision_id"] == promised
    assert load.wrong == []
    compare(site, load)
    for server in servers:
        assert "internal error" not in server.log.read_text("utf-8")


def compare(site: Site, load: Load) -> None:
    """Compare the log with what the clients were told."""
    answers = [body for body in load.asked.values() if body is not None]
    assert len(answers) == len(load.asked)
    verified = site.verify(answers)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert f"agrees with {len(answers)} signatures" in verified.stdout
    store = open_store(site.store.replace("sqlite:", f"sqlite:{site.folder}/"), create=False)
    try:
        recorded = [(row.source, row.decision_id) for row in store.rows()]
        _, ordered = store.ordered(DECLARATION)
    finally:
        store.close()
    assert len(recorded) == len({id_ for _, id_ in recorded})
    asked = [id_ for source, id_ in recorded if source == "erp"]
    assert sorted(asked) == sorted(Reply(200, {}, body).data["decision_id"] for body in answers)
    # An event may have been taken from a sender who was cut off before it was told, and did not send it again.
    assert set(load.accepted.values()) <= {id_ for source, id_ in recorded if source == "later"}
    # Two servers at once allow no more than one would.
    assert _CEILING - 5100 < sum(one.amount for one in ordered) <= _CEILING
