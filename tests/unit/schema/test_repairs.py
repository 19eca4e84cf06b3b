from __future__ import annotations

import pytest

from ito_gate.model import Text
from ito_gate.schema import kinds
from ito_gate.schema.fields import field_at
from ito_gate.schema.repairs import VERY_ALIKE, boolean, integer, nearest, respelt

NAMES = {
    "signing_on": Text("签订日", "Signing date"),
    "governing_law": Text("适用法律", "Governing law"),
    "kind": Text("种类", "Kind"),
}
FIELDS = {
    "date": ("declaration", ("service", "starts_on")),
    "moment": ("incident", ("occurred_at",)),
    "country": ("provider", ("country",)),
    "uscc": ("provider", ("uscc",)),
    "id": ("provider", ("id",)),
    "line": ("provider", ("name",)),
}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("signing_on", "signing_on"),
        ("Signing-On", "signing_on"),
        ("signingon", "signing_on"),
        ("ｋｉｎｄ", "kind"),
        ("签订日", "signing_on"),
        ("签订日期", "signing_on"),
        ("governing law", "governing_law"),
        ("knid", "kind"),
        ("金额", None),
        ("", None),
    ],
)
def test_the_nearest_name(word: str, name: str | None) -> None:
    assert nearest(word, NAMES) == name


def test_how_near() -> None:
    assert nearest("customer", ["customer_data"]) == "customer_data"
    assert nearest("customer", ["customer_data"], likeness=VERY_ALIKE) is None
    assert nearest("x" * 100_000, ["x" * 80]) == "x" * 80


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("true", True),
        ("YES", True),
        ("是", True),
        ("ｙ", True),
        ("No", False),
        (" 否 ", False),
        ("maybe", None),
    ],
)
def test_answers(text: str, answer: bool | None) -> None:
    assert boolean(text) is answer


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5000", 5000),
        ("5,000", 5000),
        ("５０００", 5000),
        ("-3", -3),
        ("5000万", None),
        ("1.5", None),
        ("", None),
        ("9" * 16, None),
    ],
)
def test_whole_numbers(text: str, number: int | None) -> None:
    assert integer(text) == number


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        ("date", "2026/3/2", ("respell", "2026-03-02")),
        ("date", "2026.03.02", ("respell", "2026-03-02")),
        ("date", "2026年3月2日", ("respell", "2026-03-02")),
        ("date", "20260302", ("respell", "2026-03-02")),
        ("date", "２０２６－０３－０２", ("full-width", "2026-03-02")),
        ("date", "２０２６年3月2日", ("respell", "2026-03-02")),
        ("date", " 2026-03-02\n", ("spacing", "2026-03-02")),
        ("date", "2026/2/30", None),
        ("date", "202632", None),
        ("date", "3/2/2026", None),
        ("moment", "2026-03-02 09:30:00+08:00", ("respell", "2026-03-02T09:30:00+08:00")),
        ("moment", "2026-03-02T09:30:00Z", ("respell", "2026-03-02T09:30:00+00:00")),
        ("moment", "2026-03-02T09:30:00", None),
        ("country", "cn", ("case", "CN")),
        ("country", "Ｃn", ("respell", "CN")),
        ("country", "CHN", None),
        ("uscc", "91110000600037341l", ("case", "91110000600037341L")),
        ("id", "ITO２０２６", ("full-width", "ITO2026")),
        ("line", "a\tb", ("spacing", "a b")),
        ("line", "", None),
    ],
)
def test_the_same_value_as_it_should_be_written(shape: str, text: str, expected: tuple[str, str] | None) -> None:
    kind, pointer = FIELDS[shape]
    assert respelt(text, field_at(kinds.schema(kind), pointer)) == expected
