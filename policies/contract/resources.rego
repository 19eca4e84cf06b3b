# METADATA
# scope: package
# title: The contract guarantees the resources
# description: >-
#   Article 21(7): the contract has a clause by which the provider guarantees the resources that the service
#   takes.
# custom:
#   title_zh: 合同有资源保障条款
#   description_zh: 第二十一条（七）：合同应当明确资源保障条款。
#   articles: ["21(7)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.resources?
#   reading:
#     zh: 办法没有规定资源保障条款的内容，这里只检查合同有没有这样的条款。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The text does not say what the guarantee holds; that the contract has one is all that is checked. The rule holds
#       whenever the contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否有资源保障条款
#       en: the clauses of the contract are not stated (contract.clauses), so nothing shows a guarantee of resources
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-guarantee:
#       zh: 合同没有资源保障条款
#       en: the contract has no guarantee of resources
#   remediation:
#     zh: 把资源保障条款的条款号写入 contract.clauses.resources；合同没有约定的，签订补充协议明确。
#     en: Write the clause in contract.clauses.resources; if the contract has none, agree it in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {resources: null}}}
#     pass:
#       declaration: {contract: {clauses: {resources: 补充协议第二条}}}
package ito.contract.resources

import future.keywords.not

import data.ito.lib.clauses

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-guarantee",
	"at": ["declaration", "contract", "clauses", "resources"],
	"values": {},
} if {
	clauses.unnamed("resources")
}
