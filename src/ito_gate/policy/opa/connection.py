"""The connection to an OPA server, through opa-python-client.

The only module that knows the client. Its traps, and what is done about them: it retries by status, but
never a request that asks (its retries are off, ours instead); what went wrong is left in the exception's
response; the errors it raises share no base; proxies and ``.netrc`` of the environment replace the server
and its token (``trust_env`` is off); it follows redirects and reads answers of any size.
"""

from __future__ import annotations

import random
import threading
import time
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from opa_client import OpaClient

from ito_gate.errors import EngineError, ServerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.policy.opa.server import Server

TRIES = 3
_FIRST_DELAY = 0.2
"""Seconds before the second try; doubled before the third, and up to half of it more by chance."""
_BUSY = frozenset({429, 502, 503, 504})
"""Statuses of a server, or a load balancer before it, that may do on the next try."""
_PART = 65536
_LARGEST = 64 * 1024 * 1024
"""Bytes of an answer; one about a declaration has about ten thousand."""


class _Client(OpaClient):  # type: ignore[misc] # the client has no types
    """opa-python-client with a session that keeps to what it was told."""

    def _init_session(self) -> requests.Session:
        session: requests.Session = super()._init_session()
        session.trust_env = False
        session.max_redirects = 0
        session.hooks["response"].append(self._read_bounded)
        return session

    def _read_bounded(self, response: requests.Response, *_: object, **__: object) -> None:
        """Read the answer as it comes: a timeout of the socket starts again with each byte."""
        until = time.monotonic() + self.timeout
        read = bytearray()
        while part := _next_part(response):
            read += part
            if len(read) > _LARGEST:
                response.close()
                raise requests.exceptions.ContentDecodingError(f"the answer is larger than {_LARGEST} bytes")
            if time.monotonic() > until:
                response.close()
                raise requests.Timeout
        response._content = bytes(read)  # noqa: SLF001 - the one way to give back a body that was read in parts


def _next_part(response: requests.Response) -> bytes:
    try:
        part: bytes = response.raw.read1(_PART, decode_content=True)
    except urllib3.exceptions.HTTPError as error:
        raise requests.ConnectionError(error) from error
    return part


class Connection:
    """Sends requests, a bounded number of times each, and turns what goes wrong into errors of the gate.

    Threads may share it; each has a client, and with it a connection that is kept, of its own.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._mine = threading.local()

    def send(self, request: Callable[[OpaClient], Any]) -> Any:  # noqa: ANN401 - what the client returns
        """Make ``request``, which must do no harm when it is made again.

        Raises:
            EngineError: the server understood, and says that the policies failed.
            ServerError: it cannot be reached, is too slow, refuses, or does not answer as OPA does.
        """
        for attempt in range(1, TRIES + 1):
            try:
                return request(self._client())
            except Exception as error:  # noqa: BLE001 - the client's own errors share no base class
                if attempt == TRIES or not _may_pass(error):
                    raise self._meaning(error) from None
            time.sleep(_FIRST_DELAY * 2 ** (attempt - 1) * random.uniform(1, 1.5))  # noqa: S311 - spreads load, keeps no secret
        raise AssertionError("the last try returns or raises")

    def error(self, en: str, zh: str) -> ServerError:
        """Return the error that says ``en`` and ``zh`` of the server."""
        return ServerError(f"the OPA server {self._server.url} {en}", f"OPA 服务器 {self._server.url} {zh}")

    def _client(self) -> OpaClient:
        client = getattr(self._mine, "client", None)
        if client is None:
            server = self._server
            client = self._mine.client = _Client(
                host=server.host,
                port=server.port,
                version=f"{server.prefix}v1",
                ssl=(server.ca_file or True) if server.is_tls else False,
                cert=server.client_certificate,
                token=server.token,
                retries=0,
                timeout=server.timeout,
            )
        return client

    def _meaning(self, error: Exception) -> EngineError | ServerError:  # noqa: PLR0911 - one for each way to fail
        """Say what ``error`` means; the order is from the special to the general."""
        cause, seconds = _cause(error), f"{self._server.timeout:g}"
        match error:
            case requests.HTTPError(response=requests.Response() as response):
                return self._refused(response)
            case requests.exceptions.SSLError():
                return self.error(
                    f"is not trusted, or does not trust this client: {cause}. --opa-ca names the CA of the "
                    "server, --opa-cert and --opa-key the certificate of this client",
                    f"与本机未能相互信任：{cause}。--opa-ca 指定服务器的 CA 证书，--opa-cert 与 --opa-key 指定本机证书",
                )
            case requests.Timeout():
                return self.error(
                    f"did not answer within {seconds} s, {TRIES} times", f"{TRIES} 次均未在 {seconds} 秒内回答"
                )
            case requests.exceptions.JSONDecodeError():
                return self._no_opa("its answer is not JSON", "回答不是 JSON")
            case requests.exceptions.InvalidJSONError():
                return EngineError(f"not JSON: {error}")
            case requests.TooManyRedirects():
                return self._no_opa("it redirects", "回答是重定向")
            case requests.exceptions.ContentDecodingError():
                return self._no_opa(cause, cause)
            case requests.RequestException():
                return self.error(f"cannot be reached: {cause}, {TRIES} times", f"无法连接：{cause}（{TRIES} 次）")
            case _:
                return EngineError(cause)

    def _refused(self, response: requests.Response) -> EngineError | ServerError:
        status, said = response.status_code, _said(response)
        if status == requests.codes.internal_server_error and said.get("code") == "internal_error":
            # The policies failed on this document, which is what the embedded engine calls an error too.
            errors = [str(one.get("message")) for one in said.get("errors", []) if isinstance(one, dict)]
            return EngineError("; ".join([str(said.get("message")), *errors]))
        if status in {401, 403}:
            return self.error(
                f"refuses this client (HTTP {status}): give its token in ITO_GATE_OPA_TOKEN or --opa-token-file, "
                "and have the server allow it what it asks",
                f"拒绝访问（HTTP {status}）：用环境变量 ITO_GATE_OPA_TOKEN 或 --opa-token-file 提供令牌，"
                "并确认服务器允许该请求",
            )
        reason = f"HTTP {status} {said.get('message', response.reason) or ''}".rstrip()
        return self.error(f"answered {reason}", f"回答 {reason}")

    def _no_opa(self, en: str, zh: str) -> ServerError:
        return self.error(
            f"does not answer as OPA does: {en}. Is it OPA, and no proxy in between?",
            f"的回答不符合 OPA 协议：{zh}。请确认地址是 OPA 服务器，中间没有代理",
        )


def _may_pass(error: Exception) -> bool:
    """Tell whether the next try may do: what is busy, slow or was cut off; not what was answered."""
    match error:
        case requests.HTTPError(response=requests.Response() as response):
            return response.status_code in _BUSY
        case (
            requests.exceptions.SSLError()
            | requests.exceptions.InvalidJSONError()
            | requests.TooManyRedirects()
            | requests.exceptions.ContentDecodingError()
        ):
            return False
        case _:
            return isinstance(error, requests.RequestException)


def _said(response: requests.Response) -> dict[str, Any]:
    try:
        said = response.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _cause(error: BaseException) -> str:
    """Return the innermost reason: what is around it repeats host, port and addresses of objects."""
    inner = error
    while True:
        reasons = (getattr(inner, "reason", None), inner.__cause__, *inner.args)
        below = next((one for one in reasons if isinstance(one, BaseException)), None)
        if below is None:
            break
        inner = below
    said = [str(getattr(inner, name)) for name in ("expression", "message") if getattr(inner, name, None)]
    return " ".join((": ".join(said) or str(inner) or type(inner).__name__).split())[:500]
