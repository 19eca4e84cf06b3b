"""Which OPA server is asked, and how: settings only, so that reading them costs no import of a client."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_TIMEOUT = 10.0
"""Seconds; a declaration takes an OPA server some hundredths of one, an institution with its register more."""
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Server:
    """An OPA server and how to reach it.

    Attributes:
        url: as messages show it: scheme, host, port and path, and nothing secret.
        is_tls: whether it is reached over TLS.
        host: name or address; an IPv6 address in brackets.
        port: of the server or of the load balancer before it.
        prefix: the path before ``v1``, empty or ending with a slash.
        token: sent as bearer token (RFC 6750, section 2.1).
        ca_file: certificates of those who may have signed the server's; None for the usual ones.
        client_certificate: certificate file and, where it is apart, key file, shown to the server.
        timeout: seconds to wait for a connection, and for the answer to go on.
        push: upload the policies under a namespace of the run's own, instead of expecting them there.
    """

    url: str
    is_tls: bool
    host: str
    port: int
    prefix: str = ""
    token: str | None = field(default=None, repr=False)
    ca_file: str | None = None
    client_certificate: str | tuple[str, str] | None = None
    timeout: float = DEFAULT_TIMEOUT
    push: bool = False


def server(
    url: str,
    *,
    token: str | None = None,
    token_file: Path | None = None,
    ca_file: Path | None = None,
    client_certificate: Path | None = None,
    client_key: Path | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    push: bool = False,
) -> Server:
    """Read the settings of a server.

    Args:
        url: ``http`` or ``https``, host, and where they are not the usual ones port and path before ``v1``.
        token: the bearer token.
        token_file: where it stands, if it is not given.
        ca_file: certificates (PEM) to trust instead of the usual ones.
        client_certificate: certificate (PEM) for mutual TLS, with its key unless that is apart.
        client_key: its key (PEM).
        timeout: seconds.
        push: upload the policies.

    Raises:
        UsageError: the URL is not one of a server, a file cannot be read, a secret would be shown or sent
            in the clear, or settings contradict each other.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _not_a_server(str(error)) from None
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "the OPA URL must not hold a user or password: give a token in ITO_GATE_OPA_TOKEN or --opa-token-file",
            "OPA 地址中不得写用户名或密码：请用环境变量 ITO_GATE_OPA_TOKEN 或 --opa-token-file 提供令牌",
        )
    if parts.scheme not in _PORTS or not host or parts.query or parts.fragment:
        raise _not_a_server(url)
    is_tls = parts.scheme == "https"
    if not is_tls and (ca_file or client_certificate or client_key):
        raise UsageError(
            f"{url} is not reached over TLS, so certificates have no effect: write https://",
            f"{url} 不是 TLS 地址，证书不起作用：请改为 https://",
        )
    if client_key and not client_certificate:
        raise UsageError(
            "--opa-key is the key of a certificate: give --opa-cert too", "--opa-key 须与 --opa-cert 同时给出"
        )
    for file in (ca_file, client_certificate, client_key):
        if file is not None and not file.is_file():
            raise UsageError(f"{file}: no such file", f"{file}：没有这个文件")
    known = token if token is not None else None if token_file is None else _token(token_file)
    if known is not None:
        _require_sendable(known, url, host, is_tls=is_tls)
    shown = f"[{host}]" if ":" in host else host
    path = parts.path.strip("/").removesuffix("v1").strip("/")
    at = f"{shown}:{port or _PORTS[parts.scheme]}"
    certificate = None if client_certificate is None else str(client_certificate)
    return Server(
        url=f"{parts.scheme}://{at}{f'/{path}' if path else ''}",
        is_tls=is_tls,
        host=shown,
        port=port or _PORTS[parts.scheme],
        prefix=f"{path}/" if path else "",
        token=known,
        ca_file=None if ca_file is None else str(ca_file),
        client_certificate=(certificate, str(client_key)) if certificate and client_key else certificate,
        timeout=timeout,
        push=push,
    )


def _not_a_server(what: str) -> UsageError:
    return UsageError(
        f"{what} is not the URL of an OPA server, such as https://opa.example.com or http://127.0.0.1:8181",
        f"{what} 不是 OPA 服务器地址，应如 https://opa.example.com 或 http://127.0.0.1:8181",
    )


def _token(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}", f"{file}：无法读取（{error.strerror}）") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file}: not a token", f"{file}：不是令牌") from None


def _require_sendable(token: str, url: str, host: str, *, is_tls: bool) -> None:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(
            "the OPA token is empty or holds characters that a header cannot carry",
            "OPA 令牌为空，或含有请求头不能携带的字符",
        )
    if not is_tls and not _is_loopback(host):
        raise UsageError(
            f"the token would be sent in the clear to {url}: use https://", f"令牌会以明文发往 {url}：请改用 https://"
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
