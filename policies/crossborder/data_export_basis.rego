# METADATA
# scope: package
# title: Data leaves the mainland on a legal basis
# description: >-
#   Article 19: where information is stored, processed or analysed across the border, the laws of China
#   on it are followed. The declaration names the route relied on, the law and article that open it and
#   the document that proves it.
# custom:
#   title_zh: 数据出境有法律依据
#   description_zh: >-
#     第十九条：涉及信息跨境存储、处理和分析的，应遵守我国有关法律法规的规定。申报应写明所走的路径、所依据的法规条款和证明文件。
#   articles: ["19", "46"]
#   force: must
#   stage: signed
#   applies_to: [data_export]
#   needs:
#     - declaration.crossborder.data_export?
#     - declaration.crossborder.data_export.basis?
#     - declaration.crossborder.data_export.law?
#     - declaration.crossborder.data_export.ref?
#   reading:
#     zh: 第十九条没有写明依据何时齐备，取较安全的一种：数据可能因合同而出境，合同签订时依据就应齐备。法规条款是否适用由机构判断，这里只看是否写明。
#     en: >-
#       Article 19 does not say when the basis has to be there; the safer reading is taken: by the signing of the
#       contract under which data may leave. Whether the law named fits is for the institution to judge; the rule asks
#       that it is named.
#   messages:
#     missing:
#       zh: 数据会出境，但没有写明数据出境的法律依据
#       en: data leaves the mainland, but no legal basis is stated
#     incomplete:
#       zh: 数据出境的法律依据缺少 {field}
#       en: the legal basis of the data export lacks {field}
#     repealed:
#       force: practice
#       zh: 所引用的 {cited} 已由第四十六条废止，不能作为依据
#       en: "{cited} was repealed by article 46 and cannot serve as a basis"
#       remediation:
#         zh: 改为引用现行法规的名称、版本和条款。
#         en: Cite the law in force instead, with its version and article.
#   remediation:
#     zh: >-
#       与法律合规部门确定出境路径，在 crossborder.data_export 写明 basis、law（法规名称、版本和条款）和 ref（批准、备案或认证文件）；依据齐备之前数据不得出境。
#     en: >-
#       Settle the route with the legal department and state basis, law (name, version and article) and ref (approval,
#       filing or certificate) in crossborder.data_export; until then no data may leave.
#   examples:
#     fail:
#       declaration: {crossborder: {data_export: null}}
#     pass:
#       declaration:
#         crossborder:
#           data_export:
#             basis: exempt
#             law: 《促进和规范数据跨境流动规定》（2024-03-22）第五条
#             ref: OA-2026-0142
package ito.crossborder.data_export_basis

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.repealed

at := ["declaration", "crossborder", "data_export"]

basis := input.declaration.crossborder.data_export

findings contains {"message": "missing", "at": at, "values": {}, "articles": ["19"]} if not is_object(basis)

findings contains {
	"message": "incomplete",
	"at": array.concat(at, [field]),
	"values": {"field": field},
	"articles": ["19"],
} if {
	is_object(basis)
	some field in evidence.unsaid(basis, ["basis", "law", "ref"])
}

findings contains {
	"message": "repealed",
	"at": array.concat(at, ["law"]),
	"values": values,
	"articles": ["46"],
} if {
	some cited in repealed.cited(basis.law)
	values := {"cited": cited}
}
