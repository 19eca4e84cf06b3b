# METADATA
# scope: package
# title: The contract protects confidentiality and consumers
# description: >-
#   Article 21(8): the contract agrees confidentiality and the protection of consumers, and at least forbids
#   the provider to use or disclose the institution's information beyond what the contract allows, and to
#   transfer or misuse the institution's data in any form or to profit from it beyond the contract.
# custom:
#   title_zh: 合同约定安全保密和消费者权益保护
#   description_zh: 第二十一条（八）：合同应当明确安全保密和消费者权益保护约定，包括但不限于：禁止服务提供商在合同允许范围外使用或者披露银行保险机构的信息，服务提供商不得将银行保险机构数据以任何形式转移、挪用或谋取外包合同约定以外的利益。
#   articles: ["21(8)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.confidentiality?
#     - declaration.contract.clauses.confidentiality.confidentiality?
#     - declaration.contract.clauses.confidentiality.consumer_protection?
#     - declaration.contract.clauses.confidentiality.no_use_beyond_contract?
#     - declaration.contract.clauses.confidentiality.no_transfer_or_misuse?
#   reading:
#     zh: “合同或协议”包括随合同签订的保密协议：约定在保密协议中的，写该协议的编号和条款号。两项禁止是“包括但不限于”所列的最低内容，不论服务是否接触数据都应约定。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       "合同或协议" includes a confidentiality agreement signed with the contract; what stands there is stated by its number
#       and clause. The two prohibitions are the least that the text names, so they are agreed whether or not the
#       service touches data. The rule holds whenever the contract was signed, as the regulation makes no exception for
#       earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否约定了安全保密和消费者权益保护
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows that it agrees
#         confidentiality and the protection of consumers
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定安全保密和消费者权益保护的条款（contract.clauses.confidentiality）
#       en: no clause on confidentiality and the protection of consumers is stated (contract.clauses.confidentiality)
#     no-confidentiality:
#       zh: 合同没有安全保密约定
#       en: the contract does not agree confidentiality
#     no-consumer-protection:
#       zh: 合同没有消费者权益保护约定
#       en: the contract does not agree the protection of consumers
#     use-not-limited:
#       zh: 合同没有禁止服务提供商在合同允许范围外使用或者披露银行保险机构的信息
#       en: >-
#         the contract does not forbid the provider to use or disclose the institution's information beyond what it
#         allows
#     transfer-not-forbidden:
#       zh: 合同没有约定服务提供商不得将银行保险机构数据以任何形式转移、挪用或谋取外包合同约定以外的利益
#       en: >-
#         the contract does not forbid the provider to transfer or misuse the institution's data, or to profit from it
#         beyond the contract
#   remediation:
#     zh: 把约定安全保密和消费者权益保护的条款号写入 contract.clauses.confidentiality 的 confidentiality、consumer_protection、no_use_beyond_contract、no_transfer_or_misuse；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses on confidentiality and the protection of consumers in contract.clauses.confidentiality
#       (confidentiality, consumer_protection, no_use_beyond_contract and no_transfer_or_misuse); what the contract
#       does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {confidentiality: {no_transfer_or_misuse: null}}}}
#     pass:
#       declaration: {contract: {clauses: {confidentiality: {confidentiality: 补充协议第二条}}}}
package ito.contract.confidentiality

import future.keywords.not

import data.ito.lib.clauses

points := {
	"confidentiality": "no-confidentiality",
	"consumer_protection": "no-consumer-protection",
	"no_use_beyond_contract": "use-not-limited",
	"no_transfer_or_misuse": "transfer-not-forbidden",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "confidentiality"],
	"values": {},
} if {
	clauses.without("confidentiality")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "confidentiality", point],
	"values": {},
} if {
	some point, message in clauses.lacking("confidentiality", points)
}
