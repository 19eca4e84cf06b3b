"""Events that are genuine, and all the ways in which they are not."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook

from ito_gate.intake.authenticity import SCHEMES, TOLERANCE, Authenticity, Call, verify
from ito_gate.intake.refusal import Refused

NOW = 1_790_000_000.0
KEY = base64.b64encode(b"k" * 24).decode()
SECRET = f"whsec_{KEY}".encode()
OLD = f"whsec_{base64.b64encode(b'o' * 24).decode()}".encode()
BODY = b'{"type":"order.placed"}'
TOKEN = b"0123456789abcdef0123456789abcdef"


def call(headers: dict[str, str] | None = None, body: bytes = BODY, token: str = "", now: float = NOW) -> Call:
    return Call(headers or {}, body, token, now)


def signed(body: bytes = BODY, secret: bytes = SECRET, id_: str = "msg_1", at: float = NOW) -> dict[str, str]:
    """Sign as the library of Standard Webhooks does."""
    moment = datetime.fromtimestamp(at, tz=UTC)
    return {
        "webhook-id": id_,
        "webhook-timestamp": str(int(at)),
        "webhook-signature": Webhook(secret.decode()).sign(id_, moment, body.decode()),
    }


def standard(*secrets: bytes) -> Authenticity:
    return Authenticity("standard", secrets or (SECRET,))


def refused(arrived: Call, agreed: Authenticity) -> str:
    with pytest.raises(Refused) as caught:
        verify(arrived, agreed)
    assert caught.value.kind == "unauthenticated"
    return caught.value.text.en


def test_standard_webhooks_as_their_library_signs_them() -> None:
    assert verify(call(signed()), standard()) == "msg_1"
    assert verify(call(signed("订单".encode()), "订单".encode()), standard()) == "msg_1"


@pytest.mark.parametrize("secrets", [(SECRET, OLD), (OLD, SECRET)])
def test_a_secret_can_be_changed(secrets: tuple[bytes, ...]) -> None:
    assert verify(call(signed()), standard(*secrets)) == "msg_1"
    assert verify(call(signed(secret=OLD)), standard(*secrets)) == "msg_1"
    refused(call(signed(secret=OLD)), standard(SECRET))


def test_one_good_signature_among_several_is_enough() -> None:
    headers = signed()
    headers["webhook-signature"] = f"v1a,AAAA v1,garbage {headers['webhook-signature']}"
    assert verify(call(headers), standard()) == "msg_1"


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_what_is_missing_is_refused(name: str) -> None:
    headers = signed()
    del headers[name]
    assert "needed" in refused(call(headers), standard())


@pytest.mark.parametrize("signature", ["garbage", "v1,a,b", "v1,", "v2,AAAA", " ", "v1,订单", "v1,\udcff"])
def test_malformed_signatures_are_refused(signature: str) -> None:
    refused(call({**signed(), "webhook-signature": signature}), standard())


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp"])
def test_what_is_signed_cannot_be_changed(name: str) -> None:
    headers = signed()
    refused(call({**headers, name: headers[name] + "1"}), standard())
    refused(call(headers, BODY + b" "), standard())


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (TOLERANCE, True), (TOLERANCE + 1, False)])
@pytest.mark.parametrize("sign", [-1, 1])
def test_an_event_is_good_for_a_while(seconds: int, good: bool, sign: int) -> None:
    arrived = call(signed(), now=NOW + sign * seconds)
    if good:
        assert verify(arrived, standard()) == "msg_1"
    else:
        assert "clocks" in refused(arrived, standard())


@pytest.mark.parametrize("stamp", ["", "x", "-1", "1e9", "１７９００００００００"])
def test_a_time_that_is_none_is_refused_though_signed(stamp: str) -> None:
    signature = base64.b64encode(hmac.digest(b"k" * 24, f"msg_1.{stamp}.".encode() + BODY, hashlib.sha256)).decode()
    headers = {"webhook-id": "msg_1", "webhook-timestamp": stamp, "webhook-signature": f"v1,{signature}"}
    refused(call(headers), standard())


def test_a_stranger_is_told_nothing_of_clocks() -> None:
    assert "clocks" not in refused(call(signed(secret=OLD), now=NOW + 10 * TOLERANCE), standard())


def test_frappe() -> None:
    body = json.dumps({"name": "采购-1"}).encode()
    signature = base64.b64encode(hmac.new(TOKEN, body, hashlib.sha256).digest()).decode()
    agreed = Authenticity("frappe", (TOKEN,))
    assert verify(call({"x-frappe-webhook-signature": signature}, body), agreed) is None
    refused(call({"x-frappe-webhook-signature": signature}, body + b" "), agreed)
    refused(call({}, body), agreed)


@pytest.mark.parametrize(("encoding", "prefix"), [("hex", "sha256="), ("base64", ""), ("hex", "")])
def test_hmac_in_a_header(encoding: str, prefix: str) -> None:
    digest = hmac.new(TOKEN, BODY, hashlib.sha256).digest()
    written = digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()
    agreed = Authenticity("hmac", (TOKEN,), "X-Signature", prefix, encoding)
    assert verify(call({"x-signature": prefix + written}), agreed) is None
    refused(call({"x-signature": written + "0"}), agreed)
    refused(call({"x-signature": ""}), agreed)
    if prefix:
        refused(call({"x-signature": written}), agreed)


def test_bearer_and_path() -> None:
    bearer, path = Authenticity("bearer", (TOKEN,)), Authenticity("path", (TOKEN,))
    assert verify(call({"authorization": f"Bearer {TOKEN.decode()}"}), bearer) is None
    assert verify(call(token=TOKEN.decode()), path) is None
    for header in (
        "",
        TOKEN.decode(),
        f"Basic {TOKEN.decode()}",
        "Bearer ",
        f"Bearer {TOKEN.decode()}x",
        "Bearer 订单",
    ):
        refused(call({"authorization": header}), bearer)
    for token in ("", TOKEN.decode()[:-1], TOKEN.decode().upper()):
        refused(call(token=token), path)


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_nothing_at_all_is_refused_by_every_scheme(scheme: str) -> None:
    refused(call(), Authenticity(scheme, (TOKEN,), "X-Signature"))


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@settings(deadline=None)
@given(data=st.data())
def test_garbage_is_refused_and_never_an_error(scheme: str, data: st.DataObject) -> None:
    names = (
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature",
        "authorization",
        "x-frappe-webhook-signature",
        "x-s",
    )
    headers = data.draw(st.dictionaries(st.sampled_from(names), st.text(max_size=60)))
    refused(
        call(headers, data.draw(st.binary(max_size=60)), data.draw(st.text(max_size=20))),
        Authenticity(scheme, (TOKEN,), "X-S"),
    )


def test_secrets_are_not_shown() -> None:
    assert "whsec" not in repr(standard())
