# METADATA
# scope: package
# title: The strategy says what it must at least
# description: >-
#   Articles 10 and 11: the outsourcing strategy holds principles, the functions that are not to be
#   outsourced and a plan for building resources and capability; the three functions that article 11
#   names are among those. Whether an activity outsources one of them is judged by classification/prohibited-function.
# custom:
#   title_zh: 外包战略包括规定的内容
#   description_zh: >-
#     第十条：信息科技外包战略包括但不限于外包原则和策略、不能外包的职能、资源能力建设方案。第十一条：应当明确不能外包的信息科技职能，信息科技战略管理、信息科技风险管理、信息科技内部审计不得外包。某项活动是否外包了这些职能，由 classification/prohibited-function 检查。
#   articles: ["10", "11"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.core_competences
#     - institution.governance.strategy?
#     - institution.governance.strategy.principles_ref?
#     - institution.governance.strategy.non_outsourceable?
#     - institution.governance.strategy.capability_plan_ref?
#   reading:
#     zh: 第十一条“其他有关信息科技核心竞争力的职能”由机构自行确定，写在 core_competences；确定没有的写 []，因此不能缺少，但可以为空。
#     en: >-
#       The further functions of core competence in article 11 are for the institution to determine; they stand in
#       core_competences, which may be empty but not absent.
#   messages:
#     no-strategy:
#       zh: 没有信息科技外包战略
#       en: there is no outsourcing strategy
#       remediation:
#         zh: 制定信息科技外包战略，填写 governance.strategy 的 principles_ref、non_outsourceable、capability_plan_ref。
#         en: >-
#           Make the strategy and state principles_ref, non_outsourceable and capability_plan_ref under
#           governance.strategy.
#     no-principles:
#       zh: 信息科技外包战略没有外包原则和策略
#       en: the outsourcing strategy lacks principles
#       remediation:
#         zh: 在战略中写明外包原则和策略，把章节写入 governance.strategy.principles_ref。
#         en: Lay down the principles in the strategy and state the chapter in governance.strategy.principles_ref.
#     no-functions:
#       zh: 信息科技外包战略没有明确不能外包的职能
#       en: the outsourcing strategy does not name the functions that are not to be outsourced
#     outsourceable:
#       zh: 不能外包的职能中没有{function}
#       en: "“{function}” is not among the functions that are not to be outsourced"
#     no-capability-plan:
#       zh: 信息科技外包战略没有资源能力建设方案
#       en: the outsourcing strategy lacks a plan for building resources and capability
#       remediation:
#         zh: 在战略中写明资源能力建设方案，把章节写入 governance.strategy.capability_plan_ref。
#         en: Lay down the plan in the strategy and state the chapter in governance.strategy.capability_plan_ref.
#   remediation:
#     zh: 在战略中明确这些职能不得外包，并在 governance.strategy.non_outsourceable 中列出 it_strategy_management、it_risk_management、it_internal_audit。
#     en: >-
#       Exclude them in the strategy and list it_strategy_management, it_risk_management and it_internal_audit in
#       governance.strategy.non_outsourceable.
#   examples:
#     fail:
#       institution: {governance: {strategy: {non_outsourceable: [it_strategy_management, it_internal_audit]}}}
#     pass:
#       institution:
#         core_competences: []
#         governance: {strategy: {non_outsourceable: [it_internal_audit, it_risk_management, it_strategy_management]}}
package ito.governance.strategy

import future.keywords.not

import data.ito.lib.evidence

strategy := input.institution.governance.strategy

at := ["institution", "governance", "strategy"]

list_at := ["institution", "governance", "strategy", "non_outsourceable"]

# The functions that article 11 names.
reserved := {"it_strategy_management", "it_risk_management", "it_internal_audit"}

findings contains {"message": "no-strategy", "at": at, "values": {}} if not is_object(strategy)

findings contains {
	"message": "no-principles",
	"at": array.concat(at, ["principles_ref"]),
	"values": {},
	"articles": ["10"],
} if {
	is_object(strategy)
	not evidence.said(strategy.principles_ref)
}

findings contains {"message": "no-functions", "at": list_at, "values": {}} if {
	is_object(strategy)
	not is_array(strategy.non_outsourceable)
}

findings contains {
	"message": "outsourceable",
	"at": list_at,
	"values": {"function": function},
	"articles": ["11"],
} if {
	is_array(strategy.non_outsourceable)
	some function in reserved
	not function in strategy.non_outsourceable
}

findings contains {
	"message": "no-capability-plan",
	"at": array.concat(at, ["capability_plan_ref"]),
	"values": {},
	"articles": ["10"],
} if {
	is_object(strategy)
	not evidence.said(strategy.capability_plan_ref)
}
