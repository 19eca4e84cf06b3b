"""What goes wrong, as the caller reads it: problem details (RFC 9457). None of them is a decision."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from starlette.responses import Response

from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its HTTP status and its title."""

    status: int
    title: Text


KINDS: Mapping[str, Kind] = {
    "unreadable": Kind(400, Text("请求体无法读取", "The body cannot be read")),
    "unauthenticated": Kind(401, Text("无法确认请求的来源", "The sender cannot be recognised")),
    "not-found": Kind(404, Text("没有这个地址或决定", "No such address or decision")),
    "method": Kind(405, Text("不支持这个方法", "No such method here")),
    "slow": Kind(408, Text("请求体没有及时收完", "The body did not come in time")),
    "conflict": Kind(409, Text("同一编号的事件内容不同", "Another event has this id")),
    "large": Kind(413, Text("请求体过大", "The body is too large")),
    "broken": Kind(500, Text("内部错误，没有作出决定", "Internal error; nothing was decided")),
    "undecided": Kind(503, Text("暂时无法作出决定", "No decision can be made now")),
    "busy": Kind(503, Text("请求过多，请稍后再试", "Too many requests; try again")),
    "stopping": Kind(503, Text("服务正在停止", "The server is stopping")),
}
"""By the last part of ``type``; the register of kinds is this table."""

_RETRY = "5"
"""Seconds after which a caller may try again."""


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it so
    """A problem to answer with.

    Attributes:
        kind: a key of ``KINDS``.
        detail: what is wrong in this case, without anything secret.
        headers: to send along.
    """

    def __init__(self, kind: str, detail: Text, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        """Say what is wrong."""
        super().__init__(detail.en)
        self.kind = kind
        self.detail = detail
        self.headers = headers


def response(problem: Problem) -> Response:
    """Return ``problem`` as an HTTP response; what may pass by itself says when to try again."""
    kind = KINDS[problem.kind]
    body = {
        "type": f"urn:ito-gate:problem:{problem.kind}",
        "title": kind.title.en,
        "title_zh": kind.title.zh,
        "status": kind.status,
        "detail": problem.detail.en,
        "detail_zh": problem.detail.zh,
    }
    headers = {**({"Retry-After": _RETRY} if kind.status == 503 else {}), **problem.headers}  # noqa: PLR2004 - HTTP
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, kind.status, headers=headers, media_type=MEDIA_TYPE)
