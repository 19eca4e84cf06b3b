"""What a plain scalar means: only what every YAML reader agrees on is more than text.

The core schema of YAML 1.2.2 (§10.3) and the types of YAML 1.1 read ``NO``, ``017``, ``12:30``, ``1e3``
and many others differently, and a country code or a credit code among them would change silently.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ito_gate.model import Json

CONSTANTS: dict[str, Json] = {"": None, "null": None, "~": None, "true": True, "false": False}
"""The plain scalars that are no text to any reader."""

_INTEGER_DIGITS = 15
"""Every integer of this many digits is exact as an IEEE 754 double, which is how many tools keep it."""

_FLOAT_DIGITS = 17
"""Significant digits that tell two IEEE 754 doubles apart; more would be lost."""

SUSPECT = frozenset("0123456789０１２３４５６７８９+-.nNyYtTfFoO“")
"""First characters of all plain scalars for which `ambiguity` may be anything but empty."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_NOTATION = r"""[-+]?(?:
    0x[0-9a-fA-F_]+ | 0o[0-7_]+ | 0b[01_]+
    | (?:[0-9][0-9_]*(?:\.[0-9_]*)? | \.[0-9][0-9_]*) (?:[eE][-+]?[0-9]+)?
)"""
_AMBIGUITIES = (
    ("boolean", re.compile("[yn]|yes|no|on|off|true|false", re.IGNORECASE)),
    ("null", re.compile("null", re.IGNORECASE)),
    ("not-finite", re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)),
    ("digits", re.compile(f"{_INTEGER.pattern}|{_FLOAT.pattern}")),
    ("leading-zero", re.compile(r"[-+]?0[0-9_]+")),
    ("clock", re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")),
    ("notation", re.compile(_NOTATION, re.VERBOSE)),
)
_NUMBER_OR_DATE = re.compile(r"[-+0-9０-９.．,，:：/／年月日－＋％% ]+")
_FULL_WIDTH_DIGIT = re.compile(r"[０-９]")
_ASCII = str.maketrans("０１２３４５６７８９．，：／－＋％", "0123456789.,:/-+%")


def number(text: str) -> int | float | None:
    """Return the number that every reader makes of a plain scalar, or None."""
    if _INTEGER.fullmatch(text):
        return integer_of(text)
    return float_of(text) if _FLOAT.fullmatch(text) else None


def integer_of(text: str) -> int | None:
    """Return a decimal integer, or None where it has too many digits to be exact everywhere."""
    return int(text) if len(text.lstrip("-")) <= _INTEGER_DIGITS else None


def float_of(text: str) -> float | None:
    """Return the float of a decimal, or None where it would lose digits or overflow."""
    digits = re.sub(r"[eE].*|[-.]", "", text).lstrip("0")
    value = float(text)
    return value if len(digits) <= _FLOAT_DIGITS and math.isfinite(value) else None


def ambiguity(text: str) -> str:
    """Tell why a plain scalar that is read as text may be read differently elsewhere.

    Returns:
        The id of a message of ``document/ambiguous-value``, or an empty string.
    """
    return next((reason for reason, pattern in _AMBIGUITIES if pattern.fullmatch(text)), "")


def half_width(text: str) -> str:
    """Return a number or date in full-width digits as it should be typed; other text as empty."""
    if _FULL_WIDTH_DIGIT.search(text) and _NUMBER_OR_DATE.fullmatch(text):
        return text.translate(_ASCII)
    return ""
