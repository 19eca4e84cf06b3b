# METADATA
# scope: package
# title: Contracts signed before the regulation
# description: >-
#   Article 46: in force since 2021-12-30. No report was due before the signing of an earlier contract; its
#   renewal, or a supplement that widens it, is a new signing. The other duties hold for it all the same.
# custom:
#   title_zh: 本办法施行前签订的合同
#   description_zh: >-
#     第四十六条：自 2021-12-30 公布之日起施行。此前签订的合同不要求签订前报告；其续签或扩大范围的补充协议是新的签订。其余要求同样适用。
#   articles: ["46"]
#   force: may
#   stage: proposed
#   applies_to: [signed_before_this_regulation]
#   needs:
#     - declaration.contract.signing_on
#     - declaration.filing.filed_on?
#   reading:
#     zh: 办法没有过渡条款；签订前报告的期限在施行前已经过去的，不作追溯。
#     en: >-
#       The regulation has no transitional provision; a term that ran out before it came into force is not applied
#       backwards.
#   messages:
#     no-report-due:
#       zh: 合同于 {signing_on} 签订，早于本办法施行，签订前无须按第三十七条报告；续签或扩大范围的补充协议须报告
#       en: >-
#         the contract was signed on {signing_on}, before the regulation, so no report under article 37 was due; a
#         renewal or a supplement that widens it has to be reported
#   remediation:
#     zh: 无须处理；续签或签订补充协议时另作申报，并按签订前二十个工作日报告。
#     en: Nothing to do now; declare a renewal or supplement anew and report it twenty working days before signing.
#   examples:
#     fail:
#       declaration: {contract: {signing_on: "2020-07-20"}, filing: null}
#     pass:
#       declaration: {contract: {signing_on: "2020-07-20"}, filing: {filed_on: "2020-06-12"}}
package ito.filing.transition

import future.keywords.not

signing_on := input.declaration.contract.signing_on

findings contains {
	"message": "no-report-due",
	"at": ["declaration", "contract", "signing_on"],
	"values": {"signing_on": signing_on},
} if {
	not is_string(input.declaration.filing.filed_on)
}
