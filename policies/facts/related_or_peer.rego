# METADATA
# scope: package
# title: Related or peer
# description: "Article 20 holds both to the same standards as any other provider."
# custom:
#   title_zh: 关联外包或同业外包
#   description_zh: 第二十条对两者提出同样的要求：不得降低对服务提供商的要求。
#   articles: ["20"]
#   needs:
#     - provider.relationship
#     - provider.supervised_institution
#   reasons:
#     related:
#       zh: 属于关联外包
#       en: the provider is a related party
#     peer:
#       zh: 属于同业外包
#       en: the provider is a supervised bank or insurer
#   doubts:
#     related:
#       zh: 无法判断是否关联外包
#       en: it cannot be told whether the provider is a related party
#     peer:
#       zh: 无法判断是否同业外包
#       en: it cannot be told whether the provider is a supervised bank or insurer
#   otherwise:
#     zh: 既非关联外包，也非同业外包
#     en: neither related nor peer
package ito.facts.related_or_peer

import future.keywords.not

import data.ito.lib.fact

value := fact.value("related_or_peer", reasons, doubts)

reasons contains {"reason": "related", "at": ["provider", "relationship"], "values": {}} if {
	data.ito.facts.related.value == true
}

reasons contains {"reason": "peer", "at": ["provider", "supervised_institution"], "values": {}} if {
	data.ito.facts.peer.value == true
}

doubts contains {"doubt": "related", "at": ["provider", "relationship"], "values": {}} if {
	not is_boolean(data.ito.facts.related.value)
}

doubts contains {"doubt": "peer", "at": ["provider", "supervised_institution"], "values": {}} if {
	not is_boolean(data.ito.facts.peer.value)
}
