"""The commands about the decision log, on a log that the server wrote."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ito_gate.ledger.store import open_store
from ito_gate.serving import clock
from ito_gate.serving.run import Plan, make
from procurement import HEADERS, NOW, Site, order, site

Call = Callable[..., Any]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return site(tmp_path)


def decide(place: Site, *orders: bytes, register: str = "") -> list[dict[str, Any]]:
    """Have orders decided on; the answers."""
    with TestClient(
        make(Plan(register or str(place.register), str(place.settings), str(place.folder / "c")))
    ) as client:
        return [client.post("/v1/decisions", content=one, headers=HEADERS).json() for one in orders]


def test_a_decision_is_made_again_whatever_the_register_says_now(place: Site, ito_gate: Call) -> None:
    allowed, denied = decide(place, order("PO-1"), order("PO-2", amount=900000))
    shutil.rmtree(place.register)
    for answer in (allowed, denied):
        done = ito_gate("audit", "replay", "--lang", "en", "--store", place.store, answer["decision_id"])
        assert (done.code, done.out) == (0, f"the same again: {answer['decision']}\n")
    assert ito_gate("audit", "replay", "--store", place.store, "none").code == 4


def test_a_decision_that_comes_out_otherwise_shows(place: Site, ito_gate: Call) -> None:
    """As if a rule of then had been another: the record says deny, and what it was made of says allow."""
    (answer,) = decide(place, order("PO-1"))
    with sqlite3.connect(place.folder / "decisions.db") as connection:
        connection.execute(
            """UPDATE records SET content = replace(content, '"decision":"allow"', '"decision":"deny"')"""
        )
    connection.close()
    done = ito_gate("audit", "replay", "--lang", "en", "--store", place.store, answer["decision_id"])
    assert done.code == 1
    assert done.out == 'decision:\n  then "deny"\n  now  "allow"\n'


def test_own_policies_of_then_are_used(place: Site, ito_gate: Call) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples" / "own-rules", place.register / "own")
    settings = place.register / "ito-gate.yaml"
    settings.write_text(settings.read_text("utf-8") + "policies: [own]\n", "utf-8")
    (answer,) = decide(place, order("PO-1"))
    assert answer["made_with"]["policy_revision"] != "0.1.0"
    shutil.rmtree(place.register)
    done = ito_gate("audit", "replay", "--lang", "en", "--store", place.store, answer["decision_id"])
    assert (done.code, done.out) == (0, f"the same again: {answer['decision']}\n")


def test_a_decision_on_the_whole_register_needs_the_register(place: Site, ito_gate: Call) -> None:
    def git(*arguments: str) -> None:
        author = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        subprocess.run(["git", *author, *arguments], cwd=place.register, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "The register")
    url = f"file://{place.register}"
    (answer,) = decide(place, order("PO-1", declaration="ITO-2026-999"), register=f"{url}@main")
    revision = answer["made_with"]["register_revision"]
    assert len(revision) == 40
    command = ("audit", "replay", "--lang", "en", "--store", place.store, answer["decision_id"])
    done = ito_gate(*command)
    assert done.code == 4
    assert f"@{revision}" in done.err
    same = ito_gate(*command, "--register", f"{url}@main")
    assert (same.code, same.out) == (0, "the same again: deny\n")
    (place.register / "declarations" / "call-centre.yaml").unlink()
    git("commit", "-q", "-a", "-m", "Another revision")
    assert ito_gate(*command, "--register", f"{url}@main").code == 4


def test_what_is_reported_and_changed_since_is_denied_by_the_history_of_the_register(place: Site) -> None:
    def git(*arguments: str, on: str) -> None:
        moment = {"GIT_AUTHOR_DATE": on, "GIT_COMMITTER_DATE": on}
        author = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        command = ["git", *author, *arguments]
        subprocess.run(
            command, cwd=place.register, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **moment}
        )

    file = place.register / "declarations" / "mobile-bank-operations.yaml"
    text = file.read_text("utf-8")
    filed_on = text[text.index("filed_on: ") + 10 :][:10]
    git("init", "-q", "-b", "main", on=f"{filed_on}T10:00:00+08:00")
    git("add", ".", on=f"{filed_on}T10:00:00+08:00")
    git("commit", "-q", "-m", "As reported", on=f"{filed_on}T10:00:00+08:00")
    asked = order(
        "PO-1", declaration="ITO-2026-001", provider={"id": "xinghe-fintech"}, term=None, amount=1, institution=None
    )
    url = f"file://{place.register}@main"
    (before,) = decide(place, asked, register=url)
    assert "purchase/unchanged-since-report" not in {one["rule"] for one in before["findings"]}
    file.write_text(text.replace("  scope: part\n", "  scope: whole\n", 1), "utf-8")
    git("commit", "-q", "-a", "-m", "More than reported", on=f"{filed_on}T23:59:59+08:00")
    git("commit", "-q", "--amend", "-m", "The next day", on="2026-10-30T10:00:00+08:00")
    (after,) = decide(place, asked, register=url)
    (found,) = (one for one in after["findings"] if one["rule"] == "purchase/unchanged-since-report")
    assert (found["weight"], found["articles"], filed_on in found["message"]["en"]) == ("deny", ["37"], True)
    (folder,) = decide(place, order("PO-9", declaration="ITO-2026-001", amount=1), register=str(place.register))
    assert folder["decision"] == "deny"


def test_evidence_that_is_gone_is_said(place: Site, ito_gate: Call) -> None:
    (answer,) = decide(place, order("PO-1"))
    with sqlite3.connect(place.folder / "decisions.db") as connection:
        connection.execute("DELETE FROM evidence")
    connection.close()
    assert ito_gate("audit", "replay", "--store", place.store, answer["decision_id"]).code == 4
    done = ito_gate("audit", "verify", "--lang", "en", "--store", place.store)
    assert done.code == 1
    assert "evidence" in done.out


def test_show(place: Site, ito_gate: Call) -> None:
    first, second = decide(place, order("PO-1"), order("PO-2", amount=900000))
    text = ito_gate("audit", "show", "--lang", "zh", "--store", place.store, "--declaration", "ITO-2026-002")
    assert text.code == 0
    assert "允许  订单 PO-1" in text.out
    assert "拒绝  订单 PO-2" in text.out
    one = ito_gate("audit", "show", "--store", place.store, "--decision", second["decision_id"], "--format", "json")
    said = json.loads(one.out)
    assert (said["seq"], said["decision_id"], said["requested_by"]) == (2, second["decision_id"], "orders")
    assert said["previous"] == first["record"]["hash"]
    assert ito_gate("audit", "show", "--store", place.store, "--declaration", "none").code == 3
    assert ito_gate("audit", "show", "--store", place.store).code == 2


def test_verify(place: Site, ito_gate: Call, tmp_path: Path) -> None:
    (answer,) = decide(place, order("PO-1"))
    kept, key = tmp_path / "answer.json", place.folder / "key.pem"
    kept.write_text(json.dumps(answer), "utf-8")
    head = ito_gate("audit", "head", "--store", place.store, "--key", key)
    (tmp_path / "heads.txt").write_text(head.out, "ascii")
    command = ("audit", "verify", "--lang", "en", "--store", place.store)
    done = ito_gate(*command, "--key", key, "--kept", kept, "--kept", tmp_path / "heads.txt")
    assert done.code == 0
    assert "1 records" in done.out
    assert "2 signatures" in done.out
    assert ito_gate(*command).code == 0
    assert ito_gate(*command, "--kept", kept).code == 2
    assert ito_gate("audit", "verify", "--store", f"sqlite:{tmp_path / 'none.db'}").code == 4
    open_store(f"sqlite:{tmp_path / 'empty.db'}").close()
    assert ito_gate("audit", "verify", "--store", f"sqlite:{tmp_path / 'empty.db'}").code == 3
    (tmp_path / "none.txt").write_text("", "ascii")
    assert ito_gate(*command, "--key", key, "--kept", tmp_path / "none.txt").code == 2


def test_letters(place: Site, ito_gate: Call) -> None:
    (answer,) = decide(place, order("PO-1"))
    assert ito_gate("audit", "letters", "--lang", "en", "--store", place.store).out == "no call-back was given up\n"
    assert ito_gate("audit", "letters", "--store", place.store, "--again", answer["decision_id"]).code == 3


@pytest.mark.parametrize("command", ["verify", "show", "head", "letters", "replay"])
def test_help_has_examples(ito_gate: Call, command: str) -> None:
    assert "Examples:" in ito_gate("audit", command, "--help").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--register", "none", "--config", "serve.yaml"), "none"),
        (("--register", "register", "--config", "none.yaml"), "none.yaml"),
        (("--register", "https://me:hidden@example.com/x.git", "--config", "serve.yaml"), "password"),
        (("--config", "serve.yaml"), "--register"),
    ],
)
def test_serve_says_what_is_wrong_with_how_it_is_started(
    place: Site, ito_gate: Call, arguments: tuple[str, ...], said: str
) -> None:
    done = ito_gate("serve", "--lang", "en", *arguments, cwd=place.folder)
    assert done.code in {2, 4}
    assert said in done.err
    assert "hidden" not in done.err
