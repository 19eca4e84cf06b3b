# METADATA
# scope: package
# title: Sensitive information leaves the premises
# description: >-
#   Article 32(4): customer information, source code, documents and the like leave the institution's
#   premises, by the answer given or because the provider stores them and works nowhere on the
#   institution's premises. What may be sensitive counts until it is known not to be.
# custom:
#   title_zh: 敏感信息离开机构场所
#   description_zh: >-
#     第三十二条（四）：客户信息、源代码和文档等敏感信息离开机构场所；回答为“是”，或者由服务提供商存储而没有一处实施地点在机构场所，均属此类。是否敏感尚未查清的，按敏感信息对待。
#   articles: ["32(4)"]
#   needs:
#     - declaration.data.items[].name
#     - declaration.data.items[].kind
#     - declaration.data.items[].art44_important
#     - declaration.data.items[].national_important
#     - declaration.data.items[].personal
#     - declaration.data.items[].handling
#     - declaration.data.items[].leaves_premises
#     - declaration.delivery.sites[].type
#     - declaration.subcontracting.items[].site_type
#   reasons:
#     leaves:
#       zh: 敏感信息“{name}”离开机构场所
#       en: the sensitive information “{name}” leaves the premises
#     stored:
#       zh: 敏感信息“{name}”由服务提供商存储，而实施地点都不在机构场所
#       en: the provider stores the sensitive information “{name}” and works nowhere on the premises
#   doubts:
#     open:
#       zh: 敏感信息“{name}”是否离开机构场所尚不清楚
#       en: it is unknown whether the sensitive information “{name}” leaves the premises
#   otherwise:
#     zh: 没有敏感信息离开机构场所
#     en: no sensitive information leaves the premises
package ito.facts.sensitive_data_leaves

import future.keywords.not

import data.ito.lib.fact

value := fact.value("sensitive_data_leaves", reasons, doubts)

reasons contains {"reason": "leaves", "at": at(i), "values": values} if {
	some i
	item := input.declaration.data.items[i]
	item.leaves_premises == true
	is_sensitive(item)
	values := {"name": item.name}
}

reasons contains {"reason": "stored", "at": at(i), "values": values} if {
	some i
	item := input.declaration.data.items[i]
	item.handling == "store"
	not item.leaves_premises == true
	is_sensitive(item)
	works_elsewhere
	values := {"name": item.name}
}

doubts contains {"doubt": "open", "at": at(i), "values": values} if {
	some i
	item := input.declaration.data.items[i]
	item.leaves_premises == "unknown"
	is_sensitive(item)
	values := {"name": item.name}
}

at(i) := ["declaration", "data", "items", i, "leaves_premises"]

# "客户信息、源代码和文档等": the kinds named, those of article 44, and whatever is personal or important.
kinds := {"customer_data", "transaction_data", "trade_secret", "source_code", "document"}

is_sensitive(item) if item.kind in kinds

is_sensitive(item) if not item.personal == "none"

is_sensitive(item) if not item.art44_important == false

is_sensitive(item) if not item.national_important == false

# With remote access the data may still lie with the institution.
works_elsewhere if {
	types := {place.type | some place in data.ito.lib.sites.places}
	count(types) > 0
	count(types - {"provider_premises", "third_party_dc", "public_cloud"}) == 0
}
