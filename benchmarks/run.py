"""Measure the budgets side by side in one run and print them as a table.

Variants of a comparison are interleaved, so that a busy machine slows all of them alike; the table
gives medians and ratios of medians. Nothing here is asserted in a test.

    python benchmarks/run.py [--declarations 10000] [--rounds 15]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "deploy")]

import tools
from servers import fleet

GOOD = ROOT / "examples" / "good"
ONE = GOOD / "declarations" / "mobile-bank-operations.yaml"
SCHEMA = ROOT / "schemas" / "declaration.v1.schema.json"
DAY = "2026-11-02"
UNIQUE = ("stage: ended", "stage: terminated", "id: ITO-2026-008")
BIN = Path(sys.executable).parent


def seconds(command: Sequence[str | Path], accept: Sequence[int] = (0,)) -> float:
    """Wall time of a whole process."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    took = time.perf_counter() - start
    if done.returncode not in accept:
        raise SystemExit(f"{command}: exit {done.returncode}\n{done.stderr.decode()}")
    return took


def interleaved(variants: dict[str, Callable[[], float]], rounds: int, *, warm_up: bool = True) -> dict[str, float]:
    """Median seconds of each variant, taken in turns; what takes many seconds needs no warming up."""
    for variant in variants.values() if warm_up else ():
        variant()
    taken: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, variant in variants.items():
            taken[name].append(variant())
    return {name: statistics.median(times) for name, times in taken.items()}


def cold_start(rounds: int) -> list[tuple[str, str, str]]:
    gate = [BIN / "ito-gate", "check", "--as-of", DAY, ONE]
    median = interleaved(
        {
            "bare": lambda: seconds([sys.executable, "-c", "import click, yaml"]),
            "gate": lambda: seconds(gate),
            "neighbour": lambda: seconds([BIN / "check-jsonschema", "--schemafile", SCHEMA, ONE]),
        },
        rounds,
    )
    return [
        ("python -c 'import click, yaml'", f"{median['bare'] * 1000:.0f} ms", ""),
        ("ito-gate check, one declaration", f"{median['gate'] * 1000:.0f} ms", ""),
        ("check-jsonschema, the same file", f"{median['neighbour'] * 1000:.0f} ms", ""),
        ("  gate / bare Python", f"{median['gate'] / median['bare']:.2f}", "at most 2.5"),
        ("  gate / check-jsonschema", f"{median['gate'] / median['neighbour']:.2f}", "below 0.5"),
    ]


def make_register(folder: Path, number: int) -> None:
    """A register of ``number`` declarations: the good example's, over and over; copies have ids of their own."""
    for name in ("providers", "institutions", "incidents", "waivers"):
        shutil.copytree(GOOD / name, folder / name)
    shutil.copy(GOOD / "ito-gate.yaml", folder)
    declarations = folder / "declarations"
    declarations.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((GOOD / "declarations").glob("*.yaml"))]
    # A waiver and a closing evaluation are for one declaration; a copy of what needs one would fail.
    copied = [text for text in texts if not any(mark in text for mark in UNIQUE)]
    for n in range(number):
        text = texts[n] if n < len(texts) else copied[n % len(copied)]
        if n >= len(texts):
            first = next(line for line in text.splitlines() if line.startswith("id: "))
            text = text.replace(first, f"id: B-{n:06}", 1)
        (declarations / f"{n:06}.yaml").write_text(text, encoding="utf-8")


def throughput(number: int) -> list[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name, "small"), Path(name, "large")
        small.mkdir()
        large.mkdir()
        make_register(small, number // 10)
        make_register(large, number)
        runs = {
            "small": _measured(small, 1),
            "one": _measured(large, 1),
            "two": _measured(large, 2),
        }
    one = runs["one"]["seconds"]
    return [
        (f"{number} declarations, one process", f"{number / one:.0f} a second", "at least 300"),
        ("  peak memory", f"{runs['one']['rss_mb']:.0f} MB", "below 1024 MB"),
        (
            f"  time per declaration / that of {number // 10}",
            f"{one / 10 / runs['small']['seconds']:.2f}",
            "about 1",
        ),
        ("--jobs 2 / --jobs 1", f"{one / runs['two']['seconds']:.2f} x", "at least 1.6"),
    ]


def _measured(folder: Path, jobs: int) -> dict[str, float]:
    """Run the gate in a process of its own that says how long it took and how much memory it held."""
    code = (
        "import json, os, resource, sys, time\n"
        "start = time.perf_counter()\n"
        "pid = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])\n"
        "_, status, usage = os.wait4(pid, 0)\n"
        "print(json.dumps({'seconds': time.perf_counter() - start, 'rss_mb': usage.ru_maxrss / 1024,"
        " 'status': os.waitstatus_to_exitcode(status)}))\n"
    )
    report = folder.with_suffix(".json")
    command = [
        BIN / "ito-gate",
        "check",
        "--as-of",
        DAY,
        "--jobs",
        str(jobs),
        "--format",
        f"json={report}",
        folder,
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True, cwd=folder
    )
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    if measured["status"] != 0:
        raise SystemExit(f"exit {measured['status']}: {done.stderr}{done.stdout}")
    return measured


def engines(number: int) -> list[tuple[str, str, str]]:
    """The same register through each engine, as a bank would run it: the servers over TLS, with token and log."""
    missing = [name for name in ("opa", "nginx") if tools.find(name) is None]
    if missing:
        return [(f"{number} declarations on OPA", "not measured", tools.missing(missing[0]))]
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        register = folder / "register"
        register.mkdir()
        make_register(register, number)
        gate = [BIN / "ito-gate", "check", "--as-of", DAY, "--format", f"json={folder / 'report.json'}"]
        accept: dict[str, tuple[int, ...]] = defaultdict(lambda: (0,))
        variants = {
            "embedded engine": [*gate, register],
            "embedded engine, --jobs 2": [*gate, "--jobs", "2", register],
        }
        for servers in (1, 2):
            running = stack.enter_context(fleet(folder / f"fleet-{servers}", servers=servers))
            asked = ["--engine", "opa", "--opa-url", running.url, "--opa-ca", running.ca, "--opa-timeout", "60"]
            token = folder / f"token-{servers}"
            token.write_text(running.token, encoding="ascii")
            variants[f"OPA, {servers} server{'s' * (servers - 1)}"] = [
                *gate,
                *asked,
                "--opa-token-file",
                token,
                "--jobs",
                "8",
                register,
            ]
        conftest = tools.find("conftest")
        if conftest is not None:
            (folder / "day.yaml").write_text(f"ito_gate: {{as_of: {DAY}}}\n", encoding="ascii")
            adapter = ["--combine", "--namespace", "ito.adapters.conftest", "--output", "json"]
            data = ["--policy", "policies", "--data", f"policies,{folder / 'day.yaml'}"]
            # It ends with 1: the register has a waiver, which conftest does not know.
            accept["conftest"] = (1,)
            variants["conftest"] = [conftest, "test", *adapter, *data, register]
        timed = {name: partial(seconds, command, accept[name]) for name, command in variants.items()}
        median = interleaved(timed, 3, warm_up=False)
    embedded = median["embedded engine"]
    return [
        (f"{number} declarations, {name}", f"{number / took:.0f} a second", f"{took / embedded:.1f} x embedded")
        for name, took in median.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--declarations", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    rows = [
        *cold_start(arguments.rounds),
        *throughput(arguments.declarations),
        *engines(arguments.declarations // 10),
    ]
    width = max(len(row[0]) for row in rows)
    print(f"{'what':<{width}}  {'measured':>14}  budget   ({os.cpu_count()} cores, Python {sys.version.split()[0]})")
    for what, measured, budget in rows:
        print(f"{what:<{width}}  {measured:>14}  {budget}")


if __name__ == "__main__":
    main()
