from __future__ import annotations

import json
import re
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.model import Level, Pointer, Span
from ito_gate.reading.document import Document, Reading, line, locate, read_bytes, read_text
from ito_gate.reading.source import FORBIDDEN

characters = st.characters(exclude_categories=["Cs"]).filter(lambda character: not FORBIDDEN.match(character))
text = st.text(st.one_of(st.sampled_from("ab01:,-#'\"\\{}[]&*!|> ：，“” 银行😀"), characters), max_size=12).map(
    lambda value: value.replace("\r", "")
)
numbers = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-9999, 9999, places=2).map(float),
    st.booleans(),
    st.none(),
)
data = st.recursive(
    st.one_of(text, numbers),
    lambda children: st.one_of(st.lists(children, max_size=4), st.dictionaries(text, children, max_size=4)),
    max_leaves=20,
).filter(lambda value: isinstance(value, dict | list))


def pointers(value: Any, pointer: Pointer = ()) -> list[tuple[Pointer, Any]]:
    here = [(pointer, value)]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return here + [found for key, child in items for found in pointers(child, (*pointer, key))]


def written(document: Document, span: Span) -> str:
    assert span.line == span.end_line
    return line(document, span.line)[span.column - 1 : span.end_column - 1]


def same(left: Any, right: Any) -> bool:
    return json.dumps(left, sort_keys=False) == json.dumps(right, sort_keys=False)


def only(reading: Reading) -> Document:
    assert [f.rule for f in reading.findings] == []
    (document,) = reading.documents
    return document


class Quoted(yaml.SafeDumper):
    """Writes every text in double quotes, so that nothing in it is ambiguous."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


Quoted.add_representer(str, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"'))


@given(data, st.booleans())
def test_yaml_round_trips_and_every_value_is_where_it_is_said_to_be(value: Any, flow: bool) -> None:
    dumped = yaml.dump(value, Dumper=Quoted, allow_unicode=True, width=10**6, sort_keys=False, default_flow_style=flow)
    document = only(read_text(dumped, "a.yaml", "yaml"))
    assert same(document.data, value)
    for pointer, child in pointers(value)[1:]:
        if not isinstance(child, dict | list):
            assert same(yaml.safe_load(written(document, locate(document, pointer))), child)
        if isinstance(pointer[-1], str):
            assert yaml.safe_load(written(document, locate(document, pointer, key=True))) == pointer[-1]
        assert written(document, locate(document, pointer)) != ""


@given(data, st.sampled_from([None, 0, 2]), st.booleans())
def test_json_round_trips_and_every_value_is_where_it_is_said_to_be(
    value: Any, indent: int | None, ascii_only: bool
) -> None:
    dumped = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document = only(read_text(dumped, "a.json", "json"))
    assert same(document.data, value)
    for pointer, child in pointers(value)[1:]:
        if not isinstance(child, dict | list):
            assert same(json.loads(written(document, locate(document, pointer))), child)
        if isinstance(pointer[-1], str):
            assert json.loads(written(document, locate(document, pointer, key=True))) == pointer[-1]
        assert written(document, locate(document, pointer)) != ""


@given(st.lists(data, min_size=1, max_size=4))
def test_documents_do_not_disturb_each_other(values: list[Any]) -> None:
    dumped = yaml.dump_all(values, Dumper=Quoted, allow_unicode=True, width=10**6, explicit_start=True)
    reading = read_text(dumped, "a.yaml", "yaml")
    assert reading.findings == ()
    assert [document.data for document in reading.documents] == values
    for document, value in zip(reading.documents, values, strict=True):
        for pointer, child in pointers(value)[1:]:
            if not isinstance(child, dict | list):
                assert same(yaml.safe_load(written(document, locate(document, pointer))), child)


PIECES = [
    *[
        "a",
        "b",
        ": ",
        "：",
        ":",
        "\n",
        "\n  ",
        "\n- ",
        "\n---\n",
        "\n...\n",
        "--- ",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "，",
        '"',
        "'",
        "“",
        "”",
        "&x ",
        "*x",
        "!t ",
        "%",
        "|",
        ">",
        "#",
        "//",
        "@",
        "`",
    ],
    *[
        "\t",
        "\\",
        "\\u0000",
        "\\ud83d",
        "NO",
        "017",
        "1e400",
        "NaN",
        "null",
        "true",
        "<<",
        '"a":',
        "\r\n",
        "\r",
        "\u3000",
        "\u202e",
        "\ufeff",
        "２",
    ],
]
fragments = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
raw = st.one_of(st.binary(max_size=60), fragments.map(str.encode), fragments.map(lambda value: value.encode("gb18030")))


@given(raw, st.sampled_from(["yaml", "json"]))
def test_whatever_the_bytes_there_is_a_document_or_a_reason(content: bytes, kind: str) -> None:
    reading = read_bytes(content, "a", kind)
    lines = content.count(b"\n") + 1
    for finding in reading.findings:
        span = finding.span
        assert 1 <= span.line == span.end_line <= lines
        assert 1 <= span.column <= span.end_column
    for document in reading.documents:
        json.dumps(document.data, ensure_ascii=False, allow_nan=False).encode()
        for pointer, _ in pointers(document.data):
            span = locate(document, pointer)
            assert 1 <= span.line == span.end_line <= lines
            assert len(line(document, span.line)) + 1 >= span.end_column
    refused = any(finding.level is Level.DENY for finding in reading.findings)
    nothing = re.compile(
        rb"(?:\xef\xbb\xbf)?(?:(?:---|\.\.\.)?[ \t]*(?:#.*)?(?:\r?\n|\Z))*"
        if kind == "yaml"
        else rb"(?:\xef\xbb\xbf)?\s*"
    )
    assert reading.documents or refused or nothing.fullmatch(content)


@given(fragments)
def test_yaml_without_a_finding_is_what_everyone_reads(content: str) -> None:
    reading = read_text(content, "a.yaml", "yaml")
    if reading.findings:
        return
    expected = [_as_text(value) for value in yaml.load_all(content, Loader=yaml.CBaseLoader)]
    found = [_as_text(document.data) for document in reading.documents]
    assert [value for value in found if value] == [value for value in expected if value]


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_as_text(child) for child in value]
    if value is None or value in ("null", "~"):
        return ""
    return value if isinstance(value, str) else json.dumps(value)
