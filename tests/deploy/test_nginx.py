"""What the load balancer lets through, whom it trusts and what it writes down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from servers import PATIENCE, QUESTION, STRICT, Certificates, Fleet, fleet, nginx, until
from support import BASE_DAY, base, the_engine


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with fleet(tmp_path_factory.mktemp("nginx"), servers=1) as it:
        yield it


def request(running: Fleet, method: str, path: str, *, token: bool = True, **more: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {running.token}"} if token else {}
    with requests.Session() as session:
        session.trust_env = False
        url, ca = running.url + path, str(running.ca)
        return session.request(method, url, headers=headers, verify=ca, timeout=PATIENCE, **more)


def seen(running: Fleet) -> int:
    """How many requests have reached OPA."""
    return sum(line.get("msg") == "Received request." for line in running.opas[0].lines())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", QUESTION, 403),
        ("PUT", QUESTION, 403),
        ("DELETE", QUESTION, 403),
        ("POST", "/health", 403),
        ("GET", "/metrics", 404),
        ("PUT", "/v1/policies/x", 404),
        ("PUT", "/v1/data/ito/calendar", 404),
        ("POST", "/v1/data/ito/gate", 404),
        ("POST", "/v1/query", 404),
        ("GET", "/", 404),
    ],
)
def test_only_the_question_passes(running: Fleet, method: str, path: str, status: int) -> None:
    before = seen(running)
    assert request(running, method, path, json={}).status_code == status
    assert seen(running) == before


def test_who_may_ask_is_decided_by_opa(running: Fleet) -> None:
    assert request(running, "POST", QUESTION, token=False, params=STRICT, json={"input": {}}).status_code == 401


def test_a_body_beyond_the_limit_goes_no_further(running: Fleet) -> None:
    body = b"x" * (32 * 2**20 + 1)
    assert request(running, "POST", QUESTION, params=STRICT, data=body).status_code == 413


def test_one_id_in_both_logs_and_a_token_in_neither(running: Fleet) -> None:
    asked = {**base(), "subject": "declaration", "as_of": BASE_DAY}
    answer = request(running, "POST", QUESTION, params=STRICT, json={"input": asked}).json()
    assert answer["result"] == the_engine().evaluate(asked)

    def decisions() -> list[dict[str, Any]]:
        return [line for line in running.opas[0].decisions() if line["decision_id"] == answer["decision_id"]]

    until(lambda: bool(decisions()), "the decision is to be logged", running.opas[0])
    (id_,) = decisions()[0]["request_context"]["http"]["headers"]["X-Request-Id"]
    until(lambda: id_ in running.balancer.output(), "the request is to be logged", running.balancer)
    lines = [json.loads(line) for line in running.balancer.output().splitlines() if line.startswith("{")]
    (line,) = [line for line in lines if line["id"] == id_]
    assert (line["path"], line["status"], line["statuses"]) == (QUESTION, 200, "200")
    assert running.token not in running.balancer.output() + running.opas[0].output()


def test_a_server_that_others_vouch_for_is_not_asked(running: Fleet, tmp_path: Path) -> None:
    others = Certificates.make(tmp_path / "others")
    before = seen(running)
    with nginx(tmp_path / "nginx", running.opas, others, ready=False) as balancer, requests.Session() as session:
        session.trust_env = False
        url = balancer.url + QUESTION
        headers = {"Authorization": f"Bearer {running.token}"}
        response = session.post(
            url, params=STRICT, json={"input": {}}, headers=headers, verify=str(others.ca), timeout=PATIENCE
        )
        assert response.status_code == 502
        assert "certificate verify" in balancer.output()
    assert seen(running) == before
