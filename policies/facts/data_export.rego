# METADATA
# scope: package
# title: Data leaves the mainland
# description: >-
#   Article 19, second sentence: information is stored, processed or analysed across the border.
#   Wider than cross-border outsourcing: viewing from outside counts, and so does access granted from
#   outside or a subcontractor outside who touches data.
# custom:
#   title_zh: 数据跨境
#   description_zh: 第十九条“涉及信息跨境存储、处理和分析”。比跨境外包更宽：境外远程查看、从境外访问、境外分包商接触数据均计入。
#   articles: ["19"]
#   needs:
#     - declaration.data.items[].places
#     - declaration.access.grants[].from
#     - declaration.subcontracting.items[].country
#     - declaration.subcontracting.items[].data_access
#   reasons:
#     place:
#       zh: 数据“{name}”位于或可从 {country} 查看
#       en: the data “{name}” is held in or viewed from {country}
#     access:
#       zh: “{principal}”从 {country} 访问
#       en: "{principal} has access from {country}"
#     subcontractor:
#       zh: 分包商“{name}”在 {country} 接触数据
#       en: the subcontractor {name} touches data in {country}
#   otherwise:
#     zh: 数据不出境，也没有来自境外的访问
#     en: no data is held outside and no access comes from outside
package ito.facts.data_export

import data.ito.lib.fact
import data.ito.lib.sites

value := fact.value("data_export", reasons, doubts)

reasons contains {"reason": "place", "at": at, "values": {"name": item.name, "country": country}} if {
	some i, item in input.declaration.data.items
	some country in item.places
	country != sites.mainland
	at := ["declaration", "data", "items", i, "places"]
}

reasons contains {"reason": "access", "at": at, "values": {"principal": grant.principal, "country": grant.from}} if {
	some i, grant in input.declaration.access.grants
	grant.from != sites.mainland
	at := ["declaration", "access", "grants", i, "from"]
}

reasons contains {"reason": "subcontractor", "at": at, "values": {"name": item.name, "country": item.country}} if {
	some i, item in input.declaration.subcontracting.items
	item.data_access == true
	item.country != sites.mainland
	at := ["declaration", "subcontracting", "items", i, "country"]
}

doubts := set()
