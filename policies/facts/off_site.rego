# METADATA
# scope: package
# title: Off-site
# description: >-
#   Article 44: the provider does not serve on the institution's premises. One other place is enough:
#   annex 1 knows only on-site and off-site, so mixed delivery, remote maintenance and software as a
#   service are off-site.
# custom:
#   title_zh: 非驻场外包
#   description_zh: 第四十四条：服务提供商不在银行保险机构场所提供服务。只要有一处不在机构场所即为非驻场；远程维护、软件即服务、混合方式均按非驻场。
#   articles: ["44"]
#   needs:
#     - declaration.delivery.sites[].type
#     - declaration.subcontracting.items[].site_type
#     - declaration.service.types
#   reasons:
#     site:
#       zh: 服务地点 {type} 不在机构场所
#       en: the place of work {type} is not on the institution's premises
#     saas:
#       zh: 服务类型含软件即服务
#       en: the service is software as a service
#   doubts:
#     no_site:
#       zh: 没有申报任何服务地点
#       en: no place of work is declared
#   otherwise:
#     zh: 所有服务地点都在机构场所
#     en: every place of work is on the institution's premises
package ito.facts.off_site

import data.ito.lib.fact

value := fact.value("off_site", reasons, doubts)

reasons contains {"reason": "site", "at": at, "values": values} if {
	some site in data.ito.lib.sites.places
	is_string(site.type)
	site.type != "institution_premises"
	at := site.at
	values := {"type": site.type}
}

reasons contains {"reason": "saas", "at": ["declaration", "service", "types"], "values": {}} if {
	"saas" in input.declaration.service.types
}

doubts contains {"doubt": "no_site", "at": ["declaration", "delivery", "sites"], "values": {}} if {
	data.ito.lib.sites.none_declared
}
