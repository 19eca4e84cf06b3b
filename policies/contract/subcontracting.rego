# METADATA
# scope: package
# title: Where parts are subcontracted, the contract keeps the main provider to them
# description: >-
#   Article 22: where subcontracting is involved, the contract demands that the main business is not
#   subcontracted, that the main provider answers for the service as a whole and makes its subcontractors keep
#   the contract, and that it monitors them and notifies their changes or submits them for approval. What is
#   declared must keep to that: no subcontractor for the main business, and none where the contract allows none.
# custom:
#   title_zh: 涉及分包的，合同明确分包要求，主要业务不分包
#   description_zh: >-
#     第二十二条：在涉及外包服务分包时应当要求：（一）不得将外包服务的主要业务分包；（二）主服务提供商对服务水平负总责，确保分包服务提供商能够严格遵守外包合同或协议；（三）主服务提供商对分包服务提供商进行监控，并对分包服务提供商的变更履行通知或报告审批义务。申报的分包也必须符合：主要业务没有分包，合同不允许分包的没有分包商。
#   articles: ["22(1)", "22(2)", "22(3)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.subcontracting.allowed
#     - declaration.subcontracting.items[].name
#     - declaration.subcontracting.items[].main_business
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.subcontracting?
#     - declaration.contract.clauses.subcontracting.no_main_business?
#     - declaration.contract.clauses.subcontracting.overall_responsibility?
#     - declaration.contract.clauses.subcontracting.monitoring?
#     - declaration.contract.clauses.subcontracting.change_notice?
#   reading:
#     zh: >-
#       “在涉及外包服务分包时”读作合同允许分包，或者已有分包商，取较早、较安全的时点：允许分包的，即使还没有分包商，合同也要写明这些要求。合同不允许分包却有分包商的，其分包不在合同约束之内，（一）至（三）都无从落实，因此拦截。既不允许也没有分包的，不要求。什么是“主要业务”办法没有定义，由机构逐项判断并填写 main_business。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       Subcontracting is involved as soon as the contract allows it, or where there is a subcontractor: the earlier and
#       safer reading, so the contract has these terms even while there is none yet. A subcontractor that the contract
#       does not allow is outside all its terms, so (1) to (3) cannot be met, and it blocks. Where it is neither allowed
#       nor done, they are not asked for. The text does not define the main business; the institution judges it for each
#       subcontractor and states main_business. The rule holds whenever the contract was signed, as the regulation makes
#       no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 涉及分包，但没有写明合同条款（contract.clauses），看不出合同是否明确了分包要求
#       en: >-
#         subcontracting is involved, but the clauses of the contract are not stated (contract.clauses), so nothing
#         shows its terms
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 涉及分包，但没有写明分包要求的条款（contract.clauses.subcontracting）
#       en: subcontracting is involved, but no clause on it is stated (contract.clauses.subcontracting)
#     main-business-not-excluded:
#       zh: 合同没有要求不得将外包服务的主要业务分包
#       en: the contract does not demand that the main business is not subcontracted
#     no-overall-responsibility:
#       zh: 合同没有要求主服务提供商对服务水平负总责，确保分包服务提供商能够严格遵守外包合同或协议
#       en: >-
#         the contract does not demand that the main provider answers for the service as a whole and makes its
#         subcontractors keep the contract
#     no-monitoring:
#       zh: 合同没有要求主服务提供商对分包服务提供商进行监控
#       en: the contract does not demand that the main provider monitors its subcontractors
#     no-change-notice:
#       zh: 合同没有要求主服务提供商对分包服务提供商的变更履行通知或报告审批义务
#       en: >-
#         the contract does not demand that the main provider notifies changes of subcontractors or submits them for
#         approval
#     main-business:
#       zh: “{name}”承担外包服务的主要业务，主要业务不得分包
#       en: the main business is subcontracted to {name}, which is not allowed
#       remediation:
#         zh: 由主服务提供商自行承担主要业务，调整该分包商的 portion；main_business 填错的，予以更正。
#         en: >-
#           Have the main provider do the main business itself and change the portion of that subcontractor; correct
#           main_business if it is wrong.
#     not-allowed:
#       zh: 合同不允许分包（subcontracting.allowed 为 false），却有分包商“{name}”
#       en: >-
#         the contract does not allow subcontracting (subcontracting.allowed is false), and yet {name} is a
#         subcontractor
#       remediation:
#         zh: 停止该分包并从 subcontracting.items 中删去；合同其实允许分包的，把 allowed 改为 true 并写明分包条款。
#         en: >-
#           End it and take it out of subcontracting.items; if the contract does allow it, set allowed to true and state
#           the clauses on subcontracting.
#   remediation:
#     zh: >-
#       把分包要求的条款号写入 contract.clauses.subcontracting 的 no_main_business、overall_responsibility、monitoring、change_notice；合同没有约定的，签订补充协议明确。
#     en: >-
#       Write the clauses in contract.clauses.subcontracting (no_main_business, overall_responsibility, monitoring and
#       change_notice); what the contract does not say, agree in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {subcontracting: {overall_responsibility: null}}}}
#     pass:
#       declaration: {subcontracting: {allowed: false, items: []}, contract: {clauses: {subcontracting: null}}}
package ito.contract.subcontracting

import future.keywords.not

import data.ito.lib.clauses

subcontracting := input.declaration.subcontracting

points := {
	"no_main_business": {"message": "main-business-not-excluded", "article": "22(1)"},
	"overall_responsibility": {"message": "no-overall-responsibility", "article": "22(2)"},
	"monitoring": {"message": "no-monitoring", "article": "22(3)"},
	"change_notice": {"message": "no-change-notice", "article": "22(3)"},
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	involved
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "subcontracting"],
	"values": {},
} if {
	involved
	clauses.without("subcontracting")
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "clauses", "subcontracting", point],
	"values": {},
	"articles": articles,
} if {
	involved
	some point, told in clauses.lacking("subcontracting", points)
	message := told.message
	articles := [told.article]
}

findings contains {
	"message": "main-business",
	"at": ["declaration", "subcontracting", "items", i, "main_business"],
	"values": {"name": name},
	"articles": ["22(1)"],
} if {
	some i
	item := subcontracting.items[i]
	not item.main_business == false
	name := item.name
}

findings contains {
	"message": "not-allowed",
	"at": ["declaration", "subcontracting", "items", i, "name"],
	"values": {"name": name},
} if {
	not subcontracting.allowed == true
	some i
	item := subcontracting.items[i]
	name := item.name
}

# Where it is neither allowed nor done, the contract needs no terms of it.
involved if not uninvolved

uninvolved if {
	subcontracting.allowed == false
	subcontracting.items == []
}
