"""A server that dies and policies that change do not change, mix or lose an answer."""

from __future__ import annotations

import itertools
import json
import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import pytest

from ito_gate.policy import build, pack
from ito_gate.policy.embedded import LinkedEngine
from ito_gate.resources import schemas_dir
from servers import Fleet, bundle, fleet
from support import BASE_DAY, ROOT, base, merge_patch, the_engine, the_pack

JOBS = 4
ROUNDS = 16


def _inputs() -> list[dict[str, Any]]:
    """Small changes of the base input with verdicts that differ, each a declaration of its own."""
    changes: list[dict[str, Any]] = [
        {},
        {"stage": "proposed"},
        {"service": {"ends_on": "2031-03-31"}},
        {"service": {"category": "consulting"}},
        {"filing": None},
        {"contract": {"signing_on": "2026-01-05"}},
        {"contract": None},
        {"data": {"items": []}},
        {"subcontracting": {"allowed": False}},
        {"exit": None},
        {"stage": "no such stage"},
        {"access": {"grants": None}},
        {"security": None},
        {"scope": {"basis": "no such basis"}},
        {"delivery": {"sites": []}},
    ]
    return [
        {
            **base(),
            "subject": "declaration",
            "as_of": BASE_DAY,
            "declaration": merge_patch(base()["declaration"], {**change, "id": f"ITO-2026-{number:03}"}),
        }
        for number, change in enumerate(changes)
    ]


class Load:
    """Several clients that ask at the same time, and not again where they get no answer."""

    def __init__(self, running: Fleet) -> None:
        self._running = running
        self._local = threading.local()
        self._clients = ExitStack()
        self._threads = ThreadPoolExecutor(JOBS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown()
        self._clients.close()

    def ask(self, inputs: Sequence[dict[str, Any]], at: int = 0, do: Callable[[], object] = int) -> list[Any]:
        """The answers to ``inputs``; when ``at`` of them are there, ``do`` is called while others are asked."""
        count = itertools.count(1)

        def ask(document: dict[str, Any]) -> Any:
            if not hasattr(self._local, "client"):
                self._local.client = self._clients.enter_context(self._running.client(retries=0))
            answer = self._local.client.ask(document)
            if next(count) == at:
                do()
            return answer

        return list(self._threads.map(ask, inputs))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The policies with one rule turned into its opposite, and a revision of their own."""
    folder = tmp_path_factory.mktemp("changed") / "policies"
    shutil.copytree(ROOT / "policies", folder)
    rule = folder / "access" / "expiry.rego"
    text = rule.read_text(encoding="utf-8")
    good = "not grant.granted_on <= grant.expires_on"
    assert good in text
    rule.write_text(text.replace(good, good.removeprefix("not ")), encoding="utf-8")
    manifest = json.loads((folder / ".manifest").read_text(encoding="utf-8"))
    (folder / ".manifest").write_text(json.dumps({**manifest, "revision": "next"}), encoding="utf-8")
    for name, content in build.generate(folder, schemas_dir(), build.cases_beside(folder)).items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_server_dies_under_load(tmp_path: Path) -> None:
    inputs = _inputs()
    expected = [the_engine().evaluate(document) for document in inputs]
    assert len({json.dumps(verdict) for verdict in expected}) == len(inputs)
    assert all(verdict["policy"] == the_pack().identity for verdict in expected)
    with fleet(tmp_path) as running, Load(running) as load:
        victim, survivor = running.opas
        answered = []

        def kill() -> None:
            victim.kill()
            answered.extend(len(server.decisions()) for server in running.opas)

        answers = load.ask(inputs * ROUNDS, at=60, do=kill)
        # The clients did not ask again: nginx handed what the dead server left to the other one.
        assert '"statuses":"502, 200"' in running.balancer.output()
        assert not victim.alive
        assert min(answered) > 0
        assert len(survivor.decisions()) > answered[1]
    assert answers == expected * ROUNDS


def test_new_policies_are_published_under_load(tmp_path: Path, changed: Path) -> None:
    inputs = _inputs()
    before, after = the_pack(), pack.load(changed)
    assert before.identity["digest"] != after.identity["digest"]
    engine = LinkedEngine(after)
    old = [the_engine().evaluate(document) for document in inputs]
    new = [engine.evaluate(document) for document in inputs]
    differ = [one["findings"] != other["findings"] for one, other in zip(old, new, strict=True)]
    assert sum(differ) > len(inputs) / 2
    next_bundle = bundle(changed)
    with fleet(tmp_path) as running, Load(running) as load:
        assert load.ask(inputs) == old
        rounds = [load.ask(inputs * 4, at=30, do=lambda: running.publish(next_bundle))]
        while rounds[-1] != new * 4:
            assert len(rounds) < 100, "the servers do not change over"
            rounds.append(load.ask(inputs * 4))
        running.wait_for(after.identity)
        assert running.bundles.downloads == 2 * len(running.opas)
    for answers in rounds:
        for number, answer in enumerate(answers):
            # Of one revision as a whole: the policy it names and the verdict change together.
            expected = old if answer["policy"] == before.identity else new
            assert answer == expected[number % len(inputs)]
    assert old[0] in rounds[0]
