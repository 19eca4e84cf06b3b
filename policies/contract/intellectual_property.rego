# METADATA
# scope: package
# title: The contract settles information and intellectual property
# description: >-
#   Article 21(6): the contract states who owns the information and intellectual property of the
#   outsourcing, what the provider may use of it and how far, and that the provider uses lawful software and
#   hardware.
# custom:
#   title_zh: 合同明确信息和知识产权归属、使用范围和合法软硬件要求
#   description_zh: 第二十一条（六）：合同应当明确外包活动中相关信息和知识产权的归属权以及允许服务提供商使用的内容及范围，对服务提供商使用合法软、硬件产品的要求。
#   articles: ["21(6)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.intellectual_property?
#     - declaration.contract.clauses.intellectual_property.ownership?
#     - declaration.contract.clauses.intellectual_property.permitted_use?
#     - declaration.contract.clauses.intellectual_property.lawful_products?
#   reading:
#     zh: 不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The rule holds whenever the contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了信息和知识产权的归属及使用范围
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows who owns information and
#         intellectual property, or what may be used
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定知识产权的条款（contract.clauses.intellectual_property）
#       en: no clause on intellectual property is stated (contract.clauses.intellectual_property)
#     no-ownership:
#       zh: 合同没有明确外包活动中相关信息和知识产权的归属权
#       en: the contract does not state who owns the information and intellectual property of the outsourcing
#     no-permitted-use:
#       zh: 合同没有明确允许服务提供商使用的内容及范围
#       en: the contract does not state what the provider may use, and how far
#     no-lawful-products:
#       zh: 合同没有明确对服务提供商使用合法软、硬件产品的要求
#       en: the contract does not demand that the provider uses lawful software and hardware
#   remediation:
#     zh: 把约定知识产权的条款号写入 contract.clauses.intellectual_property 的 ownership、permitted_use、lawful_products；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses on intellectual property in contract.clauses.intellectual_property (ownership, permitted_use
#       and lawful_products); what the contract does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {intellectual_property: {lawful_products: null}}}}
#     pass:
#       declaration: {contract: {clauses: {intellectual_property: {ownership: 补充协议第二条}}}}
package ito.contract.intellectual_property

import future.keywords.not

import data.ito.lib.clauses

points := {
	"ownership": "no-ownership",
	"permitted_use": "no-permitted-use",
	"lawful_products": "no-lawful-products",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "intellectual_property"],
	"values": {},
} if {
	clauses.without("intellectual_property")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "intellectual_property", point],
	"values": {},
} if {
	some point, message in clauses.lacking("intellectual_property", points)
}
