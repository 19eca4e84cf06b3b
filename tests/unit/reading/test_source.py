from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ito_gate.errors import Undecided
from ito_gate.model import Level, Span
from ito_gate.reading.document import Reading, read, read_bytes
from ito_gate.reading.source import FORBIDDEN, Limits, load
from ito_gate.reading.yamlevents import parser

if TYPE_CHECKING:
    from pathlib import Path


def said(reading: Reading) -> list[tuple[str, int, int]]:
    return [(f"{f.rule}/{f.message_id}", f.span.line, f.span.column) for f in reading.findings]


def test_utf8_is_read() -> None:
    reading = read_bytes("名称: 银行\n".encode(), "a.yaml", "yaml")
    assert [document.data for document in reading.documents] == [{"名称": "银行"}]
    assert reading.findings == ()


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_byte_order_mark_is_a_warning_and_no_column(kind: str) -> None:
    reading = read_bytes(b'\xef\xbb\xbf{"a": 1}', "a", kind)
    assert said(reading) == [("document/encoding/bom", 1, 1)]
    assert reading.findings[0].level is Level.WARN
    assert reading.documents[0].data == {"a": 1}
    assert reading.documents[0].start == Span(1, 2, 1, 5)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    reading = read_bytes("name: 银行\n".encode(encoding), "a.yaml", "yaml")
    assert reading.documents == ()
    assert said(reading) == [("document/encoding/wide", 1, 1)]
    assert encoding.upper()[:6] in reading.findings[0].message.zh


@pytest.mark.parametrize(
    ("data", "message", "line", "column"),
    [
        ("a: 1\nb: 某银行\n".encode("gbk"), "gb18030", 2, 4),
        ("# 𠮷野家的外包合同\n".encode("gb18030"), "gb18030", 1, 3),
        ("一: 二\n".encode("gb18030"), "gb18030", 1, 1),  # 0xD2 0xBB is UTF-8 for another letter
        ("名称: 银行信息\n".encode()[:-3], "not-utf8", 1, 8),
        (b"a: 1\nb: \xff\n", "not-utf8", 2, 4),
        ("😀: é\n".encode() + "caf\xe9".encode("latin-1"), "not-utf8", 2, 4),
    ],
)
def test_other_bytes_are_located(data: bytes, message: str, line: int, column: int) -> None:
    reading = read_bytes(data, "a.yaml", "yaml")
    assert reading.documents == ()
    assert said(reading) == [(f"document/encoding/{message}", line, column)]


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\0", "control"),
        ("\x1b", "control"),
        ("\x7f", "control"),
        ("\x9b", "control"),
        ("\r", "line-break"),
        ("\v", "line-break"),
        ("\f", "line-break"),
        ("\x85", "line-break"),
        ("\u2028", "line-break"),
        ("\u2029", "line-break"),
        ("\u202a", "reordering"),
        ("\u202e", "reordering"),
        ("\u2066", "reordering"),
        ("\u2069", "reordering"),
        ("\u200f", "reordering"),
        ("\u200b", "invisible"),
        ("\ufeff", "invisible"),
        ("\u00ad", "invisible"),
        ("\U000e0041", "invisible"),
        ("\ufffd", "replacement"),
    ],
)
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_characters_that_hide_something_are_located(character: str, message: str, kind: str) -> None:
    text = f'{{"名": 1,\n"😀": "x{character}y"}}\n'
    reading = read_bytes(text.encode(), "a", kind)
    assert reading.documents == ()
    (finding,) = reading.findings
    assert (finding.rule, finding.message_id) == ("document/character", message)
    assert finding.level is Level.DENY
    assert finding.span == Span(2, 8, 2, 9)
    assert f"U+{ord(character):04X}" in finding.message.zh


@pytest.mark.parametrize("text", ["a: x\ty\r\nb: 👨‍👩‍👧\r\n", "a: 葛\U000e0100 ❤️\n", "名： ：\u3000全角\n"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert FORBIDDEN.search(text) is None


def test_each_character_is_reported() -> None:
    reading = read_bytes("a: \u202ex\nb: \u200b\n".encode(), "a.yaml", "yaml")
    assert said(reading) == [("document/character/reordering", 1, 4), ("document/character/invisible", 2, 4)]


def test_libyaml_accepts_all_that_is_left() -> None:
    allowed = [chr(n) for n in range(0x20, 0x110000) if not FORBIDDEN.match(chr(n)) and chr(n) != "'"]
    for begin in range(0, len(allowed), 50_000):
        text = "".join(allowed[begin : begin + 50_000])
        events = parser(f"'{text}'")
        value = [events.get_event() for _ in range(3)][2].value
        assert value == text


def test_too_large_a_file_is_not_read() -> None:
    limits = Limits(size=10)
    assert said(read_bytes(b"a: 1234567", "a.yaml", "yaml", limits)) == []
    reading = read_bytes(b"a: 12345678", "a.yaml", "yaml", limits)
    assert reading.documents == ()
    assert said(reading) == [("document/limits/size", 1, 1)]
    assert "10" in reading.findings[0].message.en


def test_findings_are_cut_off_and_counted() -> None:
    reading = read_bytes(("\0" * 7).encode(), "a.yaml", "yaml", Limits(findings=3))
    assert [f.message_id for f in reading.findings] == ["control"] * 3 + ["more-errors"]
    assert "4" in reading.findings[-1].message.en
    assert reading.findings[-1].level is Level.DENY


def test_no_more_than_the_limit_is_taken_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 100)
    assert load(path, "a.yaml", Limits(size=10)) == b"x" * 11


def test_a_missing_file_is_undecided(tmp_path: Path) -> None:
    with pytest.raises(Undecided, match=r"^b/a\.yaml: No such file"):
        read(tmp_path / "a.yaml", "b/a.yaml")


def test_an_unreadable_file_is_undecided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Undecided, match=r"^a\.yaml: Permission denied"):
        read(tmp_path / "a.yaml", "a.yaml")


def test_a_directory_is_undecided(tmp_path: Path) -> None:
    with pytest.raises(Undecided, match=r"a\.yaml"):
        read(tmp_path, "a.yaml")


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    os.mkfifo(path)
    with pytest.raises(Undecided, match="not a regular file"):
        read(path, "a.yaml")


def test_a_device_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to("/dev/zero")
    with pytest.raises(Undecided, match="not a regular file"):
        read(path, "a.yaml")


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    assert read(tmp_path / "a.yaml", "a.yaml").documents[0].data == {"a": 1}
