"""Who evaluates: flags, variables and ito-gate.yaml, and what a server that fails means to the caller."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fake_opa import Handler, fake_opa
from ito_gate.cli.main import run
from support import ROOT

Gate = Callable[..., Any]
GOOD = ROOT / "examples" / "good"
DAY = ("--as-of", "2026-11-02")


def same(report: str) -> dict[str, Any]:
    parsed = json.loads(report)
    for name in ("engine", "engine_version"):
        del parsed["provenance"][name]
    return parsed


def test_a_server_gives_the_same_report(ito_gate: Gate) -> None:
    with fake_opa() as fake:
        asked = ito_gate("check", *DAY, "--engine", "opa", "--opa-url", fake.url, "--format", "json", GOOD)
    assert (asked.code, asked.err) == (0, "")
    assert json.loads(asked.out)["provenance"]["engine"] == "opa"
    assert json.loads(asked.out)["provenance"]["engine_version"] == "1.2.3"
    assert same(asked.out) == same(ito_gate("check", *DAY, "--format", "json", GOOD).out)


@pytest.mark.parametrize("jobs", ["1", "2", "16"])
def test_the_order_does_not_depend_on_the_number_of_requests(ito_gate: Gate, jobs: str) -> None:
    with fake_opa() as fake:
        asked = ito_gate("check", *DAY, "--engine", "opa", "--opa-url", fake.url, "-j", jobs, "--format", "json", GOOD)
    assert same(asked.out) == same(ito_gate("check", *DAY, "--format", "json", GOOD).out)


def test_one_line_and_exit_4_when_it_is_down(ito_gate: Gate) -> None:
    down = ito_gate("check", *DAY, "--lang", "en", "--engine", "opa", "--opa-url", "http://127.0.0.1:1", GOOD)
    assert (down.code, down.out) == (4, "")
    assert down.err.startswith("ito-gate: the OPA server http://127.0.0.1:1 cannot be reached: ")
    assert down.err.count("\n") == 1


@pytest.mark.parametrize("lasts", [1, 2, 7, 15])
def test_no_partial_verdict_when_it_fails_in_the_middle(ito_gate: Gate, lasts: int, tmp_path: Path) -> None:
    def behaviour(handler: Handler, number: int) -> None:
        handler.answer() if number < lasts else handler.json(403, {})

    report = tmp_path / "report.json"
    with fake_opa(behaviour) as fake:
        failed = ito_gate("check", *DAY, "--engine", "opa", "--opa-url", fake.url, f"--format=json={report}", GOOD)
    assert (failed.code, failed.out) == (4, "")
    assert "拒绝访问（HTTP 403）" in failed.err
    assert failed.err.count("\n") == 1
    document = json.loads(report.read_text(encoding="utf-8"))
    assert (document["decision"], document["declarations"], document["findings"]) == ("undecided", [], [])
    assert "HTTP 403" in document["errors"][0]["en"]


def test_what_the_policies_cannot_evaluate_is_undecided_and_the_rest_is_answered(ito_gate: Gate) -> None:
    def behaviour(handler: Handler, number: int) -> None:
        asked = handler.server.requests[number][2]["input"]
        if asked.get("declaration", {}).get("id") == "ITO-2026-002":
            handler.json(500, {"code": "internal_error", "message": "failed", "errors": []})
        else:
            handler.answer()

    with fake_opa(behaviour) as fake:
        asked = ito_gate("check", *DAY, "--engine", "opa", "--opa-url", fake.url, "-j1", "--format", "json", GOOD)
    decisions = {one["id"]: one["decision"] for one in json.loads(asked.out)["declarations"]}
    assert asked.code == 4
    assert [id_ for id_, decision in decisions.items() if decision != "pass"] == ["ITO-2026-002"]


def test_flags_win_over_variables_and_these_over_the_file(
    ito_gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(GOOD, tmp_path / "登记册")
    config = tmp_path / "登记册" / "ito-gate.yaml"
    with fake_opa() as first, fake_opa() as second, fake_opa() as third:
        config.write_text(
            config.read_text("utf-8") + f"engine: opa\nopa: {{url: '{first.url}', timeout: 60}}\n", "utf-8"
        )
        folder = config.parent
        assert ito_gate("check", *DAY, ".", cwd=folder).code == 0
        assert len(first.requests) > 0
        monkeypatch.setenv("ITO_GATE_OPA_URL", second.url)
        assert ito_gate("check", *DAY, ".", cwd=folder).code == 0
        assert len(second.requests) == len(first.requests)
        assert ito_gate("check", *DAY, "--opa-url", third.url, ".", cwd=folder).code == 0
        assert len(third.requests) == len(second.requests) == len(first.requests)
        assert ito_gate("check", *DAY, "--engine", "embedded", ".", cwd=folder).code == 0
        assert len(third.requests) == len(first.requests)


def test_where_the_token_comes_from(ito_gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text("from-the-file\n", "ascii")
    with fake_opa() as fake:
        asked = ("check", *DAY, "--engine", "opa", "--opa-url", fake.url, GOOD / "declarations")
        sent = lambda: fake.requests[-1][1].get("Authorization")  # noqa: E731
        assert (ito_gate(*asked).code, sent()) == (0, None)
        monkeypatch.setenv("ITO_GATE_OPA_TOKEN", "from-the-environment")
        assert (ito_gate(*asked).code, sent()) == (0, "Bearer from-the-environment")
        flagged = ito_gate(*asked, "--opa-token-file", tmp_path / "token")
        assert (flagged.code, sent()) == (0, "Bearer from-the-file")
    assert "from-the-" not in flagged.out + flagged.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "opa"], "--engine opa needs the server"),
        (["--opa-url", "http://localhost"], "--opa-url is for an OPA server: add --engine opa"),
        (["--opa-push", "--opa-timeout", "3"], "--opa-push, --opa-timeout is for an OPA server"),
        (["--engine", "opa", "--opa-url", "http://a:b@c"], "must not hold a user or password"),
        (["--engine", "opa", "--opa-url", "http://c", "--opa-timeout", "0"], "--opa-timeout"),
        (["--engine", "regorus"], "--engine"),
    ],
)
def test_options_that_do_not_fit_are_refused(ito_gate: Gate, arguments: list[str], said: str) -> None:
    refused = ito_gate("check", "--lang", "en", *arguments, GOOD)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_an_error_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in ((["--lang", "en"], "needs the server"), (["--lang=zh"], "需要服务器地址")):
        assert run(["check", "--engine", "opa", *arguments, str(GOOD)]) == 2
        assert said in capsys.readouterr().err
