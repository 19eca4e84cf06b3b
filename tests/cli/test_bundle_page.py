"""The page about the bundle: every command on it is run as it stands there, and so is its configuration."""

from __future__ import annotations

import functools
import http.client
import http.server
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from support import INSTALLED, ROOT, program, the_pack

PAGES = [("bundle.md", "en"), ("bundle.zh-CN.md", "zh")]


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```(?:{kind})\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)


def commands(page: str) -> list[tuple[str, str]]:
    """Each command with what it is said to print."""
    parts = [part.partition("\n") for block in blocks(page, "console") for part in block.split("$ ")[1:]]
    return [(command, printed) for command, _, printed in parts]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the programs of the page on PATH."""
    pytest.importorskip("jwt")
    program("openssl")
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "opa").symlink_to(program("opa"))
    gate = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(INSTALLED))} exec {shlex.quote(sys.executable)} -m ito_gate "$@"\n'
    (programs / "ito-gate").write_text(gate, "utf-8")
    (programs / "ito-gate").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    work = tmp_path / "work"
    work.mkdir()
    return work


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_the_commands_print_what_the_page_shows(
    page: str, lang: str, shell: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITO_GATE_LANG", lang)
    run = commands(page)
    assert len(run) == 12
    for command, printed in run:
        done = subprocess.run(
            ["bash", "-c", command], cwd=shell, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        shown = ".+?".join(re.escape(part) for part in printed.split("…"))
        assert re.fullmatch(shown, done.stdout, re.DOTALL), f"{command}\n{done.stdout}{done.stderr}"
        assert (done.returncode != 0) == printed.startswith("error:"), command


def test_both_pages_run_the_same() -> None:
    english, chinese = ([command.partition("&&")[0] for command, _ in commands(page)] for page, _ in PAGES)
    assert english == chinese
    english, chinese = ([re.sub(" *#.*", "", block) for block in blocks(page, "yaml|sh")] for page, _ in PAGES)
    assert english == chinese


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the files of a folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            del format, args

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def opa_server(folder: Path) -> Iterator[tuple[int, Iterator[str]]]:
    """Run an OPA with the configuration in a folder; its port, and what it logs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["opa", "run", "--server", "--addr", f"127.0.0.1:{port}", "--config-file", "opa.yaml"]
    with subprocess.Popen(
        [*command, "--disable-telemetry", "--log-format", "json"], cwd=folder, text=True, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stderr is not None
            yield port, process.stderr
        finally:
            process.terminate()


def get(port: int, path: str) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


@pytest.mark.parametrize("trusted", [True, False], ids=["its-key", "another-key"])
def test_an_opa_with_the_configuration_of_the_page(trusted: bool, shell: Path) -> None:
    pages = [[yaml.safe_load(block) for block in blocks(page, "yaml")] for page, _ in PAGES]
    assert pages[0] == pages[1]
    (config,) = pages[0]
    for command, _ in commands("bundle.md"):
        if "private.pem" in command or "other.pem" in command.partition("|")[2]:
            subprocess.run(["bash", "-c", command], cwd=shell, capture_output=True, check=True)
    config["keys"]["default"]["key"] = (shell / ("public.pem" if trusted else "other.pem")).read_text("ascii")
    with served(shell) as url:
        config["services"]["policies"]["url"] = url
        (shell / "opa.yaml").write_text(yaml.safe_dump(config), "utf-8")
        with opa_server(shell) as (port, log):
            said = next(line for line in log if "Bundle loaded and activated" in line or "Bundle load failed" in line)
            assert ("failed to verify JWT signature" in said) != trusted
            assert get(port, "/health?bundles")[0] == (200 if trusted else 500)
            answer = get(port, "/v1/data/ito/gate/policy?provenance")[1]
    if trusted:
        revision = answer["provenance"]["bundles"]["ito-gate"]["revision"]  # type: ignore[index]
        assert revision.startswith(f"{the_pack().revision}+{the_pack().digest[7:19]}.")
        assert answer["result"] == the_pack().identity
    else:
        assert "result" not in answer
