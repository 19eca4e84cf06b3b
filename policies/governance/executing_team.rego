# METADATA
# scope: package
# title: The executing team is staffed and does its duties
# description: >-
#   Article 9: the executing team has enough able people, carries out strategy, rules and processes, manages
#   the providers, monitors level and quality of service, and regularly talks to the risk department. Whether
#   the people are enough and able is for people to judge; a team of nobody is not.
# custom:
#   title_zh: 执行团队配备人员并履行职责
#   description_zh: >-
#     第九条：配备足够的具有相应能力和经验的人员，落实外包战略，执行制度与流程，建立并维护服务提供商关系管理策略，持续监测服务水平和质量，定期与风险主管部门沟通。人员是否足够、能力是否相应由人判断，这里检查有没有人。
#   articles: ["9", "9(1)", "9(2)", "9(3)", "9(4)", "9(5)"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance.executing_team?
#     - institution.governance.executing_team.headcount?
#     - institution.governance.executing_team.strategy_ref?
#     - institution.governance.executing_team.process_ref?
#     - institution.governance.executing_team.provider_management_ref?
#     - institution.governance.executing_team.quality_ref?
#     - institution.governance.executing_team.exchanges[].on?
#     - institution.governance.executing_team.exchanges[].ref?
#   reading:
#     zh: >-
#       “足够”没有写明人数，只要求至少一人。第九条（五）“定期”没有写明间隔：从未沟通过的拦截；间隔取 review_months（默认 12 个月），超过的只作警告。最后一天当天仍在期限内，尚未到来的日期不算。
#     en: >-
#       The text gives no number for enough (足够) people, so one is asked for. Article 9(5) says regularly (定期) without
#       an interval: no exchange at all is refused, one longer ago than review_months (12 by default) is warned of. The
#       last day still counts, what is still to come does not.
#   messages:
#     no-record:
#       zh: 没有执行团队的人员和履行职责的情况
#       en: nothing is stated about the people of the executing team and what they do
#       remediation:
#         zh: 填写 governance.executing_team 的 headcount、strategy_ref、process_ref、provider_management_ref、quality_ref、exchanges。
#         en: >-
#           State headcount, strategy_ref, process_ref, provider_management_ref, quality_ref and exchanges under
#           governance.executing_team.
#     no-people:
#       zh: 执行团队没有人员
#       en: the executing team has no people
#     no-strategy:
#       zh: 没有执行团队落实信息科技外包战略的依据
#       en: nothing shows how the team puts the strategy into effect
#       remediation:
#         zh: 落实信息科技外包战略，把工作计划等文件编号写入 governance.executing_team.strategy_ref。
#         en: Put the strategy into effect and state the plan in governance.executing_team.strategy_ref.
#     no-process:
#       zh: 没有执行信息科技外包管理制度与流程的依据
#       en: nothing shows how the team carries out rules and processes
#       remediation:
#         zh: 执行信息科技外包管理制度与流程，把文件编号写入 governance.executing_team.process_ref。
#         en: Carry out rules and processes and state the document in governance.executing_team.process_ref.
#     no-provider-management:
#       zh: 没有服务提供商关系管理策略
#       en: there is no strategy of managing providers
#       remediation:
#         zh: 建立并维护服务提供商关系管理策略（准入、尽职调查、服务评价和退出管理），把文件编号写入 governance.executing_team.provider_management_ref。
#         en: >-
#           Set up and keep the strategy (admission, due diligence, evaluation, exit) and state the document in
#           governance.executing_team.provider_management_ref.
#     no-quality-monitoring:
#       zh: 没有持续监测外包服务的水平和质量的依据
#       en: nothing shows how level and quality of service are monitored
#       remediation:
#         zh: 持续监测外包服务的水平和质量，及时处理违规和用户投诉，把文件编号写入 governance.executing_team.quality_ref。
#         en: >-
#           Monitor level and quality, deal with violations and complaints, and state the document in
#           governance.executing_team.quality_ref.
#     no-exchange:
#       zh: 没有与信息科技外包风险主管部门的沟通，应定期沟通
#       en: there has been no exchange with the risk department; it has to be regular
#       remediation: &exchange
#         zh: 与信息科技外包风险主管部门沟通外包活动及有关风险情况，在 governance.executing_team.exchanges 中增加一项，写明 on、ref。
#         en: >-
#           Talk with the risk department about activities and risks, and add it to governance.executing_team.exchanges
#           with on and ref.
#     exchange-overdue:
#       force: practice
#       zh: 上一次与风险主管部门沟通在 {last}，下一次最迟应在 {due}，检查日 {as_of} 已超过
#       en: >-
#         the last exchange with the risk department was on {last} and the next was due by {due}, before {as_of}, the
#         day of this check
#       remediation: *exchange
#   agenda:
#     exchange:
#       zh: 执行团队与风险主管部门的沟通满一个周期，最迟于当天再次沟通
#       en: the next exchange of the executing team with the risk department is due
#   remediation:
#     zh: 为执行团队配备足够的具有相应能力和经验的人员，把人数写入 governance.executing_team.headcount。
#     en: Staff the team with enough able people and state their number in governance.executing_team.headcount.
#   examples:
#     fail:
#       institution: {governance: {executing_team: {headcount: 0}}}
#     pass:
#       institution: {governance: {executing_team: {headcount: 1, exchanges: [{"on": "2025-05-06", ref: MTG-2025-19}]}}}
package ito.governance.executing_team

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.terms

record := input.institution.governance.executing_team

at := ["institution", "governance", "executing_team"]

exchanges_at := ["institution", "governance", "executing_team", "exchanges"]

parts := {
	"strategy_ref": {"message": "no-strategy", "articles": ["9(1)"]},
	"process_ref": {"message": "no-process", "articles": ["9(2)"]},
	"provider_management_ref": {"message": "no-provider-management", "articles": ["9(3)"]},
	"quality_ref": {"message": "no-quality-monitoring", "articles": ["9(4)"]},
}

fields := ["strategy_ref", "process_ref", "provider_management_ref", "quality_ref"]

findings contains {"message": "no-record", "at": at, "values": {}} if not is_object(record)

findings contains {
	"message": "no-people",
	"at": array.concat(at, ["headcount"]),
	"values": {},
	"articles": ["9"],
} if {
	is_object(record)
	not staffed
}

findings contains {"message": message, "at": array.concat(at, [field]), "values": {}, "articles": articles} if {
	is_object(record)
	lacking := evidence.unsaid(record, fields)
	some field, part in parts
	field in lacking
	message := part.message
	articles := part.articles
}

findings contains {"message": "no-exchange", "at": exchanges_at, "values": {}, "articles": ["9(5)"]} if {
	is_object(record)
	not last_exchange
}

findings contains {"message": "exchange-overdue", "at": exchanges_at, "values": values, "articles": ["9(5)"]} if {
	values := terms.overdue(last_exchange)
}

# METADATA
# description: Last day for the next exchange.
agenda contains {"item": "exchange", "on": due, "at": exchanges_at, "values": {}} if {
	due := terms.next_review(last_exchange)
}

last_exchange := terms.last_done(exchanges, "on")

# An exchange without a record shows nothing.
exchanges := [exchange |
	is_array(record.exchanges)
	some exchange in record.exchanges
	is_object(exchange)
	evidence.said(exchange.ref)
]

staffed if {
	is_number(record.headcount)
	record.headcount >= 1
}
