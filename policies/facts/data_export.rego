# METADATA
# scope: package
# title: Data leaves the mainland
# description: >-
#   Article 19, second sentence: information is stored, processed or analysed across the border.
#   Wider than cross-border outsourcing: viewing from outside counts, and so does remote access or
#   access granted from outside, or a subcontractor outside who touches data.
# custom:
#   title_zh: 数据跨境
#   description_zh: 第十九条“涉及信息跨境存储、处理和分析”。比跨境外包更宽：境外远程接入或查看、从境外访问、境外分包商接触数据均计入。
#   articles: ["19"]
#   needs:
#     - declaration.data.items[].name
#     - declaration.data.items[].places
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].from
#     - declaration.delivery.sites[].type
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].name
#     - declaration.subcontracting.items[].country
#     - declaration.subcontracting.items[].data_access
#   reasons:
#     place:
#       zh: 数据“{name}”位于或可从 {country} 查看
#       en: the data “{name}” is held in or viewed from {country}
#     access:
#       zh: “{principal}”从 {country} 访问
#       en: "{principal} has access from {country}"
#     remote:
#       zh: 从 {country} 远程接入
#       en: there is remote access from {country}
#     subcontractor:
#       zh: 分包商“{name}”在 {country} 接触数据
#       en: the subcontractor {name} touches data in {country}
#   doubts:
#     no_place:
#       zh: 数据所在的国家或地区没有写全
#       en: the countries or regions of the data are not all stated
#   otherwise:
#     zh: 数据不出境，也没有来自境外的访问
#     en: no data is held outside and no access comes from outside
package ito.facts.data_export

import future.keywords.not

import data.ito.lib.fact

value := fact.value("data_export", reasons, doubts)

data_items := input.declaration.data.items if is_array(input.declaration.data.items)

grants := input.declaration.access.grants if is_array(input.declaration.access.grants)

subcontractors := input.declaration.subcontracting.items if is_array(input.declaration.subcontracting.items)

reasons contains {"reason": "place", "at": at, "values": values} if {
	some i, item in data_items
	is_array(item.places)
	some country in item.places
	outside(country)
	at := ["declaration", "data", "items", i, "places"]
	values := {"name": item.name, "country": country}
}

reasons contains {"reason": "access", "at": at, "values": values} if {
	some i, grant in grants
	outside(grant.from)
	at := ["declaration", "access", "grants", i, "from"]
	values := {"principal": grant.principal, "country": grant.from}
}

reasons contains {"reason": "remote", "at": at, "values": values} if {
	some site in data.ito.lib.sites.outside
	site.type == "remote_access"
	site.at[1] == "delivery"
	at := site.at
	values := {"country": site.country}
}

reasons contains {"reason": "subcontractor", "at": at, "values": values} if {
	some i, item in subcontractors
	item.data_access == true
	outside(item.country)
	at := ["declaration", "subcontracting", "items", i, "country"]
	values := {"name": item.name, "country": item.country}
}

doubts contains {"doubt": "no_place", "at": ["declaration", "data", "items", i, "places"], "values": {}} if {
	some i, item in data_items
	is_array(item.places)
	not all_stated(item.places)
}

outside(place) if {
	is_string(place)
	place != data.ito.lib.sites.mainland
}

all_stated(places) if {
	count(places) > 0
	every place in places {
		is_string(place)
	}
}
