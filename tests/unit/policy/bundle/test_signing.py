"""What we sign real OPA verifies, and nothing else."""

from __future__ import annotations

import dataclasses
import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ito_gate.errors import EngineError, UsageError
from ito_gate.policy.bundle import archive as bundle
from ito_gate.policy.bundle.archive import SIGNATURES, Bundle
from ito_gate.resources import policies_dir
from support import program, the_pack

jwt = pytest.importorskip("jwt")

from cryptography.hazmat.primitives import serialization as form  # noqa: E402 - needs the extra
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: E402

from ito_gate.policy.bundle.signing import ALGORITHMS, Signer, read_key, sign  # noqa: E402

SECRET = bytes(range(33, 97))
CURVES = {"ES256": ec.SECP256R1(), "ES384": ec.SECP384R1(), "ES512": ec.SECP521R1()}


@cache
def key(kind: str) -> Any:
    return ec.generate_private_key(CURVES[kind]) if kind in CURVES else rsa.generate_private_key(65537, 2048)


def pem(private: Any, *, old: bool = False, password: bytes | None = None) -> bytes:
    encoding = form.PrivateFormat.TraditionalOpenSSL if old else form.PrivateFormat.PKCS8
    locked = form.BestAvailableEncryption(password) if password else form.NoEncryption()
    return bytes(private.private_bytes(form.Encoding.PEM, encoding, locked))


def public(private: Any) -> bytes:
    return bytes(private.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo))


def keys(algorithm: str, *, old: bool = False) -> tuple[bytes, bytes]:
    """What signs and what verifies."""
    if algorithm.startswith("HS"):
        return SECRET, SECRET
    private = key(algorithm if algorithm in CURVES else "rsa")
    return pem(private, old=old), public(private)


@cache
def plain() -> Bundle:
    return bundle.build(the_pack(), policies_dir())


def small() -> Bundle:
    texts = {".manifest": '{"revision": "1", "roots": ["a"]}', "a/data.json": '{"b": [1]}', "a.rego": "package a.c\n"}
    return Bundle({path: text.encode() for path, text in texts.items()}, "1", ("a",))


def signed(algorithm: str = "RS256", made: Bundle | None = None, scope: str = "", *, old: bool = False) -> Bundle:
    private = read_key(keys(algorithm, old=old)[0], algorithm)
    return sign(made or plain(), Signer(private, algorithm, "2026", scope))


def token(made: Bundle) -> str:
    (one,) = json.loads(made.files[SIGNATURES])["signatures"]
    return str(one)


def files(made: Bundle) -> dict[str, str]:
    listed = jwt.decode(token(made), options={"verify_signature": False})["files"]
    return {one["name"]: one["hash"] for one in listed}


@pytest.fixture
def verify(tmp_path: Path) -> Callable[..., str]:
    """Let OPA verify a bundle; what it says against it, empty if nothing."""

    def run(made: Bundle | bytes, algorithm: str = "RS256", *more: str, by: bytes | None = None) -> str:
        tar = made if isinstance(made, bytes) else made.tar()
        (tmp_path / "bundle.tar.gz").write_bytes(bundle.compress(tar))
        (tmp_path / "key").write_bytes(by or keys(algorithm)[1])
        command = ["build", "--bundle", tmp_path / "bundle.tar.gz", "-o", tmp_path / "out.tar.gz"]
        options = ["--verification-key", tmp_path / "key", "--verification-key-id", "2026", "--signing-alg", algorithm]
        done = subprocess.run([program("opa"), *command, *options, *more], capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        assert (done.returncode == 0) == (said == "")
        return said

    return run


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_opa_verifies_every_algorithm(algorithm: str, verify: Callable[..., str]) -> None:
    assert verify(signed(algorithm, small()), algorithm) == ""
    assert len(ALGORITHMS) == 12


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "HS256"])
def test_opa_verifies_the_policies(algorithm: str, verify: Callable[..., str]) -> None:
    assert verify(signed(algorithm), algorithm) == ""


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_keys_in_the_older_form(algorithm: str, verify: Callable[..., str]) -> None:
    assert b"BEGIN PRIVATE KEY" not in keys(algorithm, old=True)[0]
    assert verify(signed(algorithm, small(), old=True), algorithm) == ""


def test_opa_run_verifies_as_well(tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(bundle.compress(signed().tar()))
    for private, code in ((key("rsa"), 0), (rsa.generate_private_key(65537, 2048), 1)):
        (tmp_path / "key").write_bytes(public(private))
        command = ["run", "--bundle", tmp_path / "b.tar.gz", "--verification-key", tmp_path / "key"]
        more = ["--verification-key-id", "2026", "--skip-version-check"]
        done = subprocess.run(
            [program("opa"), *command, *more], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout
        assert ("failed to verify JWT signature" in done.stdout) == bool(code)


def _with(path: str, content: bytes) -> Callable[[Bundle], Bundle]:
    return lambda made: dataclasses.replace(made, files={**made.files, path: content})


def _without(path: str) -> Callable[[Bundle], Bundle]:
    return lambda made: dataclasses.replace(made, files={name: made.files[name] for name in made.files if name != path})


def _edited(path: str, old: bytes, new: bytes) -> Callable[[Bundle], Bundle]:
    def edit(made: Bundle) -> Bundle:
        assert old in made.files[path]
        return _with(path, made.files[path].replace(old, new, 1))(made)

    return edit


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_edited("filing/lead_time.rego", b"\n", b" \n"), "filing/lead_time.rego: digest mismatch"),
        (_edited("ito/incidents/data.json", b"1440", b"2880"), "ito/incidents/data.json: digest mismatch"),
        (_edited(".manifest", b'"ito"', b'""'), ".manifest: digest mismatch"),
        (_with("extra.rego", b"package ito.extra\n"), "file extra.rego not included in bundle signature"),
        (_with("ito/extra/data.json", b"{}"), "file ito/extra/data.json not included in bundle signature"),
        (_without("filing/lead_time.rego"), "specified in bundle signatures but not found"),
        (_without(SIGNATURES), "bundle missing .signatures.json file"),
        (_edited(SIGNATURES, b"eyJ", b"eyK"), "failed to"),
    ],
    ids=["module", "data", "manifest", "module-added", "data-added", "module-gone", "unsigned", "token"],
)
def test_opa_refuses_what_was_changed(
    change: Callable[[Bundle], Bundle], said: str, verify: Callable[..., str]
) -> None:
    assert said in verify(change(signed()))


def test_a_data_file_may_be_laid_out_anew(verify: Callable[..., str]) -> None:
    made = signed()
    dense = json.dumps(json.loads(made.files["ito/texts/data.json"])).encode()
    assert dense != made.files["ito/texts/data.json"]
    assert verify(_with("ito/texts/data.json", dense)(made)) == ""


def test_opa_refuses_another_key(verify: Callable[..., str]) -> None:
    other = rsa.generate_private_key(65537, 2048)
    assert "failed to verify JWT signature" in verify(signed("RS256", small()), by=public(other))
    assert "failed to verify JWT signature" in verify(signed("HS256", small()), "HS256", by=SECRET[::-1])


def test_the_scope_is_in_the_signature(verify: Callable[..., str]) -> None:
    assert verify(signed("RS256", small(), scope="外包"), "RS256", "--scope", "外包") == ""
    assert "scope mismatch" in verify(signed("RS256", small(), scope="外包"))
    assert "scope mismatch" in verify(signed("RS256", small()), "RS256", "--scope", "外包")


def test_the_same_files_and_digests_as_opa_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with tarfile.open(fileobj=io.BytesIO(plain().tar())) as opened:
        opened.extractall("tree", filter="data")
    (tmp_path / "key").write_bytes(keys("RS256")[0])
    subprocess.run([program("opa"), "sign", "--bundle", "tree", "--signing-key", "key"], check=True)
    theirs = jwt.decode(
        json.loads(Path(".signatures.json").read_bytes())["signatures"][0], options={"verify_signature": False}
    )["files"]
    assert {one["name"].removeprefix("tree/"): one["hash"] for one in theirs} == files(signed())
    assert files(signed()).keys() == plain().files.keys()


def test_as_opa_build_names_the_key() -> None:
    made = signed("ES256")
    assert jwt.get_unverified_header(token(made)) == {"alg": "ES256", "typ": "JWT", "kid": "2026"}
    assert jwt.decode(token(made), options={"verify_signature": False})["keyid"] == "2026"


@pytest.mark.parametrize("algorithm", ["RS256", "HS512"])
def test_without_chance_in_the_algorithm_the_same_bytes(algorithm: str) -> None:
    assert signed(algorithm).tar() == signed(algorithm).tar()


def test_with_chance_in_the_algorithm_only_the_signature_differs() -> None:
    one, other = signed("ES256"), signed("ES256")
    assert {path for path in one.files if one.files[path] != other.files[path]} == {SIGNATURES}
    assert token(one).rpartition(".")[0] == token(other).rpartition(".")[0]


def test_a_document_that_cannot_be_hashed_exactly_is_not_signed() -> None:
    with pytest.raises(EngineError, match=r"^ito/x/data\.json cannot be signed: 0\.5 is not an integer"):
        signed(made=_with("ito/x/data.json", b'{"share": 0.5}')(plain()))


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | names,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(names, values, max_size=8), metadata=st.dictionaries(names, values, max_size=4))
def test_opa_verifies_any_data_that_we_sign(data: Any, metadata: Any, verify: Callable[..., str]) -> None:
    manifest = {"revision": "", "roots": ["a"], "metadata": metadata}
    drawn = {"a/data.json": json.dumps(data, ensure_ascii=False), ".manifest": json.dumps(manifest)}
    made = Bundle({path: text.encode() for path, text in drawn.items()}, "", ("a",))
    assert verify(signed("HS256", made), "HS256") == ""


@pytest.mark.parametrize(
    ("content", "algorithm", "said"),
    [
        (b"", "RS256", "no private key in PEM form"),
        (b"secret", "ES256", "no private key in PEM form"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "RS256", "no private key in PEM form"),
        (public(key("rsa")), "RS256", "no private key in PEM form"),
        (pem(key("rsa"), password=b"x"), "RS256", "the signing key is encrypted"),
        (pem(key("rsa"), old=True, password=b"x"), "RS256", "the signing key is encrypted"),
        (pem(key("ES256")), "RS256", "RS256 needs a key RSA ≥ 2048"),
        (pem(rsa.generate_private_key(65537, 1024)), "PS256", "PS256 needs a key RSA ≥ 2048"),  # noqa: S505 - too short
        (pem(key("rsa")), "ES256", r"ES256 needs a key secp256r1 \(EC\)"),
        (pem(key("ES384")), "ES256", r"ES256 needs a key secp256r1 \(EC\)"),
        (pem(ed25519.Ed25519PrivateKey.generate()), "ES256", r"ES256 needs a key secp256r1 \(EC\)"),
        (pem(key("rsa")), "HS256", "HS256 needs a secret"),
        (SECRET[:31], "HS256", "the secret is too short: HS256 needs 32 bytes"),
        (SECRET[:63], "HS512", "the secret is too short: HS512 needs 64 bytes"),
        (SECRET, "none", "no algorithm none; there are: ES256, "),
        (SECRET, "EdDSA", "no algorithm EdDSA"),
    ],
)
def test_what_is_no_key_for_it_is_refused(content: bytes, algorithm: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        read_key(content, algorithm)
    assert any("\u4e00" <= character <= "\u9fff" for character in raised.value.text.zh)


def test_a_key_is_not_shown() -> None:
    assert "abcdef" not in repr(Signer(SECRET, "HS256", "2026"))


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jwt", None)
    monkeypatch.delitem(sys.modules, "ito_gate.policy.bundle.signing")
    with pytest.raises(UsageError, match=r'pip install "ito-gate\[signing\]"'):
        __import__("ito_gate.policy.bundle.signing")
