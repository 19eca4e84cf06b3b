# METADATA
# scope: package
# title: Peer
# description: "Article 44: the provider is itself a bank or insurer supervised by the NFRA."
# custom:
#   title_zh: 同业外包
#   description_zh: 第四十四条：由银保监会监管的银行保险机构为其他同行业金融机构提供外包服务。
#   articles: ["44"]
#   needs:
#     - provider.supervised_institution
#   reasons:
#     supervised:
#       zh: 服务提供商是受监管的银行保险机构
#       en: the provider is a supervised bank or insurer
#   doubts:
#     supervised:
#       zh: 服务提供商是否受监管的银行保险机构尚不清楚
#       en: it is unknown whether the provider is a supervised bank or insurer
#   otherwise:
#     zh: 服务提供商不是银行保险机构
#     en: the provider is not a bank or insurer
package ito.facts.peer

import data.ito.lib.fact

value := fact.value("peer", reasons, doubts)

reasons contains {"reason": "supervised", "at": ["provider", "supervised_institution"], "values": {}} if {
	input.provider.supervised_institution == true
}

doubts contains {"doubt": "supervised", "at": ["provider", "supervised_institution"], "values": {}} if {
	input.provider.supervised_institution == "unknown"
}
