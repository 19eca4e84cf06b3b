# METADATA
# scope: package
# title: The contract demands compliance and passes on regulatory policy
# description: >-
#   Article 21(2): the contract states the requirements of compliance, internal control and risk management,
#   adherence to laws and to the institution's own policies, and how regulatory policy is passed on and put
#   into effect.
# custom:
#   title_zh: 合同明确合规要求和监管政策通报贯彻机制
#   description_zh: 第二十一条（二）：合同应当明确合规、内控及风险管理要求，对法律法规及银行保险机构内部管理制度的遵守要求，监管政策的通报贯彻机制。
#   articles: ["21(2)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.compliance?
#     - declaration.contract.clauses.compliance.control_and_risk?
#     - declaration.contract.clauses.compliance.laws_and_policies?
#     - declaration.contract.clauses.compliance.policy_channel?
#   reading:
#     zh: 不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The rule holds whenever the contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了合规、内控及风险管理要求
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows which compliance, internal
#         control and risk management it demands
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定合规要求的条款（contract.clauses.compliance）
#       en: no clause on compliance is stated (contract.clauses.compliance)
#     no-control-and-risk:
#       zh: 合同没有明确合规、内控及风险管理要求
#       en: the contract does not state the requirements of compliance, internal control and risk management
#     no-laws-and-policies:
#       zh: 合同没有明确对法律法规及银行保险机构内部管理制度的遵守要求
#       en: the contract does not demand adherence to laws and to the institution's own policies
#     no-policy-channel:
#       zh: 合同没有明确监管政策的通报贯彻机制
#       en: the contract does not say how regulatory policy is passed on and put into effect
#   remediation:
#     zh: 把约定合规要求的条款号写入 contract.clauses.compliance 的 control_and_risk、laws_and_policies、policy_channel；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses on compliance in contract.clauses.compliance (control_and_risk, laws_and_policies and
#       policy_channel); what the contract does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {compliance: {policy_channel: null}}}}
#     pass:
#       declaration: {contract: {clauses: {compliance: {control_and_risk: 补充协议第二条}}}}
package ito.contract.compliance

import future.keywords.not

import data.ito.lib.clauses

points := {
	"control_and_risk": "no-control-and-risk",
	"laws_and_policies": "no-laws-and-policies",
	"policy_channel": "no-policy-channel",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "compliance"],
	"values": {},
} if {
	clauses.without("compliance")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "compliance", point],
	"values": {},
} if {
	some point, message in clauses.lacking("compliance", points)
}
