# METADATA
# scope: package
# title: Assessed and decided before it is approved and signed
# description: >-
#   Article 15: the institution assesses whether the activity agrees with its outsourcing strategy and
#   what risks it has, and then decides whether to outsource it. Both assessments and the decision stand
#   before the contract.
# custom:
#   title_zh: 先评估、决策，后签约
#   description_zh: >-
#     第十五条：充分评估拟开展的外包活动与外包战略的一致性及相关风险，就是否实施外包作出审慎决策。两项评估和决策均应在签订合同之前完成。
#   articles: ["15"]
#   force: must
#   stage: approved
#   applies_to: [signed_under_this_regulation]
#   needs:
#     - declaration.assessment.strategy_fit_ref?
#     - declaration.assessment.risk_ref?
#     - declaration.assessment.decided_on?
#     - declaration.assessment.decision?
#     - declaration.contract.signing_on?
#   reading:
#     zh: 办法说的是“拟开展的”外包活动，故评估和决策以合同签订日为界，同日视为在先；不论重要外包还是一般外包，都须评估和决策。
#     en: >-
#       The article speaks of activities that are planned ("拟开展的"), so assessment and decision come before
#       the signing; on the same day counts as before. It holds for general as for important outsourcing.
#   messages:
#     no-assessment:
#       zh: 没有评估，也没有决策
#       en: there is neither an assessment nor a decision
#     no-strategy-assessment:
#       zh: 没有与信息科技外包战略一致性的评估
#       en: there is no assessment of the agreement with the outsourcing strategy
#     no-risk-assessment:
#       zh: 没有外包风险评估
#       en: there is no risk assessment
#     no-decision:
#       zh: 没有写明是否实施外包的决策
#       en: nothing says whether it was decided to outsource
#     no-decision-date:
#       zh: 没有写明作出决策的日期
#       en: the date of the decision is missing
#     no-go:
#       zh: 决策为不实施外包（no_go），申报却仍在推进
#       en: it was decided not to outsource (no_go), but the declaration goes on
#       remediation:
#         zh: 停止该外包活动；重新评估后决定实施的，填写新的评估、决策和决策日期。
#         en: >-
#           Stop the activity; if a new assessment has led to a decision to go, state the new assessments, decision and
#           date.
#     not-decided-yet:
#       zh: 决策日期 {decided_on} 晚于检查日 {as_of}，决策尚未作出
#       en: the date of the decision, {decided_on}, is after {as_of}, the day of this check, so it is not decided yet
#     after-signing:
#       zh: "{decided_on} 才作出决策，晚于 {signing_on} 签订合同"
#       en: "decided on {decided_on}, after the contract was signed on {signing_on}"
#       remediation:
#         zh: 更正日期；确属先签约后决策的，已违反第十五条，应立即补作评估和决策，不同意实施的终止外包。
#         en: >-
#           Correct the dates. If it really was signed before the decision, assess and decide now, and end the activity
#           if the decision is not to outsource.
#     signing-unknown:
#       undetermined: true
#       zh: 合同已签订但没有签订日，无法判断决策是否在先
#       en: the contract is signed but has no date of signing, so it cannot be told whether the decision came first
#       remediation:
#         zh: 填写 contract.signing_on。
#         en: State contract.signing_on.
#   remediation:
#     zh: 完成一致性评估和风险评估并作出决策，填写 assessment 的 strategy_fit_ref、risk_ref、decided_on、decision。
#     en: Make both assessments, decide, and state strategy_fit_ref, risk_ref, decided_on and decision under assessment.
#   examples:
#     fail:
#       declaration: {assessment: {strategy_fit_ref: null, decision: no_go}}
#     pass:
#       declaration: {assessment: {decided_on: "2026-01-14"}}
package ito.filing.assessment

import future.keywords.not

assessment := input.declaration.assessment

signing_on := input.declaration.contract.signing_on

findings contains {"message": "no-assessment", "at": ["declaration", "assessment"], "values": {}} if {
	not is_object(assessment)
}

findings contains finding(message, field, {}) if {
	is_object(assessment)
	some field, message in {
		"strategy_fit_ref": "no-strategy-assessment",
		"risk_ref": "no-risk-assessment",
		"decided_on": "no-decision-date",
	}
	not stated(assessment[field])
}

findings contains finding("no-decision", "decision", {}) if {
	is_object(assessment)
	not assessment.decision in {"go", "no_go"}
}

findings contains finding("no-go", "decision", {}) if {
	assessment.decision == "no_go"
}

findings contains finding("not-decided-yet", "decided_on", {"decided_on": day, "as_of": as_of}) if {
	day := assessment.decided_on
	stated(day)
	as_of := input.as_of
	day > as_of
}

findings contains finding("after-signing", "decided_on", {"decided_on": day, "signing_on": signing_on}) if {
	day := assessment.decided_on
	stated(day)
	stated(signing_on)
	day > signing_on
	signed
}

findings contains {"message": "signing-unknown", "at": ["declaration", "contract", "signing_on"], "values": {}} if {
	not stated(signing_on)
	signed
}

# The moment asked about.
signed if data.ito.gate.now >= data.ito.gate.rank.signed

finding(message, field, values) := {
	"message": message,
	"at": ["declaration", "assessment", field],
	"values": values,
}

stated(text) if {
	is_string(text)
	text != ""
}
