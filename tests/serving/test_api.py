"""The server is fuzzed by its own description over a socket: it answers what it says, and never "allow" by accident."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, checks

from procurement import HEADERS
from purchase_server import Server, Site

EXAMPLES = 40
"""Requests for each operation and kind of data; three hundred in all take half a minute."""

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
"""An order that breaks its schema is denied with the reason, not refused, so ``negative_data_rejection`` is none."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = Site.make(tmp_path_factory.mktemp("api"), "sqlite:log.db", ceiling=10**15)
    with site.server() as running:
        yield running


ASKED = [
    ("POST", "/v1/decisions"),
    ("GET", "/v1/decisions/{decision_id}"),
    ("POST", "/v1/webhooks/{source}"),
    ("POST", "/v1/webhooks/{source}/{token}"),
]
PLAIN = [
    ("GET", "/v1/keys"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
    ("GET", "/openapi.json"),
]
"""Operations that take nothing, so that nothing about them can be invalid."""

VALID, INVALID = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
CASES = [(*one, mode) for one in ASKED for mode in (VALID, INVALID)] + [(*one, VALID) for one in PLAIN]


def test_every_operation_is_fuzzed(server: Server) -> None:
    described = server.request("GET", "/openapi.json").data
    assert {(method.upper(), path) for path, item in described["paths"].items() for method in item} == {*ASKED, *PLAIN}


@pytest.mark.parametrize("known", [True, False], ids=["with the token", "without it"])
@pytest.mark.parametrize(("method", "path", "mode"), CASES)
def test_it_answers_as_described(server: Server, method: str, path: str, mode: GenerationMode, known: bool) -> None:
    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/openapi.json")
    operation = schema[path][method]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def fuzz(case: Any) -> None:
        response = case.call(base_url=f"http://127.0.0.1:{server.port}", headers=HEADERS if known else None)
        case.validate_response(response, checks=CHECKS)
        if not known and path.startswith("/v1/") and path != "/v1/keys":
            assert response.status_code not in {200, 202, 403}

    fuzz()


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=20),
    st.just([]),
    st.just({}),
    st.floats(allow_nan=False, allow_infinity=False),
)


@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_change_that_takes_something_away_makes_a_bad_order_good(server: Server, data: st.DataObject) -> None:
    """From an order that is denied, drop or spoil anything: it stays denied."""
    order = server.site.order("PO-1", amount=1000, category="security")
    name = data.draw(st.sampled_from(sorted(order)))
    if name == "category":
        del order["category"]
    elif data.draw(st.booleans()):
        del order[name]
    else:
        order[name] = data.draw(JUNK)
    reply = server.request("POST", "/v1/decisions", json.dumps(order).encode(), HEADERS)
    assert (reply.status, reply.decision) == (200, "deny")


@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_good_order_that_is_spoilt_is_denied(server: Server, data: st.DataObject) -> None:
    """What a rule needs cannot be taken away or made something else; the rest may be."""
    order = server.site.order("PO-1", amount=1000)
    name = data.draw(st.sampled_from(["ordered_on", "provider", "category", "term", "amount", "currency", "id"]))
    order[name] = data.draw(
        JUNK.filter(lambda value: not isinstance(value, int | float | str) or isinstance(value, bool))
    )
    reply = server.request("POST", "/v1/decisions", json.dumps(order).encode(), HEADERS)
    assert (reply.status, reply.decision) == (200, "deny")
