# METADATA
# scope: package
# title: The contract forbids to assign the service
# description: >-
#   Article 22: the contract demands that the provider does not assign the outsourced service to another, in
#   whatever guise, also where no subcontracting is planned.
# custom:
#   title_zh: 合同明确不得转包或变相转包
#   description_zh: 第二十二条：应当在合同或协议中明确要求服务提供商不得将外包服务转包或变相转包。不涉及分包的合同也要写明。
#   articles: ["22"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.no_assignment?
#   reading:
#     zh: “不得将外包服务转包或变相转包”说的是转包，与分包是两回事：合同不允许分包，或者没有提到分包，都不能代替这一条款。分包的要求由 contract/subcontracting 检查。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       Assignment is not subcontracting: a contract that does not allow subcontracting, or does not mention it, still
#       needs this clause. The terms of subcontracting are for contract/subcontracting. The rule holds whenever the
#       contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了不得转包或变相转包
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows that it forbids to assign
#         the service
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     not-forbidden:
#       zh: 合同没有明确要求服务提供商不得将外包服务转包或变相转包
#       en: the contract does not demand that the provider does not assign the service, in whatever guise
#   remediation:
#     zh: 把不得转包或变相转包的条款号写入 contract.clauses.no_assignment；合同没有约定的，签订补充协议明确。
#     en: Write the clause in contract.clauses.no_assignment; if the contract has none, agree it in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {no_assignment: null}}}
#     pass:
#       declaration: {contract: {clauses: {no_assignment: 补充协议第二条}}}
package ito.contract.no_assignment

import future.keywords.not

import data.ito.lib.clauses

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "not-forbidden",
	"at": ["declaration", "contract", "clauses", "no_assignment"],
	"values": {},
} if {
	clauses.unnamed("no_assignment")
}
