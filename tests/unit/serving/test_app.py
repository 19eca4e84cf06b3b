"""The server from outside, in this process: every address, every kind of source, everything that is refused."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ito_gate.errors import EngineError
from ito_gate.ledger.signing import verifier
from ito_gate.ledger.store import open_store
from ito_gate.ledger.verify import answer_digest, verify
from ito_gate.policy.embedded import EmbeddedEngine
from ito_gate.serving import clock
from ito_gate.serving.app import _Load
from ito_gate.serving.problems import KINDS, Problem, response
from ito_gate.serving.run import Plan, make
from procurement import HEADERS, NOW, SECRET, Site, body, frappe, hub, order, rules, site, standard

Client = TestClient


class Moment:
    """The clock of a test."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    made = Moment()
    monkeypatch.setattr(clock, "now", made)
    return made


@pytest.fixture
def place(tmp_path: Path) -> Site:
    return site(tmp_path)


@pytest.fixture
def client(place: Site) -> Iterator[Client]:
    with TestClient(make(Plan(str(place.register), str(place.settings))), raise_server_exceptions=False) as made:
        yield made


def ask(client: Client, content: bytes, **headers: str) -> Any:
    return client.post("/v1/decisions", content=content, headers={**HEADERS, **headers})


def problem(response: Any, kind: str) -> dict[str, Any]:
    said: dict[str, Any] = response.json()
    assert response.status_code == KINDS[kind].status
    assert response.headers["content-type"] == "application/problem+json"
    assert said["type"] == f"urn:ito-gate:problem:{kind}"
    assert said["status"] == response.status_code
    assert said["detail"]
    assert said["detail_zh"]
    assert "allow" not in response.text
    return said


def test_an_order_that_fits_is_allowed_signed_and_on_record(client: Client, place: Site) -> None:
    response = ask(client, order("PO-1"))
    answer = response.json()
    assert (response.status_code, answer["decision"], answer["findings"]) == (200, "allow", [])
    assert (answer["order"]["id"], answer["declaration"]["id"]) == ("PO-1", "ITO-2026-002")
    assert answer["as_of"] == ["2026-11-02"]
    assert answer["valid_until"] == "2026-11-03T00:00:00+08:00"
    assert answer["declaration"]["file"] == "declarations/terminal-support.yaml"
    claims = verifier((place.folder / "key.pem").read_bytes()).claims(answer["signature"])
    assert claims is not None
    assert (claims["jti"], claims["decision"], claims["record"]) == (
        answer["decision_id"],
        "allow",
        answer["record"],
    )
    said = {key: value for key, value in answer.items() if key not in {"record", "signature"}}
    assert claims["answer"] == answer_digest(said)
    assert datetime.fromtimestamp(claims["exp"], NOW.tzinfo) == datetime.fromisoformat(answer["valid_until"])
    store = open_store(place.store, create=False)
    record = store.record(answer["decision_id"])
    assert record is not None
    assert (record.link.seq, record.link.hash) == (answer["record"]["seq"], answer["record"]["hash"])
    assert verify(store, [answer["signature"]], verifier((place.folder / "key.pem").read_bytes())).faults == ()
    store.close()
    looked_up = client.get(f"/v1/decisions/{answer['decision_id']}", headers=HEADERS)
    assert looked_up.content == response.content
    (key,) = client.get("/v1/keys").json()["keys"]
    assert (key["kty"], key["crv"], key["kid"]) == ("OKP", "Ed25519", "test")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"amount": 500001}, ("purchase/amount", "deny")),
        ({"amount": 500000.01}, ("purchase/amount", "deny")),
        ({"currency": "USD"}, ("purchase/amount", "undetermined")),
        ({"category": "security"}, ("purchase/category", "deny")),
        ({"category": None}, ("purchase/category", "undetermined")),
        ({"category": "IT"}, ("document/schema", "deny")),
        ({"term": None}, ("purchase/term", "undetermined")),
        ({"term": {"starts_on": "2026-11-03", "ends_on": "2028-06-01"}}, ("purchase/term", "deny")),
        ({"provider": {"id": "xinghe-fintech"}}, ("purchase/provider", "deny")),
        ({"provider": {"code": "sap:1"}}, ("purchase/provider", "deny")),
        ({"provider": None}, ("document/schema", "deny")),
        ({"institution": "other-bank"}, ("purchase/references", "deny")),
        ({"contract_number": "HT-1"}, ("purchase/references", "deny")),
        ({"declaration": "ITO-2026-999"}, ("purchase/binding", "deny")),
        ({"declaration": None, "category": "security"}, ("purchase/binding", "deny")),
        ({"declaration": "ITO-2020-031", "category": "operations"}, ("purchase/standing", "deny")),
        ({"declaration": "ITO-2026-004", "provider": {"id": "huadu-it"}}, ("filing/lead-time", "deny")),
        ({"ordered_on": "2026-13-01"}, ("document/schema", "deny")),
        ({"ordered_on": "9999-12-31"}, ("purchase/binding", "deny")),
        ({"ordered_on": None}, ("document/schema", "deny")),
        ({"amount": None}, ("document/schema", "deny")),
        ({"amount": -1}, ("document/schema", "deny")),
        ({"amount": "much"}, ("document/schema", "deny")),
        ({"kind": "gift"}, ("document/schema", "deny")),
        ({"kind": "contract"}, ("purchase/references", "undetermined")),
    ],
    ids=str,
)
def test_what_does_not_fit_is_denied_with_the_reason(
    client: Client, changes: dict[str, Any], found: tuple[str, str]
) -> None:
    response = ask(client, order("PO-1", **changes))
    answer = response.json()
    assert (response.status_code, answer["decision"], answer["valid_until"]) == (200, "deny", None)
    weights = {(rule, "undetermined" if weight == "undetermined" else weight) for rule, weight in rules(answer)}
    assert found in weights | {(rule, "deny") for rule, weight in weights if weight == "undetermined"}
    assert all(finding["remediation"]["zh"] for finding in answer["findings"])


def test_invisible_characters_are_refused(client: Client) -> None:
    answer = ask(client, order("PO\u202e-1")).json()
    assert (answer["decision"], answer["order"]) == ("deny", None)


def test_orders_under_one_declaration_add_up(client: Client) -> None:
    assert ask(client, order("PO-1", amount=300000)).json()["decision"] == "allow"
    second = ask(client, order("PO-2", amount=300000)).json()
    assert (second["decision"], rules(second)) == ("deny", {("purchase/amount", "deny")})
    assert "200000" in second["findings"][0]["message"]["en"]
    # The same order again with another amount stands for itself only once.
    assert ask(client, order("PO-1", amount=400000)).json()["decision"] == "allow"
    assert ask(client, order("PO-2", amount=100001)).json()["decision"] == "deny"
    assert ask(client, order("PO-2", amount=100000)).json()["decision"] == "allow"


def test_an_order_dated_before_today_has_to_pass_today_as_well(client: Client, place: Site, moment: Moment) -> None:
    moment.now = NOW + timedelta(days=8)
    answer = ask(client, order("PO-1")).json()
    assert (answer["decision"], answer["as_of"]) == ("allow", ["2026-11-02", "2026-11-10"])
    assert answer["valid_until"] == "2026-11-11T00:00:00+08:00"
    file = place.register / "providers" / "huadu-it.yaml"
    suspended = "suspensions: [{on: 2026-11-05, kind: suspended, reason: 逾期未整改}]"
    file.write_text(file.read_text("utf-8").replace("suspensions: []", suspended), "utf-8")
    refreshed(client)
    answer = ask(client, order("PO-2")).json()
    assert answer["decision"] == "deny"
    assert ("purchase/standing", "deny") in rules(answer)


def refreshed(client: Client) -> None:
    """Wait until what has changed in the register is in use."""
    used = client.get("/readyz").json()["register"]
    client.post(f"/v1/register/refresh/{SECRET}")
    until = time.monotonic() + 30
    while client.get("/readyz").json()["register"] == used:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_an_order_dated_ahead_holds_on_its_day_only(client: Client) -> None:
    answer = ask(
        client, order("PO-1", ordered_on="2026-12-01", term={"starts_on": "2026-12-01", "ends_on": "2026-12-31"})
    )
    assert (answer.json()["as_of"], answer.json()["valid_until"]) == (["2026-12-01"], "2026-12-02T00:00:00+08:00")


def test_the_same_event_gets_the_first_answer(client: Client, moment: Moment) -> None:
    first = ask(client, order("PO-1"), **{"idempotency-key": "k1"})
    moment.now += timedelta(days=3)
    again = ask(client, order("PO-1"), **{"idempotency-key": "k1"})
    assert again.content == first.content
    problem(ask(client, order("PO-2"), **{"idempotency-key": "k1"}), "conflict")
    assert ask(client, order("PO-2"), **{"idempotency-key": "x" * 5000}).status_code == 200


def test_without_an_id_the_same_words_are_the_same_event_until_something_changes(client: Client, place: Site) -> None:
    denied = ask(client, order("PO-1", amount=600000))
    assert denied.json()["decision"] == "deny"
    assert ask(client, order("PO-1", amount=600000)).content == denied.content
    file = place.register / "declarations" / "terminal-support.yaml"
    file.write_text(file.read_text("utf-8").replace("amount: 500000", "amount: 700000"), "utf-8")
    refreshed(client)
    answer = ask(client, order("PO-1", amount=600000))
    assert answer.json()["decision"] == "allow"


SIGNED: dict[str, Callable[[bytes], dict[str, str]]] = {
    "standard": lambda content: standard(content, "msg_1"),
    "erpnext": frappe,
    "odoo": lambda _: {},
}


@pytest.mark.parametrize("source", SIGNED)
def test_each_kind_of_system(client: Client, source: str) -> None:
    content = body(source)
    path = f"/v1/webhooks/{source}" + (f"/{SECRET}" if source == "odoo" else "")
    response = client.post(path, content=content, headers=SIGNED[source](content))
    answer = response.json()
    assert (answer["decision"], answer["findings"]) == ("allow", [])
    assert client.post(path, content=content, headers=SIGNED[source](content)).content == response.content


def test_a_system_that_looks_at_the_status_only(client: Client) -> None:
    content = body("erpnext", grand_total=900000)
    response = client.post("/v1/webhooks/erpnext", content=content, headers=frappe(content))
    assert (response.status_code, response.json()["decision"]) == (403, "deny")


def test_a_category_outside_is_let_through_unless_it_is_ours_after_all(client: Client) -> None:
    def send(**changes: Any) -> Any:
        content = body("erpnext", **changes)
        return client.post("/v1/webhooks/erpnext", content=content, headers=frappe(content)).json()

    stranger = {"supplier": "SUP-9999", "supplier_name": "示例文具店", "custom_ito_declaration": None}
    paper = send(custom_ito_category="办公用品", **stranger)
    assert (paper["decision"], paper["outside"], rules(paper)) == ("allow", True, {("purchase/binding", "info")})
    assert send(custom_ito_category="办公用品", custom_ito_declaration=None)["decision"] == "deny"
    assert send(custom_ito_category="办公用品", **{**stranger, "custom_ito_declaration": "ITO-1"})["decision"] == "deny"
    assert send(custom_ito_category="办公用品 ", **stranger)["decision"] == "allow"
    assert send(custom_ito_category="别的", **stranger)["decision"] == "deny"
    nobody = {"supplier": None, "supplier_name": None, "tax_id": None, "custom_ito_declaration": None}
    assert send(custom_ito_category="办公用品", **nobody)["decision"] == "deny"


def test_a_system_that_does_not_wait(client: Client) -> None:
    content = body("coupa")
    taken = client.post("/v1/webhooks/coupa", content=content, headers=hub(content))
    said = taken.json()
    assert (taken.status_code, said["status"]) == (202, "pending")
    assert client.post("/v1/webhooks/coupa", content=content, headers=hub(content)).json() == said
    other = body("coupa", total="1")
    problem(client.post("/v1/webhooks/coupa", content=other, headers=hub(other)), "conflict")
    until = time.monotonic() + 30
    while (found := client.get(said["url"], headers=HEADERS)).status_code == 202:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert (found.json()["decision_id"], found.json()["decision"]) == (said["decision_id"], "allow")
    assert client.post("/v1/webhooks/coupa", content=content, headers=hub(content)).content == found.content


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/v1/decisions", {}),
        ("/v1/decisions", {"authorization": "Bearer wrong"}),
        ("/v1/decisions", {"authorization": f"Bearer {SECRET}"}),
        ("/v1/webhooks/standard", {}),
        ("/v1/webhooks/standard", {"webhook-id": "a", "webhook-timestamp": "1", "webhook-signature": "v1,x"}),
        ("/v1/webhooks/erpnext", {"x-frappe-webhook-signature": "garbage"}),
        ("/v1/webhooks/odoo", {}),
        ("/v1/webhooks/odoo/wrong", {}),
        ("/v1/webhooks/nobody", {}),
        (f"/v1/webhooks/nobody/{SECRET}", {}),
        ("/v1/register/refresh", {}),
        ("/v1/register/refresh/wrong", {}),
    ],
)
def test_strangers_are_told_nothing(client: Client, place: Site, path: str, headers: dict[str, str]) -> None:
    problem(client.post(path, content=b"{", headers=headers), "unauthenticated")
    problem(client.get("/v1/decisions/x"), "unauthenticated")
    store = open_store(place.store)
    assert store.head()[0] == 0
    store.close()


def test_bodies_that_cannot_be_read(client: Client) -> None:
    for content in (b"", b"{", b"\xff", b'{"a":1,"a":2}', b"[" * 5000):
        problem(ask(client, content), "unreadable")


def test_bodies_that_are_too_large(client: Client) -> None:
    problem(ask(client, b" " * (1024 * 1024 + 1)), "large")
    problem(client.post("/v1/decisions", content=(b" " * 1000 for _ in range(2000)), headers=HEADERS), "large")


def test_other_addresses_and_methods(client: Client) -> None:
    problem(client.get("/v1/none"), "not-found")
    problem(client.get("/v1/decisions"), "method")
    problem(client.put("/v1/decisions/x"), "method")
    problem(client.get("/v1/decisions/none", headers=HEADERS), "not-found")


def test_places_are_bounded_and_given_back() -> None:
    load = _Load(2)
    with load.place(), load.place(), pytest.raises(Problem) as caught, load.place():
        raise AssertionError("there is no third")
    assert caught.value.kind == "busy"
    assert response(caught.value).headers["retry-after"]
    with load.place(), load.place():
        assert load.now == 2
    assert load.now == 0


def test_an_engine_that_fails_is_no_decision(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise EngineError("broken")

    monkeypatch.setattr(EmbeddedEngine, "evaluate", fails)
    said = ask(client, order("PO-1"))
    problem(said, "undecided")
    assert said.headers["retry-after"]
    monkeypatch.undo()
    monkeypatch.setattr(clock, "now", lambda: NOW)
    assert ask(client, order("PO-1")).json()["decision"] == "allow"


def test_an_error_of_ours_is_no_decision(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(EmbeddedEngine, "evaluate", fails)
    response = ask(client, order("PO-1"))
    problem(response, "broken")
    assert SECRET not in response.text


def test_a_log_that_cannot_be_written_is_no_decision(client: Client, place: Site) -> None:
    connection = sqlite3.connect(place.folder / "decisions.db", isolation_level=None)
    connection.execute("ALTER TABLE records RENAME TO taken_away")
    connection.close()
    problem(ask(client, order("PO-1")), "undecided")
    problem(client.get("/readyz"), "undecided")
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_bad_revision_keeps_the_last_good_one_and_shows(client: Client, place: Site) -> None:
    assert client.get("/readyz").json()["status"] == "ready"
    used = client.get("/readyz").json()["register"]
    bad = place.register / "declarations" / "bad.yaml"
    bad.write_text("ito_gate: [", "utf-8")
    wait_for(client, 503)
    said = problem(client.get("/readyz"), "undecided")
    assert "bad.yaml" in said["detail"]
    assert ask(client, order("PO-1")).json()["made_with"]["register_digest"] == used["digest"]
    assert "ito_gate_ready 0.0" in client.get("/metrics").text
    bad.unlink()
    wait_for(client, 200)
    assert "ito_gate_ready 1.0" in client.get("/metrics").text


def wait_for(client: Client, status: int) -> None:
    until = time.monotonic() + 30
    while client.get("/readyz").status_code != status:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_numbers_and_logs_name_nobody(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    content = body("erpnext")
    client.post("/v1/webhooks/erpnext", content=content, headers=frappe(content))
    ask(client, order("PO-SECRET-1"))
    ask(client, b"{")
    numbers = client.get("/metrics").text
    assert re.search(r'ito_gate_decisions_total\{decision="allow",source="erpnext"\} 1.0', numbers)
    assert 'ito_gate_problems_total{kind="unreadable"} 1.0' in numbers
    for text in (numbers, caplog.text):
        for secret in ("PO-SECRET", "PUR-ORD", "华都", SECRET, "t" * 32):
            assert secret not in text


def test_the_api_is_described(client: Client) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    routes = {route.path for route in client.app.routes}  # type: ignore[attr-defined]
    assert routes - set(described["paths"]) == {"/v1/register/refresh", "/v1/register/refresh/{token}"}


def test_a_record_is_named_as_in_the_decision_logs_of_opa(client: Client, place: Site) -> None:
    answer = ask(client, order("PO-1", amount=600000)).json()
    store = open_store(place.store)
    record = store.record(answer["decision_id"])
    assert record is not None
    content = json.loads(record.content)
    assert {"decision_id", "labels", "path", "requested_by", "timestamp", "input", "result", "bundles"} <= set(content)
    assert content["result"]["findings"] == answer["findings"]
    reports = store.evidence(content["input"]["evidence"]["reports"])
    assert reports is not None
    (report,) = json.loads(reports)
    assert len(json.loads(report)["declarations"][0]["outcomes"]) > 50
    store.close()
