"""An OPA server with the shipped files: whom it answers, what it refuses, what it writes down."""

from __future__ import annotations

import json
import secrets
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from cryptography import x509

from servers import (
    DEPLOY,
    PATIENCE,
    QUESTION,
    STRICT,
    BundleServer,
    Certificates,
    Opa,
    Publisher,
    ServerError,
    Settings,
    answers,
    free_port,
    opa,
    run_opa,
    serve_bundle,
    the_bundle,
    until,
)
from support import BASE_DAY, base, the_engine, the_pack


@dataclass
class Hardened:
    """A server, and what a client needs of it."""

    server: Opa
    settings: Settings
    token: str
    scraper: str

    def request(
        self, method: str, path: str, token: str | None = None, *, diagnostic: bool = False, **more: Any
    ) -> requests.Response:
        url = self.server.diagnostic if diagnostic else self.server.url
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        with requests.Session() as session:
            session.trust_env = False
            verify = str(self.settings.certificates.ca)
            return session.request(method, url + path, headers=headers, verify=verify, timeout=PATIENCE, **more)


@contextmanager
def hardened(folder: Path) -> Iterator[Hardened]:
    publisher = Publisher.make(folder / "publisher")
    token, scraper = secrets.token_hex(32), secrets.token_hex(32)
    clients = {token: {"name": "tests", "role": "gate"}, scraper: {"name": "scraper", "role": "metrics"}}
    with serve_bundle(publisher.sign(the_bundle())) as bundles:
        settings = Settings(bundles.url, Certificates.make(folder / "certificates"), publisher, clients)
        with opa(folder / "opa", settings) as server:
            yield Hardened(server, settings, token, scraper)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hardened]:
    with hardened(tmp_path_factory.mktemp("hardened")) as it:
        yield it


def question() -> dict[str, Any]:
    return {**base(), "subject": "declaration", "as_of": BASE_DAY}


def test_the_files_of_opa_are_clean() -> None:
    folder = DEPLOY / "opa"
    assert run_opa("fmt", "--list", folder) == ""
    run_opa("check", "--strict", folder)
    report = json.loads(run_opa("test", "--format", "json", "--coverage", folder))
    assert {name: file["coverage"] for name, file in report["files"].items() if not name.endswith("_test.rego")} == {
        str(folder / "authz.rego"): 100,
        str(folder / "mask.rego"): 100,
    }
    results = json.loads(run_opa("test", "--format", "json", folder))
    assert len(results) > 10
    assert not [result["name"] for result in results if result.get("fail")]


def test_a_client_gets_the_verdict_of_the_embedded_engine(running: Hardened) -> None:
    response = running.request("POST", QUESTION, running.token, params=STRICT, json={"input": question()})
    assert response.status_code == 200
    assert response.json()["result"] == the_engine().evaluate(question())
    assert response.json()["result"]["policy"] == the_pack().identity


@pytest.mark.parametrize("which", ["none", "wrong", "of another role", "not a token"])
def test_nobody_else_gets_one(running: Hardened, which: str) -> None:
    token = {"none": None, "wrong": "0" * 64, "of another role": running.scraper, "not a token": "a b"}[which]
    response = running.request("POST", QUESTION, token, params=STRICT, json={"input": question()})
    assert response.status_code == 401
    assert "result" not in response.json()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/v1/policies/x"),
        ("DELETE", "/v1/policies/x"),
        ("GET", "/v1/policies"),
        ("PUT", "/v1/data/ito/manifest/digest"),
        ("PATCH", "/v1/data/system/clients"),
        ("DELETE", "/v1/data/ito/calendar"),
        ("GET", "/v1/data"),
        ("GET", "/v1/data/system/clients"),
        ("POST", "/v1/data"),
        ("POST", "/v1/data/ito/gate"),
        ("GET", QUESTION),
        ("POST", QUESTION),
        ("POST", f"{QUESTION}?strict-builtin-errors=true&explain=full"),
        ("POST", "/v0/data/ito/gate/report"),
        ("POST", "/v1/query"),
        ("POST", "/v1/compile"),
        ("GET", "/v1/config"),
        ("GET", "/v1/status"),
        ("GET", "/metrics"),
        ("POST", "/"),
    ],
)
def test_a_client_may_ask_nothing_else_and_write_nothing(running: Hardened, method: str, path: str) -> None:
    assert running.request(method, path, running.token, json={"input": {}}).status_code == 401


def test_probes_need_no_token_and_see_nothing_else(running: Hardened) -> None:
    for path in ("/health", "/health?bundles&plugins"):
        for diagnostic in (True, False):
            response = running.request("GET", path, diagnostic=diagnostic)
            assert (response.status_code, response.json()) == (200, {})
    for path in ("/metrics", "/v1/data", "/v1/config", QUESTION):
        assert running.request("GET", path, diagnostic=True).status_code == 401
    assert running.request("POST", QUESTION, running.token, diagnostic=True, params=STRICT).status_code == 404


def test_the_health_check_of_compose_tells_health(running: Hardened) -> None:
    compose = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8"))
    kind, program, *arguments = compose["x-opa"]["healthcheck"]["test"]
    assert (kind, program) == ("CMD", "/opa")

    def check(address: str) -> None:
        assert "http://127.0.0.1:8282/" in arguments[-1]
        run_opa(*arguments[:-1], arguments[-1].replace("http://127.0.0.1:8282", address))

    check(running.server.diagnostic)
    with pytest.raises(ServerError):
        check(f"http://127.0.0.1:{free_port()}")
    with serve_bundle(b"") as other, pytest.raises(ServerError):
        check(other.url)


def test_metrics_are_for_their_role(running: Hardened) -> None:
    scraped = running.request("GET", "/metrics", running.scraper, diagnostic=True)
    assert scraped.status_code == 200
    assert "last_success_bundle_activation" in scraped.text


def test_only_tls_1_3(running: Hardened) -> None:
    context = ssl.create_default_context(cafile=str(running.settings.certificates.ca))
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    with opener.open(f"{running.server.url}/health", timeout=PATIENCE) as response:
        assert response.status == 200
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(urllib.request.URLError, match="version"):
        opener.open(f"{running.server.url}/health", timeout=PATIENCE)
    assert not answers(running.server.url.replace("https:", "http:") + "/health")


def test_a_decision_is_logged_without_contents_or_token(running: Hardened) -> None:
    asked = question()
    asked["declaration"]["id"] = "ITO-2026-901"
    asked["declaration"]["filing"] = None
    headers = {"X-Request-Id": "request-of-the-test", "Authorization": f"Bearer {running.token}"}
    with requests.Session() as session:
        session.trust_env = False
        url, verify = running.server.url + QUESTION, str(running.settings.certificates.ca)
        answer = session.post(
            url, params=STRICT, json={"input": asked}, headers=headers, verify=verify, timeout=PATIENCE
        ).json()

    def logged() -> list[dict[str, Any]]:
        return [line for line in running.server.decisions() if line["decision_id"] == answer["decision_id"]]

    until(lambda: bool(logged()), "the decision is to be logged", running.server)
    (line,) = logged()
    assert line["path"] == "ito/gate/report"
    assert line["input"] == {
        "subject": "declaration",
        "as_of": BASE_DAY,
        "declaration": {"id": "ITO-2026-901"},
        "provider": {"id": "base-provider"},
        "institution": {"id": "base-bank"},
    }
    assert line["result"]["policy"] == the_pack().identity
    found = {rule: len(findings) for rule, findings in answer["result"]["findings"].items() if findings}
    assert line["result"]["findings"] == found
    assert line["request_context"] == {"http": {"headers": {"X-Request-Id": ["request-of-the-test"]}}}

    output = running.server.output()
    assert running.token not in output
    assert running.scraper not in output
    # Chinese stands in nothing but the contents; names and accounts in ASCII, and what the report quotes of them.
    assert output.isascii()
    for secret in ("chen.wei", "provider.example", "mbank-db", "COI-2025-03", "\\u738b"):
        assert secret not in output
    assert "mbank-db" in json.dumps(answer)


def test_a_server_listens_only_with_a_bundle_it_can_trust(running: Hardened, tmp_path: Path) -> None:
    stranger = Publisher.make(tmp_path / "stranger")
    for name, content in {"unsigned": the_bundle(), "of a stranger": stranger.sign(the_bundle())}.items():
        with serve_bundle(content) as bundles:
            settings = replace(running.settings, bundles=bundles.url)
            with opa(tmp_path / name, settings, ready=False) as server:
                _wait_for_an_error(server, bundles)
                assert not answers(f"{server.url}/health", settings.certificates.ca)
                assert not answers(f"{server.diagnostic}/health")


def test_a_bundle_cannot_replace_who_may_ask(running: Hardened, tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    manifest = {"revision": "theirs", "roots": ["system", "ito"], "rego_version": 1}
    (folder / ".manifest").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "authz.rego").write_text("package system.authz\n\ndefault allow := true\n", encoding="utf-8")
    run_opa("build", "--bundle", ".", "--output", tmp_path / "theirs.tar.gz", cwd=folder)
    signed = running.settings.publisher.sign((tmp_path / "theirs.tar.gz").read_bytes())
    with serve_bundle(signed) as bundles:
        settings = replace(running.settings, bundles=bundles.url)
        with opa(tmp_path / "opa", settings, ready=False) as server:
            _wait_for_an_error(server, bundles)
            assert "overlap" in server.output()


def _wait_for_an_error(server: Opa, bundles: BundleServer) -> None:
    def failed() -> bool:
        return any(line.get("level") == "error" and line.get("plugin") == "bundle" for line in server.lines())

    until(failed, "the bundle is to be refused", server)
    assert bundles.downloads > 0


def test_a_bad_bundle_leaves_the_one_before_and_the_disk_helps_a_restart(tmp_path: Path) -> None:
    publisher = Publisher.make(tmp_path / "publisher")
    token = secrets.token_hex(32)
    clients = {token: {"name": "tests", "role": "gate"}}
    certificates = Certificates.make(tmp_path / "certificates")
    with serve_bundle(publisher.sign(the_bundle())) as bundles:
        settings = Settings(bundles.url, certificates, publisher, clients)
        with opa(tmp_path / "opa", settings) as server:
            bundles.publish(the_bundle())
            _wait_for_an_error(server, bundles)
            response = Hardened(server, settings, token, "").request(
                "POST", QUESTION, token, params=STRICT, json={"input": question()}
            )
            assert response.json()["result"]["policy"] == the_pack().identity
    # The bundle server is gone; the files of the server are those of before.
    with opa(tmp_path / "opa", settings) as server:
        response = Hardened(server, settings, token, "").request(
            "POST", QUESTION, token, params=STRICT, json={"input": question()}
        )
        assert response.json()["result"]["policy"] == the_pack().identity


def test_without_its_mask_it_answers_nobody(running: Hardened, tmp_path: Path) -> None:
    folder = tmp_path / "opa"
    with serve_bundle(running.settings.publisher.sign(the_bundle())) as bundles:
        settings = replace(running.settings, bundles=bundles.url, more=["--ignore=mask.rego"])
        with opa(folder, settings) as server:
            without = Hardened(server, settings, running.token, running.scraper)
            response = without.request("POST", QUESTION, running.token, params=STRICT, json={"input": question()})
            assert response.status_code == 401
            assert not server.decisions()


def test_clients_may_be_known_by_certificate_instead(running: Hardened, tmp_path: Path) -> None:
    certificates = running.settings.certificates
    leaf = certificates.authority.issue_cert("pipeline.bank.example", common_name="pipeline")
    shown = tmp_path / "client.pem"
    leaf.private_key_and_cert_chain_pem.write_to_path(str(shown))
    subject = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes()).subject.rfc4514_string()
    assert "CN=pipeline" in subject
    clients = {subject: {"name": "tests", "role": "gate"}}
    more = ["--authentication=tls", f"--tls-ca-cert-file={certificates.ca}"]
    with serve_bundle(running.settings.publisher.sign(the_bundle())) as bundles:
        settings = replace(running.settings, bundles=bundles.url, clients=clients, more=more)
        with opa(tmp_path / "opa", settings) as server:
            by_certificate = Hardened(server, settings, subject, "")
            asked = {"params": STRICT, "json": {"input": question()}}
            response = by_certificate.request("POST", QUESTION, cert=str(shown), **asked)
            assert response.json()["result"] == the_engine().evaluate(question())
            # The subject is no secret: to say it is not enough.
            with pytest.raises(requests.ConnectionError):
                by_certificate.request("POST", QUESTION, **asked)
            other = certificates.authority.issue_cert("other.bank.example", common_name="other")
            other.private_key_and_cert_chain_pem.write_to_path(str(shown))
            assert by_certificate.request("POST", QUESTION, cert=str(shown), **asked).status_code == 401
