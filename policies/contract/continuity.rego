# METADATA
# scope: package
# title: The provider recovers as fast as the institution has to
# description: >-
#   Article 21(3): the contract states the requirements of continuity, and the provider's objectives of
#   continuity meet the institution's own objectives of business continuity.
# custom:
#   title_zh: 合同明确服务持续性要求，服务提供商目标满足机构目标
#   description_zh: 第二十一条（三）：合同应当明确服务持续性要求，服务提供商的服务持续性管理目标应当满足银行保险机构业务连续性目标要求。
#   articles: ["21(3)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.continuity?
#     - declaration.contract.clauses.continuity.requirements?
#     - declaration.contract.clauses.continuity.provider_rto_minutes?
#     - declaration.contract.clauses.continuity.provider_rpo_minutes?
#     - declaration.contract.clauses.continuity.institution_rto_minutes?
#     - declaration.contract.clauses.continuity.institution_rpo_minutes?
#   reading:
#     zh: >-
#       “服务持续性管理目标”“业务连续性目标”读作恢复时间目标（RTO）和恢复点目标（RPO），以分钟计；“满足”即不大于，相等也满足。办法没有按服务种类作区分，所以每份合同都要写明这四个数。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The objectives are read as the recovery time objective (RTO) and the recovery point objective (RPO), in minutes;
#       the provider's meet the institution's when they are not greater, the same value included. The text makes no
#       difference between kinds of service, so every contract needs the four numbers. The rule holds whenever the
#       contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了服务持续性要求和目标
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows requirements and objectives of
#         continuity
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明服务持续性要求和目标（contract.clauses.continuity）
#       en: neither requirements nor objectives of continuity are stated (contract.clauses.continuity)
#       remediation:
#         zh: >-
#           把服务持续性要求的条款号写入 contract.clauses.continuity.requirements，并写明服务提供商和本机构的恢复时间目标、恢复点目标（provider_rto_minutes、provider_rpo_minutes、institution_rto_minutes、institution_rpo_minutes）；合同没有约定的，签订补充协议明确。
#         en: >-
#           Write the clause in contract.clauses.continuity.requirements and state the objectives of both sides
#           (provider_rto_minutes, provider_rpo_minutes, institution_rto_minutes and institution_rpo_minutes); what the
#           contract does not say, agree in a supplement.
#     no-requirements:
#       zh: 合同没有明确服务持续性要求
#       en: the contract does not state the requirements of continuity
#       remediation:
#         zh: 把服务持续性要求的条款号写入 contract.clauses.continuity.requirements；合同没有约定的，签订补充协议明确。
#         en: >-
#           Write the clause in contract.clauses.continuity.requirements; if the contract has none, agree it in a
#           supplement.
#     no-provider-rto:
#       zh: 没有写明合同约定的服务提供商恢复时间目标（RTO）
#       en: the provider's recovery time objective (RTO) is not stated
#       remediation:
#         zh: 把合同约定的分钟数写入 contract.clauses.continuity.provider_rto_minutes；合同没有约定的，签订补充协议明确。
#         en: >-
#           Write the minutes of the contract in contract.clauses.continuity.provider_rto_minutes; if it has none,
#           agree them in a supplement.
#     no-provider-rpo:
#       zh: 没有写明合同约定的服务提供商恢复点目标（RPO）
#       en: the provider's recovery point objective (RPO) is not stated
#       remediation:
#         zh: 把合同约定的分钟数写入 contract.clauses.continuity.provider_rpo_minutes；合同没有约定的，签订补充协议明确。
#         en: >-
#           Write the minutes of the contract in contract.clauses.continuity.provider_rpo_minutes; if it has none,
#           agree them in a supplement.
#     no-institution-rto:
#       zh: 没有写明本机构业务连续性的恢复时间目标（RTO），看不出服务提供商的目标是否满足
#       en: >-
#         the institution's own recovery time objective (RTO) is not stated, so nothing shows that the provider's
#         meets it
#       remediation:
#         zh: 把本机构业务连续性目标要求的分钟数写入 contract.clauses.continuity.institution_rto_minutes。
#         en: >-
#           Write the minutes of the institution's objectives of business continuity in
#           contract.clauses.continuity.institution_rto_minutes.
#     no-institution-rpo:
#       zh: 没有写明本机构业务连续性的恢复点目标（RPO），看不出服务提供商的目标是否满足
#       en: >-
#         the institution's own recovery point objective (RPO) is not stated, so nothing shows that the provider's
#         meets it
#       remediation:
#         zh: 把本机构业务连续性目标要求的分钟数写入 contract.clauses.continuity.institution_rpo_minutes。
#         en: >-
#           Write the minutes of the institution's objectives of business continuity in
#           contract.clauses.continuity.institution_rpo_minutes.
#     rto-too-long:
#       zh: 服务提供商的恢复时间目标为 {provider} 分钟，大于本机构要求的 {institution} 分钟
#       en: >-
#         the provider's recovery time objective is {provider} minutes, more than the {institution} that the
#         institution needs
#     rpo-too-long:
#       zh: 服务提供商的恢复点目标为 {provider} 分钟，大于本机构要求的 {institution} 分钟
#       en: >-
#         the provider's recovery point objective is {provider} minutes, more than the {institution} that the
#         institution needs
#   remediation:
#     zh: 与服务提供商签订补充协议，把目标缩短到本机构业务连续性目标以内；数字填错的，予以更正。
#     en: >-
#       Agree in a supplement an objective within the institution's own objective of business continuity, or correct a
#       wrong number.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {continuity: {provider_rto_minutes: 121}}}}
#     pass:
#       declaration: {contract: {clauses: {continuity: {provider_rto_minutes: 120, provider_rpo_minutes: 15}}}}
package ito.contract.continuity

import future.keywords.not

import data.ito.lib.clauses

continuity := input.declaration.contract.clauses.continuity

continuity_at := ["declaration", "contract", "clauses", "continuity"]

fields := {
	"provider_rto_minutes": "no-provider-rto",
	"provider_rpo_minutes": "no-provider-rpo",
	"institution_rto_minutes": "no-institution-rto",
	"institution_rpo_minutes": "no-institution-rpo",
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {"message": "no-terms", "at": continuity_at, "values": {}} if {
	clauses.without("continuity")
}

findings contains {"message": message, "at": array.concat(continuity_at, [field]), "values": {}} if {
	some field, message in clauses.lacking("continuity", {"requirements": "no-requirements"})
}

findings contains {"message": message, "at": array.concat(continuity_at, [field]), "values": {}} if {
	is_object(continuity)
	some field, message in fields
	not minutes(continuity[field])
}

findings contains {
	"message": message,
	"at": array.concat(continuity_at, [concat("", ["provider_", objective])]),
	"values": values,
} if {
	some objective, message in {"rto_minutes": "rto-too-long", "rpo_minutes": "rpo-too-long"}
	provider := continuity[concat("", ["provider_", objective])]
	minutes(provider)
	institution := continuity[concat("", ["institution_", objective])]
	minutes(institution)
	provider > institution
	values := {"provider": provider, "institution": institution}
}

minutes(value) if {
	is_number(value)
	value >= 0
}
