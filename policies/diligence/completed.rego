# METADATA
# scope: package
# title: Due diligence is completed before signing
# description: >-
#   Article 17: before the contract is signed the institution carries out due diligence on the candidate
#   providers of important outsourcing. Its report is on record and dated before the signing.
# custom:
#   title_zh: 签订合同前完成尽职调查
#   description_zh: >-
#     第十七条：应在签订合同前，对重要外包的备选服务提供商深入开展尽职调查，必要时可聘请第三方机构协助调查。调查报告应留存，完成日在签订日之前。
#   articles: ["17"]
#   force: must
#   stage: signed
#   applies_to: [important, signed_under_this_regulation]
#   needs:
#     - declaration.contract.signing_on
#     - declaration.due_diligence.by?
#     - declaration.due_diligence.completed_on?
#     - declaration.due_diligence.report_ref?
#   reading:
#     zh: >-
#       “签订合同前”按日判断：完成日早于签订日的通过；同日完成的看不出先后，只作提示；晚于签订日的拦截。晚于检查日的，视为尚未完成。续签、补充协议、框架下的订单也是签订合同。
#     en: >-
#       "签订合同前" is judged by days: completed on a day before the signing passes; on the same day the order cannot be
#       seen, which is only pointed out; later blocks. A day after the check means that it is not completed. A renewal,
#       a supplement and a call-off under a framework are signings too.
#   messages:
#     no-diligence:
#       zh: 重要外包没有尽职调查
#       en: important outsourcing without due diligence
#     no-report:
#       zh: 没有尽职调查报告
#       en: the report of the due diligence is missing
#     no-completion-date:
#       zh: 没有写明尽职调查的完成日期
#       en: the day on which the due diligence was completed is missing
#     not-completed-yet:
#       zh: 尽职调查完成日 {completed_on} 晚于检查日 {as_of}，尚未完成
#       en: the due diligence is dated {completed_on}, after {as_of}, the day of this check, so it is not completed
#       remediation:
#         zh: 立即完成尽职调查，在 due_diligence.completed_on 填写实际完成日；日期填错的，予以更正。
#         en: Complete it now and state the real day in due_diligence.completed_on, or correct a wrong date.
#     after-signing:
#       zh: "{completed_on} 才完成尽职调查，晚于 {signing_on} 签订合同"
#       en: "the due diligence was completed on {completed_on}, after the contract was signed on {signing_on}"
#       remediation:
#         zh: 更正日期；确属先签约后调查的，已违反第十七条，应报告高管层，由其根据调查结论决定是否继续。
#         en: >-
#           Correct the dates. If it really was signed first, report it to senior management, who decide by the findings
#           whether it goes on.
#     same-day:
#       force: practice
#       zh: 尽职调查与合同签订同在 {signing_on}，看不出调查完成在先
#       en: >-
#         due diligence and signing are both dated {signing_on}, so it cannot be seen that the due diligence came first
#       remediation:
#         zh: 核对 due_diligence.completed_on；确为同日的，留存调查报告先于签订完成的记录。
#         en: >-
#           Check due_diligence.completed_on; if it was the same day, keep a record that the report came before the
#           signing.
#     third-party:
#       force: may
#       zh: 尽职调查由第三方机构协助完成，办法允许（必要时可聘请第三方机构协助调查）
#       en: a third party assisted the due diligence, which the regulation allows where needed
#       remediation:
#         zh: 无须处理；调查责任仍由本机构承担。
#         en: Nothing to do; the institution still answers for the due diligence.
#   remediation:
#     zh: 对服务提供商开展尽职调查，在 due_diligence 写明 completed_on（完成日）、report_ref（报告）和 topics（七项内容）。
#     en: Carry out the due diligence and state completed_on, report_ref and topics under due_diligence.
#   examples:
#     fail:
#       declaration: {due_diligence: {completed_on: "2026-03-03"}}
#     pass:
#       declaration: {due_diligence: {completed_on: "2026-03-01"}}
package ito.diligence.completed

import future.keywords.not

import data.ito.lib.evidence

diligence := input.declaration.due_diligence

signing_on := input.declaration.contract.signing_on

findings contains {"message": "no-diligence", "at": ["declaration", "due_diligence"], "values": {}} if {
	not is_object(diligence)
}

findings contains finding("no-report", "report_ref", {}) if {
	is_object(diligence)
	not evidence.said(diligence.report_ref)
}

findings contains finding("no-completion-date", "completed_on", {}) if {
	is_object(diligence)
	not completed_on
}

findings contains finding("not-completed-yet", "completed_on", {"completed_on": completed_on, "as_of": as_of}) if {
	as_of := input.as_of
	completed_on > as_of
}

# A date that is still to come is told once, above.
findings contains finding("after-signing", "completed_on", values) if {
	completed_on <= input.as_of
	completed_on > signing_on
	values := {"completed_on": completed_on, "signing_on": signing_on}
}

findings contains finding("same-day", "completed_on", {"signing_on": signing_on}) if {
	completed_on <= input.as_of
	completed_on == signing_on
}

findings contains finding("third-party", "by", {}) if diligence.by == "third_party"

completed_on := diligence.completed_on if evidence.stated(diligence.completed_on)

finding(message, field, values) := {
	"message": message,
	"at": ["declaration", "due_diligence", field],
	"values": values,
}
