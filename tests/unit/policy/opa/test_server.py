"""What names an OPA server, and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ito_gate.errors import UsageError
from ito_gate.policy.opa.server import Server, server


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8181", ("http://127.0.0.1:8181", False, "127.0.0.1", 8181, "")),
        ("https://opa.example.com", ("https://opa.example.com:443", True, "opa.example.com", 443, "")),
        ("http://opa/", ("http://opa:80", False, "opa", 80, "")),
        ("https://[::1]:8443/a/b/", ("https://[::1]:8443/a/b", True, "[::1]", 8443, "a/b/")),
        ("http://localhost:8181/v1", ("http://localhost:8181", False, "localhost", 8181, "")),
        ("http://localhost:8181/opa/v1/", ("http://localhost:8181/opa", False, "localhost", 8181, "opa/")),
    ],
)
def test_a_url_is_taken_apart(url: str, expected: tuple[object, ...]) -> None:
    assert server(url) == Server(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "is not the URL of an OPA server"),
        ("opa.example.com", "is not the URL of an OPA server"),
        ("ftp://opa.example.com", "is not the URL of an OPA server"),
        ("http://opa:port", "is not the URL of an OPA server"),
        ("http://opa:99999", "is not the URL of an OPA server"),
        ("http://[::1", "is not the URL of an OPA server"),
        ("http://opa/?a=b", "is not the URL of an OPA server"),
        ("http://opa/#a", "is not the URL of an OPA server"),
        ("http://user:secret@opa", "must not hold a user or password"),
    ],
)
def test_what_is_no_url_of_a_server(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        server(url)
    assert "secret" not in str(error.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "令牌"
    path.write_text("s3cret\n", encoding="ascii")
    return path


def test_a_token_comes_from_a_file(file: Path) -> None:
    assert server("http://localhost", token_file=file).token == "s3cret"


def test_a_token_given_wins_over_the_file(file: Path) -> None:
    assert server("http://localhost", token="given", token_file=file).token == "given"


@pytest.mark.parametrize(
    ("url", "settings", "said"),
    [
        ("http://opa.example.com", {"token": "x"}, r"in the clear to http://opa.example.com: use https://"),
        ("http://192.0.2.1", {"token": "x"}, "in the clear"),
        ("http://localhost", {"token": ""}, "empty or holds characters"),
        ("http://localhost", {"token": "a b"}, "empty or holds characters"),
        ("http://localhost", {"token": "a\r\nX: y"}, "empty or holds characters"),
        ("http://localhost", {"token": "令牌"}, "empty or holds characters"),
        ("http://localhost", {"token_file": Path("nowhere")}, "nowhere: No such file"),
        ("http://localhost", {"ca_file": Path(__file__)}, "certificates have no effect"),
        ("https://localhost", {"ca_file": Path("nowhere")}, "nowhere: no such file"),
        ("https://localhost", {"client_key": Path(__file__)}, "give --opa-cert too"),
    ],
)
def test_settings_that_cannot_work(url: str, settings: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        server(url, **settings)


def test_a_token_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not a token"):
        server("http://localhost", token_file=tmp_path / "token")


def test_a_certificate_with_its_key(file: Path) -> None:
    assert server("https://opa", client_certificate=file).client_certificate == str(file)
    both = server("https://opa", client_certificate=file, client_key=file, ca_file=file)
    assert (both.client_certificate, both.ca_file) == ((str(file), str(file)), str(file))
