"""Reads the body of a request, within bounds of size and time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ito_gate.model import Text
from ito_gate.serving.problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from ito_gate.serving.settings import Limits


async def read_body(request: Request, limits: Limits) -> bytes:
    """Return the raw body.

    Raises:
        Problem: it is too large, or not there in time.
    """
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said) > limits.body_bytes:
        raise _too_large(limits)
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for part in request.stream():
                body += part
                if len(body) > limits.body_bytes:
                    raise _too_large(limits)
    except TimeoutError:
        seconds = limits.body_seconds
        raise Problem(
            "slow", Text(f"{seconds} 秒内没有收完", f"not there within {seconds} seconds"), {"Connection": "close"}
        ) from None
    return bytes(body)


def _too_large(limits: Limits) -> Problem:
    most = limits.body_bytes
    return Problem("large", Text(f"至多 {most} 字节", f"at most {most} bytes"), {"Connection": "close"})
