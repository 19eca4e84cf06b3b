# METADATA
# scope: package
# title: Important outsourcing has an exit strategy
# description: >-
#   Article 14: the institution considers that important outsourcing may end and makes an exit strategy that at
#   least states what may end it, the business impact of the end, and the arrangements for the handover.
# custom:
#   title_zh: 重要外包应制定退出策略
#   description_zh: >-
#     第十四条：应考虑重要外包终止的可能性，并制定退出策略，至少明确可能造成外包终止的情形、外包终止的业务影响分析、终止交接安排。
#   articles: ["14", "14(1)", "14(2)", "14(3)"]
#   force: must
#   stage: signed
#   applies_to: [important]
#   needs:
#     - declaration.exit.scenarios?
#     - declaration.exit.impact_analysis_ref?
#     - declaration.exit.handover_ref?
#     - declaration.exit.approved_on?
#     - declaration.exit.reviewed_on?
#   reading:
#     zh: >-
#       办法没有写明何时制定，取较安全的读法：签订合同时已经制定，签约后再无谈判余地。批准和定期复核是使退出策略可用的做法，条文没有要求，只作提示；复核周期取设置
#       review_months，服务期间适用。第三十一条（一）所称“事先制定退出策略”也由此检查。
#     en: >-
#       The text does not say by when; the safer reading is by the signing, after which little can be negotiated.
#       Approval and regular review make the strategy usable but are not in the text, so they only warn; the interval
#       is the setting review_months, while the service runs. The exit strategy that article 31(1) wants is this one.
#   messages:
#     no-strategy:
#       zh: 重要外包没有退出策略
#       en: important outsourcing without an exit strategy
#       remediation:
#         zh: >-
#           制定退出策略，在 exit 中写明 scenarios（可能造成外包终止的情形）、impact_analysis_ref（外包终止的业务影响分析）、handover_ref（终止交接安排）。
#         en: >-
#           Make an exit strategy and state scenarios (what may end it), impact_analysis_ref (business impact of the
#           end) and handover_ref (arrangements for the handover) under exit.
#     no-scenarios:
#       zh: 退出策略没有明确可能造成外包终止的情形
#       en: the exit strategy does not say what may end the outsourcing
#     no-impact-analysis:
#       zh: 退出策略没有外包终止的业务影响分析
#       en: the exit strategy has no analysis of the business impact of the end
#     no-handover:
#       zh: 退出策略没有终止交接安排
#       en: the exit strategy has no arrangements for the handover
#     unapproved:
#       force: practice
#       zh: 退出策略没有批准日期
#       en: the exit strategy has no date of approval
#       remediation:
#         zh: 报批退出策略，在 exit.approved_on 写明批准日。
#         en: Have the exit strategy approved and state the day in exit.approved_on.
#     not-approved-yet:
#       force: practice
#       zh: 退出策略的批准日 {approved_on} 晚于检查日 {as_of}，尚未批准
#       en: >-
#         the exit strategy is approved on {approved_on}, after {as_of}, the day of this check, so it is not approved
#         yet
#       remediation:
#         zh: 更正 exit.approved_on；尚未批准的，先行报批。
#         en: Correct exit.approved_on; if it is not approved yet, have it approved.
#     review-overdue:
#       force: practice
#       zh: 退出策略最近一次批准或复核是 {last}，应在 {latest} 之前（含当日）复核
#       en: the exit strategy was last approved or reviewed on {last}; a review was due by {latest}
#       remediation:
#         zh: 复核或演练退出策略，在 exit.reviewed_on 写明日期。
#         en: Review or exercise the exit strategy and state the day in exit.reviewed_on.
#   agenda:
#     review:
#       zh: 退出策略应复核（上次 {last}）
#       en: the exit strategy is to be reviewed (last on {last})
#   remediation:
#     zh: >-
#       补充退出策略，并填写 exit 中缺少的一项：可能造成外包终止的情形（scenarios）、外包终止的业务影响分析（impact_analysis_ref）、终止交接安排（handover_ref）。
#     en: >-
#       Complete the exit strategy and state what is missing under exit - scenarios, impact_analysis_ref or
#       handover_ref.
#   examples:
#     fail:
#       declaration: {exit: {handover_ref: null}}
#     pass:
#       declaration: {exit: {scenarios: [服务提供商被依法接管], approved_on: "2026-02-27", reviewed_on: null}}
package ito.exit.strategy

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence
import data.ito.lib.terms

strategy := input.declaration.exit

findings contains {"message": "no-strategy", "at": ["declaration", "exit"], "values": {}} if not is_object(strategy)

findings contains {"message": "no-scenarios", "at": at("scenarios"), "values": {}, "articles": ["14(1)"]} if {
	is_object(strategy)
	not has_scenario
}

findings contains {"message": message, "at": at(field), "values": {}, "articles": [article]} if {
	is_object(strategy)
	some field in evidence.unsaid(strategy, ["impact_analysis_ref", "handover_ref"])
	message := {"impact_analysis_ref": "no-impact-analysis", "handover_ref": "no-handover"}[field]
	article := {"impact_analysis_ref": "14(2)", "handover_ref": "14(3)"}[field]
}

findings contains {"message": "unapproved", "at": at("approved_on"), "values": {}} if {
	is_object(strategy)
	not evidence.stated(strategy.approved_on)
}

findings contains {"message": "not-approved-yet", "at": at("approved_on"), "values": values} if {
	evidence.stated(strategy.approved_on)
	strategy.approved_on > input.as_of
	values := {"approved_on": strategy.approved_on, "as_of": input.as_of}
}

findings contains {
	"message": "review-overdue",
	"at": at("reviewed_on"),
	"values": values,
	"latest": next_review,
} if {
	in_service
	input.as_of > next_review
	values := {"last": last_review, "latest": next_review}
}

# METADATA
# description: The last day on which the exit strategy counts as reviewed.
agenda contains {"item": "review", "on": next_review, "at": at("reviewed_on"), "values": values} if {
	in_service
	not planned
	values := {"last": last_review}
}

# In time, so that nothing will be found; once it has taken place, the next review follows from it.
planned if {
	some field in ["approved_on", "reviewed_on"]
	strategy[field] > input.as_of
	strategy[field] <= next_review
}

has_scenario if {
	is_array(strategy.scenarios)
	some scenario in strategy.scenarios
	evidence.said(scenario)
}

# What is dated after the day of the check has not happened.
last_review := max(days) if {
	days := {day |
		some field in ["approved_on", "reviewed_on"]
		day := strategy[field]
		dates.valid(day)
		day <= input.as_of
	}
	count(days) > 0
}

next_review := terms.next_review(last_review)

# Before the service there is nothing to review yet, after it nothing any more.
in_service if data.ito.gate.now == data.ito.gate.rank.in_service

at(field) := ["declaration", "exit", field]
