"""An OPA server is asked, and everything but the expected answer is an error that says what to do."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from typing import Any

import pytest

from fake_opa import FakeOpa, Handler, cut, dribble, fake_opa, hang
from ito_gate.errors import EngineError, ServerError
from ito_gate.policy.opa import connection
from ito_gate.policy.opa.engine import OpaEngine
from ito_gate.policy.opa.server import server
from support import BASE_DAY, base, the_engine, the_pack

TOKEN = "s3cret-token"
ASKED = {"subject": "declaration", "as_of": BASE_DAY, **base()}


@pytest.fixture(autouse=True)
def _no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_FIRST_DELAY", 0.001)


def ask(fake: FakeOpa, **settings: Any) -> Any:
    with OpaEngine(the_pack(), server(fake.url, **settings)) as engine:
        return engine.evaluate(ASKED)


def test_it_says_what_the_embedded_engine_says() -> None:
    with fake_opa() as fake:
        assert ask(fake) == the_engine().evaluate(ASKED)
    assert [path for path, _, _ in fake.requests] == [
        "/v1/data/ito/gate/report?strict-builtin-errors=true&provenance=true",
        "/v1/data/ito/gate/report?strict-builtin-errors=true",
    ]


def test_the_version_is_the_server_s() -> None:
    with fake_opa() as fake, OpaEngine(the_pack(), server(fake.url)) as engine:
        assert (engine.name, engine.version) == ("opa", "1.2.3")


def test_the_token_is_sent_and_shown_nowhere() -> None:
    with fake_opa() as fake:
        settings = server(fake.url, token=TOKEN)
        ask(fake, token=TOKEN)
    assert {headers["Authorization"] for _, headers, _ in fake.requests} == {f"Bearer {TOKEN}"}
    assert TOKEN not in repr(settings)


def test_a_prefix_of_the_url_is_kept() -> None:
    with fake_opa() as fake, OpaEngine(the_pack(), server(f"{fake.url}/policy/opa/")):
        pass
    assert fake.requests[0][0].startswith("/policy/opa/v1/data/ito/gate/report?")


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_no_proxy_of_the_environment_is_asked(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "http://127.0.0.1:1")
    with fake_opa() as fake:
        ask(fake)


def test_one_connection_is_kept() -> None:
    ports = set()

    def behaviour(handler: Handler, _: int) -> None:
        ports.add(handler.client_address[1])
        handler.answer()

    with fake_opa(behaviour) as fake:
        ask(fake)
    assert len(ports) == 1


def once(first: Callable[[Handler, int], None]) -> Callable[[Handler, int], None]:
    """Misbehave at the first question and again at the second, then answer."""
    return lambda handler, number: first(handler, number) if number < 2 else handler.answer()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_is_busy_is_asked_again(status: int) -> None:
    with fake_opa(once(lambda handler, _: handler.json(status, {}))) as fake:
        ask(fake)
    assert len(fake.requests) == 4


def test_what_is_cut_off_is_asked_again() -> None:
    with fake_opa(once(cut)) as fake:
        ask(fake)
    assert len(fake.requests) == 4


def other(name: str, value: str | None) -> Callable[[Handler, int], None]:
    def change(result: Any) -> None:
        result["policy"][name] = value

    return lambda handler, _: handler.answer(change)


def without_policy(result: Any) -> None:
    del result["policy"]


def without_a_rule(result: Any) -> None:
    del result["status"]["filing/lead-time"]


def with_a_rule(result: Any) -> None:
    result["status"]["filing/unheard-of"] = "evaluated"


@pytest.mark.parametrize(
    ("behaviour", "said", "tries"),
    [
        (lambda handler, _: handler.json(200, {}), "has no ito.gate.report: the bundle", 1),
        (lambda handler, _: handler.json(200, {"result": True}), "has no ito.gate.report: the bundle", 1),
        (lambda handler, _: handler.json(200, []), "has no ito.gate.report: the bundle", 1),
        (
            lambda handler, _: handler.respond(200, b"<html>", "text/html"),
            "does not answer as OPA does: .* not JSON",
            1,
        ),
        (lambda handler, _: handler.respond(302, b"", Location="http://127.0.0.1:1/"), "OPA does: it redirects", 1),
        (lambda handler, _: handler.json(401, {}), r"refuses this client \(HTTP 401\): give its token", 1),
        (lambda handler, _: handler.json(403, {}), r"refuses this client \(HTTP 403\)", 1),
        (lambda handler, _: handler.json(404, {}), "answered HTTP 404 Not Found", 1),
        (lambda handler, _: handler.json(400, {"message": "bad input"}), "answered HTTP 400 bad input", 1),
        (lambda handler, _: handler.json(500, {"message": "no plugin"}), "answered HTTP 500 no plugin", 1),
        (lambda handler, _: handler.json(503, {}), "answered HTTP 503 Service Unavailable", 3),
        (cut, "cannot be reached: .*, 3 times", 3),
        (dribble, "did not answer within 0.2 s, 3 times", 3),
        (hang, "did not answer within 0.2 s, 3 times", 3),
        (other("digest", "sha256:0"), "holds other policies than this gate: digest sha256:0, expected sha256:", 1),
        (other("calendar", "sha256:0"), "other policies than this gate: calendar sha256:0, expected sha256:", 1),
        (other("revision", None), "other policies than this gate: revision not stated, expected 0.1.0", 1),
        (lambda handler, _: handler.answer(without_policy), "revision not stated, .*; digest not stated", 1),
        (lambda handler, _: handler.answer(without_a_rule), "answers for other rules .*: filing/lead-time", 1),
        (lambda handler, _: handler.answer(with_a_rule), "answers for other rules .*: filing/unheard-of", 1),
    ],
)
def test_anything_else_ends_the_run(behaviour: Callable[[Handler, int], None], said: str, tries: int) -> None:
    with fake_opa(behaviour) as fake, pytest.raises(ServerError, match=said) as error:
        ask(fake, timeout=0.2 if behaviour in {hang, dribble} else 60)
    assert len(fake.requests) == tries
    assert str(error.value).startswith(f"the OPA server {fake.url} ")
    assert error.value.text.zh.startswith(f"OPA 服务器 {fake.url} ")
    assert "\n" not in str(error.value)


def test_a_server_that_changes_in_the_middle_ends_the_run() -> None:
    changed = other("digest", "sha256:0")
    behaviour = lambda handler, number: handler.answer() if number == 0 else changed(handler, number)  # noqa: E731
    with fake_opa(behaviour) as fake, pytest.raises(ServerError, match="other policies"):
        ask(fake)


def test_an_answer_that_is_too_large_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_LARGEST", 5000)
    with fake_opa() as fake, pytest.raises(ServerError, match="the answer is larger than 5000 bytes"):
        ask(fake)


def test_policies_that_fail_on_a_document_are_that_document_s_error() -> None:
    said = {"code": "internal_error", "message": "failed", "errors": [{"message": "to_number: invalid"}]}
    behaviour = lambda handler, number: handler.answer() if number == 0 else handler.json(500, said)  # noqa: E731
    with fake_opa(behaviour) as fake, pytest.raises(EngineError, match="failed; to_number: invalid"):
        ask(fake)
    assert len(fake.requests) == 2


def test_a_server_that_is_down() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with (
        pytest.raises(ServerError, match=rf"{re.escape(url)} cannot be reached: .*refused, 3 times"),
        OpaEngine(the_pack(), server(url)),
    ):
        pass


def test_a_name_that_leads_nowhere() -> None:
    with (
        pytest.raises(ServerError, match=r"http://opa\.invalid:8181 cannot be reached: "),
        OpaEngine(the_pack(), server("http://opa.invalid:8181")),
    ):
        pass


def test_what_cannot_be_removed_is_named() -> None:
    left = r"could not be rid of ito_push_[0-9a-f]{12}, which this run uploaded: internal_error: no"
    with fake_opa() as fake, pytest.raises(ServerError, match=left):
        ask(fake, push=True)
    assert len(fake.removals) == 1


def test_what_cannot_be_removed_does_not_hide_what_went_wrong() -> None:
    with (
        fake_opa(lambda handler, _: handler.json(200, {})) as fake,
        pytest.raises(ServerError, match="not loaded") as e,
    ):
        ask(fake, push=True)
    assert "may be left on the server: internal_error: no" in e.value.__notes__[0]
