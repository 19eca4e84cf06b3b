"""Signatures of decisions and of the head of the log: JSON Web Signatures (RFC 7515), compact.

Each names the place of a record in the chain, so whoever keeps one can prove that this record was there, and that a
log that ends before it was cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ito_gate.errors import UsageError

try:
    import jwt
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
    from jwt.algorithms import OKPAlgorithm
except ImportError as error:
    raise UsageError(
        'signing needs PyJWT: pip install "ito-gate[serve]"', '签名需要 PyJWT：pip install "ito-gate[serve]"'
    ) from error

if TYPE_CHECKING:
    from collections.abc import Mapping

ALGORITHMS = ("EdDSA", "HS256")
ISSUER = "ito-gate"
_SHORTEST = 32
"""Bytes of a secret for HS256 (RFC 7518, section 3.2)."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs, and knows how others can check it.

    Attributes:
        algorithm: one of ``ALGORITHMS``.
        key: the private key, or the secret.
        key_id: ``kid`` of the signatures.
    """

    algorithm: str
    key: Ed25519PrivateKey | bytes = field(repr=False)
    key_id: str

    def sign(self, claims: Mapping[str, Any]) -> str:
        """Return the signature over ``claims``, which it holds."""
        return jwt.encode({"iss": ISSUER, **claims}, self.key, algorithm=self.algorithm, headers={"kid": self.key_id})

    def public_keys(self) -> dict[str, Any]:
        """Return what others check with (JWK Set, RFC 7517); empty for a secret."""
        if isinstance(self.key, bytes):
            return {"keys": []}
        key: dict[str, Any] = OKPAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**key, "kid": self.key_id, "alg": self.algorithm, "use": "sig"}]}

    @property
    def verifier(self) -> Verifier:
        """What checks its signatures."""
        return Verifier(self.algorithm, self.key if isinstance(self.key, bytes) else self.key.public_key())


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks signatures with one key."""

    algorithm: str
    key: Ed25519PublicKey | bytes = field(repr=False)

    def claims(self, signature: str) -> dict[str, Any] | None:
        """Return what is signed; None where the signature is not one of this key.

        How long a decision holds is not looked at: it was given, whether or not it still holds.
        """
        options: Any = {"verify_exp": False, "verify_iat": False, "verify_nbf": False, "require": ["record"]}
        try:
            found: dict[str, Any] = jwt.decode(
                signature, self.key, algorithms=[self.algorithm], issuer=ISSUER, options=options
            )
        except jwt.PyJWTError:
            return None
        return found


def signer(algorithm: str, key: bytes, key_id: str) -> Signer:
    """Return the signer of a key as it stands in its file.

    Raises:
        UsageError: it is not a key for ``algorithm``.
    """
    if algorithm == "HS256":
        return Signer(algorithm, _secret(key), key_id)
    try:
        private = load_pem_private_key(key, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise UsageError(
            "signing.key: not an Ed25519 private key without a password (openssl genpkey -algorithm ed25519 makes one)",
            "signing.key：不是无口令的 Ed25519 私钥（openssl genpkey -algorithm ed25519 可生成）",
        )
    return Signer(algorithm, private, key_id)


def verifier(key: bytes) -> Verifier:
    """Return the verifier of a key as it stands in its file: a PEM public or private key, or the secret.

    Raises:
        UsageError: it is no key that decisions are signed with.
    """
    if b"-----BEGIN PRIVATE KEY" in key:
        return signer("EdDSA", key, "").verifier
    if b"-----BEGIN" not in key:
        return Verifier("HS256", _secret(key))
    try:
        public = load_pem_public_key(key)
    except (ValueError, UnsupportedAlgorithm):
        public = None
    if not isinstance(public, Ed25519PublicKey):
        raise UsageError("not an Ed25519 key", "不是 Ed25519 密钥")
    return Verifier("EdDSA", public)


def _secret(key: bytes) -> bytes:
    found = key.strip()
    if b"-----BEGIN" in found or len(found) < _SHORTEST:
        raise UsageError(
            f"signing.key: HS256 needs a secret of at least {_SHORTEST} bytes (openssl rand -hex 32 makes one)",
            f"signing.key：HS256 需要至少 {_SHORTEST} 字节的密钥（openssl rand -hex 32 可生成）",
        )
    return found
