"""The rules about a change: all their words.

They compare two versions of a document, and the facts derived from both. The policies see one version at a
time, so these are rules of the gate itself, as those about waivers are. No waiver is possible: what a
declaration records about its change (``changes``, ``materiality.rebuttal``, a newer report) is the way out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.model import Force, Message, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_MUST = Force.MUST


def _rule(
    name: str,
    title: Text,
    description: Text,
    messages: Mapping[str, Message],
    *articles: str,
    reading: Text | None = None,
) -> Rule:
    return Rule(f"change/{name}", title, description, _MUST, messages, articles=articles, reading=reading)


_KEPT = Text(
    "恢复这份申报；服务结束满三年后才可删除。改名、移动文件不受影响，编号不变即可。",
    "Restore the declaration; it may go once three years have passed since the end of the service. Renaming or "
    "moving the file is no deletion, as long as the id stays.",
)
DELETED = _rule(
    "deleted-in-retention",
    Text("保存期内不得删除申报", "No declaration is deleted while its data has to be kept"),
    Text(
        "第二十四条：“确保相关监控信息和评价结果的真实性和完整性，且数据至少保存到服务结束后三年。"
        "”基准中的申报在本次变更中消失。",
        "Article 24: 确保相关监控信息和评价结果的真实性和完整性，且数据至少保存到服务结束后三年。 A declaration of the "
        "base is gone.",
    ),
    {
        "deleted": Message(
            _MUST,
            Text(
                "申报 {id} 被删除；服务 {end} 结束，数据至少保存到 {keep_until}",
                "the declaration {id} is deleted; the service ended on {end}, so its data is kept until {keep_until} "
                "at least",
            ),
            _KEPT,
        ),
        "running": Message(
            _MUST,
            Text(
                "申报 {id} 被删除，而其服务（阶段 {stage}）尚未结束，三年的保存期还没有开始",
                "the declaration {id} is deleted although its service (stage {stage}) has not ended, so the three "
                "years have not begun",
            ),
            _KEPT,
        ),
        "unknown": Message(
            _MUST,
            Text(
                "申报 {id} 被删除，而其阶段或服务结束日不明，无法判断三年的保存期是否已满",
                "the declaration {id} is deleted; its stage or the end of its service is not known, so it cannot be "
                "told whether the three years have passed",
            ),
            _KEPT,
        ),
    },
    "24",
    reading=Text(
        "监控信息和评价结果的目录就在申报中，删除申报即失去这些数据的线索，故自签约（signed）起视为须保存的数据。"
        "服务结束日、三年的算法与 monitoring/retention 相同；没有写明实际结束日而阶段不是 ended、terminated 的，"
        "视为尚未结束。"
        "签约以前的申报可以删除。",
        "The declaration is where monitoring information and evaluations are listed; without it nobody finds them. "
        "So from stage signed on it is taken to be data that is kept. The end of the service and the three years are "
        "those of monitoring/retention; a service without an actual end and not in stage ended or terminated has not "
        "ended. A declaration that is not signed yet may be deleted.",
    ),
)

_RESTORE = Text(
    "恢复所删除的记录；记录有误的，更正而不删除。保存期满后才可删除。",
    "Restore what was deleted; correct a record that is wrong instead of deleting it. It may go once the term is over.",
)
MONITORING = _rule(
    "monitoring-dropped",
    Text("保存期内不得删减监控信息和评价结果", "Monitoring data is not dropped while it has to be kept"),
    Text(
        "第二十四条：“确保相关监控信息和评价结果的真实性和完整性，且数据至少保存到服务结束后三年。”"
        "基准中的监控信息、异常记录或评价结果在本次变更中消失，或者保存期被缩短。",
        "Article 24: 确保相关监控信息和评价结果的真实性和完整性，且数据至少保存到服务结束后三年。 Monitoring "
        "information, an anomaly or an evaluation of the base is gone, or the time it is kept is cut short.",
    ),
    {
        "dropped": Message(
            _MUST,
            Text(
                "{id} 的监控信息 {field} 被删除，数据至少保存到服务结束后三年{until}",
                "the monitoring information {field} of {id} is dropped; it is kept until three years after the "
                "service{until}",
            ),
            _RESTORE,
        ),
        "anomaly": Message(
            _MUST,
            Text(
                "{id} 于 {on} 发现的异常情况的记录被删除，数据至少保存到服务结束后三年{until}",
                "the record of the anomaly of {on} of {id} is dropped; it is kept until three years after the "
                "service{until}",
            ),
            _RESTORE,
        ),
        "evaluation": Message(
            _MUST,
            Text(
                "服务提供商 {provider} 对 {id} 的 {on} 评价结果被删除，数据至少保存到服务结束后三年{until}",
                "the evaluation of {on} of the provider {provider} for {id} is dropped; it is kept until three years "
                "after the service{until}",
            ),
            _RESTORE,
        ),
        "kept-shorter": Message(
            _MUST,
            Text(
                "{id} 的保存期由 {before} 改为 {after}，不足服务结束后三年{until}",
                "the data of {id} was kept until {before} and now {after}, which is less than three years after the "
                "service{until}",
            ),
            Text(
                "把 monitoring.kept_until 改到所示日期或更晚。", "Set monitoring.kept_until to that day or a later one."
            ),
        ),
    },
    "24",
    reading=Text(
        "基准与现在写明的服务结束日不同的，以较晚者为准，以免缩短结束日而提前删除。异常记录以发现日识别，"
        "评价以申报编号和评价日识别；"
        "更正其他内容不视为删除。",
        "Where base and change state different ends of the service, the later one counts, so that an earlier end does "
        "not open the way. An anomaly is known by the day it was found, an evaluation by declaration and day; "
        "correcting "
        "the rest of it is no deletion.",
    ),
)

DOWNGRADED = _rule(
    "important-downgraded",
    Text("重要外包改为一般外包须有记录的理由", "Important outsourcing becomes general only on record"),
    Text(
        "第十三条：“银行保险机构应对信息科技外包活动及相关服务提供商进行分级管理，"
        "对重要外包和一般外包采取差异化管控措施。”"
        "由申报推导，基准中是重要外包，本次变更后成为一般外包，重要外包的各项要求随之不再适用。",
        "Article 13: 银行保险机构应对信息科技外包活动及相关服务提供商进行分级管理，"
        "对重要外包和一般外包采取差异化管控措施。 "
        "What was derived to be important at the base is general after this change, and what is asked of important "
        "outsourcing is asked no more.",
    ),
    {
        "downgraded": Message(
            _MUST,
            Text(
                "{id} 由重要外包变为一般外包（基准中的理由：{reasons}），没有记录这一变化",
                "{id} was important outsourcing (at the base: {reasons}) and is general now, and nothing records why",
            ),
            Text(
                "在 changes 中登记这一变化（kind: scope、data、site 或 other），或者填写经风险主管部门批准的 "
                "materiality.rebuttal；改错了的，恢复原来的内容。",
                "Record the change in changes (kind: scope, data, site or other), or have the risk department approve "
                "materiality.rebuttal; if the change is a mistake, undo it.",
            ),
        ),
    },
    "13",
    reading=Text(
        "办法没有规定降级的程序。没有留下理由的降级等于没有分级管理，故按“应当”处理；本次变更新增的 changes 记录，"
        "或者新的、批准日不晚于检查日的 materiality.rebuttal，即为理由，其内容由审阅变更的人判断。",
        "The text has no procedure for a downgrade. One without a reason is no tiered management, so this is taken "
        "as a "
        "must; a new record in changes, or a new materiality.rebuttal approved by the day of the check, is a "
        "reason, and "
        "whoever reviews the change judges it.",
    ),
)

_REFILE = Text(
    "重新报告后更新 filing.filed_on；或者在 changes 中登记（kind: {kinds}），重大的填写 refiled_on，不重大的 "
    "material 填 false。",
    "Report again and update filing.filed_on; or record it in changes (kind: {kinds}), with refiled_on if it is "
    "material, with material: false if it is not.",
)
FILED = _rule(
    "filed-fact-changed",
    Text("所报告的事实变化后重新报告", "What was reported does not change without a new report"),
    Text(
        "第三十七条：“应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告（目录见附件）。”"
        "附件 1 所列、已经报告的事实在本次变更中改变，而报告日没有更新。",
        "Article 37: 应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告（目录见附件）。 "
        "A fact "
        "of annex 1 that was reported has changed, and the day of the report has not.",
    ),
    {
        "changed": Message(
            _MUST,
            Text(
                "{ids} 于 {filed_on} 报告的“{title}”已经改变，没有重新报告",
                "“{title}”, which was reported for {ids} on {filed_on}, has changed and was not reported again",
            ),
            _REFILE,
        ),
        "particular": Message(
            Force.PRACTICE,
            Text(
                "{ids} 于 {filed_on} 报告的“{title}”已经改变，报告的材料不再相符",
                "“{title}”, which was reported for {ids} on {filed_on}, has changed; the material no longer fits",
            ),
            _REFILE,
        ),
    },
    "37",
    reading=Text(
        "办法没有明文规定变化后的重新报告；报告的材料不符合实际，等于没有报告（同 filing/refile）。服务提供商、"
        "地点、数据、分包商、"
        "服务的类型、内容、范围和影响的业务改变的拦截；其余各项（名称、起止时间、服务提供商的登记事项、"
        "所附报告的文号）改变的警告。"
        "只有更晚的报告日才算重新报告。本次变更在 changes 中新增的相应记录即为处理，由 filing/refile 判断。",
        "The text has no express rule for changes; a report whose material no longer fits is as good as none (as in "
        "filing/refile). Provider, place, data, subcontractor, and class, content, extent and affected business of the "
        "service block; the rest (names, dates, particulars of the provider, numbers of attached reports) warns. "
        "Only a "
        "later day of the report is a new report. A fitting record that this change adds to changes settles it; "
        "filing/refile judges that.",
    ),
)

SIGNING = _rule(
    "signing-moved-ahead",
    Text("签订日提前后仍须满二十个工作日", "A signing that is moved ahead still leaves twenty working days"),
    Text(
        "第三十七条：“应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告”。"
        "本次变更把签订日提前，期限因此不足。",
        "Article 37: 应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告。 This change "
        "moves the "
        "signing ahead, so that the term is too short.",
    ),
    {
        "too-early": Message(
            _MUST,
            Text(
                "签订日由 {before} 提前到 {after}，报告日至签订日不足二十个工作日或无法确定（filing/lead-time）",
                "the signing is moved ahead from {before} to {after}, which leaves fewer than twenty working days "
                "after "
                "the report, or it cannot be told (filing/lead-time)",
            ),
            Text(
                "恢复原来的签订日，或者推迟到报告日之后满二十个工作日（ito-gate deadline --filed 报告日）。",
                "Move it back, or to a day that leaves twenty working days (ito-gate deadline --filed DATE).",
            ),
        ),
        "overdue": Message(
            _MUST,
            Text(
                "签订日由 {before} 提前到 {after}，最迟应于 {latest} 报告，已经过期",
                "the signing is moved ahead from {before} to {after}; the report was due by {latest}, which has passed",
            ),
            Text(
                "恢复原来的签订日，或者报告之后再定（ito-gate deadline --filed 报告日）。",
                "Move it back, or report first and then set the day (ito-gate deadline --filed DATE).",
            ),
        ),
    },
    "37",
    reading=Text(
        "工作日由 filing/lead-time 按同一口径计算；这里只判断它的结论是否因提前而来。",
        "filing/lead-time counts the working days; this rule only tells that its verdict comes from the move.",
    ),
)

_AGAIN = Text(
    "由他人重新批准，更新 approved_on 和 evidence_ref；否则恢复原来的豁免。",
    "Have somebody else approve it again and update approved_on and evidence_ref; otherwise restore the waiver.",
)
WAIVER = _rule(
    "waiver-widened",
    Text("豁免不得未经重新批准而扩大或延长", "No waiver is widened or prolonged without a new approval"),
    Text(
        "豁免是一次批准的结果：改变规则、申报、字段、申报摘要或延后到期日，都是另一项豁免，须重新批准。",
        "A waiver is what was approved: another rule, declaration, field or digest, or a later last day, is another "
        "waiver and is approved again.",
    ),
    {
        "prolonged": Message(
            _MUST,
            Text(
                "豁免 {id} 的到期日由 {before} 延至 {after}，没有重新批准",
                "the waiver {id} is prolonged from {before} to {after} without a new approval",
            ),
            _AGAIN,
        ),
        "widened": Message(
            _MUST,
            Text(
                "豁免 {id} 的 {field} 由 {before} 改为 {after}，没有重新批准",
                "{field} of the waiver {id} is changed from {before} to {after} without a new approval",
            ),
            _AGAIN,
        ),
        "renewed": Message(
            Force.MAY,
            Text(
                "豁免 {id} 于 {approved_on} 重新批准，到 {after} 到期（原为 {before}）",
                "the waiver {id} was approved again on {approved_on} and lasts until {after} (before: {before})",
            ),
            Text("核对批准文件。", "Look at the document of the approval."),
        ),
    },
    reading=Text(
        "重新批准：批准日晚于原批准日，并且证明文件不同。以编号识别豁免；换了编号的，以规则、申报和字段识别。",
        "Approved again: on a later day and by another document. A waiver is known by its id; one with a new id by "
        "rule, declaration and field.",
    ),
)

BASE = _rule(
    "base-unreadable",
    Text("基准可以读取", "The base can be read"),
    Text(
        "基准中读不懂的文件无从比较：其中的申报视为不存在，问题一律算新，变更本身无法检查，因此不通过。",
        "A file that cannot be read at the base cannot be compared: its declarations count as absent, every finding is "
        "new, and the change itself cannot be checked, so it does not pass.",
    ),
    {
        "unreadable": Message(
            _MUST,
            Text(
                "基准 {commit} 中的这个文件无法读取（{why}），无法检查其变更",
                "this file cannot be read at the base {commit} ({why}), so its change cannot be checked",
            ),
            Text(
                "用 --base 指定这个文件可以读取的版本，并由人审阅本次变更。",
                "Name a revision where the file can be read with --base, and have a person review the change.",
            ),
        ),
        "not-a-file": Message(
            _MUST,
            Text(
                "基准 {commit} 中这里是子模块、LFS 指针或指向别处的链接，无法比较其中的文件",
                "at the base {commit} this is a submodule, an LFS pointer or a link that leads elsewhere; what is "
                "in it "
                "cannot be compared",
            ),
            Text(
                "子模块在其自己的仓库中检查；申报不要存放在 LFS 中，也不要用链接指向仓库之外。",
                "Check a submodule in its own repository; keep declarations out of LFS and do not link out of the "
                "repository.",
            ),
        ),
        "configuration": Message(
            _MUST,
            Text(
                "基准 {commit} 中的配置无效（{why}），以现在的配置比较",
                "the configuration at the base {commit} is not valid ({why}); the present one is used to compare",
            ),
            Text(
                "用 --base 指定配置有效的版本，并由人审阅本次变更。",
                "Name a revision where the configuration is valid with --base, and have a person review the change.",
            ),
        ),
    },
)

RULES = (DELETED, MONITORING, DOWNGRADED, FILED, SIGNING, WAIVER, BASE)
