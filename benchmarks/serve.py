"""Measure decisions over HTTP on loopback, each one on record, with one and two workers; print a table.

Every request is another order under the same declaration, which is decided, appended to the chain, signed and answered:
the worst case, because two of them at a time depend on each other. The load comes from threads of this process, on the
same cores, so that the figures are lower than on a machine of its own.
``the same event again`` reads the first answer from the log.

    PYTHONPATH=src:tests python benchmarks/serve.py [--seconds 10] [--rounds 3]
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from procurement import HEADERS
from purchase_server import Server, Site

CLIENTS = 8
"""Connections that ask at a time, each again as soon as it is answered."""


@dataclass(frozen=True)
class Measured:
    """Answers a second, and how long one took in milliseconds."""

    rate: float
    p50: float
    p99: float


def measure(server: Server, seconds: float, event: Callable[[], str]) -> Measured:
    """Ask for ``seconds``; ``event`` names the next order."""
    times: list[float] = []
    until = time.perf_counter() + seconds
    lock = threading.Lock()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        mine = []
        while time.perf_counter() < until:
            key = event()
            body = json.dumps(server.site.order(f"PO-{key}", amount=1)).encode()
            begun = time.perf_counter()
            connection.request("POST", "/v1/decisions", body, {**HEADERS, "idempotency-key": key})
            response = connection.getresponse()
            answer = response.read()
            mine.append(time.perf_counter() - begun)
            if response.status != HTTPStatus.OK:
                raise SystemExit(f"{response.status}: {answer.decode()}")
        connection.close()
        with lock:
            times.extend(mine)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    cuts = statistics.quantiles(times, n=100)
    return Measured(len(times) / took, cuts[49] * 1000, cuts[98] * 1000)


def rows(seconds: float, rounds: int) -> list[tuple[str, str, str]]:
    """Measure one and two workers in turn, each with a fresh log, and return the rows of a table."""
    found: dict[tuple[int, str], list[Measured]] = {}
    for _, workers in itertools.product(range(rounds), (1, 2)):
        with tempfile.TemporaryDirectory(prefix="ito-gate-bench-") as folder:
            site = Site.make(Path(folder), "sqlite:log.db", ceiling=10**12)
            with site.server(workers=workers) as server:
                numbers = itertools.count()
                measure(server, 1, lambda numbers=numbers: f"warm-{next(numbers)}")
                asked = measure(server, seconds, lambda numbers=numbers: str(next(numbers)))
                again = measure(server, seconds / 4, lambda: "warm-0")
                found.setdefault((workers, "decisions"), []).append(asked)
                found.setdefault((workers, "the same event again"), []).append(again)
    return [_row(workers, what, each) for (workers, what), each in found.items()]


def _row(workers: int, what: str, each: Sequence[Measured]) -> tuple[str, str, str]:
    rate, p50, p99 = (statistics.median(getattr(one, name) for one in each) for name in ("rate", "p50", "p99"))
    name = f"{what} over HTTP, {workers} worker{'s' if workers > 1 else ''}, SQLite"
    return name, f"{rate:.0f} a second", f"p50 {p50:.0f} ms, p99 {p99:.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    table = rows(arguments.seconds, arguments.rounds)
    width = max(len(row[0]) for row in table)
    print(f"{'what':<{width}}  {'measured':>14}  ({os.cpu_count()} cores, Python {sys.version.split()[0]})")
    for what, measured, took in table:
        print(f"{what:<{width}}  {measured:>14}  {took}")


if __name__ == "__main__":
    main()
