"""The gate itself on a fleet: a server that dies, and a bundle that changes, in the middle of a run."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generated import generate
from ito_gate import gate
from ito_gate.config import Config
from ito_gate.errors import ServerError
from ito_gate.policy import pack as policies
from ito_gate.policy.opa.server import Server, server
from ito_gate.policy.pack import Pack
from ito_gate.report import RenderOptions, render
from servers import Fleet, bundle, fleet
from support import the_pack
from test_fleet import changed

__all__ = ["changed"]

DECLARATIONS = 2000
PART_DONE = 500


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    generate(folder, 20, DECLARATIONS)
    return folder


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Fleet]:
    with fleet(tmp_path) as running:
        yield running


def server_of(running: Fleet) -> Server:
    return server(running.url, token=running.token, ca_file=running.ca, timeout=60)


def check(
    register: Path, pack: Pack, asked: Server | None = None, progress: Callable[[int, int], None] | None = None
) -> str:
    """The report on the register, but for the name of the engine."""
    config = Config(register, register=(register,))
    jobs = 8 if asked else os.cpu_count() or 1
    report = gate.check(
        gate.Request([register], config, "2026-05-06", server=asked, jobs=jobs, progress=progress), pack
    )
    assert len(report.declarations) == DECLARATIONS
    provenance = dataclasses.replace(report.provenance, engine="", engine_version="")
    return "".join(render("json", dataclasses.replace(report, provenance=provenance), RenderOptions()))


def once(do: Callable[[], object]) -> Callable[[int, int], None]:
    """Do something when a part of the register is done."""
    done = []

    def progress(number: int, _: int) -> None:
        if number == PART_DONE:
            done.append(do())

    return progress


def test_a_server_dies_in_the_middle(register: Path, running: Fleet) -> None:
    asked = check(register, the_pack(), server_of(running), once(running.opas[0].kill))
    assert [server.alive for server in running.opas] == [False, True]
    assert asked == check(register, the_pack())


def test_the_whole_fleet_dies_in_the_middle(register: Path, running: Fleet) -> None:
    def kill() -> None:
        for one in running.opas:
            one.kill()

    with pytest.raises(ServerError, match=r"answered HTTP 50[24]"):
        check(register, the_pack(), server_of(running), once(kill))


def test_a_bundle_is_published_in_the_middle(register: Path, running: Fleet, changed: Path) -> None:
    """The gate of the old policies stops; that of the new ones, afterwards, says what they say."""
    after = policies.load(changed)
    published = bundle(changed)
    with pytest.raises(ServerError, match=f"holds other policies than this gate: revision next, .*{after.digest}"):
        check(register, the_pack(), server_of(running), once(lambda: running.publish(published)))
    running.wait_for(after.identity)
    asked = check(register, after, server_of(running))
    assert asked == check(register, after)
    assert asked != check(register, the_pack())
