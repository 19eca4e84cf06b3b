# METADATA
# scope: package
# title: Signed, or to be signed, under this regulation
# description: >-
#   Article 46: in force since 2021-12-30. A contract signed before that day owes no report before its
#   signing; a renewal or supplement signed later is a new signing.
# custom:
#   title_zh: 本办法施行后签订
#   description_zh: 第四十六条：自 2021-12-30 起施行。此前签订的合同不适用签订前报告；此后的续签、补充协议是新的签订。
#   articles: ["46"]
#   needs:
#     - declaration.contract.signing_on?
#     - declaration.stage
#   reasons:
#     later:
#       zh: 合同于 {signing_on} 签订或拟签订
#       en: the contract is signed on {signing_on}
#     unsigned:
#       zh: 合同尚未签订
#       en: the contract is not signed yet
#   doubts:
#     no_date:
#       zh: 合同已签订但没有签订日
#       en: the contract is signed but has no date of signing
#   otherwise:
#     zh: 合同签订于本办法施行之前
#     en: the contract was signed before the regulation came into force
package ito.facts.signed_under_this_regulation

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.fact

commencement := "2021-12-30"

value := fact.value("signed_under_this_regulation", reasons, doubts)

reasons contains {
	"reason": "later",
	"at": ["declaration", "contract", "signing_on"],
	"values": {"signing_on": day},
} if {
	day := input.declaration.contract.signing_on
	dates.valid(day)
	day >= commencement
}

reasons contains {"reason": "unsigned", "at": ["declaration", "stage"], "values": {}} if {
	not dated
	unsigned
}

doubts contains {"doubt": "no_date", "at": ["declaration", "contract", "signing_on"], "values": {}} if {
	not dated
	not unsigned
}

# Absent or null: to `not`, null is a value like any other.
dated if object.get(input, ["declaration", "contract", "signing_on"], null) != null

unsigned if input.declaration.stage in {"proposed", "approved", "filed"}
