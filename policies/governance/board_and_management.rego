# METADATA
# scope: package
# title: Board and senior management play their parts
# description: >-
#   Article 7: the board, or a committee that it has authorised, approves the outsourcing strategy; senior
#   management reviews the processes and rules and monitors the effect. What the board decides on a single
#   activity is the business of governance/major-decision.
# custom:
#   title_zh: 董（理）事会和高级管理层履行职责
#   description_zh: >-
#     第七条：董（理）事会或其授权设立的专业委员会审批信息科技外包战略；高级管理层审议信息科技外包管理流程及制度，监控信息科技外包及其风险管理成效。重大外包决策的审议由 governance/major-decision 提示。
#   articles: ["7"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance.strategy?
#     - institution.governance.strategy.approved_by?
#     - institution.governance.strategy.approved_on?
#     - institution.governance.policy?
#     - institution.governance.policy.ref?
#     - institution.governance.policy.reviewed_by?
#     - institution.governance.policy.reviewed_on?
#     - institution.governance.effect_monitoring_ref?
#   reading:
#     zh: >-
#       流程及制度由高级管理层审议；由董（理）事会或其授权设立的专业委员会审议的，层级更高，同样算数。办法没有要求每年重新审批战略、审议制度，因此只看是否已经审批、审议。
#     en: >-
#       Processes and rules are reviewed by senior management; a review by the board or its committee, which stand
#       higher, counts as well. The text asks for no yearly renewal, so the rule only asks that it has been done.
#   messages:
#     no-strategy:
#       zh: 没有信息科技外包战略的审批情况
#       en: nothing is stated about an outsourcing strategy and its approval
#     strategy-not-approved:
#       zh: 没有写明信息科技外包战略由谁审批
#       en: nothing says who approved the outsourcing strategy
#     strategy-approved-too-low:
#       zh: 信息科技外包战略由{body}审批，应由董（理）事会或其授权设立的专业委员会审批
#       en: the outsourcing strategy was approved by “{body}”; that is for the board or a committee it has authorised
#     strategy-undated:
#       zh: 没有写明信息科技外包战略的审批日期
#       en: the approval of the outsourcing strategy has no date
#     strategy-not-approved-yet:
#       zh: 信息科技外包战略的审批日期 {approved_on} 晚于检查日 {as_of}，尚未审批
#       en: the approval of the outsourcing strategy is dated {approved_on}, after {as_of}, so it is not approved yet
#     no-policy:
#       zh: 没有信息科技外包管理流程及制度的审议情况
#       en: nothing is stated about processes and rules of outsourcing and their review
#       remediation: &review
#         zh: 由高级管理层审议信息科技外包管理流程及制度，填写 governance.policy 的 ref、reviewed_by、reviewed_on。
#         en: >-
#           Have senior management review the processes and rules, and state ref, reviewed_by and reviewed_on under
#           governance.policy.
#     no-policy-document:
#       zh: 没有写明信息科技外包管理流程及制度的文件
#       en: the document of the processes and rules is not named
#       remediation: *review
#     policy-not-reviewed:
#       zh: 没有写明信息科技外包管理流程及制度由谁审议
#       en: nothing says who reviewed the processes and rules
#       remediation: *review
#     policy-reviewed-too-low:
#       zh: 信息科技外包管理流程及制度由{body}审议，应由高级管理层审议
#       en: the processes and rules were reviewed by “{body}”; that is for senior management
#       remediation: *review
#     policy-undated:
#       zh: 没有写明信息科技外包管理流程及制度的审议日期
#       en: the review of the processes and rules has no date
#       remediation: *review
#     policy-not-reviewed-yet:
#       zh: 信息科技外包管理流程及制度的审议日期 {reviewed_on} 晚于检查日 {as_of}，尚未审议
#       en: the review of the processes and rules is dated {reviewed_on}, after {as_of}, so it is not done yet
#       remediation: *review
#     no-effect-monitoring:
#       zh: 没有高级管理层监控信息科技外包及其风险管理成效的依据
#       en: nothing shows that senior management monitors the effect of outsourcing and its risk management
#       remediation:
#         zh: 由高级管理层监控信息科技外包及其风险管理成效，把会议纪要或报告编号写入 governance.effect_monitoring_ref。
#         en: >-
#           Have senior management monitor the effect, and state minutes or report in governance.effect_monitoring_ref.
#   remediation:
#     zh: 将信息科技外包战略提交董（理）事会或其授权设立的专业委员会审批，填写 governance.strategy 的 approved_by、approved_on。
#     en: >-
#       Submit the strategy to the board or a committee it has authorised, and state approved_by and approved_on under
#       governance.strategy.
#   examples:
#     fail:
#       institution: {governance: {strategy: {approved_by: senior_management}}}
#     pass:
#       institution: {governance: {strategy: {approved_by: board_committee}, policy: {reviewed_by: board_committee}}}
package ito.governance.board_and_management

import future.keywords.not

import data.ito.lib.evidence

strategy := input.institution.governance.strategy

policy := input.institution.governance.policy

strategy_at := ["institution", "governance", "strategy"]

policy_at := ["institution", "governance", "policy"]

findings contains {"message": "no-strategy", "at": strategy_at, "values": {}} if not is_object(strategy)

findings contains of_strategy("strategy-not-approved", "approved_by", {}) if {
	is_object(strategy)
	not evidence.stated(strategy.approved_by)
}

findings contains of_strategy("strategy-approved-too-low", "approved_by", {"body": body}) if {
	body := strategy.approved_by
	evidence.stated(body)
	not body in {"board", "board_committee"}
}

findings contains of_strategy("strategy-undated", "approved_on", {}) if {
	is_object(strategy)
	not evidence.stated(strategy.approved_on)
}

findings contains of_strategy("strategy-not-approved-yet", "approved_on", values) if {
	evidence.stated(strategy.approved_on)
	not strategy.approved_on <= input.as_of
	values := {"approved_on": strategy.approved_on, "as_of": input.as_of}
}

findings contains {"message": "no-policy", "at": policy_at, "values": {}} if not is_object(policy)

findings contains of_policy("no-policy-document", "ref", {}) if {
	is_object(policy)
	not evidence.said(policy.ref)
}

findings contains of_policy("policy-not-reviewed", "reviewed_by", {}) if {
	is_object(policy)
	not evidence.stated(policy.reviewed_by)
}

findings contains of_policy("policy-reviewed-too-low", "reviewed_by", {"body": body}) if {
	body := policy.reviewed_by
	evidence.stated(body)
	not body in {"senior_management", "board_committee", "board"}
}

findings contains of_policy("policy-undated", "reviewed_on", {}) if {
	is_object(policy)
	not evidence.stated(policy.reviewed_on)
}

findings contains of_policy("policy-not-reviewed-yet", "reviewed_on", values) if {
	evidence.stated(policy.reviewed_on)
	not policy.reviewed_on <= input.as_of
	values := {"reviewed_on": policy.reviewed_on, "as_of": input.as_of}
}

findings contains {
	"message": "no-effect-monitoring",
	"at": ["institution", "governance", "effect_monitoring_ref"],
	"values": {},
} if {
	not evidence.said(input.institution.governance.effect_monitoring_ref)
}

of_strategy(message, field, values) := {
	"message": message,
	"at": array.concat(strategy_at, [field]),
	"values": values,
}

of_policy(message, field, values) := {
	"message": message,
	"at": array.concat(policy_at, [field]),
	"values": values,
}
