"""Settings of a server: ``ito_gate: serve/v1``. Secrets are read from files and variables, once, at the start."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ito_gate.discovery import display
from ito_gate.errors import UsageError
from ito_gate.intake.authenticity import Authenticity
from ito_gate.intake.mapping import FORM_OF, Field
from ito_gate.intake.presets import PRESETS
from ito_gate.reading.document import read
from ito_gate.single import single

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ADDRESS = "127.0.0.1:8642"
_MOST = {"body_bytes": 1024 * 1024, "body_seconds": 60, "waiting": 1000}
_SHORTEST = 16
"""Bytes of a secret; what a person would make up is shorter."""
_LARGEST = 64 * 1024
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789-"
_PORTS = range(1, 65536)


@dataclass(frozen=True, slots=True)
class Callback:
    """Where decisions are sent, and the secret that they are signed with (Standard Webhooks)."""

    url: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A procurement system.

    Attributes:
        name: stands in the address.
        adapter: a name of ``intake.presets.PRESETS``.
        authenticity: how its events are recognised.
        event_id: JSON Pointers to the id of an event; empty where there is none.
        fields: where its events say what, by field of an order.
        outside: its categories that are no IT outsourcing.
        waits: whether it waits for the decision; else it gets a 202.
        deny_status: HTTP status of a denial.
        callback: where decisions are sent, if anywhere.
    """

    name: str
    adapter: str
    authenticity: Authenticity
    event_id: tuple[str, ...]
    fields: Mapping[str, Field]
    outside: frozenset[str]
    waits: bool
    deny_status: int
    callback: Callback | None


@dataclass(frozen=True, slots=True)
class Signing:
    """What decisions are signed with.

    Attributes:
        algorithm: ``EdDSA`` or ``HS256`` (RFC 7518, RFC 8037).
        key: a PEM private key, or the secret.
        key_id: ``kid`` of the signatures.
    """

    algorithm: str
    key: bytes = field(repr=False)
    key_id: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take.

    Attributes:
        body_bytes: size of a body.
        body_seconds: time in which it has to be there.
        waiting: requests in work and in the queue.
    """

    body_bytes: int = 1024 * 1024
    body_seconds: int = 10
    waiting: int = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a server is told.

    Attributes:
        host: address to listen on.
        port: port to listen on.
        store: URL of the decision log; the file of ``sqlite:`` is absolute.
        signing: what decisions are signed with.
        refresh_seconds: seconds between looks for a new revision of the register.
        limits: what a request may take.
        refresh_hook: how a push of the repository is recognised; None where it is not listened to.
        sources: by name.
    """

    host: str
    port: int
    store: str
    signing: Signing
    refresh_seconds: int
    limits: Limits
    refresh_hook: Authenticity | None
    sources: Mapping[str, Source]


def load(path: Path) -> Settings:
    """Read the settings of a server, and the secrets that they name.

    Raises:
        UsageError: the file or a secret is missing or not valid; the message says which, and never shows a secret.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such configuration file", f"{path}：没有这个配置文件")
    shown = display(path.absolute())
    data = single(read(path, shown), shown, "serve").data
    reader = _Reader(path.absolute().parent, shown)
    host, port = reader.address(data.get("listen", ADDRESS))
    sources = [reader.source(one) for one in data["sources"]]
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise reader.wrong(f"two sources are called {name}", f"有两个来源都叫 {name}")
    hook = data.get("refresh_hook")
    return Settings(
        host=host,
        port=port,
        store=reader.store(data["store"]),
        signing=reader.signing(data["signing"]),
        refresh_seconds=data.get("refresh_seconds", 60),
        limits=reader.limits(data.get("limits", {})),
        refresh_hook=reader.authenticity("refresh_hook", "mapping", hook) if hook else None,
        sources={source.name: source for source in sources},
    )


class _Reader:
    """Turns what the schema has let pass into settings."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown

    def wrong(self, en: str, zh: str) -> UsageError:
        return UsageError(f"{self._shown}: {en}", f"{self._shown}：{zh}")

    def address(self, text: str) -> tuple[str, int]:
        host, _, port = text.rpartition(":")
        if not host or not port.isdigit() or int(port) not in _PORTS:
            raise self.wrong(f"listen: {text} is not like {ADDRESS}", f"listen：{text} 应如 {ADDRESS}")
        return host.removeprefix("[").removesuffix("]"), int(port)

    def store(self, text: str) -> str:
        scheme, _, rest = text.partition(":")
        if scheme != "sqlite":
            return text
        return f"sqlite:{self._folder / rest}"

    def signing(self, data: Mapping[str, Any]) -> Signing:
        return Signing(data["algorithm"], self.secret("signing.key", data["key"]), data["key_id"])

    def limits(self, data: Mapping[str, int]) -> Limits:
        for name, value in data.items():
            if value > _MOST[name]:
                raise self.wrong(f"limits.{name}: at most {_MOST[name]}", f"limits.{name}：至多 {_MOST[name]}")
        return Limits(**data)

    def source(self, data: Mapping[str, Any]) -> Source:
        name, adapter = data["name"], data["adapter"]
        if not set(name) <= set(_NAME) or not name[0].isalpha():
            raise self.wrong(
                f"sources: the name {name} is not lower-case letters, digits and hyphens, a letter first",
                f"sources：名称 {name} 须以小写字母开头，由小写字母、数字、短横线组成",
            )
        where = f"sources.{name}"
        fields = {**PRESETS[adapter].fields, **self._fields(where, data.get("fields", {}))}
        if not fields:
            raise self.wrong(f"{where}: adapter mapping needs fields", f"{where}：adapter 为 mapping 时须写 fields")
        callback = data.get("callback")
        return Source(
            name=name,
            adapter=adapter,
            authenticity=self.authenticity(where, adapter, data),
            event_id=tuple(self._pointer(f"{where}.event_id", one) for one in data.get("event_id", ())),
            fields=fields,
            outside=frozenset(data.get("outside", ())),
            waits=data.get("mode", "wait") == "wait",
            deny_status=403 if data.get("deny_by_status", False) else 200,
            callback=self._callback(where, callback) if callback else None,
        )

    def authenticity(self, where: str, adapter: str, data: Mapping[str, Any]) -> Authenticity:
        given = data.get("authenticate", {})
        scheme = given.get("scheme", PRESETS[adapter].scheme)
        if not scheme:
            raise self.wrong(
                f"{where}: say by authenticate how its requests are recognised",
                f"{where}：须写 authenticate，说明如何识别其请求",
            )
        if (scheme == "hmac") != ("header" in given):
            raise self.wrong(
                f"{where}.authenticate: header goes with scheme hmac", f"{where}.authenticate：header 与 hmac 一起使用"
            )
        return Authenticity(
            scheme=scheme,
            secrets=tuple(self.secret(f"{where}.secrets", one) for one in data["secrets"]),
            header=given.get("header", ""),
            prefix=given.get("prefix", ""),
            encoding=given.get("encoding", "hex"),
        )

    def secret(self, where: str, data: Mapping[str, str]) -> bytes:
        if len(data) != 1:
            raise self.wrong(f"{where}: write either file or env", f"{where}：写 file 或 env 之一")
        if "env" in data:
            value, named = os.environ.get(data["env"], "").encode(), data["env"]
        else:
            value, named = self._content(where, self._folder / data["file"]), data["file"]
        value = value.strip()
        if len(value) < _SHORTEST:
            raise self.wrong(
                f"{where}: {named} is empty or shorter than {_SHORTEST} bytes (openssl rand -hex 32 makes one)",
                f"{where}：{named} 为空或不足 {_SHORTEST} 字节（openssl rand -hex 32 可生成）",
            )
        return value

    def _content(self, where: str, file: Path) -> bytes:
        try:
            with file.open("rb") as stream:
                return stream.read(_LARGEST)
        except OSError as error:
            raise self.wrong(
                f"{where}: {file}: {error.strerror}", f"{where}：{file} 无法读取：{error.strerror}"
            ) from None

    def _fields(self, where: str, data: Mapping[str, Any]) -> dict[str, Field]:
        return {
            name: Field(
                at=tuple(self._pointer(f"{where}.fields.{name}", one) for one in given["at"]),
                form=FORM_OF.get(name, "text"),
                zone=given.get("zone", "Asia/Shanghai"),
                prefix=given.get("prefix", ""),
                values={pair["theirs"]: pair["ours"] for pair in given.get("values", ())},
            )
            for name, given in data.items()
        }

    def _pointer(self, where: str, text: str) -> str:
        if not text.startswith("/"):
            raise self.wrong(
                f"{where}: {text} is no JSON Pointer; it begins with /",
                f"{where}：{text} 不是 JSON Pointer，应以 / 开头",
            )
        return text

    def _callback(self, where: str, data: Mapping[str, Any]) -> Callback:
        url = data["url"]
        try:
            parts = urlsplit(url)
            host = parts.hostname
        except ValueError:
            host = None
        if not host or parts.username is not None or not (parts.scheme == "https" or _is_local(parts.scheme, host)):
            raise self.wrong(
                f"{where}.callback: the address is https without user and password, or http on this machine",
                f"{where}.callback：地址须为不含用户名和口令的 https，或本机的 http",
            )
        return Callback(url, self.secret(f"{where}.callback.secret", data["secret"]))


def _is_local(scheme: str, host: str) -> bool:
    if scheme != "http":
        return False
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
