# METADATA
# scope: package
# title: Foreign provider
# description: >-
#   The provider is registered outside mainland China. This alone is not cross-border outsourcing:
#   article 44 looks at where the service is performed.
# custom:
#   title_zh: 境外注册的服务提供商
#   description_zh: 服务提供商的注册地在境外（港澳台按境外）。仅此不构成跨境外包：第四十四条看的是服务在哪里实施。
#   articles: ["44"]
#   needs:
#     - provider.country
#   reasons:
#     country:
#       zh: 服务提供商的注册地为 {country}
#       en: the provider is registered in {country}
#   otherwise:
#     zh: 服务提供商在境内注册
#     en: the provider is registered in mainland China
package ito.facts.foreign_provider

import data.ito.lib.fact

value := fact.value("foreign_provider", reasons, doubts)

reasons contains {"reason": "country", "at": ["provider", "country"], "values": {"country": country}} if {
	country := input.provider.country
	is_string(country)
	country != data.ito.lib.sites.mainland
}

doubts := set()
