"""Whether an event comes from the system that it says, by what was agreed with that system.

Everything is compared over the raw bytes, before they are parsed, and in constant time. Several secrets may be
good at once, so that they can be changed without losing an event.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ito_gate.intake.refusal import Refused
from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOLERANCE = 300
"""Seconds that the time of a signed event may lie before or after now: Standard Webhooks, as its libraries have it."""

_PREFIX = "whsec_"


@dataclass(frozen=True, slots=True)
class Call:
    """What arrived.

    Attributes:
        headers: by lower-case name.
        body: the raw bytes.
        token: what the path says after the name of the source.
        now: seconds since the epoch.
    """

    headers: Mapping[str, str]
    body: bytes
    token: str
    now: float


@dataclass(frozen=True, slots=True)
class Authenticity:
    """How the events of one source are recognised.

    Attributes:
        scheme: a name of ``SCHEMES``.
        secrets: those that are good, in any order; for ``standard`` as ``whsec_`` and base64, or plain.
        header: where the signature stands, for ``hmac``.
        prefix: what stands before it, such as ``sha256=``.
        encoding: ``hex`` or ``base64``.
    """

    scheme: str
    secrets: tuple[bytes, ...] = field(repr=False)
    header: str = ""
    prefix: str = ""
    encoding: str = "hex"


def verify(call: Call, agreed: Authenticity) -> str | None:
    """Return the id that the sender gave the event; None where the scheme has none.

    Raises:
        Refused: it is not genuine, or too old or too new to tell.
    """
    return SCHEMES[agreed.scheme](call, agreed)


def standard_signature(secret: bytes, id_: str, stamp: str, body: bytes) -> str:
    """Return the signature of an event (Standard Webhooks 1.0.0): HMAC-SHA256 of ``id.timestamp.body``.

    Args:
        secret: as ``whsec_`` and base64, or plain.
        id_: of the event.
        stamp: seconds since the epoch.
        body: the raw bytes.
    """
    digest = hmac.digest(_key(secret), f"{id_}.{stamp}.".encode("utf-8", "surrogateescape") + body, hashlib.sha256)
    return f"v1,{base64.b64encode(digest).decode()}"


def _standard(call: Call, agreed: Authenticity) -> str:
    """Standard Webhooks 1.0.0: HMAC-SHA256 of ``id.timestamp.body``."""
    id_, stamp, signatures = (call.headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not id_ or not stamp or not signatures:
        raise _refused(
            "webhook-id, webhook-timestamp and webhook-signature are needed",
            "缺少 webhook-id、webhook-timestamp 或 webhook-signature",
        )
    given = [one.encode("utf-8", "replace") for one in signatures.split(" ")]
    expected = [standard_signature(secret, id_, stamp, call.body).encode() for secret in agreed.secrets]
    # First whether it is genuine: a stranger is told nothing about clocks.
    _require(_any_equal(given, expected))
    if not stamp.isascii() or not stamp.isdigit() or abs(call.now - int(stamp)) > TOLERANCE:
        raise _refused(
            f"the timestamp is more than {TOLERANCE} seconds off; compare the clocks",
            f"时间戳与当前时间相差超过 {TOLERANCE} 秒，请核对两边的时钟",
        )
    return id_


def _frappe(call: Call, agreed: Authenticity) -> None:
    """Frappe (ERPNext): base64 of HMAC-SHA256 of the body, in ``X-Frappe-Webhook-Signature``."""
    _signed_body(call, agreed.secrets, "x-frappe-webhook-signature", "", "base64")


def _hmac(call: Call, agreed: Authenticity) -> None:
    """HMAC-SHA256 of the body in a header, as GitHub and many others have it."""
    _signed_body(call, agreed.secrets, agreed.header.lower(), agreed.prefix, agreed.encoding)


def _bearer(call: Call, agreed: Authenticity) -> None:
    """A token that only the sender knows (RFC 6750, section 2.1). It protects nothing without TLS."""
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    _require(scheme.lower() == "bearer" and _is_token(token.strip(), agreed.secrets))


def _path(call: Call, agreed: Authenticity) -> None:
    """A token in the path, for senders that can neither sign nor set headers (Odoo)."""
    _require(_is_token(call.token, agreed.secrets))


SCHEMES: Mapping[str, Callable[[Call, Authenticity], str | None]] = {
    "standard": _standard,
    "frappe": _frappe,
    "hmac": _hmac,
    "bearer": _bearer,
    "path": _path,
}


def _signed_body(call: Call, secrets: tuple[bytes, ...], header: str, prefix: str, encoding: str) -> None:
    value = call.headers.get(header, "")
    digests = [hmac.digest(secret, call.body, hashlib.sha256) for secret in secrets]
    expected = [base64.b64encode(one) if encoding == "base64" else one.hex().encode() for one in digests]
    given = value.removeprefix(prefix).encode("utf-8", "replace")
    _require(value.startswith(prefix) and _any_equal([given], expected))


def _is_token(given: str, secrets: tuple[bytes, ...]) -> bool:
    # Digests, so that neither the length nor where they first differ takes a different time.
    digest = hashlib.sha256(given.encode("utf-8", "replace")).digest()
    return bool(given) and _any_equal([digest], [hashlib.sha256(secret).digest() for secret in secrets])


def _any_equal(given: list[bytes], expected: list[bytes]) -> bool:
    found = False
    for one in given:
        for other in expected:
            found |= hmac.compare_digest(one, other)
    return found


def _key(secret: bytes) -> bytes:
    text = secret.decode("ascii", "replace")
    if not text.startswith(_PREFIX):
        return secret
    try:
        return base64.b64decode(text.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        return secret


def _require(genuine: bool) -> None:
    if not genuine:
        raise _refused("the signature or token is missing or not the one agreed on", "签名或令牌缺失，或与约定的不符")


def _refused(en: str, zh: str) -> Refused:
    return Refused("unauthenticated", Text(zh, en))
