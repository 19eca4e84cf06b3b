"""What a typist probably meant: the nearest known name, the same value as it should be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ito_gate.model import Text
    from ito_gate.schema.fields import Field

ALIKE = 0.7
VERY_ALIKE = 0.8
_LONGEST = 80
_HALF_WIDTH = {0x3000: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
_SEPARATORS = re.compile(r"[ _-]+")
_DATE = re.compile(r"([0-9]{4})[-/.年 ] ?([0-9]{1,2})[-/.月 ] ?([0-9]{1,2})日?")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_UTC = re.compile(r"[Zz]\Z")
_COMMAS = re.compile(r"[,，_ ]")
_INTEGER = re.compile(r"-?[0-9]{1,15}")
_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "y", "on", "1", "是", "有", "真"), True),
    **dict.fromkeys(("false", "no", "n", "off", "0", "否", "无", "假"), False),
}


_ALIASES = {
    "UK": "GB",
    "CNH": "CNY",
    "RMB": "CNY",
    "人民币元": "CNY",
    "中国": "CN",
    "中国大陆": "CN",
    "香港": "HK",
    "澳门": "MO",
    "台湾": "TW",
}
"""What people write for a code: UK and the like are reserved or in common use, but not ISO codes."""


def code(text: str, codes: Mapping[str, Text]) -> str | None:
    """Return the code among ``codes`` that ``text`` names: by its own name in either language or a common alias."""
    wanted = half_width(text).strip()
    alias = _ALIASES.get(wanted.upper()) or _ALIASES.get(wanted)
    if alias in codes:
        return alias
    known = (code for code, label in codes.items() if wanted.casefold() in {label.zh.casefold(), label.en.casefold()})
    return next(known, None)


def half_width(text: str) -> str:
    """Return ``text`` with the full-width forms of ASCII characters replaced by these."""
    return text.translate(_HALF_WIDTH)


def nearest(word: str, names: Iterable[str] | Mapping[str, Text], *, likeness: float = ALIKE) -> str | None:
    """Return the name that ``word`` resembles most, by its spelling or by what it is called.

    Args:
        word: what was written.
        names: the known names, in a mapping with what each is called.
        likeness: the least similarity, from 0 to 1.
    """
    known = {_folded(name): name for name in names}
    if isinstance(names, Mapping):
        for name, title in names.items():
            known.setdefault(_folded(title.zh), name)
            known.setdefault(_folded(title.en), name)
    match = get_close_matches(_folded(word[:_LONGEST]), known, n=1, cutoff=likeness)
    return known[match[0]] if match else None


def _folded(text: str) -> str:
    return _SEPARATORS.sub("_", half_width(text).strip().lower())


def boolean(text: str) -> bool | None:
    """Return the answer that a text gives to a yes-or-no question, or None."""
    return _BOOLEANS.get(half_width(text).strip().lower())


def integer(text: str) -> int | None:
    """Return the whole number that a text writes, with or without thousands separators, or None."""
    plain = _COMMAS.sub("", half_width(text))
    return int(plain) if _INTEGER.fullmatch(plain) else None


def respelt(text: str, field: Field) -> tuple[str, str] | None:
    """Return how a text should be written for ``field`` to take it.

    Returns:
        The id of the message that says what is wrong with ``text``, and the text that would do; None
        if there is no telling.
    """
    plain = " ".join(half_width(text).split())
    candidates = (
        ("spacing", " ".join(text.split())),
        ("full-width", half_width(text)),
        ("case", text.upper()),
        ("respell", plain.upper()),
        ("respell", _as_date(plain)),
        ("respell", _UTC.sub("+00:00", plain.replace(" ", "T", 1))),
    )
    return next(((reason, better) for reason, better in candidates if better != text and field.takes(better)), None)


def _as_date(text: str) -> str:
    match = _DATE.fullmatch(text) or _DIGITS.fullmatch(text)
    return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}" if match else text
