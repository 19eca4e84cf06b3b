# METADATA
# scope: package
# title: The six risks are identified and assessed
# description: >-
#   Article 30: the institution fully identifies and assesses the risks that outsourcing may bring, the six that it
#   names at least: loss of capability, interruption, data, loss of funds, decline of service, others.
# custom:
#   title_zh: 充分识别并评估六类风险
#   description_zh: >-
#     第三十条：银行保险机构应充分识别并评估信息科技外包可能产生的风险，包括但不限于科技能力丧失，业务中断，数据泄露、丢失和篡改，资金损失，服务水平下降，以及可能导致的战略、声誉、合规等其他风险。
#   articles: ["30", "30(1)", "30(2)", "30(3)", "30(4)", "30(5)", "30(6)"]
#   force: must
#   stage: approved
#   applies_to: []
#   needs:
#     - declaration.risks.capability_loss?
#     - declaration.risks.interruption?
#     - declaration.risks.data?
#     - declaration.risks.funds?
#     - declaration.risks.service_decline?
#     - declaration.risks.other?
#   reading:
#     zh: >-
#       六类风险都要写明评估结论；确实不适用的，写“不适用：”和理由，只写“无”“不适用”“待定”等占位词的视为没有写明。结论是否充分由风险主管部门判断。办法没有写明何时完成，取较安全的一种：审批之前。
#     en: >-
#       Each of the six carries what was found; one that does not apply says 不适用 with the reason, and a placeholder
#       alone says nothing. Whether a conclusion is good is for the risk department to judge. The text does not say by
#       when; the safer reading is taken: before the approval.
#   messages:
#     no-risks:
#       zh: 没有风险识别和评估的结论
#       en: no risk has been identified or assessed
#       remediation:
#         zh: 识别并评估六类风险，在 risks 下逐类填写结论；不适用的写“不适用：理由”。
#         en: >-
#           Identify and assess the six risks and write what was found under risks; where one does not apply, the
#           reason.
#     missing:
#       zh: 没有写明对“{risk_zh}”风险的评估结论（risks.{field}），或者只写了占位词
#       en: there is no conclusion on the risk “{risk}” (risks.{field}), or only a placeholder
#   remediation:
#     zh: 评估该类风险，把结论填入 risks 下的对应字段；不适用的写“不适用：理由”。
#     en: >-
#       Assess that risk and write the conclusion in its field under risks; where it does not apply, 不适用 and the reason.
#   examples:
#     fail:
#       declaration: {risks: {funds: 无}}
#     pass:
#       declaration: {risks: {funds: 不适用：本服务不接触资金和账务系统}}
package ito.risk.identified

import future.keywords.not

import data.ito.lib.evidence

# In the words of the regulation.
kinds := {
	"capability_loss": {"article": "30(1)", "zh": "科技能力丧失", "en": "loss of capability"},
	"interruption": {"article": "30(2)", "zh": "业务中断", "en": "interruption of business"},
	"data": {"article": "30(3)", "zh": "数据泄露、丢失和篡改", "en": "data leaked, lost or altered"},
	"funds": {"article": "30(4)", "zh": "资金损失", "en": "loss of funds"},
	"service_decline": {"article": "30(5)", "zh": "服务水平下降", "en": "decline of service"},
	"other": {
		"article": "30(6)",
		"zh": "战略、声誉、合规等其他风险",
		"en": "strategic, reputational, compliance and other risks",
	},
}

fields := object.keys(kinds)

risks := input.declaration.risks

findings contains {"message": "no-risks", "at": ["declaration", "risks"], "values": {}} if nothing

findings contains {
	"message": "missing",
	"at": at,
	"values": values,
	"articles": articles,
} if {
	not nothing
	some field in unsaid
	kind := kinds[field]
	at := ["declaration", "risks", field]
	values := {"field": field, "risk_zh": kind.zh, "risk": kind.en}
	articles := [kind.article]
}

unsaid := evidence.unsaid(risks, fields)

# Absent, or a block in which nothing stands.
nothing if not is_object(risks)

nothing if risks == {}
