# METADATA
# scope: package
# title: The relation to the provider is known
# description: >-
#   Article 44: whether the provider is a related party and whether it is itself a supervised bank or
#   insurer decides which rules apply. An open answer is no answer: unknown blocks.
# custom:
#   title_zh: 与服务提供商的关系已经查明
#   description_zh: >-
#     第四十四条：服务提供商是否母公司或其所属集团子公司、关联公司或附属机构，是否受监管的银行保险机构，决定适用哪些要求。
#     尚不清楚的一律拦截，不当作“否”。
#   articles: ["44"]
#   force: must
#   stage: proposed
#   applies_to: []
#   needs:
#     - provider.relationship
#     - provider.supervised_institution
#     - provider.parent?
#     - institution.name
#   messages:
#     relationship:
#       zh: 无法认定是否关联外包：服务提供商与机构的关系尚不清楚
#       en: "related outsourcing cannot be classified: the provider's relation to the institution is unknown"
#     supervised:
#       zh: 无法认定是否同业外包：服务提供商自身是否受监管的银行保险机构，尚不清楚
#       en: "peer outsourcing cannot be classified: it is unknown whether the provider is a supervised bank or insurer"
#       remediation:
#         zh: 核实服务提供商自身是否受监管的银行保险机构，在服务提供商文件的 supervised_institution 填写 true（是）或 false（否）。
#         en: Find out and write supervised_institution, true or false, in the provider document.
#     parent:
#       zh: 服务提供商的上级机构就是本机构“{institution}”，却申报为无关联
#       en: the provider's parent is the institution itself, {institution}, but it is declared unrelated
#       remediation:
#         zh: 改为附属机构（relationship 为 subordinate）；上级机构填写有误的，更正 parent。
#         en: Set relationship to subordinate, or correct parent if that is what is wrong.
#   remediation:
#     zh: 按第十七条（七），通过尽职调查查清“服务提供商与银行保险机构的关联性”，在服务提供商文件的 relationship 如实填写。
#     en: >-
#       Find out by due diligence, which by article 17(7) covers the relation to the institution, and write it in
#       relationship of the provider document.
#   examples:
#     fail:
#       provider: {relationship: unknown}
#     pass:
#       provider: {relationship: none}
package ito.classification.relationship_known

import future.keywords.not

known := {"none", "parent", "group_subsidiary", "affiliate", "subordinate"}

findings contains {"message": "relationship", "at": ["provider", "relationship"], "values": {}} if {
	not input.provider.relationship in known
}

findings contains {"message": "supervised", "at": ["provider", "supervised_institution"], "values": {}} if {
	not is_boolean(input.provider.supervised_institution)
}

findings contains {
	"message": "parent",
	"at": ["provider", "relationship"],
	"values": {"institution": institution},
} if {
	input.provider.relationship == "none"
	institution := input.institution.name
	input.provider.parent == institution
}
