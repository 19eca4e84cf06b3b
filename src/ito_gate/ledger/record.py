"""A record of the log and how it is bound to the one before it.

    hash(n) = SHA-256("ito-gate ledger v1" NUL hash(n-1) NUL n NUL SHA-256(content(n)))

in ASCII, digests as ``sha256:`` and hexadecimal digits, n in decimal. The content is JSON (RFC 8259) in UTF-8, keys
sorted by code point, without blanks, non-ASCII characters as they are; it is kept as text and never written again, so
that no other program has to produce the same bytes to check it. Before the first record stands the id of the ledger.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json

_DOMAIN = "ito-gate ledger v1"


@dataclass(frozen=True, slots=True)
class Link:
    """The place of a record.

    Attributes:
        ledger: id of the log.
        seq: number of the record, from 1 without gaps.
        hash: binds the record and all before it.
        previous: hash of the record before; of the first, what ``genesis`` says.
    """

    ledger: str
    seq: int
    hash: str
    previous: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is kept.

    Attributes:
        link: its place.
        content: what it says, as text.
    """

    link: Link
    content: str


def text_of(content: Mapping[str, Json]) -> str:
    """Return ``content`` as it is kept."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data``."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def genesis(ledger: str) -> str:
    """Return what stands before the first record of the log with this id."""
    return digest(f"{_DOMAIN}\0{ledger}".encode())


def link(ledger: str, seq: int, previous: str, content: str) -> Link:
    """Return the place of a record with this content after the one whose hash is ``previous``."""
    parts = (_DOMAIN, previous, str(seq), digest(content.encode()))
    return Link(ledger, seq, digest("\0".join(parts).encode()), previous)
