# METADATA
# scope: package
# title: The contract says what the service is
# description: >-
#   Article 21(1): the contract states scope, content and requirements of the service, time limits and
#   schedule, the allocation of responsibilities, the requirements of the deliverables, the limits on later
#   cooperation, and how the quality of the service is appraised.
# custom:
#   title_zh: 合同明确服务内容、要求和考核
#   description_zh: >-
#     第二十一条（一）：合同应当明确服务范围、服务内容、服务要求、工作时限及安排、责任分配、交付物要求以及后续合作中的相关限定条件，服务质量考核评价约定。
#   articles: ["21(1)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.contract.clauses?
#     - declaration.contract.clauses.service?
#     - declaration.contract.clauses.service.scope?
#     - declaration.contract.clauses.service.content?
#     - declaration.contract.clauses.service.requirements?
#     - declaration.contract.clauses.service.schedule?
#     - declaration.contract.clauses.service.responsibilities?
#     - declaration.contract.clauses.service.deliverables?
#     - declaration.contract.clauses.service.later_cooperation?
#     - declaration.contract.clauses.service.appraisal?
#   reading:
#     zh: >-
#       八项内容逐项检查，一项也不能少；同一条款写明几项的，可以重复填写同一条款号。确实没有交付物、对后续合作不作限定的，也要在合同中写明，不能只填“无”。合同包括其附件、所属框架协议。不论合同何时签订都适用：本办法没有为施行之前签订的合同另作安排。
#     en: >-
#       The eight points are looked for one by one; a clause that covers several of them may be named several times.
#       Where there are no deliverables, or no limits on later cooperation, the contract says so; a mere “none” here
#       does not. The contract includes its annexes and the framework agreement it belongs to. The rule holds whenever
#       the contract was signed, as the regulation makes no exception for earlier contracts.
#   messages:
#     no-clauses:
#       zh: 没有写明合同条款（contract.clauses），看不出合同是否明确了服务范围、服务内容、服务要求等约定
#       en: >-
#         the clauses of the contract are not stated (contract.clauses), so nothing shows that it says what the service
#         is
#       remediation:
#         zh: 对照合同，把各项约定的条款号写入 contract.clauses；合同没有约定的，签订补充协议明确。订单、补充协议沿用原约定的，写原合同的编号和条款号。
#         en: >-
#           Write the numbers of the clauses in contract.clauses; what the contract does not say, agree in a
#           supplement. An order or supplement that keeps earlier terms names that contract and its clause.
#     no-terms:
#       zh: 没有写明约定服务内容、要求和考核的条款（contract.clauses.service）
#       en: no clause on the service itself is stated (contract.clauses.service)
#       remediation:
#         zh: >-
#           把合同中约定的条款号写入 contract.clauses.service 的 scope、content、requirements、schedule、responsibilities、deliverables、later_cooperation
#           和 appraisal；合同没有约定的，签订补充协议明确。
#         en: >-
#           Write the clauses in contract.clauses.service (scope, content, requirements, schedule, responsibilities,
#           deliverables, later_cooperation and appraisal); what the contract does not say, agree in a supplement.
#     not-stated:
#       zh: 合同没有明确{part_zh}
#       en: the contract does not state {part_en}
#   remediation:
#     zh: 把合同中明确{part_zh}的条款号写入 contract.clauses.service.{part}；合同没有约定的，签订补充协议明确。
#     en: Write the clause in contract.clauses.service.{part}; if the contract has none, agree it in a supplement.
#   examples:
#     fail:
#       declaration: {contract: {clauses: {service: {appraisal: 待定}}}}
#     pass:
#       declaration: {contract: {clauses: {service: {deliverables: 附件一（不产生交付物）}}}}
package ito.contract.service

import future.keywords.not

import data.ito.lib.clauses

parts := {
	"scope": {"part_zh": "服务范围", "part_en": "the scope of the service"},
	"content": {"part_zh": "服务内容", "part_en": "the content of the service"},
	"requirements": {"part_zh": "服务要求", "part_en": "the requirements of the service"},
	"schedule": {"part_zh": "工作时限及安排", "part_en": "the time limits and schedule of the work"},
	"responsibilities": {"part_zh": "责任分配", "part_en": "the allocation of responsibilities"},
	"deliverables": {"part_zh": "交付物要求", "part_en": "the requirements of the deliverables"},
	"later_cooperation": {"part_zh": "后续合作中的相关限定条件", "part_en": "the limits on later cooperation"},
	"appraisal": {"part_zh": "服务质量考核评价约定", "part_en": "how the quality of the service is appraised"},
}

findings contains {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}} if {
	not data.ito.lib.clauses.declared
}

findings contains {
	"message": "no-terms",
	"at": ["declaration", "contract", "clauses", "service"],
	"values": {},
} if {
	clauses.without("service")
}

findings contains {
	"message": "not-stated",
	"at": ["declaration", "contract", "clauses", "service", part],
	"values": values,
} if {
	some part, words in clauses.lacking("service", parts)
	values := object.union(words, {"part": part})
}
