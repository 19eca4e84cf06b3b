"""Sign a bundle as ``opa build --signing-key`` does.

https://www.openpolicyagent.org/docs/management-bundles#signing: ``.signatures.json`` holds one JSON Web Token
whose payload lists every file of the bundle with its digest.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ito_gate.errors import UsageError
from ito_gate.policy.bundle.archive import SIGNATURES
from ito_gate.policy.bundle.hashing import ALGORITHM, file_digest

try:
    import jwt
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
except ImportError as error:
    raise UsageError(
        'signing needs PyJWT: pip install "ito-gate[signing]"', '签名需要 PyJWT：pip install "ito-gate[signing]"'
    ) from error

if TYPE_CHECKING:
    from ito_gate.policy.bundle.archive import Bundle

ALGORITHMS = tuple(f"{family}{bits}" for family in ("ES", "HS", "PS", "RS") for bits in (256, 384, 512))
"""What OPA verifies: https://www.openpolicyagent.org/docs/configuration#keys."""

_CURVES = {"ES256": "secp256r1", "ES384": "secp384r1", "ES512": "secp521r1"}
"""RFC 7518, section 3.4."""
_SMALLEST_RSA = 2048
"""Bits; RFC 7518, sections 3.3 and 3.5: "A key of size 2048 bits or larger MUST be used"."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key, and what a signature says about it.

    Attributes:
        key: the private key, or the secret.
        algorithm: one of ``ALGORITHMS``.
        key_id: the name under which OPA has the public key.
        scope: what OPA's configuration asks for as ``scope``; mostly nothing.
    """

    key: RSAPrivateKey | EllipticCurvePrivateKey | bytes = field(repr=False)
    algorithm: str
    key_id: str
    scope: str = ""


def read_key(content: bytes, algorithm: str) -> RSAPrivateKey | EllipticCurvePrivateKey | bytes:
    """Return the key in ``content``: a PEM private key, or for HS* the secret itself, byte for byte as OPA takes it.

    Raises:
        UsageError: it is no key, is encrypted, or is not one for ``algorithm``.
    """
    if algorithm not in ALGORITHMS:
        raise UsageError(
            f"no algorithm {algorithm}; there are: {', '.join(ALGORITHMS)}",
            f"没有算法 {algorithm}；有：{'、'.join(ALGORITHMS)}",
        )
    return _secret(content, algorithm) if algorithm.startswith("HS") else _private_key(content, algorithm)


def _secret(content: bytes, algorithm: str) -> bytes:
    if b"-----BEGIN" in content:
        raise UsageError(
            f"{algorithm} needs a secret; the file holds a PEM key or certificate: choose the algorithm it is for",
            f"{algorithm} 需要共享密钥，而文件内是 PEM 密钥或证书：请选择与之相符的算法",
        )
    # RFC 7518, section 3.2: "A key of the same size as the hash output […] or larger MUST be used".
    shortest = int(algorithm[2:]) // 8
    if len(content) < shortest:
        raise UsageError(
            f"the secret is too short: {algorithm} needs {shortest} bytes or more (RFC 7518, section 3.2)",
            f"共享密钥太短：{algorithm} 至少需要 {shortest} 字节（RFC 7518 第 3.2 节）",
        )
    return content


def _private_key(content: bytes, algorithm: str) -> RSAPrivateKey | EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(content, password=None)
    except TypeError as error:
        raise UsageError(
            "the signing key is encrypted; decrypt it for this call, such as <(openssl pkey -in key.pem)",
            "签名密钥已加密；请仅为本次调用解密，例如 <(openssl pkey -in key.pem)",
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UsageError("the file holds no private key in PEM form", "文件内没有 PEM 格式的私钥") from error
    if algorithm in _CURVES:
        if isinstance(key, EllipticCurvePrivateKey) and key.curve.name == _CURVES[algorithm]:
            return key
        wanted = f"{_CURVES[algorithm]} (EC)"
    else:
        if isinstance(key, RSAPrivateKey) and key.key_size >= _SMALLEST_RSA:
            return key
        wanted = f"RSA ≥ {_SMALLEST_RSA}"
    raise UsageError(
        f"{algorithm} needs a key {wanted}, and the file holds another", f"{algorithm} 需要 {wanted} 密钥，文件内的不是"
    )


def sign(bundle: Bundle, signer: Signer) -> Bundle:
    """Return ``bundle`` with its signature.

    The token holds no time: with RS* and HS* the same bundle and key make the same signature.

    Raises:
        EngineError: a file cannot be hashed exactly as OPA does.
    """
    payload = {
        "files": [
            {"name": path, "hash": file_digest(path, bundle.files[path]), "algorithm": ALGORITHM}
            for path in sorted(bundle.files)
        ],
        # Older than the header's kid, and written by opa build too.
        "keyid": signer.key_id,
    }
    if signer.scope:
        payload["scope"] = signer.scope
    token = jwt.encode(payload, signer.key, signer.algorithm, headers={"kid": signer.key_id})
    content = json.dumps({"signatures": [token]}, indent=1) + "\n"
    return dataclasses.replace(bundle, files={**bundle.files, SIGNATURES: content.encode("ascii")})
