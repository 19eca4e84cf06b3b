# METADATA
# scope: package
# title: The contract says what the provider reports, and when
# description: >-
#   Article 21(10): the contract has terms of reporting, at least the content and frequency of routine
#   reports, and for an incident the route, the method and the time limit. A time limit of 24 hours or more
#   leaves the institution no time for its own report under article 38, so it warns of one.
# custom:
#   title_zh: 合同有报告条款，明确内容、频度、路线、方式和时限
#   description_zh: >-
#     第二十一条（十）：报告条款至少包括常规报告内容和报告频度、突发事件时的报告路线、报告方式及时限要求。第三十八条的报告时限一般为 24 小时，服务提供商的时限达到 24 小时的，另作提示。
#   articles: ["21(10)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.reporting?
#     - declaration.contract.clauses.reporting.routine_content?
#     - declaration.contract.clauses.reporting.routine_frequency?
#     - declaration.contract.clauses.reporting.incident_route?
#     - declaration.contract.clauses.reporting.incident_method?
#     - declaration.contract.clauses.reporting.incident_deadline_hours?
#   reading:
#     zh: >-
#       “时限要求”读作以小时计的数，“立即报告”写 0。办法没有规定服务提供商的时限；相关突发事件报告要求中没有规定的，第三十八条要求机构在 24 小时内报告，所以服务提供商的时限应短于 24 小时，否则只作提示。其他突发事件报告要求更短的，服务提供商的时限也应更短。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The time limit is read as a number of hours; “at once” is 0. The text sets none for the provider. Where no other
#       requirement of reporting says anything, article 38 gives the institution 24 hours, so the provider's limit
#       should be shorter than that; if it is not, that is only a warning. Where another requirement is shorter, so
#       should the provider's limit be. The rule holds whenever the contract was signed, as the regulation makes no
#       exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否有报告条款
#       en: the clauses of the contract are not stated (contract.clauses), so nothing shows terms of reporting
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明报告条款（contract.clauses.reporting）
#       en: no terms of reporting are stated (contract.clauses.reporting)
#     no-routine-content:
#       zh: 报告条款没有明确常规报告内容
#       en: the terms of reporting do not state the content of routine reports
#     no-routine-frequency:
#       zh: 报告条款没有明确常规报告的频度
#       en: the terms of reporting do not state the frequency of routine reports
#     no-incident-route:
#       zh: 报告条款没有明确突发事件时的报告路线
#       en: the terms of reporting do not state the route of a report of an incident
#     no-incident-method:
#       zh: 报告条款没有明确突发事件时的报告方式
#       en: the terms of reporting do not state the method of a report of an incident
#     no-incident-deadline:
#       zh: 报告条款没有明确突发事件时的报告时限（小时）
#       en: the terms of reporting do not state within how many hours an incident is reported
#     deadline-too-long:
#       force: practice
#       zh: 服务提供商在 {hours} 小时内报告突发事件，没有给机构留出第三十八条 24 小时内报告的时间
#       en: >-
#         the provider reports an incident within {hours} hours, which leaves the institution no time to report within
#         the 24 hours of article 38
#       remediation:
#         zh: 与服务提供商协商把时限缩短到 24 小时以内并留出余量，更新 contract.clauses.reporting.incident_deadline_hours。
#         en: >-
#           Agree a time limit well below 24 hours and update contract.clauses.reporting.incident_deadline_hours.
#   remediation:
#     zh: >-
#       把报告条款的条款号写入 contract.clauses.reporting 的 routine_content、routine_frequency、incident_route、incident_method，把突发事件报告时限的小时数写入 incident_deadline_hours；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses in contract.clauses.reporting (routine_content, routine_frequency, incident_route and
#       incident_method) and the hours in incident_deadline_hours; what the contract does not say, agree in a
#       supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {reporting: {incident_route: null}}}}
#     pass:
#       declaration: {contract: {clauses: {reporting: {incident_deadline_hours: 0}}}}
package ito.contract.reporting

import future.keywords.not

import data.ito.lib.clauses

reporting := input.declaration.contract.clauses.reporting

# Article 38: the institution's own time limit where no other requirement has one.
limit_hours := 24

points := {
	"routine_content": "no-routine-content",
	"routine_frequency": "no-routine-frequency",
	"incident_route": "no-incident-route",
	"incident_method": "no-incident-method",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "reporting"],
	"values": {},
} if {
	clauses.without("reporting")
}

findings contains finding(message, point, {}) if {
	some point, message in clauses.lacking("reporting", points)
}

findings contains finding("no-incident-deadline", "incident_deadline_hours", {}) if {
	is_object(reporting)
	not hours(reporting.incident_deadline_hours)
}

findings contains finding("deadline-too-long", "incident_deadline_hours", {"hours": deadline}) if {
	deadline := reporting.incident_deadline_hours
	hours(deadline)
	deadline >= limit_hours
}

hours(value) if {
	is_number(value)
	value >= 0
}

finding(message, point, values) := {
	"message": message,
	"at": ["declaration", "contract", "clauses", "reporting", point],
	"values": values,
}
