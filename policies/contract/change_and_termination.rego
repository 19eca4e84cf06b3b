# METADATA
# scope: package
# title: The contract says what changes or ends it, and how it goes over
# description: >-
#   Article 21(5): the contract states what triggers its change or termination, and the transition in that
#   case.
# custom:
#   title_zh: 合同明确变更或终止的触发条件和过渡安排
#   description_zh: 第二十一条（五）：合同应当明确合同变更或终止的触发条件，合同变更或终止的过渡安排。
#   articles: ["21(5)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.change?
#     - declaration.contract.clauses.change.triggers?
#     - declaration.contract.clauses.change.transition?
#   reading:
#     zh: 不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The rule holds whenever the contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了变更或终止的触发条件和过渡安排
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows what triggers its change or
#         termination, or the transition
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定变更或终止的条款（contract.clauses.change）
#       en: no clause on change or termination is stated (contract.clauses.change)
#     no-triggers:
#       zh: 合同没有明确合同变更或终止的触发条件
#       en: the contract does not state what triggers its change or termination
#     no-transition:
#       zh: 合同没有明确合同变更或终止的过渡安排
#       en: the contract does not state the transition when it is changed or terminated
#   remediation:
#     zh: 把约定变更或终止的条款号写入 contract.clauses.change 的 triggers、transition；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses on change and termination in contract.clauses.change (triggers and transition); what the
#       contract does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {change: {transition: null}}}}
#     pass:
#       declaration: {contract: {clauses: {change: {triggers: 补充协议第二条}}}}
package ito.contract.change_and_termination

import future.keywords.not

import data.ito.lib.clauses

points := {
	"triggers": "no-triggers",
	"transition": "no-transition",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "change"],
	"values": {},
} if {
	clauses.without("change")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "change", point],
	"values": {},
} if {
	some point, message in clauses.lacking("change", points)
}
