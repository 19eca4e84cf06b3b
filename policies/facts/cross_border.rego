# METADATA
# scope: package
# title: Cross-border
# description: >-
#   Article 44: the service is performed in another country or region. The place of performance
#   counts, not the nationality of the provider; a subcontractor's place counts too.
# custom:
#   title_zh: 跨境外包
#   description_zh: 第四十四条：服务提供商在境外其他国家或地区实施服务。看实施地点，不看国籍；分包商的地点同样计入；港澳台按境外。
#   articles: ["44"]
#   needs:
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].country
#   reasons:
#     site:
#       zh: 在 {country} 实施服务
#       en: the service is performed in {country}
#   doubts:
#     no_site:
#       zh: 没有申报任何服务地点
#       en: no place of work is declared
#   otherwise:
#     zh: 所有服务地点都在境内
#     en: every place of work is in mainland China
package ito.facts.cross_border

import data.ito.lib.fact

value := fact.value("cross_border", reasons, doubts)

reasons contains {"reason": "site", "at": at, "values": values} if {
	some site in data.ito.lib.sites.outside
	at := site.at
	values := {"country": site.country}
}

doubts contains {"doubt": "no_site", "at": ["declaration", "delivery", "sites"], "values": {}} if {
	data.ito.lib.sites.none_declared
}
