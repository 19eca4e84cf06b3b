# METADATA
# scope: package
# title: A renewal or a supplement that widens the scope has a report of its own
# description: >-
#   Article 37: a report precedes the signing of the contract. A renewal, and a supplement or call-off that
#   brings new activities, places or data into scope, is a new signing with a report of its own; the report
#   for the earlier contract does not cover it. A framework agreement is reported before it is signed, and
#   its call-offs rest on that report as long as they do not widen the scope.
# custom:
#   title_zh: 续签和扩大范围的补充协议另行报告
#   description_zh: >-
#     第三十七条：合同签订前报告。续签，以及新增活动、地点或数据的补充协议、订单，是新的签订，须另行报告，不能沿用前一合同的报告。框架协议在签订前报告，其下不扩大范围的订单沿用该报告。
#   articles: ["37"]
#   force: must
#   stage: filed
#   applies_to: [filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.contract.kind
#     - declaration.contract.widens_scope?
#     - declaration.contract.signing_on
#     - declaration.filing?
#     - declaration.filing.filed_on?
#     - declaration.service.starts_on
#   reading:
#     zh: >-
#       条文只说“外包合同签订前”，未提补充协议和框架协议；以是否有新的内容进入外包范围为准。续签、补充协议按新的合同填写各日期：服务开始之前报告、开始之后才签订的，报告的是前一合同。
#     en: >-
#       The text only speaks of the signing of the contract, not of supplements and frameworks; what counts is
#       whether something new comes into scope. A renewal or supplement has dates of its own: a report made
#       before the service began, for a signing after it began, is the report for the earlier contract.
#   messages:
#     widening-unknown:
#       undetermined: true
#       zh: 没有写明{kind}是否扩大范围，无法判断是否须另行报告
#       en: it is not known whether the {kind} widens the scope, so not whether it needs a report of its own
#       remediation:
#         zh: 对照前一合同，把 contract.widens_scope 填为 true 或 false。
#         en: Compare it with the earlier contract and set contract.widens_scope to true or false.
#     earlier-report:
#       zh: "{kind}的签订日为 {signing_on}，服务自 {starts_on} 已经开始；{filed_on} 的报告早于服务开始，是前一合同的报告"
#       en: >-
#         the {kind} is signed on {signing_on}, after the service began on {starts_on}; the report of {filed_on} was
#         made before that and is the one for the earlier contract
#     no-report:
#       zh: "{kind}是新的签订（{signing_on}），没有报告日"
#       en: "the {kind} is a new signing ({signing_on}), and there is no date of report"
#     rests-on-earlier-report:
#       force: may
#       zh: "{kind}不扩大范围，可沿用前一合同或框架协议的报告；该报告须在前一合同或框架协议签订前二十个工作日作出"
#       en: >-
#         the {kind} does not widen the scope and may rest on the report for the earlier contract or the framework,
#         which had to be made twenty working days before that was signed
#       remediation:
#         zh: 在 filing 填写所沿用的报告。
#         en: State under filing the report it rests on.
#   remediation:
#     zh: 就本次签订另行报告并填写 filing；已经另行报告的，按本合同更正 service.starts_on。
#     en: >-
#       Report this signing and state it under filing; if that was done, correct service.starts_on to the start under
#       this contract.
#   examples:
#     fail:
#       declaration:
#         service: {starts_on: "2026-02-02"}
#         contract: {kind: supplement, widens_scope: true}
#     pass:
#       declaration:
#         contract: {kind: supplement, widens_scope: true}
package ito.filing.supplement

import future.keywords.not

contract := input.declaration.contract

signing_on := contract.signing_on

filed_on := input.declaration.filing.filed_on

starts_on := input.declaration.service.starts_on

findings contains finding("widening-unknown", ["contract", "widens_scope"], {}) if {
	contract.kind in {"supplement", "call_off"}
	not is_boolean(contract.widens_scope)
}

# Without any report filing/lead-time says so already.
findings contains finding("no-report", ["filing", "filed_on"], {"signing_on": signing_on}) if {
	new_signing
	input.declaration.filing != null
	not is_string(filed_on)
}

findings contains finding("earlier-report", ["filing", "filed_on"], {
	"signing_on": signing_on,
	"starts_on": starts_on,
	"filed_on": filed_on,
}) if {
	new_signing
	is_string(filed_on)
	signing_on > starts_on
	filed_on < starts_on
}

findings contains finding("rests-on-earlier-report", ["contract", "kind"], {}) if {
	contract.kind in {"supplement", "call_off"}
	contract.widens_scope == false
}

new_signing if contract.kind == "renewal"

new_signing if {
	contract.kind in {"supplement", "call_off"}
	contract.widens_scope == true
}

finding(message, path, values) := {
	"message": message,
	"at": array.concat(["declaration"], path),
	"values": object.union({"kind": contract.kind}, values),
}
