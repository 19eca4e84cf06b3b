"""Settings of a server: what is read, and what is refused with the place and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ito_gate.errors import UsageError
from ito_gate.serving.settings import Limits, load

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "0123456789abcdef0123456789abcdef"
BASE = """\
ito_gate: serve/v1
store: sqlite:decisions.db
signing: {algorithm: EdDSA, key: {file: key.pem}, key_id: "2026"}
"""
SOURCE = "sources: [{name: erp, adapter: erpnext, secrets: [{file: secret}]}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text(SECRET + "\n", "ascii")
    (tmp_path / "key.pem").write_text("-----BEGIN PRIVATE KEY-----\n…", "utf-8")
    (tmp_path / "short").write_text("too short", "ascii")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "serve.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_least_that_is_needed(folder: Path) -> None:
    settings = load(write(folder, BASE + SOURCE))
    assert (settings.host, settings.port) == ("127.0.0.1", 8642)
    assert settings.store == f"sqlite:{folder / 'decisions.db'}"
    assert settings.refresh_seconds == 60
    assert settings.limits == Limits()
    assert settings.refresh_hook is None
    source = settings.sources["erp"]
    assert source.authenticity.scheme == "frappe"
    assert source.authenticity.secrets == (SECRET.encode(),)
    assert source.waits
    assert source.deny_status == 200
    assert source.callback is None
    assert SECRET not in repr(settings)


def test_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUPA_SECRET", "f" * 32)
    settings = load(
        write(
            folder,
            BASE.replace("sqlite:decisions.db", "postgresql://db.bank.example/ito")
            + """\
listen: "[::1]:9000"
refresh_seconds: 5
limits: {body_bytes: 2048, body_seconds: 3, waiting: 4}
refresh_hook:
  secrets: [{file: secret}]
  authenticate: {scheme: hmac, header: X-Hub-Signature-256, prefix: "sha256="}
sources:
  - name: coupa
    adapter: mapping
    secrets: [{env: COUPA_SECRET}, {file: secret}]
    authenticate: {scheme: bearer}
    event_id: [/id]
    fields:
      id: {at: [/po-number]}
      ordered_on: {at: [/created-at], zone: UTC}
      currency: {at: [/currency/code], values: [{theirs: RMB, ours: CNY}]}
      provider.code: {at: [/supplier/number], prefix: "coupa:"}
    outside: [办公用品]
    mode: accept
    deny_by_status: true
    callback: {url: "https://coupa.bank.example/decisions", secret: {file: secret}}
""",
        )
    )
    assert (settings.host, settings.port) == ("::1", 9000)
    assert settings.store == "postgresql://db.bank.example/ito"
    assert settings.limits == Limits(2048, 3, 4)
    assert settings.refresh_hook is not None
    assert settings.refresh_hook.prefix == "sha256="
    source = settings.sources["coupa"]
    assert source.authenticity.secrets == (b"f" * 32, SECRET.encode())
    assert source.event_id == ("/id",)
    assert source.fields["ordered_on"].form == "date"
    assert source.fields["currency"].values == {"RMB": "CNY"}
    assert source.outside == {"办公用品"}
    assert not source.waits
    assert source.deny_status == 403
    assert source.callback is not None


def source(text: str, name: str = "erp", adapter: str = "mapping") -> str:
    return f"sources: [{{name: {name}, adapter: {adapter}, secrets: [{{file: secret}}], {text}}}]\n"


WRONG = {
    "no sources": ("", "sources"),
    "no secret of that name": (SOURCE.replace("file: secret", "file: none"), "none"),
    "an empty variable": (SOURCE.replace("file: secret", "env: ITO_GATE_NOT_SET"), "ITO_GATE_NOT_SET"),
    "a short secret": (SOURCE.replace("file: secret", "file: short"), "16 bytes"),
    "two ways to one secret": (SOURCE.replace("file: secret", "file: secret, env: X"), "either file or env"),
    "no way to a secret": (SOURCE.replace("{file: secret}", "{}"), "either file or env"),
    "two of one name": (SOURCE[:-2] + ", {name: erp, adapter: odoo, secrets: [{file: secret}]}]\n", "two sources"),
    "a name with a slash": (SOURCE.replace("name: erp", "name: a/b"), "a/b"),
    "a name that begins with a digit": (SOURCE.replace("name: erp", "name: 1a"), "1a"),
    "a mapping without fields": (source("authenticate: {scheme: bearer}"), "fields"),
    "a mapping without a way to recognise it": (source("fields: {id: {at: [/id]}}"), "authenticate"),
    "hmac without a header": (source("authenticate: {scheme: hmac}", adapter="odoo"), "header"),
    "a header without hmac": (source("authenticate: {scheme: path, header: X}", adapter="odoo"), "header"),
    "a pointer that is none": (source("fields: {id: {at: [id]}}", adapter="odoo"), "JSON Pointer"),
    "an unknown field": (source("fields: {price: {at: [/id]}}", adapter="odoo"), "price"),
    "an address without a port": ("listen: 127.0.0.1\n" + SOURCE, "listen"),
    "an address with a port that is none": ("listen: 127.0.0.1:99999\n" + SOURCE, "listen"),
    "a body that is too large": ("limits: {body_bytes: 1048577}\n" + SOURCE, "body_bytes"),
    "a call-back in the clear": (
        source('callback: {url: "http://erp.example/", secret: {file: secret}}', adapter="odoo"),
        "https",
    ),
    "a call-back with a password": (
        source('callback: {url: "https://me:hidden@erp.example/", secret: {file: secret}}', adapter="odoo"),
        "https",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(folder: Path, case: str) -> None:
    text, said = WRONG[case]
    with pytest.raises(UsageError) as caught:
        load(write(folder, BASE + text))
    assert said in str(caught.value)
    assert SECRET not in str(caught.value)
    assert "hidden" not in str(caught.value)
    assert caught.value.text.zh != caught.value.text.en


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load(tmp_path / "none.yaml")
