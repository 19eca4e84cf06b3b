"""Measure one OPA server of the fleet, run with the files of ``deploy/``, and print a table.

The load comes from wrk on the same machine, so that on few cores it takes some of the server's time;
CPU seconds of the server are given beside, which it does not touch.

    PYTHONPATH=src:tests:tests/deploy python benchmarks/fleet.py [--seconds 10] [--rounds 3]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import secrets
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from servers import QUESTION, Certificates, Opa, Publisher, Settings, opa, serve_bundle, the_bundle
from support import BASE_DAY, base

TICKS = os.sysconf("SC_CLK_TCK")
LARGE = 1000
"""Kilobytes from which a question takes seconds."""
SCRIPT = """\
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer {token}"
local file = io.open("{body}", "rb")
wrk.body = file:read("*a")
file:close()
done = function(summary, latency, requests)
  io.write(string.format("JSON{{\\"requests\\":%d,\\"us\\":%d,\\"p50\\":%d,\\"p99\\":%d,\\"bad\\":%d}}\\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


def inputs() -> dict[str, dict[str, Any]]:
    """The base input, and institutions with many declarations, ten of each provider."""
    return {
        "declaration": {**base(), "subject": "declaration", "as_of": BASE_DAY},
        "register of 1,000": register(1_000),
        "register of 10,000": register(10_000),
    }


def register(number: int) -> dict[str, Any]:
    """The input about an institution with ``number`` declarations."""
    documents = base("institution")
    entry = documents["register"]["declarations"]["ITO-2026-900"]
    documents["register"]["declarations"] = {
        f"ITO-{each:06}": {**entry, "id": f"ITO-{each:06}", "provider": f"provider-{each // 10}"}
        for each in range(number)
    }
    return {**documents, "subject": "institution", "as_of": BASE_DAY}


@contextmanager
def server(cores: int, token: str) -> Iterator[Opa]:
    """One server that may use ``cores`` cores, with a bundle loaded."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        publisher = Publisher.make(root / "publisher")
        os.environ.update(GOMAXPROCS=str(cores), GOMEMLIMIT="400MiB")
        with serve_bundle(publisher.sign(the_bundle())) as bundles:
            clients = {token: {"name": "wrk", "role": "gate"}}
            settings = Settings(bundles.url, Certificates.make(root / "certificates"), publisher, clients)
            with opa(root / "opa", settings) as running:
                yield running


def cpu(pid: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int, what: str) -> int:
    """Memory of a process in MB: VmRSS now, VmHWM at most."""
    found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1]) // 1000 if found else 0


def load(running: Opa, script: Path, connections: int, seconds: int) -> dict[str, float]:
    """Ask for some seconds over ``connections``."""
    before = cpu(running.pid)
    url = f"{running.url}{QUESTION}?strict-builtin-errors=true"
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s", script, url]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.rpartition("JSON")[2])
    if told["bad"] or not told["requests"]:
        raise SystemExit(done.stdout)
    return {
        "rate": told["requests"] / told["us"] * 1e6,
        "p50": told["p50"] / 1000,
        "p99": told["p99"] / 1000,
        "cpu": (cpu(running.pid) - before) / told["requests"] * 1000,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    token = secrets.token_hex(32)
    print("| input | kB | cores | connections | a second | p50 ms | p99 ms | CPU ms each | RSS MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, document in inputs().items():
            body, script = Path(folder, "body.json"), Path(folder, "ask.lua")
            body.write_text(json.dumps({"input": document}, ensure_ascii=False), encoding="utf-8")
            script.write_text(SCRIPT.format(token=token, body=body), encoding="utf-8")
            size = body.stat().st_size // 1000
            for cores in (1, 2):
                with server(cores, token) as running:
                    print(f"| {name} | {size} | {cores} | loaded | | | | | {memory(running.pid, 'VmRSS')} |")
                    # More of the largest at once say nothing new.
                    large = size > LARGE
                    load(running, script, 1, 30 if large else 3)
                    for connections in (1,) if large else (1, 2, 4, 8):
                        seconds = asked.seconds * (3 if large else 1)
                        rounds = [load(running, script, connections, seconds) for _ in range(asked.rounds)]
                        middle = {what: statistics.median(one[what] for one in rounds) for what in rounds[0]}
                        print(
                            f"| {name} | {size} | {cores} | {connections} | {middle['rate']:.1f} | {middle['p50']:.0f}"
                            f" | {middle['p99']:.0f} | {middle['cpu']:.1f} | {memory(running.pid, 'VmHWM')} |",
                            flush=True,
                        )


if __name__ == "__main__":
    main()
