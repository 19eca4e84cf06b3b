# METADATA
# scope: package
# title: A foreign provider that works only in the mainland is confirmed
# description: >-
#   Article 44: cross-border outsourcing is performed in another country or region. A provider
#   registered outside that declares no place outside may well work only in the mainland, but often
#   support, development or operation is done from its home; this has to be confirmed by a person.
# custom:
#   title_zh: 境外服务提供商只在境内实施的须核实
#   description_zh: >-
#     第四十四条：跨境外包是服务提供商在境外其他国家或地区实施服务。境外注册的服务提供商没有申报任何境外地点的，可能确实只在境内实施，也可能由境外团队提供支持、开发或运维，须由人核实。
#   articles: ["44"]
#   force: practice
#   stage: proposed
#   applies_to: [foreign_provider]
#   needs:
#     - provider.country
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].country
#   reading:
#     zh: 是否跨境看实施地点，不看国籍：境外服务提供商在境内实施的不是跨境外包，境内服务提供商的境外团队实施的是。
#     en: >-
#       What counts is the place of the work, not nationality: a foreign provider working in the mainland is not
#       cross-border, a Chinese provider's team abroad is.
#   messages:
#     confirm:
#       zh: 服务提供商的注册地为 {country}，但没有申报任何境外服务地点，须核实是否确实只在境内实施
#       en: the provider is registered in {country}, but no place of work outside the mainland is declared; confirm it
#   remediation:
#     zh: 向服务提供商书面核实各项工作的实施地点，包括二线支持、远程维护和分包；有境外地点的，补入 delivery.sites，按跨境外包管理。
#     en: >-
#       Have the provider confirm in writing where the work is done, second-line support, remote maintenance and
#       subcontracting included; add any place outside to delivery.sites and manage it as cross-border.
#   examples:
#     fail:
#       declaration: {delivery: {sites: [{name: 总行科技大楼, type: institution_premises, country: CN}]}}
#       provider: {country: SG}
#     pass:
#       provider: {country: SG}
package ito.crossborder.foreign_provider

findings contains {
	"message": "confirm",
	"at": ["declaration", "delivery", "sites"],
	"values": values,
} if {
	count(data.ito.lib.sites.outside) == 0
	values := {"country": input.provider.country}
}
