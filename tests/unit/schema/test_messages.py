"""Every message of the two rules, in both languages, with the place that it underlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from ito_gate.model import Finding, Force, Level, Pointer, Span, Text
from ito_gate.schema.messages import KIND, RULES, SCHEMA

Check = Callable[[str], list[Finding]]

DECLARATION = """\
ito_gate: declaration/v1
id: ITO-2026-011
name: 办公终端运行维护
institution: demo-bank
stage: proposed
owner: {name: 王芳, unit: 信息科技部}
service:
  category: operations
  types: [terminal_ops]
  description: 总行办公终端的安装、维修与桌面支持。
  scope: part
  systems:
    - {name: 办公系统, important: false, core: false, realtime: false, accounting: false}
  functions: []
  responsible_officer: 李明
  affected_business: [shared_support]
  continuous: true
  starts_on: "2026-06-01"
  ends_on: "2027-05-31"
provider: provider-a
subcontracting: {allowed: false, items: []}
delivery:
  sites:
    - {name: 总行大楼, type: institution_premises, country: CN}
data: {items: []}
access: {assets: [], grants: []}
materiality:
  declared: general
  triggers:
    whole_it: false
    whole_data_centre: false
    architecture_change: false
    core_system_whole: false
    it_strategy: false
    whole_security_operations: false
    concentrated_data: false
    realtime_or_accounting: false
    other_major_effect: false
  designated_by_regulator: false
changes: []
"""
PROVIDER = """\
ito_gate: provider/v1
id: provider-a
name: 示例科技有限公司
country: CN
relationship: none
supervised_institution: false
tier: general
uscc: 91110000600037341L
registered_capital: {amount: 50000000, currency: CNY}
"""
INCIDENT = """\
ito_gate: incident/v1
id: INC-2026-001
institution: demo-bank
provider: provider-a
declarations: [ITO-2026-001]
category: interruption
summary: 机房断电。
occurred_at: "2026-03-02T09:30:00+08:00"
discovered_at: "2026-03-02T09:32:00+08:00"
"""
CONFIG = """\
ito_gate: config/v1
calendar:
  years:
    "2026": {notice: 国办发明电〔2025〕7号, off: ["2026-01-01"], work: []}
"""
TEXTS = (DECLARATION, PROVIDER, INCIDENT, CONFIG)

STAGES = (
    "可填：proposed（拟议）、approved（已审批）、filed（已报告）、signed（已签约）、in_service（服务中）、"
    "ended（到期结束）、terminated（提前终止）。",
    "Write one of: proposed (proposed), approved (approved), filed (reported to the regulator), "
    "signed (contract signed), in_service (in service), ended (ended), terminated (terminated early).",
)
TYPES = (
    "可填的值共 31 个，用 ito-gate schema declaration 查看。",
    "It takes one of 31 values: ito-gate schema declaration lists them.",
)
ANSWERS = (
    "写 true（是）、false（否）或 unknown（尚不清楚），不加引号。",
    "Write true, false or unknown (not known yet) without quotes.",
)
DATES = ('写日期，年-月-日，例如 "2026-03-02"。', 'Write a date, year-month-day, such as "2026-03-02".')
MOMENTS = (
    '写带时区的时间，精确到秒，例如 "2026-03-02T09:30:00+08:00"。',
    'Write a time to the second with its offset from UTC, such as "2026-03-02T09:30:00+08:00".',
)
LISTS = (
    "写成列表，每项另起一行，以“- ”开头；没有则写 []。",
    'Write a list, each item on a line that starts with "- "; write [] if there is none.',
)


class Case(NamedTuple):
    """One change of a valid text: what is said, what is underlined, the pointer, and the words."""

    old: str
    new: str
    message: str
    underlined: str
    pointer: Pointer
    says: tuple[str, str]
    remedy: tuple[str, str]


CASES = (
    Case(
        "stage: proposed\n",
        "",
        "missing",
        "ito_gate",
        ("stage",),
        ("缺少必填字段“阶段”（/stage）。", 'The required field "Stage" (/stage) is missing.'),
        (f"补上“stage: …”。{STAGES[0]}", f'Add "stage: …". {STAGES[1]}'),
    ),
    Case(
        ", country: CN}",
        "}",
        "missing",
        "name",
        ("delivery", "sites", 0, "country"),
        (
            "缺少必填字段“国家或地区”（/delivery/sites/0/country）。",
            'The required field "Country or region" (/delivery/sites/0/country) is missing.',
        ),
        (
            '补上“country: …”。写两个大写字母的国家或地区代码（ISO 3166-1），例如 "CN"、"HK"、"SG"。',
            'Add "country: …". Write a code of two capital letters (ISO 3166-1), such as "CN", "HK", "SG".',
        ),
    ),
    Case(
        "owner: {name",
        "owner: {nmae",
        "renamed",
        "nmae",
        ("owner", "nmae"),
        (
            "没有字段“nmae”（/owner/nmae），而必填字段“name”（姓名）缺失。",
            'There is no field "nmae" (/owner/nmae), and the required field "name" (Name) is missing.',
        ),
        ("把“nmae”改成“name”。", 'Rename "nmae" to "name".'),
    ),
    Case(
        "changes: []",
        "合同: {kind: new}",
        "unknown-near",
        "合同",
        ("合同",),
        (
            "没有字段“合同”（/合同），最接近的是“contract”（合同）。",
            'There is no field "合同" (/合同); the nearest is "contract" (Contract).',
        ),
        ("把“合同”改成“contract”，或者删除它。", 'Rename "合同" to "contract", or delete it.'),
    ),
    Case(
        "changes: []",
        "signing_on: 2026-01-01",
        "misplaced",
        "signing_on",
        ("signing_on",),
        (
            "字段“signing_on”不属于这里（/signing_on），它属于“contract”。",
            'The field "signing_on" does not belong here (/signing_on) but in "contract".',
        ),
        (
            "把它移过去；如果只是缩进不对，改正缩进。",
            "Move it there; if only its indentation is off, correct that.",
        ),
    ),
    Case(
        "changes: []",
        "备注: 无",
        "unknown",
        "备注",
        ("备注",),
        ("没有字段“备注”（/备注）。", 'There is no field "备注" (/备注).'),
        (
            "删除它；这里的字段有：assessment、due_diligence、crossborder、approval、filing、contract、changes。",
            "Delete it; the fields here are assessment, due_diligence, crossborder, approval, filing, contract, changes.",
        ),
    ),
    Case(
        '"2026": {notice',
        '"206": {notice',
        "name",
        '"206"',
        ("calendar", "years", "206"),
        (
            "“年度”下面的字段名不能是“206”（/calendar/years/206）。",
            'A field of "Years" cannot be called "206" (/calendar/years/206).',
        ),
        ('写四位年份，例如 "2026"。', 'Write a year of four digits, such as "2026".'),
    ),
    Case(
        "stage: proposed",
        "stage:",
        "null",
        "stage",
        ("stage",),
        ("必填字段“阶段”（/stage）没有值。", 'The required field "Stage" (/stage) has no value.'),
        STAGES,
    ),
    Case(
        "whole_it: false",
        "whole_it: null",
        "null",
        "null",
        ("materiality", "triggers", "whole_it"),
        (
            "必填字段“（一）信息科技工作整体外包”（/materiality/triggers/whole_it）没有值。",
            'The required field "(1) IT work as a whole" (/materiality/triggers/whole_it) has no value.',
        ),
        ANSWERS,
    ),
    Case(
        "changes: []",
        "changes: null",
        "null-optional",
        "null",
        ("changes",),
        ("“变化记录”（/changes）没有值。", '"Changes" (/changes) has no value.'),
        (
            f"{LISTS[0]}不需要就整个删除。",
            f"{LISTS[1]} If it is not needed, delete it altogether.",
        ),
    ),
    Case(
        "important: false",
        "important: 是",
        "unquote",
        "是",
        ("service", "systems", 0, "important"),
        (
            "“重要信息系统”（/service/systems/0/important）应为“是否”值（true 或 false），这里写成了文字“是”。",
            '"Important system" (/service/systems/0/important) takes true or false, and this is the text "是".',
        ),
        ("改成 true，不加引号。", "Write true without quotes."),
    ),
    Case(
        "whole_it: false",
        'whole_it: "FALSE"',
        "unquote",
        '"FALSE"',
        ("materiality", "triggers", "whole_it"),
        (
            "“（一）信息科技工作整体外包”（/materiality/triggers/whole_it）应为“是否”值（true、false 或 unknown），"
            "这里写成了文字“FALSE”。",
            '"(1) IT work as a whole" (/materiality/triggers/whole_it) takes true, false or unknown, '
            'and this is the text "FALSE".',
        ),
        ("改成 false，不加引号。", "Write false without quotes."),
    ),
    Case(
        "amount: 50000000",
        'amount: "５,０００"',
        "unquote",
        '"５,０００"',
        ("registered_capital", "amount"),
        (
            "“金额”（/registered_capital/amount）应为整数，这里写成了文字“５,０００”。",
            '"Amount" (/registered_capital/amount) takes a whole number, and this is the text "５,０００".',
        ),
        ("改成 5000，不加引号。", "Write 5000 without quotes."),
    ),
    Case(
        "name: 示例科技有限公司",
        "name: 1.10",
        "quote",
        "1.10",
        ("name",),
        (
            "“全称”（/name）应为文字，没有加引号的 1.10 不是文字。",
            '"Full name" (/name) takes text, and 1.10 without quotes is none.',
        ),
        ('加上引号："1.10"。', 'Put it in quotes: "1.10".'),
    ),
    Case(
        "types: [terminal_ops]",
        "types: terminal_ops",
        "one-item",
        "terminal_ops",
        ("service", "types"),
        (
            "“服务类型”（/service/types）应为列表，这里只写了一个值。",
            '"Service types" (/service/types) takes a list, and this is a single value.',
        ),
        ("即使只有一项也写成列表：[terminal_ops]。", "Write a list even for one item: [terminal_ops]."),
    ),
    Case(
        "functions: []",
        "functions: {}",
        "type",
        "functions",
        ("service", "functions"),
        (
            "“触及职能”（/service/functions）应为列表，这里是一组字段。",
            '"Functions" (/service/functions) takes a list, and this is a set of fields.',
        ),
        LISTS,
    ),
    Case(
        "owner: {name: 王芳, unit: 信息科技部}",
        "owner: 王芳",
        "type",
        "王芳",
        ("owner",),
        (
            "“经办人”（/owner）应为一组字段，这里是文字。",
            '"Owner" (/owner) takes a set of fields, and this is text.',
        ),
        (
            "另起一行，缩进两格，写出它的字段：name、unit。",
            "Write its fields below it, indented by two: name, unit.",
        ),
    ),
    Case(
        "realtime: false",
        "realtime: 0",
        "type",
        "0",
        ("service", "systems", 0, "realtime"),
        (
            "“实时服务”（/service/systems/0/realtime）应为“是否”值（true 或 false），这里是整数。",
            '"Real-time service" (/service/systems/0/realtime) takes true or false, and this is a whole number.',
        ),
        ("写 true（是）或 false（否），不加引号。", "Write true or false without quotes."),
    ),
    Case(
        "amount: 50000000",
        "amount: 五千万",
        "type",
        "五千万",
        ("registered_capital", "amount"),
        (
            "“金额”（/registered_capital/amount）应为整数，这里是文字。",
            '"Amount" (/registered_capital/amount) takes a whole number, and this is text.',
        ),
        (
            "写阿拉伯数字的整数，不加引号、逗号和单位。",
            "Write a whole number in digits, without quotes, commas or unit.",
        ),
    ),
    Case(
        "stage: proposed",
        "stage: Signed",
        "value-near",
        "Signed",
        ("stage",),
        (
            "“阶段”（/stage）不能是“Signed”，最接近的是 signed（已签约）。",
            '"Stage" (/stage) cannot be "Signed"; the nearest is signed (contract signed).',
        ),
        (f"确认后改成 signed。{STAGES[0]}", f"Write signed if that is meant. {STAGES[1]}"),
    ),
    Case(
        "types: [terminal_ops]",
        "types: [数据处理]",
        "value-near",
        "数据处理",
        ("service", "types", 0),
        (
            "“服务类型”（/service/types/0）不能是“数据处理”，最接近的是 data_processing（数据处理）。",
            '"Service type" (/service/types/0) cannot be "数据处理"; the nearest is data_processing (data processing).',
        ),
        (f"确认后改成 data_processing。{TYPES[0]}", f"Write data_processing if that is meant. {TYPES[1]}"),
    ),
    Case(
        "whole_it: false",
        "whole_it: unknwon",
        "value-near",
        "unknwon",
        ("materiality", "triggers", "whole_it"),
        (
            "“（一）信息科技工作整体外包”（/materiality/triggers/whole_it）不能是“unknwon”，"
            "最接近的是 unknown（尚不清楚）。",
            '"(1) IT work as a whole" (/materiality/triggers/whole_it) cannot be "unknwon"; '
            "the nearest is unknown (not known yet).",
        ),
        (f"确认后改成 unknown。{ANSWERS[0]}", f"Write unknown if that is meant. {ANSWERS[1]}"),
    ),
    Case(
        "stage: proposed",
        "stage: 7",
        "value",
        "7",
        ("stage",),
        ("“阶段”（/stage）不能是“7”。", '"Stage" (/stage) cannot be "7".'),
        STAGES,
    ),
    Case(
        "whole_it: false",
        "whole_it: maybe",
        "value",
        "maybe",
        ("materiality", "triggers", "whole_it"),
        (
            "“（一）信息科技工作整体外包”（/materiality/triggers/whole_it）不能是“maybe”。",
            '"(1) IT work as a whole" (/materiality/triggers/whole_it) cannot be "maybe".',
        ),
        ANSWERS,
    ),
    Case(
        "country: CN",
        "country: ＣＮ",
        "full-width",
        "ＣＮ",
        ("delivery", "sites", 0, "country"),
        (
            "“国家或地区”（/delivery/sites/0/country）的“ＣＮ”含有全角字符。",
            '"ＣＮ" in "Country or region" (/delivery/sites/0/country) has full-width characters.',
        ),
        ('切换到英文输入法，写成 "CN"。', 'Switch the input method to English and type "CN".'),
    ),
    Case(
        '"2026-06-01"',
        '"２０２６-06-01"',
        "full-width",
        '"２０２６-06-01"',
        ("service", "starts_on"),
        (
            "“服务开始日”（/service/starts_on）的“２０２６-06-01”含有全角字符。",
            '"２０２６-06-01" in "Service start" (/service/starts_on) has full-width characters.',
        ),
        (
            '切换到英文输入法，写成 "2026-06-01"。',
            'Switch the input method to English and type "2026-06-01".',
        ),
    ),
    Case(
        "country: CN",
        "country: cn",
        "case",
        "cn",
        ("delivery", "sites", 0, "country"),
        (
            "“国家或地区”（/delivery/sites/0/country）的“cn”须为大写。",
            '"cn" in "Country or region" (/delivery/sites/0/country) takes capital letters.',
        ),
        ('写成 "CN"。', 'Write "CN".'),
    ),
    Case(
        "responsible_officer: 李明",
        'responsible_officer: "李明\\n张三"',
        "spacing",
        '"李明\\n张三"',
        ("service", "responsible_officer"),
        (
            "“责任人”（/service/responsible_officer）里有多余的空格、制表符或换行。",
            'Stray spaces, tabs or line breaks are in "Responsible officer" (/service/responsible_officer).',
        ),
        ("删除它们，把值写在一行里。", "Delete them and keep the value on one line."),
    ),
    Case(
        '"2026-06-01"',
        "2026年6月1日",
        "respell",
        "2026年6月1日",
        ("service", "starts_on"),
        (
            "“服务开始日”（/service/starts_on）的写法不对：“2026年6月1日”。",
            '"Service start" (/service/starts_on) is not in the form it takes: "2026年6月1日".',
        ),
        (
            f'如果是这个意思，写成 "2026-06-01"。{DATES[0]}',
            f'If that is meant, write "2026-06-01". {DATES[1]}',
        ),
    ),
    Case(
        '"2026-06-01"',
        "20260601",
        "respell",
        "20260601",
        ("service", "starts_on"),
        (
            "“服务开始日”（/service/starts_on）的写法不对：“20260601”。",
            '"Service start" (/service/starts_on) is not in the form it takes: "20260601".',
        ),
        (
            f'如果是这个意思，写成 "2026-06-01"。{DATES[0]}',
            f'If that is meant, write "2026-06-01". {DATES[1]}',
        ),
    ),
    Case(
        '"2026-03-02T09:30:00+08:00"',
        '"2026-03-02 01:30:00Z"',
        "respell",
        '"2026-03-02 01:30:00Z"',
        ("occurred_at",),
        (
            "“发生时间”（/occurred_at）的写法不对：“2026-03-02 01:30:00Z”。",
            '"Occurred at" (/occurred_at) is not in the form it takes: "2026-03-02 01:30:00Z".',
        ),
        (
            f'如果是这个意思，写成 "2026-03-02T01:30:00+00:00"。{MOMENTS[0]}',
            f'If that is meant, write "2026-03-02T01:30:00+00:00". {MOMENTS[1]}',
        ),
    ),
    Case(
        "name: 办公终端运行维护",
        'name: ""',
        "blank",
        '""',
        ("name",),
        ("“外包服务名称”（/name）是空的。", '"Service name" (/name) is blank.'),
        ("写一行文字。", "Write text on one line."),
    ),
    Case(
        "description: 总行办公终端的安装、维修与桌面支持。",
        'description: "　"',
        "blank",
        '"　"',
        ("service", "description"),
        ("“主要内容”（/service/description）是空的。", '"Main content" (/service/description) is blank.'),
        ("写一段文字。", "Write some text."),
    ),
    Case(
        "id: ITO-2026-011",
        "id: 编号一",
        "pattern",
        "编号一",
        ("id",),
        (
            "“编号”（/id）的写法不对：“编号一”。",
            '"Id" (/id) is not in the form it takes: "编号一".',
        ),
        (
            '写编号：2 至 64 个半角字母、数字、点、连字符或下划线，以字母或数字开头，例如 "ITO-2026-001"。',
            "Write an id of 2 to 64 ASCII letters, digits, dots, hyphens or underscores, "
            'a letter or digit first, such as "ITO-2026-001".',
        ),
    ),
    Case(
        "uscc: 91110000600037341L",
        "uscc: 91110000600037341I",
        "pattern",
        "91110000600037341I",
        ("uscc",),
        (
            "“统一社会信用代码”（/uscc）的写法不对：“91110000600037341I”。",
            '"Unified social credit code" (/uscc) is not in the form it takes: "91110000600037341I".',
        ),
        (
            "写营业执照上的 18 位代码，由数字和大写字母组成，没有 I、O、S、V、Z（GB 32100-2015），"
            '例如 "91110000600037341L"。',
            "Write the code of 18 digits and capital letters, never I, O, S, V or Z (GB 32100-2015), "
            'such as "91110000600037341L".',
        ),
    ),
    Case(
        "currency: CNY",
        "currency: 人民币",
        "pattern",
        "人民币",
        ("registered_capital", "currency"),
        (
            "“币种”（/registered_capital/currency）的写法不对：“人民币”。",
            '"Currency" (/registered_capital/currency) is not in the form it takes: "人民币".',
        ),
        (
            '写三个大写字母的货币代码（ISO 4217），例如 "CNY"。',
            'Write a code of three capital letters (ISO 4217), such as "CNY".',
        ),
    ),
    Case(
        "tier: general",
        "tier: general\nlei: 1234",
        "pattern",
        "1234",
        ("lei",),
        (
            "“LEI”（/lei）的写法不对：“1234”。",
            '"Legal entity identifier" (/lei) is not in the form it takes: "1234".',
        ),
        (
            '写 20 位代码，由数字和大写字母组成，末两位是数字（ISO 17442），例如 "5493001KJTIIGC8Y1R12"。',
            "Write the code of 20 digits and capital letters, the last two digits (ISO 17442), "
            'such as "5493001KJTIIGC8Y1R12".',
        ),
    ),
    Case(
        '"2026-06-01"',
        '"2026-02-30"',
        "no-such-day",
        '"2026-02-30"',
        ("service", "starts_on"),
        (
            "“服务开始日”（/service/starts_on）写的 2026-02-30 不存在：日历上没有这一天，或者没有这个时刻。",
            '"Service start" (/service/starts_on) says 2026-02-30, a day or time that does not exist.',
        ),
        (f"对照日历改正。{DATES[0]}", f"Correct it by the calendar. {DATES[1]}"),
    ),
    Case(
        "name: 办公终端运行维护",
        f"name: {'长' * 201}",
        "too-long",
        "长" * 201,
        ("name",),
        (
            "“外包服务名称”（/name）有 201 个字，最多 200 个。",
            '"Service name" (/name) has 201 characters, and at most 200 are allowed.',
        ),
        ("缩短它；细节留在所引用的文件里。", "Shorten it; leave details to the documents it refers to."),
    ),
    Case(
        "types: [terminal_ops]",
        "types: []",
        "too-few",
        "types",
        ("service", "types"),
        (
            "“服务类型”（/service/types）至少要有 1 项，这里有 0 项。",
            '"Service types" (/service/types) has 0 items and takes at least 1.',
        ),
        ("写成列表，每项另起一行，以“- ”开头。", 'Write a list, each item on a line that starts with "- ".'),
    ),
    Case(
        'off: ["2026-01-01"]',
        f"off: [{', '.join(f'2026-{month:02}-{day:02}' for month in (1, 3, 5) for day in range(1, 22))}]",
        "too-many",
        "off",
        ("calendar", "years", "2026", "off"),
        (
            "“放假日”（/calendar/years/2026/off）有 63 项，最多 60 项。",
            '"Days off" (/calendar/years/2026/off) has 63 items and takes at most 60.',
        ),
        (
            "删除多余的或重复的项；确实有这么多的，拆成几份文档。",
            "Delete what is superfluous or repeated; if there really are so many, split the document.",
        ),
    ),
    Case(
        "affected_business: [shared_support]",
        "affected_business: [channel, shared_support, channel]",
        "repeated",
        "channel",
        ("service", "affected_business", 2),
        (
            "“业务类型”（/service/affected_business/2）重复：“channel”已经是第 1 项。",
            '"Business type" (/service/affected_business/2) is repeated: "channel" is already item 1.',
        ),
        ("删除这一项。", "Delete this item."),
    ),
    Case(
        "amount: 50000000",
        "amount: -1",
        "too-small",
        "-1",
        ("registered_capital", "amount"),
        (
            "“金额”（/registered_capital/amount）是 -1，不能小于 0。",
            '"Amount" (/registered_capital/amount) is -1, and cannot be less than 0.',
        ),
        ("改正这个数。", "Correct the number."),
    ),
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_texts_that_are_changed_are_valid(findings: Check, text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.message}: {case.new[:30]}")
def test_words_and_place(findings: Check, case: Case) -> None:
    text = next(text for text in TEXTS if case.old in text).replace(case.old, case.new, 1)
    (found,) = findings(text)
    line = text.split("\n")[found.span.line - 1]
    assert (found.rule, found.message_id, found.level) == ("document/schema", case.message, Level.DENY)
    assert (found.message.zh, found.message.en) == case.says
    assert (found.remediation.zh, found.remediation.en) == case.remedy
    assert (found.path, found.pointer, found.articles) == ("a.yaml", case.pointer, ())
    assert line[found.span.column - 1 : found.span.end_column - 1] == case.underlined
    assert found.span.end_line == found.span.line


def test_every_message_of_the_schema_rule_is_shown_here() -> None:
    assert {case.message for case in CASES} | {"more"} == set(SCHEMA.messages)


KINDS = (
    "declaration/v1（外包申报）、provider/v1（服务提供商）、institution/v1（机构）、"
    "incident/v1（风险事件）、config/v1（配置）",
    "declaration/v1 (Outsourcing declaration), provider/v1 (Provider), institution/v1 (Institution), "
    "incident/v1 (Incident), config/v1 (Configuration)",
)


@pytest.mark.parametrize(
    ("text", "message", "span", "pointer", "says", "remedy"),
    [
        (
            "- a\n",
            "no-fields",
            Span(1, 1, 1, 2),
            (),
            ("这份文档是列表，不是由“字段: 值”组成的。", "This document is a list, not a set of fields."),
            (
                "从“ito_gate: declaration/v1”开始，逐行写“字段: 值”。",
                'Begin with "ito_gate: declaration/v1" and write "field: value" line by line.',
            ),
        ),
        (
            "# x\nname: 示例\ntier: general\n",
            "missing",
            Span(2, 1, 2, 5),
            ("ito_gate",),
            (
                "这份文档没有写明种类：缺少字段 ito_gate，或者它没有值。",
                "This document does not say what it is: the field ito_gate is missing or has no value.",
            ),
            (
                f"在最前面写上“ito_gate: provider/v1”；可用的种类：{KINDS[0]}。",
                f'Begin it with the line "ito_gate: provider/v1"; the kinds are {KINDS[1]}.',
            ),
        ),
        (
            "name: 示例\nito-gate: incident/v1\n",
            "misspelt",
            Span(2, 1, 2, 9),
            ("ito-gate",),
            (
                "写明种类的字段是 ito_gate，不是“ito-gate”。",
                'The field that says what a document is, is ito_gate, not "ito-gate".',
            ),
            (
                f"改成“ito_gate: incident/v1”；可用的种类：{KINDS[0]}。",
                f'Write "ito_gate: incident/v1"; the kinds are {KINDS[1]}.',
            ),
        ),
        (
            "ito_gate: declaration/v2\n",
            "unknown",
            Span(1, 11, 1, 25),
            ("ito_gate",),
            (
                "没有“declaration/v2”这种文件种类或版本，最接近的是 declaration/v1。",
                'There is no document kind or version "declaration/v2"; the nearest is declaration/v1.',
            ),
            (
                f"改成“ito_gate: declaration/v1”；可用的种类：{KINDS[0]}。",
                f'Write "ito_gate: declaration/v1"; the kinds are {KINDS[1]}.',
            ),
        ),
    ],
)
def test_words_about_the_kind(
    findings: Check,
    text: str,
    message: str,
    span: Span,
    pointer: Pointer,
    says: tuple[str, str],
    remedy: tuple[str, str],
) -> None:
    assert findings(text) == [
        Finding("document/kind", message, Level.DENY, Text(*says), Text(*remedy), "a.yaml", pointer, span)
    ]


def test_every_message_of_the_kind_rule_is_shown_above() -> None:
    assert set(KIND.messages) == {"no-fields", "missing", "misspelt", "unknown"}


def test_everything_that_is_said_blocks() -> None:
    assert [rule.id for rule in RULES] == ["document/kind", "document/schema"]
    assert {message.force for rule in RULES for message in rule.messages.values()} == {Force.MUST}
