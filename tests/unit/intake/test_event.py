"""Bodies that can be read, and those that are refused whole."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ito_gate.intake.event import MAX_DEPTH, parse
from ito_gate.intake.refusal import Refused


def test_numbers_are_exact() -> None:
    assert parse(b'{"a": 1280000.10, "b": 7}') == {"a": Decimal("1280000.10"), "b": 7}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        "订单".encode("gb18030"),
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1, "a": 2}',
        b'[{"a": {"b": 1, "b": 1}}]',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1),
    ],
    ids=range(13),
)
def test_what_cannot_be_read_is_refused(body: bytes) -> None:
    with pytest.raises(Refused) as caught:
        parse(body)
    assert caught.value.kind == "unreadable"
    assert caught.value.text.en != caught.value.text.zh


def test_the_deepest_that_is_read() -> None:
    depth = MAX_DEPTH - 1
    assert parse(b"[" * depth + b"]" * depth)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(Refused):
        parse(body)
