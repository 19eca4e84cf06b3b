# METADATA
# scope: package
# title: A cross-border contract names the law and the forum of disputes
# description: >-
#   Article 21(9): the contract of cross-border outsourcing states which law governs the settlement of
#   disputes and who has jurisdiction.
# custom:
#   title_zh: 跨境外包合同明确适用法律和管辖
#   description_zh: 第二十一条（九）：跨境外包应明确争议解决时所适用的法律及司法管辖权。
#   articles: ["21(9)"]
#   force: must
#   stage: signed
#   applies_to: [cross_border]
#   needs:
#     - declaration.contract.governing_law?
#     - declaration.contract.forum?
#     - declaration.contract.forum.kind?
#     - declaration.contract.forum.country?
#     - declaration.contract.forum.name?
#   messages:
#     no-law:
#       zh: 跨境外包合同没有明确争议解决所适用的法律
#       en: the cross-border contract does not state which law governs disputes
#       remediation:
#         zh: 在合同中约定适用法律，并写入 contract.governing_law（原则上为 CN）。
#         en: Agree the governing law in the contract and state it in contract.governing_law (in principle CN).
#     no-forum:
#       zh: 跨境外包合同没有明确争议由谁管辖
#       en: the cross-border contract does not state who has jurisdiction over disputes
#     forum-incomplete:
#       zh: 管辖约定缺少 {field}，不能确定由谁管辖
#       en: the forum lacks {field}, so it is not clear who has jurisdiction
#   remediation:
#     zh: 在合同中约定管辖的法院或仲裁机构，并写入 contract.forum 的 kind、country 和 name（原则上为中国法院或中国仲裁机构）。
#     en: >-
#       Agree the court or arbitral body in the contract and state kind, country and name in contract.forum (in
#       principle a Chinese one).
#   examples:
#     fail:
#       declaration: {contract: {governing_law: null}}
#     pass: {}
package ito.crossborder.dispute_terms

import future.keywords.not

forum := input.declaration.contract.forum

forum_at := ["declaration", "contract", "forum"]

findings contains {"message": "no-law", "at": ["declaration", "contract", "governing_law"], "values": {}} if {
	not is_string(input.declaration.contract.governing_law)
}

findings contains {"message": "no-forum", "at": forum_at, "values": {}} if not is_object(forum)

findings contains {
	"message": "forum-incomplete",
	"at": array.concat(forum_at, [field]),
	"values": {"field": field},
} if {
	is_object(forum)
	some field in ["kind", "country", "name"]
	not is_string(forum[field])
}
