# METADATA
# scope: package
# title: The contract settles disputes, breach and compensation
# description: >-
#   Article 21(9): the contract states how disputes are resolved, and the terms of breach and compensation.
#   Law and forum of a cross-border contract are for crossborder/dispute-terms and
#   crossborder/chinese-law-and-forum.
# custom:
#   title_zh: 合同明确争端解决机制、违约及赔偿条款
#   description_zh: 第二十一条（九）：合同应当明确争端解决机制、违约及赔偿条款。跨境外包的适用法律和管辖由 crossborder/dispute-terms、crossborder/chinese-law-and-forum 检查。
#   articles: ["21(9)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.disputes?
#     - declaration.contract.clauses.disputes.resolution?
#     - declaration.contract.clauses.disputes.breach_and_compensation?
#   reading:
#     zh: 不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The rule holds whenever the contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了争端解决机制、违约及赔偿条款
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows how disputes are resolved,
#         or the terms of breach and compensation
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定争端解决、违约及赔偿的条款（contract.clauses.disputes）
#       en: no clause on disputes, breach and compensation is stated (contract.clauses.disputes)
#     no-resolution:
#       zh: 合同没有明确争端解决机制
#       en: the contract does not state how disputes are resolved
#     no-breach-and-compensation:
#       zh: 合同没有违约及赔偿条款
#       en: the contract has no terms of breach and compensation
#   remediation:
#     zh: 把约定争端解决、违约及赔偿的条款号写入 contract.clauses.disputes 的 resolution、breach_and_compensation；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses on disputes, breach and compensation in contract.clauses.disputes (resolution and
#       breach_and_compensation); what the contract does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {disputes: {breach_and_compensation: null}}}}
#     pass:
#       declaration: {contract: {clauses: {disputes: {resolution: 补充协议第二条}}}}
package ito.contract.disputes

import future.keywords.not

import data.ito.lib.clauses

points := {
	"resolution": "no-resolution",
	"breach_and_compensation": "no-breach-and-compensation",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "disputes"],
	"values": {},
} if {
	clauses.without("disputes")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "disputes", point],
	"values": {},
} if {
	some point, message in clauses.lacking("disputes", points)
}
