"""What the gate itself says of an order: whether it can be told which declaration it is placed under.

What an order may say once that is known is for the policies of the family ``purchase``.
"""

from __future__ import annotations

from ito_gate.model import Force, Message, Rule, Text

_MUST = Force.MUST
_NAME_IT = Text(
    "在采购订单中写明申报编号（如 ITO-2026-001）；尚未申报的，先申报、评估、审批（需要的还要报告），再下单。",
    "Name the declaration in the order, such as ITO-2026-001; what has not been declared is declared, assessed, "
    "approved and where required reported before it is ordered.",
)
_SINGLE_OUT = Text(
    "在采购订单中写明是哪一份申报的编号。", "Name the one declaration that is meant, by its id, in the order."
)

BINDING = Rule(
    id="purchase/binding",
    title=Text("订单对应唯一一份申报", "An order is placed under one declaration"),
    description=Text(
        "第十五条：“银行保险机构应当充分评估拟开展的信息科技外包活动与信息科技外包战略的一致性，充分评估拟开展的信息科技"
        "外包活动相关风险，就是否实施外包作出审慎决策。”订单依次按申报编号、合同编号、服务提供商加服务来对应；写明了前一项"
        "而对不上的，不再按后一项去猜。",
        "Article 15: 银行保险机构应当充分评估拟开展的信息科技外包活动与信息科技外包战略的一致性，充分评估拟开展的信息"
        "科技外包活动相关风险，就是否实施外包作出审慎决策。 The declaration is found by its id, else by the number of "
        "the contract, else by provider and service. Where an order names one of these and it leads nowhere, the "
        "next is not guessed at.",
    ),
    force=_MUST,
    articles=("15",),
    subject="order",
    messages={
        "unknown": Message(
            _MUST,
            Text("登记册中没有编号为 {id} 的申报{near}", "the register has no declaration {id}{near}"),
            Text("改正订单上的申报编号，或先把申报加入登记册。", "Correct the id in the order, or declare it first."),
        ),
        "unknown-contract": Message(
            _MUST,
            Text("登记册中没有合同编号为 {number} 的申报", "no declaration has the contract number {number}"),
            Text(
                "改正合同编号，或在订单中写明申报编号。",
                "Correct the number of the contract, or name the declaration by its id.",
            ),
        ),
        "none": Message(
            _MUST,
            Text(
                "订单没有写明申报编号或合同编号，该服务提供商也没有与这项服务相符的申报",
                "the order names no declaration and no contract, and its provider has no declaration of this service",
            ),
            _NAME_IT,
        ),
        "several": Message(
            _MUST,
            Text("不止一份申报与订单相符：{ids}", "more than one declaration fits the order: {ids}"),
            _SINGLE_OUT,
        ),
        "taken-twice": Message(
            _MUST,
            Text("编号 {id} 在登记册中不止一份申报：{paths}", "more than one declaration has the id {id}: {paths}"),
            Text("给其中一份文件换一个编号。", "Give one of the documents another id."),
        ),
        "far-ahead": Message(
            _MUST,
            Text("订单日期 {day} 太远，无法判断", "the order is dated {day}, too far ahead to be judged"),
            Text("更正订单日期。", "Correct the date of the order."),
        ),
        "outside": Message(
            Force.MAY,
            Text(
                "采购类别 {category} 按设置不属于信息科技外包，未作检查",
                "by the settings the category {category} is no IT outsourcing, so nothing was checked",
            ),
            Text(
                "确属信息科技外包的，从设置 outside 中删去该类别，并在订单中写明申报编号。",
                "If it is IT outsourcing, take the category out of the setting outside, and name the declaration.",
            ),
        ),
    },
)
UNCHANGED = Rule(
    id="purchase/unchanged-since-report",
    title=Text("报告之后没有变更", "Nothing has changed since the report"),
    description=Text(
        "第三十七条：“应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告”。报告之后改动了所报告"
        "的内容的，原报告与拟签订的合同不符，视同没有报告。",
        "Article 37: 应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告. Where what was "
        "reported has changed since, the report does not fit the contract that is signed, and is as good as none.",
    ),
    force=_MUST,
    articles=("37",),
    subject="order",
    reading=Text(
        "与登记册所在 git 仓库中报告日结束时的申报和服务提供商文件相比较，只比较向监管部门报告的内容。没有历史可比的"
        "给出提示，由合并时的检查（check --base）把关。",
        "Declaration and provider are compared with what they were in the register's git repository at the end of the "
        "day of the report; only what was reported is compared. Where there is no history to compare with this warns, "
        "and the check of each change (check --base) is what there is.",
    ),
    messages={
        "changed": Message(
            _MUST,
            Text("{filed_on} 报告之后又改动了：{facts}", "changed since the report of {filed_on}: {facts}"),
            Text(
                "重新报告并更新 filing.filed_on，满二十个工作日后再签订；或改回所报告的内容。",
                "Report again, update filing.filed_on and sign twenty working days later; or go back to what was "
                "reported.",
            ),
        ),
        "no-history": Message(
            Force.PRACTICE,
            Text(
                "无法核对 {filed_on} 报告之后是否有改动：{why}",
                "it cannot be told whether anything has changed since the report of {filed_on}: {why}",
            ),
            Text(
                "以 git 仓库作为登记册（--register 仓库地址@分支），历史保留到报告日之前。",
                "Serve the register from a git repository (--register URL@REF) whose history reaches back to the "
                "report.",
            ),
        ),
    },
)
RULES = (BINDING, UNCHANGED)
