from __future__ import annotations

import pytest

from ito_gate.model import Level
from ito_gate.reading.document import read_text
from ito_gate.reading.scalars import SUSPECT, ambiguity, float_of, half_width, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("-12", -12),
        ("999999999999999", 999_999_999_999_999),
        ("0.5", 0.5),
        ("-3.10", -3.1),
        ("1280000.50", 1280000.5),
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T10:00:00+08:00", "2026-03-01T10:00:00+08:00"),
        ("91110000600037341L", "91110000600037341L"),
        ("1.2.3", "1.2.3"),
        ("10.0.0.1", "10.0.0.1"),
        ("99.9%", "99.9%"),
        ("8080:80", "8080:80"),
        ("C:x", "C:x"),
        ("-", "-"),
        ("nothing", "nothing"),
        ("No.1", "No.1"),
        ("<<", "<<"),
        ("=", "="),
        ("第３期", "第３期"),
        ("一带一路“十四五”", "一带一路“十四五”"),
    ],
)
def test_what_all_readers_agree_on(text: str, value: object) -> None:
    reading = read_text(f"[{text or 'null'}]" if text != "-" else "['-']", "a.yaml", "yaml")
    (data,) = reading.documents[0].data
    assert (type(data), data) == (type(value), value)
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((word, "boolean") for word in ("True", "TRUE", "False", "yes", "Yes", "NO", "no", "on", "OFF", "y", "N")),
        ("Null", "null"),
        ("NULL", "null"),
        (".nan", "not-finite"),
        (".NaN", "not-finite"),
        (".inf", "not-finite"),
        ("-.INF", "not-finite"),
        ("1234567890123456", "digits"),
        ("911100006000373410", "digits"),
        ("-1000000000000000", "digits"),
        ("0.123456789012345678", "digits"),
        ("017", "leading-zero"),
        ("00", "leading-zero"),
        ("0123456789", "leading-zero"),
        ("-01", "leading-zero"),
        ("12:30", "clock"),
        ("12:30:00", "clock"),
        ("1:30.5", "clock"),
        ("0o17", "notation"),
        ("0x1F", "notation"),
        ("0b101", "notation"),
        ("1e3", "notation"),
        ("1.5e3", "notation"),
        ("9131000000012345E6", "notation"),
        ("1_000", "notation"),
        ("+5", "notation"),
        ("1.", "notation"),
        (".5", "notation"),
        ("00.5", "notation"),
    ],
)
def test_what_readers_disagree_on_stays_text(text: str, message: str) -> None:
    reading = read_text(f"国家: {text}\n", "a.yaml", "yaml")
    assert reading.documents[0].data == {"国家": text}
    (finding,) = reading.findings
    assert (finding.rule, finding.message_id) == ("document/ambiguous-value", message)
    assert finding.level is Level.WARN
    assert finding.pointer == ("国家",)
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (1, 5, 5 + len(text))
    assert text in finding.message.zh
    assert text in finding.message.en
    assert text[0] in SUSPECT


@pytest.mark.parametrize("text", ["NO", "12:30", "017", "1e3", "~", "", "true", "1", "２０２６"])
@pytest.mark.parametrize("style", ['"{}"', "'{}'", "|-\n  {}", ">-\n  {}"])
def test_quoted_is_text(text: str, style: str) -> None:
    reading = read_text(f"a: {style.format(text)}\n", "a.yaml", "yaml")
    assert reading.documents[0].data == {"a": text}
    assert reading.findings == ()


@pytest.mark.parametrize("key", ["1", "true", "on", "no", "0123", "12:30", "2026-03-01", "~", "'<<'", '""'])
def test_keys_stay_as_written(key: str) -> None:
    reading = read_text(f"{key}: x\n", "a.yaml", "yaml")
    assert reading.documents[0].data == {key.strip("'\""): "x"}
    assert reading.findings == ()


def test_a_number_needs_no_help() -> None:
    assert number("12") == 12
    assert number("12.0") == 12.0
    assert number("1e3") is None
    assert ambiguity("2026-03-01") == ""


@pytest.mark.parametrize("text", ["1e400", "-1e400", "0.1234567890123456789"])
def test_a_float_that_loses_something_is_none(text: str) -> None:
    assert float_of(text) is None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("２０２６-０３-０１", "2026-03-01"),
        ("２０２６－０３－０１", "2026-03-01"),
        ("1２．５", "12.5"),
        ("第３期", ""),
        ("123", ""),
        ("０" * 200_000 + "x", ""),
    ],
)
def test_full_width_digits(text: str, typed: str) -> None:
    assert half_width(text) == typed
