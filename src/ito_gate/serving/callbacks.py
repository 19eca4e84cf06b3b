"""Sends decisions to the systems that did not wait for them, until they take them or it is given up.

Signed as Standard Webhooks has it: the id stays the same from try to try, so that a system that took a decision and
could not say so does not act on it twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from ito_gate.intake.authenticity import standard_signature
from ito_gate.serving import clock

if TYPE_CHECKING:
    from ito_gate.serving.settings import Callback

WAITS = (5, 30, 120, 600, 3600, 6 * 3600, 12 * 3600, 24 * 3600, 24 * 3600)
"""Seconds before the second try, the third, and so on: three days in all. After the last it is a dead letter."""

_SECONDS = 15.0
"""For one try."""
_GONE = 410
"""The receiver wants no more of it (Standard Webhooks)."""
_OK = range(200, 300)


class Sender:
    """Sends call-backs. One thread uses it."""

    def __init__(self, transport: httpx2.BaseTransport | None = None) -> None:
        """Send through ``transport``; None for the network, as it is: no proxies or passwords of the environment."""
        self._client = httpx2.Client(
            transport=transport, timeout=_SECONDS, follow_redirects=False, trust_env=False, max_redirects=0
        )

    def send(self, callback: Callback, id_: str, body: bytes) -> str | None:
        """Send ``body`` and return None, or why it was not taken."""
        stamp = str(int(clock.now().timestamp()))
        headers = {
            "content-type": "application/json",
            "webhook-id": id_,
            "webhook-timestamp": stamp,
            "webhook-signature": standard_signature(callback.secret, id_, stamp, body),
        }
        try:
            # The answer's body is of no interest, and not read: it could be without end.
            with self._client.stream("POST", callback.url, content=body, headers=headers) as response:
                status = response.status_code
        except httpx2.HTTPError as error:
            return type(error).__name__
        return None if status in _OK else f"status {status}"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()


def wait_after(tries: int, why: str) -> int | None:
    """Return the seconds to wait after so many tries; None where it is given up."""
    if why == f"status {_GONE}" or tries > len(WAITS):
        return None
    return WAITS[tries - 1]
