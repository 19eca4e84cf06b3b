# METADATA
# scope: package
# title: Whether to go on is decided before the service expires
# description: >-
#   Article 29: before an outsourced service expires, the institution assesses and decides whether to go on
#   outsourcing it.
# custom:
#   title_zh: 服务到期前评估决策是否继续外包
#   description_zh: 第二十九条：应在信息科技外包服务到期前，就是否继续外包进行评估决策。
#   articles: ["29"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.service.ends_on
#     - declaration.service.ended_on?
#     - declaration.contract.signing_on?
#     - declaration.renewal.decided_on?
#     - declaration.renewal.outcome?
#     - declaration.renewal.ref?
#   reading:
#     zh: >-
#       到期日取 service.ends_on，到期当日决策视为到期前；提前终止（实际结束日早于到期日）的服务没有到期，不要求此项决策。不晚于合同签订日的决策是签订该合同的决策，不是合同到期的决策：续签后
#       ends_on 顺延的，下次到期前须重新决策。
#     en: >-
#       The service expires on service.ends_on; a decision on that very day is in time. A service that ended early
#       does not expire and needs no such decision. A decision no later than the signing of the contract led to that
#       contract and is not about its end, so once a renewal has moved ends_on, another decision is needed.
#   messages:
#     no-decision:
#       zh: 服务已于 {ends_on} 到期，到期前没有就是否继续外包进行评估决策
#       en: the service expired on {ends_on} and nothing was decided before on whether to go on
#     late:
#       zh: "{decided_on} 才决策是否继续外包，晚于服务到期日 {ends_on}"
#       en: "whether to go on was decided on {decided_on}, after the service expired on {ends_on}"
#       remediation:
#         zh: >-
#           更正日期；服务已延期的，更正 service.ends_on；确属到期后才决策的，已违反第二十九条，核查到期之后的服务有无合同依据，并改进到期提醒，使决策在到期前作出。
#         en: >-
#           Correct the dates; if the service was extended, correct service.ends_on. If it really was decided
#           afterwards, check on which contract the service went on, and see to it that such decisions are made
#           before.
#     stale:
#       zh: 决策日 {decided_on} 不晚于合同签订日 {signing_on}，不是就该合同到期作出的决策；服务已于 {ends_on} 到期
#       en: >-
#         the decision of {decided_on} is no later than the signing on {signing_on}, so it is not about the end of
#         this contract; the service expired on {ends_on}
#     incomplete:
#       zh: "{decided_on} 的决策没有写明 {field}"
#       en: "the decision of {decided_on} lacks {field}"
#       remediation:
#         zh: 在 renewal.outcome 写明决策结果，在 renewal.ref 写明评估决策文件。
#         en: State the outcome in renewal.outcome and the document in renewal.ref.
#   agenda:
#     decision:
#       zh: 服务到期；到期前须就是否继续外包进行评估决策
#       en: the service expires; whether to go on has to be assessed and decided by then
#   remediation:
#     zh: >-
#       立即就是否继续外包进行评估决策，在 renewal 中写明 decided_on、outcome、ref；日期填错的，予以更正；服务已延期的，更正 service.ends_on；提前终止的，填写 service.ended_on。
#     en: >-
#       Assess and decide now whether to go on, and state decided_on, outcome and ref under renewal. Correct a wrong
#       date; if the service was extended, correct service.ends_on; if it ended early, state service.ended_on.
#   examples:
#     fail:
#       declaration: {service: {ends_on: "2026-04-30"}}
#     pass:
#       declaration:
#         service: {ends_on: "2026-06-30"}
#         renewal: {decided_on: "2026-04-29", outcome: renew, ref: OA-2026-0420}
package ito.exit.renewal_decision

import future.keywords.not

import data.ito.lib.evidence

renewal := input.declaration.renewal

ends_on := input.declaration.service.ends_on

decided_on := renewal.decided_on if evidence.stated(renewal.decided_on)

signing_on := input.declaration.contract.signing_on if evidence.stated(input.declaration.contract.signing_on)

findings contains {"message": "no-decision", "at": at("decided_on"), "values": values, "latest": ends_on} if {
	expired
	not decided_on
	values := {"ends_on": ends_on}
}

findings contains {"message": "late", "at": at("decided_on"), "values": values, "latest": ends_on} if {
	expired
	not stale
	decided_on > ends_on
	values := {"decided_on": decided_on, "ends_on": ends_on}
}

findings contains {"message": "stale", "at": at("decided_on"), "values": values, "latest": ends_on} if {
	expired
	stale
	values := {"decided_on": decided_on, "signing_on": signing_on, "ends_on": ends_on}
}

findings contains {"message": "incomplete", "at": at(field), "values": values} if {
	decided_on <= input.as_of
	some field in evidence.unsaid(renewal, ["outcome", "ref"])
	values := {"decided_on": decided_on, "field": field}
}

# METADATA
# description: The end of a service about which no decision is dated.
agenda contains {"item": "decision", "on": ends_on, "at": at("decided_on"), "values": {}} if {
	data.ito.gate.now >= data.ito.gate.rank.in_service
	is_string(ends_on)
	not dated_in_time
	not ended_early
}

# METADATA
# description: Whether it has been decided, about the end of this contract, whether to go on.
decided if {
	dated_in_time
	decided_on <= input.as_of
}

dated_in_time if {
	decided_on <= ends_on
	not stale
}

stale if decided_on <= signing_on

expired if {
	input.as_of > ends_on
	not ended_early
}

# Compared only when stated: null would be earlier than any day.
ended_early if {
	is_string(input.declaration.service.ended_on)
	input.declaration.service.ended_on < ends_on
}

at(field) := ["declaration", "renewal", field]
