# METADATA
# scope: package
# title: Reported due diligence lasts until the planned signing
# description: >-
#   Article 17: due diligence holds for one year in principle, and what counts is the day of signing.
#   Whoever reports an activity with due diligence that expires before the planned signing is told in time.
# custom:
#   title_zh: 报告时的尽职调查到拟签订日仍然有效
#   description_zh: >-
#     第十七条：尽职调查结果原则上一年内有效，以签订合同之日为准。报告之后、签订之前即将失效的，提前提示，以免签订时才发现须重新调查。
#   articles: ["17"]
#   force: practice
#   stage: filed
#   applies_to: [filing_required, important, signed_under_this_regulation]
#   needs:
#     - declaration.contract.signing_on
#     - declaration.due_diligence.completed_on?
#   reading:
#     zh: 办法没有要求报告时的尽职调查一直有效到签订，因此只提示；真正失效之后、以及签订之后，由 diligence/validity 判定。
#     en: >-
#       The text does not ask that the due diligence that was reported lasts until the signing, so this only warns; once
#       it has expired, and once the contract is signed, diligence/validity judges.
#   messages:
#     no-completion-date:
#       zh: 已经报告，但没有写明尽职调查的完成日期，看不出到 {signing_on} 签订时是否有效
#       en: >-
#         reported, but the due diligence has no date, so it cannot be seen whether it is valid at the signing on
#         {signing_on}
#       remediation:
#         zh: 签订之前完成尽职调查，填写 due_diligence.completed_on。
#         en: Complete the due diligence before the signing and state due_diligence.completed_on.
#     expires-first:
#       zh: 尽职调查 {completed_on} 完成，有效期至 {expiry}，在拟签订日 {signing_on} 之前失效
#       en: >-
#         the due diligence of {completed_on} is valid until {expiry} and expires before the planned signing on
#         {signing_on}
#   remediation:
#     zh: 在有效期内签订，或者签订之前重新开展尽职调查并更新 due_diligence.completed_on；调查结果使报告内容有变化的，重新报告。
#     en: >-
#       Sign while it is valid, or carry out due diligence again before the signing and update
#       due_diligence.completed_on; if that changes what was reported, report again.
#   examples:
#     fail:
#       declaration: {stage: filed, contract: {signing_on: "2026-12-20"}}
#     pass:
#       declaration: {stage: filed, contract: {signing_on: "2026-12-19"}}
package ito.diligence.lasts_until_signing

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence

at := ["declaration", "due_diligence", "completed_on"]

signing_on := input.declaration.contract.signing_on

findings contains {"message": "no-completion-date", "at": at, "values": {"signing_on": signing_on}} if {
	unsigned
	not evidence.stated(input.declaration.due_diligence.completed_on)
}

findings contains {"message": "expires-first", "at": at, "values": values, "latest": expiry} if {
	unsigned
	completed_on := input.declaration.due_diligence.completed_on
	expiry := dates.anniversary(completed_on, 1)
	signing_on > expiry
	input.as_of <= expiry
	values := {"completed_on": completed_on, "expiry": expiry, "signing_on": signing_on}
}

# The moment asked about.
unsigned if data.ito.gate.now < data.ito.gate.rank.signed
