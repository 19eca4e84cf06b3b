"""The digests of a bundle's files as OPA takes them, for its signature.

https://www.openpolicyagent.org/docs/management-bundles#signature-format: a module is hashed by its bytes, a
JSON document by what it says, so that white space and the order of keys do not matter.
"""

from __future__ import annotations

import hashlib
import json
from typing import NoReturn

from ito_gate.errors import EngineError

ALGORITHM = "SHA-256"
"""The name by which OPA knows the hash."""

_STRUCTURED = frozenset({"data.json", ".manifest"})


def file_digest(path: str, content: bytes) -> str:
    """Return the SHA-256, in hex, that OPA compares the file ``path`` of a bundle with.

    Raises:
        EngineError: the document cannot be hashed exactly as OPA does.
    """
    if path.rpartition("/")[2] in _STRUCTURED:
        content = _canonical(path, content)
    return hashlib.sha256(content).hexdigest()


def _canonical(path: str, content: bytes) -> bytes:
    """Return the JSON text that OPA hashes: sorted keys, nothing between the tokens, Go's spelling of strings.

    Go and Python escape the same characters of a string but two: Go's encoder also escapes U+2028 and
    U+2029 (https://pkg.go.dev/encoding/json#Marshal). Both sort keys by code points.
    """
    try:
        value = json.loads(
            content.decode("utf-8"), parse_int=_integer, parse_float=_refuse_number, parse_constant=_refuse_number
        )
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode("utf-8")
    except (ValueError, RecursionError) as error:
        # A lone surrogate ends here too: Go would read it as U+FFFD.
        raise EngineError(f"{path} cannot be signed: {error}") from error


def _integer(literal: str) -> int:
    # OPA hashes a number as it is written, and Python would forget how this one is.
    return _refuse_number(literal) if literal == "-0" else int(literal)


def _refuse_number(literal: str) -> NoReturn:
    raise ValueError(f"{literal} is not an integer as it should be written")
