"""What to type into a field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ito_gate.model import Text
from ito_gate.schema.fields import joined

if TYPE_CHECKING:
    from ito_gate.model import Json
    from ito_gate.schema.fields import Field

_MOST_VALUES = 15

# By the shape of a text: what it is, and the examples for fields that have none of their own.
_SHAPES: dict[str, tuple[Text, tuple[str, ...]]] = {
    "date": (Text("写日期，年-月-日", "Write a date, year-month-day"), ("2026-03-02",)),
    "moment": (
        Text("写带时区的时间，精确到秒", "Write a time to the second with its offset from UTC"),
        ("2026-03-02T09:30:00+08:00",),
    ),
    "id": (
        Text(
            "写编号：2 至 64 个半角字母、数字、点、连字符或下划线，以字母或数字开头",
            "Write an id of 2 to 64 ASCII letters, digits, dots, hyphens or underscores, a letter or digit first",
        ),
        ("ITO-2026-001",),
    ),
    "country": (
        Text("写两个大写字母的国家或地区代码（ISO 3166-1）", "Write a code of two capital letters (ISO 3166-1)"),
        ("CN", "HK", "SG"),
    ),
    "currency": (
        Text("写三个大写字母的货币代码（ISO 4217）", "Write a code of three capital letters (ISO 4217)"),
        ("CNY",),
    ),
    "uscc": (
        Text(
            "写营业执照上的 18 位代码，由数字和大写字母组成，没有 I、O、S、V、Z（GB 32100-2015）",
            "Write the code of 18 digits and capital letters, never I, O, S, V or Z (GB 32100-2015)",
        ),
        ("91110000600037341L",),
    ),
    "lei": (
        Text(
            "写 20 位代码，由数字和大写字母组成，末两位是数字（ISO 17442）",
            "Write the code of 20 digits and capital letters, the last two digits (ISO 17442)",
        ),
        ("5493001KJTIIGC8Y1R12",),
    ),
    "rule": (
        Text("写规则编号：族/名称，小写字母和连字符", "Write the id of a rule: family/name in lower case with hyphens"),
        ("diligence/validity",),
    ),
    "declaration_digest": (
        Text(
            "写 sha256: 和 64 位小写十六进制数，ito-gate check --format json 给出",
            "Write sha256: and 64 lower-case hexadecimal digits, as ito-gate check --format json gives them",
        ),
        (f"sha256:{'0' * 64}",),
    ),
    "line": (Text("写一行文字", "Write text on one line"), ()),
    "evidence": (
        Text("写依据文件的名称或编号", "Write the name or number of the document relied on"),
        ("OA-2026-0142",),
    ),
    "statement": (
        Text(
            "写结论或依据，只写“无”“待定”之类不算",
            "Write what was found or where it stands; a placeholder says nothing",
        ),
        (),
    ),
    "text": (Text("写一段文字", "Write some text"), ()),
}
_NAMES = {
    "years": Text('写四位年份，例如 "2026"。', 'Write a year of four digits, such as "2026".'),
}
_TYPES = {
    "string": Text("文字", "text"),
    "boolean": Text("“是否”值（true 或 false）", "true or false"),
    "integer": Text("整数", "a whole number"),
    "number": Text("数", "a number"),
    "array": Text("列表", "a list"),
    "object": Text("一组字段", "a set of fields"),
    "tristate": Text("“是否”值（true、false 或 unknown）", "true, false or unknown"),
    "null": Text("空值", "no value"),
}


def what_to_type(field: Field, kind: str) -> Text:
    """Return a sentence that says what ``field``, of a document of ``kind``, takes."""
    if "const" in field.schema:
        return Text(f"写 {field.schema['const']}。", f"Write {field.schema['const']}.")
    if field.values:
        return _choice(field, kind)
    return _BY_TYPE[field.type](field)


def name_to_type(field: Field) -> Text:
    """Return a sentence that says what fields inside ``field``, whose names are free, are called."""
    return _NAMES[field.shape]


def what_it_takes(field: Field) -> Text:
    """Return what people call the type of ``field``."""
    return _TYPES[field.type or "tristate"]


def what_it_is(value: Json) -> Text:
    """Return what people call the type of ``value``."""
    return _TYPES[type_of(value)]


def type_of(value: Json) -> str:
    """Return the JSON type of a value."""
    if isinstance(value, bool):
        return "boolean"
    types = ((str, "string"), (int, "integer"), (float, "number"), (list, "array"), (dict, "object"))
    return next((name for type_, name in types if isinstance(value, type_)), "null")


def _choice(field: Field, kind: str) -> Text:
    if True in field.values:
        return Text(
            "写 true（是）、false（否）或 unknown（尚不清楚），不加引号。",
            "Write true, false or unknown (not known yet) without quotes.",
        )
    if len(field.values) > _MOST_VALUES:
        return Text(
            f"可填的值共 {len(field.values)} 个，用 ito-gate schema {kind} 查看。",
            f"It takes one of {len(field.values)} values: ito-gate schema {kind} lists them.",
        )
    zh = "、".join(f"{value}（{label.zh}）" for value, label in field.values.items())
    en = ", ".join(f"{value} ({label.en})" for value, label in field.values.items())
    return Text(f"可填：{zh}。", f"Write one of: {en}.")


def _text(field: Field) -> Text:
    words, examples = _SHAPES[field.shape]
    quoted = joined(json.dumps(one, ensure_ascii=False) for one in field.schema.get("examples", examples))
    if not quoted.zh:
        return Text(f"{words.zh}。", f"{words.en}.")
    return Text(f"{words.zh}，例如 {quoted.zh}。", f"{words.en}, such as {quoted.en}.")


def _list(field: Field) -> Text:
    none = Text("", "") if field.schema.get("minItems") else Text("；没有则写 []", "; write [] if there is none")
    return Text(
        f"写成列表，每项另起一行，以“- ”开头{none.zh}。",
        f'Write a list, each item on a line that starts with "- "{none.en}.',
    )


def _object(field: Field) -> Text:
    names = joined(field.required or field.fields)
    return Text(
        f"另起一行，缩进两格，写出它的字段：{names.zh}。",
        f"Write its fields below it, indented by two: {names.en}.",
    )


def _boolean(_: Field) -> Text:
    return Text("写 true（是）或 false（否），不加引号。", "Write true or false without quotes.")


def _integer(_: Field) -> Text:
    return Text(
        "写阿拉伯数字的整数，不加引号、逗号和单位。",
        "Write a whole number in digits, without quotes, commas or unit.",
    )


_BY_TYPE = {"string": _text, "array": _list, "object": _object, "boolean": _boolean, "integer": _integer}
