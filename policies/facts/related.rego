# METADATA
# scope: package
# title: Related party
# description: >-
#   Article 44: the provider is the institution's parent, a subsidiary of its group, an affiliate or
#   a subordinate entity.
# custom:
#   title_zh: 关联外包
#   description_zh: 第四十四条：母公司或其所属集团子公司、关联公司或附属机构作为服务提供商。
#   articles: ["44"]
#   needs:
#     - provider.relationship
#   reasons:
#     relationship:
#       zh: 服务提供商与机构的关系为 {relationship}
#       en: the provider's relationship is {relationship}
#   doubts:
#     relationship:
#       zh: 服务提供商与机构的关系尚不清楚
#       en: the provider's relationship to the institution is unknown
#   otherwise:
#     zh: 服务提供商与机构无关联
#     en: the provider is unrelated
package ito.facts.related

import data.ito.lib.fact

value := fact.value("related", reasons, doubts)

reasons contains {"reason": "relationship", "at": ["provider", "relationship"], "values": {"relationship": kind}} if {
	kind := input.provider.relationship
	kind in {"parent", "group_subsidiary", "affiliate", "subordinate"}
}

doubts contains {"doubt": "relationship", "at": ["provider", "relationship"], "values": {}} if {
	input.provider.relationship == "unknown"
}
