# METADATA
# scope: package
# title: Related or cross-border
# description: >-
#   Article 37(5) names these forms beside off-site outsourcing; whether they have to be reported when
#   they are not important depends on the reading.
# custom:
#   title_zh: 关联外包或跨境外包
#   description_zh: 第三十七条（五）与非驻场外包并列的两种形式；不属于重要外包时是否须报告，取决于对条文的理解。
#   articles: ["37(5)"]
#   needs:
#     - provider.relationship
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].country
#   reasons:
#     related:
#       zh: 属于关联外包
#       en: the provider is a related party
#     cross_border:
#       zh: 属于跨境外包
#       en: the service is performed across the border
#   doubts:
#     related:
#       zh: 无法判断是否关联外包
#       en: it cannot be told whether the provider is a related party
#     cross_border:
#       zh: 无法判断是否跨境外包
#       en: it cannot be told whether the service is performed across the border
#   otherwise:
#     zh: 既非关联外包，也非跨境外包
#     en: neither related nor cross-border
package ito.facts.related_or_cross_border

import future.keywords.not

import data.ito.lib.fact

value := fact.value("related_or_cross_border", reasons, doubts)

relationship_at := ["provider", "relationship"]

sites_at := ["declaration", "delivery", "sites"]

reasons contains {"reason": "related", "at": relationship_at, "values": {}} if {
	data.ito.facts.related.value == true
}

reasons contains {"reason": "cross_border", "at": sites_at, "values": {}} if {
	data.ito.facts.cross_border.value == true
}

doubts contains {"doubt": "related", "at": relationship_at, "values": {}} if {
	not is_boolean(data.ito.facts.related.value)
}

doubts contains {"doubt": "cross_border", "at": sites_at, "values": {}} if {
	not is_boolean(data.ito.facts.cross_border.value)
}
