# METADATA
# scope: package
# title: Signed before this regulation
# description: >-
#   Article 46: the contract was signed before 2021-12-30, when the regulation came into force, so no
#   report was due before its signing.
# custom:
#   title_zh: 本办法施行前签订
#   description_zh: 第四十六条：合同签订于 2021-12-30 本办法施行之前，签订前无须按本办法报告。
#   articles: ["46"]
#   needs:
#     - declaration.contract.signing_on?
#     - declaration.stage
#   reasons:
#     earlier:
#       zh: 合同于 {signing_on} 签订，早于 2021-12-30
#       en: the contract was signed on {signing_on}, before 2021-12-30
#   doubts:
#     open:
#       zh: 尚不清楚合同是否在本办法施行前签订
#       en: it is unknown whether the contract was signed before the regulation came into force
#   otherwise:
#     zh: 合同在本办法施行后签订或尚未签订
#     en: the contract is signed under this regulation or not signed yet
package ito.facts.signed_before_this_regulation

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.fact

value := fact.value("signed_before_this_regulation", reasons, doubts)

signing_at := ["declaration", "contract", "signing_on"]

reasons contains {"reason": "earlier", "at": signing_at, "values": {"signing_on": day}} if {
	data.ito.facts.signed_under_this_regulation.value == false
	day := input.declaration.contract.signing_on
	dates.valid(day)
}

doubts contains {"doubt": "open", "at": signing_at, "values": {}} if {
	not is_boolean(data.ito.facts.signed_under_this_regulation.value)
}
