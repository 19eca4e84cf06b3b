"""The bytes of one file → text that means the same to every tool that reads it.

Refused are other encodings than UTF-8, and characters that make a reviewer see something else than
the parser reads: control characters, characters that only some tools count as a line break (YAML 1.1
§5.4 does, YAML 1.2.2 §5.4 does not), reordering and invisible ones (CVE-2021-42574, UTS #55).
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ito_gate.errors import Undecided
from ito_gate.reading import problems as words
from ito_gate.reading.lines import Lines

if TYPE_CHECKING:
    from pathlib import Path

    from ito_gate.reading.collector import Collector


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read.

    Attributes:
        size: bytes of a file.
        depth: mappings and sequences inside one another.
        values: values in all documents of a file.
        findings: findings of a file, of each level.
    """

    size: int = 1024 * 1024
    depth: int = 64
    values: int = 50_000
    findings: int = 100


DEFAULT = Limits()

_CLASSES = (
    ("line-break", "\v\f\x85\u2028\u2029"),
    ("control", "\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"),
    ("reordering", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("invisible", "\xad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"),
    ("replacement", "\ufffd"),
)
FORBIDDEN = re.compile(f"[{''.join(characters for _, characters in _CLASSES)}]")
"""A character that no document may hold, neither as itself nor written as an escape."""

_LONE_CR = re.compile(r"\r(?!\n)")

_BOM = b"\xef\xbb\xbf"
_WIDE = (
    ("UTF-32", (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")),
    ("UTF-16", (b"\xff\xfe", b"\xfe\xff")),
)
_COMMON_HANZI = range(0xA1, 0xD8)
_SAMPLE = 1000
_LAST_ASCII = 0x7F


def load(path: Path, display: str, limits: Limits) -> bytes:
    """Return the bytes of a regular file, at most one more than ``limits.size``.

    Raises:
        Undecided: the file is missing, not readable or not a regular file. Nothing is read from
            pipes and devices, and opening one does not wait for its other end.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Undecided(f"{display}: not a regular file", f"{display}：不是普通文件")
            return file.read(limits.size + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Undecided(f"{display}: {reason}", f"{display}：{reason}") from error


def decode(data: bytes, problems: Collector, limits: Limits) -> str | None:
    """Return the text of ``data``, or None where a finding says why there is none."""
    if len(data) > limits.size:
        problems.add(words.LIMITS, "size", {"limit": limits.size})
        return None
    wide = _wide_encoding(data)
    if wide:
        problems.add(words.ENCODING, "wide", {"encoding": wide})
        return None
    start = 0
    if data.startswith(_BOM):
        problems.add(words.ENCODING, "bom", {})
        start = len(_BOM)
    try:
        text = data[start:].decode()
    except UnicodeDecodeError as error:
        _add_undecodable(error, problems)
        return None
    return text if readable(text, problems) else None


def readable(text: str, problems: Collector) -> bool:
    """Tell whether ``text`` holds no forbidden character; findings name each that it does."""
    hits = FORBIDDEN.finditer(text)
    first = next(hits, None)
    lone = _LONE_CR.search(text) if "\r" in text else None
    if first is None and lone is None:
        return True
    lines = Lines(text)
    if lone is not None:
        problems.add(words.CHARACTER, "line-break", {"code": "U+000D"}, lines.span(lone.start(), lone.end()))
    if first is not None:
        for hit in (first, *hits):
            problems.add(words.CHARACTER, kind_of(hit[0]), {"code": code(hit[0])}, lines.span(*hit.span()))
    return False


def kind_of(character: str) -> str:
    """Return what is wrong with a forbidden character, as the id of a message."""
    return next(kind for kind, characters in _CLASSES if re.match(f"[{characters}]", character))


def code(character: str) -> str:
    """Return the name of a code point, such as ``U+202E``."""
    return f"U+{ord(character):04X}"


def _wide_encoding(data: bytes) -> str:
    """Name the encoding of a file in UTF-16 or UTF-32, with a byte order mark or without.

    Without one it is told by its zero bytes: both a declaration and a comment begin in ASCII.
    """
    for name, marks in _WIDE:
        if data.startswith(marks):
            return name
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros in ((True, True, True, False), (False, True, True, True)):
        return "UTF-32"
    return "UTF-16" if zeros in ((True, False, True, False), (False, True, False, True)) else ""


def _add_undecodable(error: UnicodeDecodeError, problems: Collector) -> None:
    data = error.object
    if _is_gb18030(data):
        # Some GB18030 passes for UTF-8 by accident: what is misread begins where ASCII ends.
        before = data[: next(at for at, byte in enumerate(data) if byte > _LAST_ASCII)].decode()
        message, values = "gb18030", {}
    else:
        before = data[: error.start].decode()
        message, values = "not-utf8", {"byte": f"0x{data[error.start]:02X}"}
    lines = Lines(before + "?")
    problems.add(words.ENCODING, message, values, lines.span(len(before), len(before) + 1))


def _is_gb18030(data: bytes) -> bool:
    """Tell GB18030 (GBK, GB2312) from damaged UTF-8.

    Damaged UTF-8 often decodes as GB18030 too, but to rare characters: in real text most belong to
    the punctuation and the first level of GB 2312-80, whose first byte is 0xA1 to 0xD7.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    sample = list(islice((character for character in text if character > "\x7f"), _SAMPLE))
    common = sum(character.encode("gb18030")[0] in _COMMON_HANZI for character in sample)
    return common * 2 > len(sample)
