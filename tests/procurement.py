"""A server for tests: a register, settings with secrets, and the application or a process."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from support import ROOT

NOW = datetime(2026, 11, 2, 2, 30, tzinfo=UTC)
"""10:30 in Shanghai on the day of the example orders."""

TOKEN = "t" * 32
SECRET = "s" * 32
HEADERS = {"authorization": f"Bearer {TOKEN}"}

SETTINGS = """\
ito_gate: serve/v1
listen: 127.0.0.1:{port}
store: "{store}"
signing: {{algorithm: EdDSA, key: {{file: key.pem}}, key_id: test}}
refresh_seconds: 1
limits: {{body_seconds: 2, waiting: {waiting}}}
refresh_hook: {{secrets: [{{file: secret}}], authenticate: {{scheme: path}}}}
sources:
  - {{name: orders, adapter: order, secrets: [{{file: token}}]}}
  - {{name: standard, adapter: standard, secrets: [{{file: secret}}]}}
  - name: odoo
    adapter: odoo
    secrets: [{{file: secret}}]
    fields: {{currency: {{at: [/currency_id], values: [{{theirs: "7", ours: CNY}}]}}}}
  - {{name: erpnext, adapter: erpnext, secrets: [{{file: secret}}], deny_by_status: true, outside: [办公用品]}}
  - name: coupa
    adapter: mapping
    secrets: [{{file: secret}}]
    authenticate: {{scheme: hmac, header: X-Signature, prefix: "sha256="}}
    event_id: [/id]
    mode: accept
    callback: {{url: "{callback}", secret: {{file: secret}}}}
    fields:
      id: {{at: [/po-number]}}
      ordered_on: {{at: [/created-at]}}
      declaration: {{at: [/custom-fields/ito-declaration]}}
      provider.code: {{at: [/supplier/number], prefix: "coupa:"}}
      provider.name: {{at: [/supplier/name]}}
      category: {{at: [/custom-fields/ito-category]}}
      term.starts_on: {{at: [/custom-fields/ito-starts-on]}}
      term.ends_on: {{at: [/custom-fields/ito-ends-on]}}
      amount: {{at: [/total]}}
      currency: {{at: [/currency/code]}}
"""


@dataclass(frozen=True)
class Site:
    """A folder with everything that a server needs.

    Attributes:
        folder: the folder.
        register: the register in it.
        settings: the file of the settings.
        store: URL of the decision log.
    """

    folder: Path
    register: Path
    settings: Path
    store: str


def site(
    folder: Path, *, port: int = 8642, store: str = "", waiting: int = 32, callback: str = "https://127.0.0.1:1/"
) -> Site:
    """Make a site in ``folder``: the good example register, with a ceiling and vendor codes."""
    register = folder / "register"
    shutil.copytree(ROOT / "examples" / "good", register)
    (folder / "token").write_text(TOKEN, "ascii")
    (folder / "secret").write_text(SECRET, "ascii")
    key = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    settings = folder / "serve.yaml"
    url = store or f"sqlite:{folder / 'decisions.db'}"
    settings.write_text(SETTINGS.format(port=port, store=url, waiting=waiting, callback=callback), "utf-8")
    return Site(folder, register, settings, url)


def body(name: str, **changes: Any) -> bytes:
    """An example body, with fields of its top changed; None takes one out."""
    data = json.loads((ROOT / "examples" / "webhooks" / f"{name}.json").read_text("utf-8"))
    data = {key: value for key, value in {**data, **changes}.items() if value is not None}
    return json.dumps(data, ensure_ascii=False).encode()


def order(number: str, **changes: Any) -> bytes:
    """A good order of this number."""
    return body("order", id=number, **changes)


def standard(content: bytes, id_: str, at: datetime = NOW) -> dict[str, str]:
    """Headers of an event of Standard Webhooks."""
    stamp = str(int(at.timestamp()))
    signature = hmac.digest(SECRET.encode(), f"{id_}.{stamp}.".encode() + content, hashlib.sha256)
    return {
        "webhook-id": id_,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }


def frappe(content: bytes) -> dict[str, str]:
    """Headers of an event of ERPNext."""
    signature = hmac.digest(SECRET.encode(), content, hashlib.sha256)
    return {"x-frappe-webhook-signature": base64.b64encode(signature).decode()}


def hub(content: bytes) -> dict[str, str]:
    """Headers of an event that is signed as GitHub's are."""
    return {"x-signature": f"sha256={hmac.new(SECRET.encode(), content, hashlib.sha256).hexdigest()}"}


def rules(answer: Mapping[str, Any]) -> set[tuple[str, str]]:
    """What an answer finds, by rule and weight."""
    return {(finding["rule"], finding["weight"]) for finding in answer["findings"]}
