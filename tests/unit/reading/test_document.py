from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest

from ito_gate.model import Pointer, Span
from ito_gate.reading import places
from ito_gate.reading.document import Document, line, locate, read, read_text

if TYPE_CHECKING:
    from pathlib import Path

YAML = """\
# 声明
名称: 手机银行😀  # 注
地点:
  - 类型: cloud
    国家: "NO"
  - 北京
  -
    - 1
    - [2, 3]
  - {}
  - - {甲: 乙}
空:
说明: |
  第一行
  第二行
备注: 甲
  乙
流: {甲: 1, 乙: [x, y]}
空表: []
"key 1": 'it''s'
"""


@pytest.fixture
def document() -> Document:
    return read_text(YAML, "a.yaml", "yaml").documents[0]


@pytest.mark.parametrize(
    ("pointer", "key", "value"),
    [
        (("名称",), Span(2, 1, 2, 3), Span(2, 5, 2, 10)),
        (("地点",), Span(3, 1, 3, 3), Span(3, 1, 3, 3)),
        (("地点", 0), Span(4, 5, 4, 7), Span(4, 5, 4, 7)),
        (("地点", 0, "类型"), Span(4, 5, 4, 7), Span(4, 9, 4, 14)),
        (("地点", 0, "国家"), Span(5, 5, 5, 7), Span(5, 9, 5, 13)),
        (("地点", 1), Span(6, 5, 6, 7), Span(6, 5, 6, 7)),
        (("地点", 2), Span(8, 7, 8, 8), Span(8, 7, 8, 8)),
        (("地点", 2, 1), Span(9, 8, 9, 9), Span(9, 8, 9, 9)),
        (("地点", 2, 1, 1), Span(9, 11, 9, 12), Span(9, 11, 9, 12)),
        (("地点", 3), Span(10, 5, 10, 6), Span(10, 5, 10, 6)),
        (("地点", 4), Span(11, 8, 11, 9), Span(11, 8, 11, 9)),
        (("空",), Span(12, 1, 12, 2), Span(12, 1, 12, 2)),
        (("说明",), Span(13, 1, 13, 3), Span(13, 5, 13, 6)),
        (("备注",), Span(16, 1, 16, 3), Span(16, 5, 16, 6)),
        (("流",), Span(18, 1, 18, 2), Span(18, 1, 18, 2)),
        (("流", "甲"), Span(18, 5, 18, 6), Span(18, 8, 18, 9)),
        (("流", "乙"), Span(18, 11, 18, 12), Span(18, 11, 18, 12)),
        (("流", "乙", 1), Span(18, 18, 18, 19), Span(18, 18, 18, 19)),
        (("空表",), Span(19, 1, 19, 3), Span(19, 1, 19, 3)),
        (("key 1",), Span(20, 1, 20, 8), Span(20, 10, 20, 17)),
    ],
)
def test_every_value_of_yaml_has_a_place(document: Document, pointer: Pointer, key: Span, value: Span) -> None:
    assert locate(document, pointer) == value
    assert locate(document, pointer, key=True) == key


@pytest.mark.parametrize("kind", ["yaml", "json"])
@pytest.mark.parametrize(
    ("pointer", "span"),
    [
        ((), Span(1, 2, 1, 5)),
        (("z",), Span(1, 2, 1, 5)),
        (("a", "z"), Span(1, 2, 1, 5)),
        (("b", 0, "z"), Span(2, 10, 2, 13)),
        (("b", 0, "c", "d", 3), Span(2, 10, 2, 13)),
        (("b", 7), Span(2, 3, 2, 6)),
        (("b", "0"), Span(2, 3, 2, 6)),
    ],
)
@pytest.mark.parametrize("key", [True, False])
def test_what_is_missing_is_shown_at_what_lacks_it(kind: str, pointer: Pointer, span: Span, *, key: bool) -> None:
    found = read_text('{"a": 1,\n  "b": [{"c": 2}]}', "a", kind).documents[0]
    assert locate(found, pointer, key=key) == span


JSON = """\
{
  "名称": "手机\\u94f6\\"行😀", "b" : [ {"c": -1.5}, [], [[2]], {}, null ],
  "d": {"e": {}}
}
"""


@pytest.mark.parametrize(
    ("pointer", "key", "value"),
    [
        (("名称",), Span(2, 3, 2, 7), Span(2, 9, 2, 23)),
        (("b",), Span(2, 25, 2, 28), Span(2, 25, 2, 28)),
        (("b", 0), Span(2, 34, 2, 37), Span(2, 34, 2, 37)),
        (("b", 0, "c"), Span(2, 34, 2, 37), Span(2, 39, 2, 43)),
        (("b", 1), Span(2, 46, 2, 47), Span(2, 46, 2, 47)),
        (("b", 2), Span(2, 52, 2, 53), Span(2, 52, 2, 53)),
        (("b", 3), Span(2, 57, 2, 58), Span(2, 57, 2, 58)),
        (("b", 4), Span(2, 61, 2, 65), Span(2, 61, 2, 65)),
        (("d",), Span(3, 3, 3, 6), Span(3, 3, 3, 6)),
        (("d", "e"), Span(3, 9, 3, 12), Span(3, 9, 3, 12)),
    ],
)
def test_every_value_of_json_has_a_place(pointer: Pointer, key: Span, value: Span) -> None:
    document = read_text(JSON, "a.json", "json").documents[0]
    assert locate(document, pointer) == value
    assert locate(document, pointer, key=True) == key


def test_documents_of_one_file_have_their_own_places() -> None:
    first, second, third = read_text("---\na: 1\n---\n# 注\na: 2\nb:\n--- {a: 3}\n", "a.yaml", "yaml").documents
    assert [locate(d, ("a",)) for d in (first, second, third)] == [
        Span(2, 4, 2, 5),
        Span(5, 4, 5, 5),
        Span(7, 9, 7, 10),
    ]
    assert locate(second, ("b", "c")) == Span(6, 1, 6, 2)
    assert locate(third, ("b",)) == third.start == Span(7, 6, 7, 7)


def test_a_dropped_neighbour_does_not_move_places() -> None:
    (document,) = read_text("[" * 70 + "\n---\n'x\n---\na: 2\n", "a.yaml", "yaml").documents
    assert locate(document, ("a",)) == Span(5, 4, 5, 5)


def test_crlf_does_not_count_as_a_column() -> None:
    (document,) = read_text("a: 1\r\nb: |\r\n  x\r\nc: 'y\r\n  z'\r\n", "a.yaml", "yaml").documents
    assert document.data == {"a": 1, "b": "x\n", "c": "y z"}
    assert locate(document, ("a",)) == Span(1, 4, 1, 5)
    assert locate(document, ("b",)) == Span(2, 4, 2, 5)
    assert locate(document, ("c",)) == Span(4, 4, 4, 6)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("# x\n\n  a: 1\n", Span(3, 3, 3, 4)),
        ("- a\n", Span(1, 1, 1, 2)),
        ("{}", Span(1, 1, 1, 2)),
        ("hello\nworld\n", Span(1, 1, 1, 6)),
        ("null", Span(1, 1, 1, 5)),
        ("''", Span(1, 1, 1, 3)),
        ('"名 称": 1', Span(1, 1, 1, 6)),
    ],
)
def test_a_document_begins_at_its_first_key(text: str, start: Span) -> None:
    (document,) = read_text(text, "a.yaml", "yaml").documents
    assert document.start == start
    assert locate(document, ()) == start


def test_lines_are_those_of_an_editor(document: Document) -> None:
    assert line(document, 1) == "# 声明"
    assert line(document, 2) == "名称: 手机银行😀  # 注"
    assert line(document, 20) == "\"key 1\": 'it''s'"
    assert line(document, 21) == ""
    assert line(document, 22) == ""
    assert line(document, 0) == ""
    (windows,) = read_text("a: 1\r\nb: 2", "a.yaml", "yaml").documents
    assert [line(windows, number) for number in (1, 2)] == ["a: 1", "b: 2"]


def test_reading_keeps_no_places() -> None:
    places._of_yaml.cache_clear()
    (document,) = read_text("a: NO\n", "a.yaml", "yaml").documents
    assert places._of_yaml.cache_info().currsize == 0
    locate(document, ("a",))
    locate(document, ("b",))
    assert places._of_yaml.cache_info().misses == 1


def test_a_document_crosses_processes(document: Document) -> None:
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.yaml", "yaml"), ("a.yml", "yaml"), ("a", "yaml"), ("a.json", "json"), ("A.JSON", "json")],
)
def test_the_name_tells_the_format(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_text('{"a": "\\u94f6"}', encoding="utf-8")
    (document,) = read(path, f"x/{name}").documents
    assert (document.format, document.path, document.data) == (kind, f"x/{name}", {"a": "银"})


def test_json_in_a_yaml_file_is_yaml() -> None:
    text = json.dumps({"a": [1, None, {"b": "x"}]}, indent=2)
    assert read_text(text, "a.yaml", "yaml").documents[0].data == json.loads(text)


@pytest.mark.parametrize("text", ["hello", "- 1", "3", "null", "true"])
def test_a_root_of_any_kind_is_handed_out(text: str) -> None:
    assert len(read_text(text, "a.yaml", "yaml").documents) == 1
