# METADATA
# scope: package
# title: Every place of work outside the mainland is declared
# description: >-
#   Articles 19 and 44: whoever uses access, processes or stores the institution's data in another
#   country or region performs the service there. Such a place belongs among the places of work or those
#   of the subcontractors; left out, it hides cross-border outsourcing from assessment, contract terms
#   and report.
# custom:
#   title_zh: 境外实施地点须如实申报
#   description_zh: >-
#     第十九条、第四十四条：在境外其他国家或地区使用访问权限、处理或存储机构数据，就是在那里实施服务。这样的地点应列入服务地点或分包商的地点；漏报会使跨境外包逃过评估、合同约定和报告。
#   articles: ["19", "44"]
#   force: must
#   stage: proposed
#   applies_to: [data_export]
#   needs:
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].from
#     - declaration.data.items[].name
#     - declaration.data.items[].handling
#     - declaration.data.items[].places
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].country
#   reading:
#     zh: >-
#       第四十四条“在境外……实施”取较安全的读法：服务提供商的人员从境外访问，或服务提供商在境外处理、存储数据，都是在当地实施服务。数据项只供查看（handling 为 view）的，所在地可能只是机构自己存放数据之处，不据此认定，只提示核实。
#     en: >-
#       "在境外……实施" in article 44 is read the safer way: access used from outside, and data processed or stored by
#       the provider outside, are work performed there. Where the provider only views the data, a place may be no more
#       than where the institution itself keeps it; that is a warning to confirm.
#   messages:
#     access:
#       zh: “{principal}”从 {country} 访问，但服务地点和分包商中都没有 {country}
#       en: "{principal} has access from {country}, which is neither a place of work nor a subcontractor's"
#     data:
#       zh: 服务提供商在 {country} 处理或存储数据“{name}”，但服务地点和分包商中都没有 {country}
#       en: the provider processes or stores {name} in {country}, which is neither a place of work nor a subcontractor's
#     viewed:
#       force: practice
#       zh: 数据“{name}”位于或可从 {country} 查看，但服务地点、分包商和授权来源中都没有 {country}，须核实是否有人在当地查看
#       en: >-
#         {name} is held in or viewed from {country}, where there is no place of work, no subcontractor and no access;
#         confirm that nobody views it from there
#       remediation:
#         zh: 有人在当地查看的，把该地点补入 delivery.sites 并按跨境外包管理；没有的，核对 places 后可保持不变。
#         en: >-
#           If somebody views it from there, add the place to delivery.sites and manage it as cross-border; if nobody
#           does, check places and leave it.
#   remediation:
#     zh: 把该地点补入 delivery.sites（由分包商实施的，补入 subcontracting.items），按跨境外包评估、约定和报告；填写有误的，更正 from 或 places。
#     en: >-
#       Add the place to delivery.sites, or to subcontracting.items if a subcontractor works there, and treat the
#       activity as cross-border; correct from or places if they are wrong.
#   examples:
#     fail:
#       declaration: {delivery: {sites: [{name: 总行科技大楼, type: institution_premises, country: CN}]}}
#     pass: {}
package ito.crossborder.undeclared_place

import future.keywords.not

declared := {site.country | some site in data.ito.lib.sites.outside}

accessed_from := {grant.from | some grant in grants}

grants := input.declaration.access.grants if is_array(input.declaration.access.grants)

data_items := input.declaration.data.items if is_array(input.declaration.data.items)

findings contains {
	"message": "access",
	"at": ["declaration", "access", "grants", i, "from"],
	"values": values,
} if {
	some i, grant in grants
	undeclared(grant.from)
	values := {"principal": grant.principal, "country": grant.from}
}

findings contains {"message": "data", "at": at, "values": values} if {
	some place in places
	place.handling in {"process", "store"}
	at := place.at
	values := place.values
}

findings contains {"message": "viewed", "at": at, "values": values} if {
	some place in places
	place.handling == "view"
	not place.values.country in accessed_from
	at := place.at
	values := place.values
}

# Places of data outside the mainland that are no declared place of work.
places contains {"at": at, "handling": handling, "values": values} if {
	some i, item in data_items
	is_array(item.places)
	some j, country in item.places
	undeclared(country)
	at := ["declaration", "data", "items", i, "places", j]
	handling := item.handling
	values := {"name": item.name, "country": country}
}

undeclared(country) if {
	is_string(country)
	country != data.ito.lib.sites.mainland
	not country in declared
}
