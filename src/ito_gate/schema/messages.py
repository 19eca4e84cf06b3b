"""The two rules about the form of documents, and all that they can say."""

from __future__ import annotations

from ito_gate.model import Force, Message, Rule, Text


def _message(zh: str, en: str, fix_zh: str, fix_en: str) -> Message:
    return Message(Force.MUST, Text(zh, en), Text(fix_zh, fix_en))


KIND = Rule(
    id="document/kind",
    title=Text("写明文件种类", "Documents say what they are"),
    description=Text(
        "每份文档用字段 ito_gate 写明种类和版本。没有写明的文档无法按任何格式检查，不能当作通过。",
        "The field ito_gate of each document says its kind and version. What does not say so cannot be "
        "checked against any schema, and never passes.",
    ),
    force=Force.MUST,
    messages={
        "no-fields": _message(
            "这份文档是{found_zh}，不是由“字段: 值”组成的。",
            "This document is {found_en}, not a set of fields.",
            "从“ito_gate: {nearest}”开始，逐行写“字段: 值”。",
            'Begin with "ito_gate: {nearest}" and write "field: value" line by line.',
        ),
        "missing": _message(
            "这份文档没有写明种类：缺少字段 ito_gate，或者它没有值。",
            "This document does not say what it is: the field ito_gate is missing or has no value.",
            "在最前面写上“ito_gate: {nearest}”；可用的种类：{kinds_zh}。",
            'Begin it with the line "ito_gate: {nearest}"; the kinds are {kinds_en}.',
        ),
        "misspelt": _message(
            "写明种类的字段是 ito_gate，不是“{name}”。",
            'The field that says what a document is, is ito_gate, not "{name}".',
            "改成“ito_gate: {nearest}”；可用的种类：{kinds_zh}。",
            'Write "ito_gate: {nearest}"; the kinds are {kinds_en}.',
        ),
        "unknown": _message(
            "没有“{value}”这种文件种类或版本，最接近的是 {nearest}。",
            'There is no document kind or version "{value}"; the nearest is {nearest}.',
            "改成“ito_gate: {nearest}”；可用的种类：{kinds_zh}。",
            'Write "ito_gate: {nearest}"; the kinds are {kinds_en}.',
        ),
        "no-report": _message(
            "这份文档自称是 ito-gate 的检查报告，内容却不是，或者已被改动。",
            "This document says that it is a report of ito-gate, but it is none, or has been changed.",
            "如果是要检查的文档，改成“ito_gate: {nearest}”；如果是报告，删除它或重新生成。",
            'If it is to be checked, write "ito_gate: {nearest}"; a report, delete or make again.',
        ),
    },
)

SCHEMA = Rule(
    id="document/schema",
    title=Text("字段符合格式", "Fields are as the schema says"),
    description=Text(
        "字段齐全、名称正确、取值在允许的范围内。缺少的、写错的字段不会被当作“否”或“无”。",
        "Every field that is needed is there, is spelt right and has a value that is allowed. What is "
        "missing or misspelt is never taken for no or none.",
    ),
    force=Force.MUST,
    messages={
        "missing": _message(
            "缺少必填字段“{field_zh}”（{at}）。",
            'The required field "{field_en}" ({at}) is missing.',
            "补上“{name}: …”。{advice_zh}",
            'Add "{name}: …". {advice_en}',
        ),
        "renamed": _message(
            "没有字段“{name}”（{at}），而必填字段“{near}”（{field_zh}）缺失。",
            'There is no field "{name}" ({at}), and the required field "{near}" ({field_en}) is missing.',
            "把“{name}”改成“{near}”。",
            'Rename "{name}" to "{near}".',
        ),
        "unknown-near": _message(
            "没有字段“{name}”（{at}），最接近的是“{near}”（{field_zh}）。",
            'There is no field "{name}" ({at}); the nearest is "{near}" ({field_en}).',
            "把“{name}”改成“{near}”，或者删除它。",
            'Rename "{name}" to "{near}", or delete it.',
        ),
        "misplaced": _message(
            "字段“{name}”不属于这里（{at}），它属于{places_zh}。",
            'The field "{name}" does not belong here ({at}) but {places_en}.',
            "把它移过去；如果只是缩进不对，改正缩进。",
            "Move it there; if only its indentation is off, correct that.",
        ),
        "unknown": _message(
            "没有字段“{name}”（{at}）。",
            'There is no field "{name}" ({at}).',
            "删除它；这里的字段有：{known_zh}。",
            "Delete it; the fields here are {known_en}.",
        ),
        "name": _message(
            "“{field_zh}”下面的字段名不能是“{name}”（{at}）。",
            'A field of "{field_en}" cannot be called "{name}" ({at}).',
            "{advice_zh}",
            "{advice_en}",
        ),
        "null": _message(
            "必填字段“{field_zh}”（{at}）没有值。",
            'The required field "{field_en}" ({at}) has no value.',
            "{advice_zh}",
            "{advice_en}",
        ),
        "null-optional": _message(
            "“{field_zh}”（{at}）没有值。",
            '"{field_en}" ({at}) has no value.',
            "{advice_zh}不需要就整个删除。",
            "{advice_en} If it is not needed, delete it altogether.",
        ),
        "unquote": _message(
            "“{field_zh}”（{at}）应为{wanted_zh}，这里写成了文字“{value}”。",
            '"{field_en}" ({at}) takes {wanted_en}, and this is the text "{value}".',
            "改成 {better}，不加引号。",
            "Write {better} without quotes.",
        ),
        "quote": _message(
            "“{field_zh}”（{at}）应为文字，没有加引号的 {value} 不是文字。",
            '"{field_en}" ({at}) takes text, and {value} without quotes is none.',
            '加上引号："{better}"。',
            'Put it in quotes: "{better}".',
        ),
        "one-item": _message(
            "“{field_zh}”（{at}）应为列表，这里只写了一个值。",
            '"{field_en}" ({at}) takes a list, and this is a single value.',
            "即使只有一项也写成列表：[{value}]。",
            "Write a list even for one item: [{value}].",
        ),
        "type": _message(
            "“{field_zh}”（{at}）应为{wanted_zh}，这里是{found_zh}。",
            '"{field_en}" ({at}) takes {wanted_en}, and this is {found_en}.',
            "{advice_zh}",
            "{advice_en}",
        ),
        "value-near": _message(
            "“{field_zh}”（{at}）不能是“{value}”，最接近的是 {near}（{label_zh}）。",
            '"{field_en}" ({at}) cannot be "{value}"; the nearest is {near} ({label_en}).',
            "确认后改成 {near}。{advice_zh}",
            "Write {near} if that is meant. {advice_en}",
        ),
        "value": _message(
            "“{field_zh}”（{at}）不能是“{value}”。",
            '"{field_en}" ({at}) cannot be "{value}".',
            "{advice_zh}",
            "{advice_en}",
        ),
        "full-width": _message(
            "“{field_zh}”（{at}）的“{value}”含有全角字符。",
            '"{value}" in "{field_en}" ({at}) has full-width characters.',
            '切换到英文输入法，写成 "{better}"。',
            'Switch the input method to English and type "{better}".',
        ),
        "case": _message(
            "“{field_zh}”（{at}）的“{value}”须为大写。",
            '"{value}" in "{field_en}" ({at}) takes capital letters.',
            '写成 "{better}"。',
            'Write "{better}".',
        ),
        "spacing": _message(
            "“{field_zh}”（{at}）里有多余的空格、制表符或换行。",
            'Stray spaces, tabs or line breaks are in "{field_en}" ({at}).',
            "删除它们，把值写在一行里。",
            "Delete them and keep the value on one line.",
        ),
        "respell": _message(
            "“{field_zh}”（{at}）的写法不对：“{value}”。",
            '"{field_en}" ({at}) is not in the form it takes: "{value}".',
            '如果是这个意思，写成 "{better}"。{advice_zh}',
            'If that is meant, write "{better}". {advice_en}',
        ),
        "blank": _message(
            "“{field_zh}”（{at}）是空的。",
            '"{field_en}" ({at}) is blank.',
            "{advice_zh}",
            "{advice_en}",
        ),
        "placeholder": _message(
            "“{field_zh}”（{at}）填的“{value}”不是依据。",
            '"{field_en}" ({at}) says "{value}", which refers to nothing.',
            "填写依据文件的名称或编号；还没有的，先办理，不要占位。",
            "Name the document or its number; if there is none yet, get it first instead of filling the place.",
        ),
        "pattern": _message(
            "“{field_zh}”（{at}）的写法不对：“{value}”。",
            '"{field_en}" ({at}) is not in the form it takes: "{value}".',
            "{advice_zh}",
            "{advice_en}",
        ),
        "no-such-day": _message(
            "“{field_zh}”（{at}）写的 {value} 不存在：日历上没有这一天，或者没有这个时刻。",
            '"{field_en}" ({at}) says {value}, a day or time that does not exist.',
            "对照日历改正。{advice_zh}",
            "Correct it by the calendar. {advice_en}",
        ),
        "too-long": _message(
            "“{field_zh}”（{at}）有 {count} 个字，最多 {limit} 个。",
            '"{field_en}" ({at}) has {count} characters, and at most {limit} are allowed.',
            "缩短它；细节留在所引用的文件里。",
            "Shorten it; leave details to the documents it refers to.",
        ),
        "too-few": _message(
            "“{field_zh}”（{at}）至少要有 {limit} 项，这里有 {count} 项。",
            '"{field_en}" ({at}) has {count} items and takes at least {limit}.',
            "{advice_zh}",
            "{advice_en}",
        ),
        "too-many": _message(
            "“{field_zh}”（{at}）有 {count} 项，最多 {limit} 项。",
            '"{field_en}" ({at}) has {count} items and takes at most {limit}.',
            "删除多余的或重复的项；确实有这么多的，拆成几份文档。",
            "Delete what is superfluous or repeated; if there really are so many, split the document.",
        ),
        "repeated": _message(
            "“{field_zh}”（{at}）重复：“{value}”已经是第 {first} 项。",
            '"{field_en}" ({at}) is repeated: "{value}" is already item {first}.',
            "删除这一项。",
            "Delete this item.",
        ),
        "too-small": _message(
            "“{field_zh}”（{at}）是 {value}，不能小于 {limit}。",
            '"{field_en}" ({at}) is {value}, and cannot be less than {limit}.',
            "改正这个数。",
            "Correct the number.",
        ),
        "more": _message(
            "这份文档还有 {count} 处同样会拦截的格式错误没有列出。",
            "{count} more errors of form in this document block as well and are not listed.",
            "先改好已列出的问题，再检查一次。",
            "Mend the problems listed and check again.",
        ),
    },
)

RULES: tuple[Rule, ...] = (KIND, SCHEMA)
