# METADATA
# scope: package
# title: The contract lets the institution inspect and the regulator too
# description: >-
#   Article 21(4): the contract states the institution's right to assess the risk of the provider, to
#   monitor, inspect and audit it, and that the provider accepts inspection by the regulator of the service
#   it has taken on.
# custom:
#   title_zh: 合同明确检查审计权利，服务提供商承诺接受监督检查
#   description_zh: 第二十一条（四）：合同应当明确银行保险机构对服务提供商进行风险评估、监测、检查和审计的权利，及服务提供商承诺接受银保监会对其所承担的银行保险机构外包服务的监督检查。
#   articles: ["21(4)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.oversight?
#     - declaration.contract.clauses.oversight.institution_rights?
#     - declaration.contract.clauses.oversight.regulator_inspection?
#   reading:
#     zh: “银保监会”的职责现由国家金融监督管理总局承担，合同写旧名称或者新名称都可以。两项是两个承诺，分别检查：有权检查服务提供商，不等于服务提供商已承诺接受监管检查。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The duties of the 银保监会 are now those of the National Financial Regulatory Administration; either name in the
#       contract will do. The two points are two promises and looked for separately: that the institution may inspect
#       does not mean that the regulator may. The rule holds whenever the contract was signed, as the regulation makes
#       no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了检查和审计的权利、是否承诺接受监督检查
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows a right to inspect and audit
#         or the acceptance of the regulator's inspection
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定检查和审计的条款（contract.clauses.oversight）
#       en: no clause on inspection and audit is stated (contract.clauses.oversight)
#     no-institution-rights:
#       zh: 合同没有明确银行保险机构对服务提供商进行风险评估、监测、检查和审计的权利
#       en: the contract does not give the institution the right to assess, monitor, inspect and audit the provider
#     no-regulator-inspection:
#       zh: 合同没有服务提供商承诺接受银保监会（现国家金融监督管理总局）对其所承担的外包服务监督检查的约定
#       en: >-
#         the contract does not say that the provider accepts inspection by the regulator of the service it has taken
#         on
#   remediation:
#     zh: 把约定检查和审计的条款号写入 contract.clauses.oversight 的 institution_rights、regulator_inspection；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses on inspection and audit in contract.clauses.oversight (institution_rights and
#       regulator_inspection); what the contract does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {oversight: {regulator_inspection: null}}}}
#     pass:
#       declaration: {contract: {clauses: {oversight: {institution_rights: 补充协议第二条}}}}
package ito.contract.oversight

import future.keywords.not

import data.ito.lib.clauses

points := {
	"institution_rights": "no-institution-rights",
	"regulator_inspection": "no-regulator-inspection",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "oversight"],
	"values": {},
} if {
	clauses.without("oversight")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "oversight", point],
	"values": {},
} if {
	some point, message in clauses.lacking("oversight", points)
}
