"""The gate's client against real OPA servers: TLS, tokens, uploads."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import trustme

from ito_gate.errors import ServerError
from ito_gate.policy.opa.engine import OpaEngine
from ito_gate.policy.opa.server import server
from opa_server import opa
from support import BASE_DAY, ROOT, base, the_engine, the_pack

POLICIES = ("--ignore=*_test.rego", "--bundle", ROOT / "policies")
ASKED = {"subject": "declaration", "as_of": BASE_DAY, **base()}
TOKEN = "only-for-this-test"
AUTHORISED = f"""
package system.authz

default allow := false

allow if {{
	input.identity == "{TOKEN}"
	input.method == "POST"
	input.path == ["v1", "data", "ito", "gate", "report"]
}}

allow if input.path == ["health"]
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with opa(tmp_path_factory.mktemp("plain")) as url:
        yield url


class Certificates:
    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        issued = authority.issue_cert("127.0.0.1")
        client = authority.issue_cert("gate@example.com")
        self.ca, self.cert, self.key, self.client = (
            folder / name for name in ("ca.pem", "cert.pem", "key.pem", "client.pem")
        )
        authority.cert_pem.write_to_path(str(self.ca))
        issued.cert_chain_pems[0].write_to_path(str(self.cert))
        issued.private_key_pem.write_to_path(str(self.key))
        client.private_key_and_cert_chain_pem.write_to_path(str(self.client))
        self.context = ssl.create_default_context(cafile=str(self.ca))
        self.context.load_cert_chain(self.client)

    @property
    def options(self) -> tuple[str, ...]:
        return (f"--tls-cert-file={self.cert}", f"--tls-private-key-file={self.key}")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


def ask(url: str, **settings: Any) -> Any:
    with OpaEngine(the_pack(), server(url, timeout=60, **settings)) as engine:
        return engine.evaluate(ASKED)


def test_over_tls_with_the_ca_of_the_bank(certificates: Certificates, tmp_path: Path) -> None:
    with opa(tmp_path, *certificates.options, *POLICIES, tls=certificates.context) as url:
        assert ask(url, ca_file=certificates.ca) == the_engine().evaluate(ASKED)
        with pytest.raises(ServerError, match=r"is not trusted, .*certificate verify failed.*--opa-ca"):
            ask(url)
        with pytest.raises(ServerError, match=r"cannot be reached|answered HTTP 400"):
            ask(url.replace("https", "http"))


def test_over_mutual_tls(certificates: Certificates, tmp_path: Path) -> None:
    mutual = (*certificates.options, "--authentication=tls", f"--tls-ca-cert-file={certificates.ca}")
    with opa(tmp_path, *mutual, *POLICIES, tls=certificates.context) as url:
        ask(url, ca_file=certificates.ca, client_certificate=certificates.client)
        with pytest.raises(ServerError, match=r"is not trusted|cannot be reached"):
            ask(url, ca_file=certificates.ca)


def test_with_a_token(tmp_path: Path) -> None:
    authz = tmp_path / "authz"
    authz.mkdir()
    (authz / "authz.rego").write_text(AUTHORISED, "utf-8")
    (authz / ".manifest").write_text('{"roots": ["system/authz"]}', "utf-8")
    hardened = ("--authentication=token", "--authorization=basic", authz)
    with opa(tmp_path, *hardened, *POLICIES) as url:
        ask(url, token=TOKEN)
        for token in (None, "another"):
            with pytest.raises(ServerError, match="refuses this client"):
                ask(url, token=token)
        with pytest.raises(ServerError, match="refuses the upload: unauthorized"):
            ask(url, token=TOKEN, push=True)


def held(url: str) -> tuple[list[str], list[str]]:
    """Ids of the policies and names of the data documents on a server."""
    policies, data = (requests.get(f"{url}/v1/{what}", timeout=60).json()["result"] for what in ("policies", "data"))
    return sorted(policy["id"] for policy in policies), sorted(data)


def test_what_is_uploaded_answers_the_same_and_is_removed(plain: str) -> None:
    before = held(plain)
    with OpaEngine(the_pack(), server(plain, timeout=60, push=True)) as engine:
        assert held(plain) != before
        assert all(name.startswith("ito_push_") for ids in held(plain) for name in ids if name not in before[1])
        answer = engine.evaluate(ASKED)
    assert answer == the_engine().evaluate(ASKED)
    assert held(plain) == before


def test_it_is_removed_when_something_goes_wrong(plain: str) -> None:
    before = held(plain)
    with pytest.raises(ZeroDivisionError), OpaEngine(the_pack(), server(plain, timeout=60, push=True)):
        raise ZeroDivisionError
    assert held(plain) == before


def test_two_uploads_do_not_meet(plain: str) -> None:
    settings = server(plain, timeout=60, push=True)
    with OpaEngine(the_pack(), settings) as first, OpaEngine(the_pack(), settings) as second:
        assert first.evaluate(ASKED) == second.evaluate(ASKED)


def test_an_upload_into_a_root_of_a_bundle_is_refused(tmp_path: Path) -> None:
    """A bundle without roots owns everything; the server says so, and so does the gate."""
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "x.rego").write_text("package x\n", "utf-8")
    with (
        opa(tmp_path, "--bundle", tmp_path / "bundle") as url,
        pytest.raises(ServerError, match=r"refuses the upload: .*owned by bundle"),
    ):
        ask(url, push=True)


def test_a_server_without_the_bundle(plain: str, ito_gate: Callable[..., Any]) -> None:
    done = ito_gate("check", "--lang=en", "--engine=opa", f"--opa-url={plain}", "examples/good")
    assert (done.code, done.out) == (4, "")
    assert "has no ito.gate.report: the bundle of the policies is not loaded" in done.err
