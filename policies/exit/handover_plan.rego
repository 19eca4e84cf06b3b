# METADATA
# scope: package
# title: A continuous service ends with an exit and handover plan
# description: >-
#   Article 29: before the institution ends the outsourcing of a continuous service or changes its provider, it makes a
#   thorough exit and handover plan.
# custom:
#   title_zh: 持续性服务终止或更换前制定退出和交接计划
#   description_zh: >-
#     第二十九条：对具有持续性特点的外包服务，终止外包或更换服务提供商前，应制定周密的退出和交接计划。
#   articles: ["29"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.stage
#     - declaration.service.continuous
#     - declaration.service.ends_on
#     - declaration.service.ended_on?
#     - declaration.renewal.outcome?
#     - declaration.handover_plan.approved_on?
#     - declaration.handover_plan.ref?
#   reading:
#     zh: >-
#       “终止外包或更换服务提供商前”以实际结束日（没有写明的，以合同约定的结束日）为界，当日制定视为在先。已决策终止外包（end）或更换服务提供商（replace）的，结束日过后须有计划；服务已经结束或提前终止的，立即须有计划。到期前已决策继续外包（renew）而到期结束的，由同一服务提供商续签，不是终止，不要求计划。计划是否“周密”由人判断。
#     en: >-
#       "终止……前" ends with the day on which the service really ended or, where that is not stated, is agreed to end; a
#       plan made on that day is in time. It is wanted after that day once it is decided to end or to change the
#       provider, and at once for a service that has ended. A service that expired after a decision to go on (renew)
#       is renewed with the same provider and not ended, so it needs none. Whether a plan is thorough is for people to
#       judge.
#   messages:
#     no-plan:
#       zh: 持续性服务终止或更换服务提供商（{end}），没有写明何时制定了退出和交接计划
#       en: >-
#         a continuous service ends or changes its provider ({end}), but nothing says when an exit and handover plan
#         was made
#     no-document:
#       zh: 没有写明退出和交接计划的文件
#       en: nothing says where the exit and handover plan is
#       remediation:
#         zh: 在 handover_plan.ref 写明计划文件。
#         en: State the document in handover_plan.ref.
#     late:
#       zh: 退出和交接计划 {approved_on} 才制定，晚于服务终止（{end}）
#       en: the exit and handover plan was made on {approved_on}, after the service ended ({end})
#       remediation:
#         zh: 更正日期；确属事后制定的，已违反第二十九条，立即核查交接是否完整，并改进退出流程，使计划在终止或更换前制定。
#         en: >-
#           Correct the dates. If it really came afterwards, check at once that the handover was complete, and see to
#           it that such plans are made before.
#     not-yet:
#       zh: 服务已经终止，退出和交接计划的制定日 {approved_on} 却晚于检查日 {as_of}，尚未制定
#       en: >-
#         the service has ended, but its exit and handover plan is dated {approved_on}, after {as_of}, so it is not
#         made yet
#     end-unknown:
#       undetermined: true
#       zh: 服务已结束，但没有写明实际结束日（service.ended_on），无法判断 {approved_on} 制定的计划是否在终止前
#       en: >-
#         the service has ended, but not on a stated day (service.ended_on), so it cannot be told whether the plan of
#         {approved_on} came before
#       remediation:
#         zh: 在 service.ended_on 写明实际结束日。
#         en: State the day in service.ended_on.
#   agenda:
#     plan:
#       zh: 持续性服务终止或更换服务提供商；此前应制定周密的退出和交接计划
#       en: the continuous service ends or changes its provider; the exit and handover plan has to be made by then
#   remediation:
#     zh: 制定周密的退出和交接计划，在 handover_plan 中写明 approved_on 和 ref。
#     en: Make a thorough exit and handover plan and state approved_on and ref under handover_plan.
#   examples:
#     fail:
#       declaration:
#         stage: terminated
#         service: {ended_on: "2026-04-30"}
#         handover_plan: {approved_on: "2026-05-01", ref: EXIT-2026-05}
#     pass:
#       declaration:
#         stage: terminated
#         service: {ended_on: "2026-04-30"}
#         handover_plan: {approved_on: "2026-04-20", ref: EXIT-2026-05}
package ito.exit.handover_plan

import future.keywords.not

import data.ito.lib.evidence

plan := input.declaration.handover_plan

approved_on := plan.approved_on if evidence.stated(plan.approved_on)

findings contains {"message": "no-plan", "at": where, "values": values, "latest": end} if {
	wanted
	not approved_on
	values := {"end": end}
}

findings contains {"message": "no-document", "at": at("ref"), "values": {}} if {
	wanted
	is_object(plan)
	not evidence.said(plan.ref)
}

findings contains {"message": "late", "at": at("approved_on"), "values": values, "latest": end} if {
	wanted
	not end_unknown
	approved_on > end
	values := {"approved_on": approved_on, "end": end}
}

findings contains {"message": "not-yet", "at": at("approved_on"), "values": values} if {
	wanted
	not end_unknown
	approved_on <= end
	approved_on > input.as_of
	values := {"approved_on": approved_on, "as_of": input.as_of}
}

findings contains {"message": "end-unknown", "at": ["declaration", "service", "ended_on"], "values": values} if {
	wanted
	end_unknown
	values := {"approved_on": approved_on}
}

# METADATA
# description: The end of a continuous service that is not to go on and has no plan yet.
agenda contains {"item": "plan", "on": end, "at": plan_at, "values": {}} if {
	input.declaration.service.continuous == true
	data.ito.gate.now == data.ito.gate.rank.in_service
	ending
	is_string(end)
	not planned
}

# It will be found in order the day after.
planned if {
	approved_on <= end
	evidence.said(plan.ref)
}

# METADATA
# description: The time for the plan is over.
wanted if {
	input.declaration.service.continuous == true
	over
}

over if {
	ended
	not goes_on
}

over if {
	not ended
	ending
	input.as_of > end
}

# The moment asked about.
ended if data.ito.gate.now >= data.ito.gate.rank.ended

ending if input.declaration.renewal.outcome in {"end", "replace"}

# Only a decision in time, and about the end of this contract.
goes_on if {
	data.ito.gate.stage == "ended"
	input.declaration.renewal.outcome == "renew"
	data.ito.exit.renewal_decision.decided
}

end := input.declaration.service.ended_on if {
	evidence.stated(input.declaration.service.ended_on)
} else := input.declaration.service.ends_on

# What ended early did not end as agreed.
end_unknown if {
	ended
	not evidence.stated(input.declaration.service.ended_on)
}

plan_at := ["declaration", "handover_plan"]

# Where a date is lacking.
where := at("approved_on") if {
	is_object(plan)
} else := plan_at

at(field) := ["declaration", "handover_plan", field]
