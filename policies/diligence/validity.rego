# METADATA
# scope: package
# title: Due diligence is at most one year old at signing
# description: >-
#   Article 17: the result of due diligence holds for one year in principle. The contract is signed within
#   that year; its last day is the same day a year later (Civil Code, articles 201 and 202).
# custom:
#   title_zh: 尽职调查在签订合同时一年内有效
#   description_zh: >-
#     第十七条：尽职调查结果原则上一年内有效。合同应在有效期内签订；完成日不计入，有效期至次年同一日（《民法典》第二百零一条、第二百零二条），当日签订仍然有效。
#   articles: ["17"]
#   force: in_principle
#   stage: signed
#   applies_to: [important, signed_under_this_regulation]
#   needs:
#     - declaration.contract.signing_on
#     - declaration.due_diligence.completed_on
#   reading:
#     zh: >-
#       一年从完成日的次日起算，到次年同一日为止，没有该日的（2 月 29 日）到月末；以合同签订日为准，而不是报告日或者检查日，签订之后不再要求更新。
#       续签、补充协议、框架下的订单也是签订合同。“原则上”读作可以说明理由：经批准的豁免有效期间不拦截。合同尚未签订而有效期已过的，也作为发现：此时已不能依据该调查签订。
#     en: >-
#       The year runs from the day after completion to the same day a year later, or to the end of the month where there
#       is no such day (29 February). What counts is the day of signing, not of the report or the check; afterwards no
#       renewal is asked for. A renewal, a supplement and a call-off under a framework are signings too. "原则上" is read
#       as comply or explain, so a waiver in force lifts it. A term that has run out before the signing is a finding as
#       well: no contract can be signed on it any more.
#   messages:
#     expired:
#       zh: 尽职调查 {completed_on} 完成，有效期至 {expiry}，合同 {signing_on} 签订时已失效
#       en: >-
#         the due diligence of {completed_on} was valid until {expiry}, and had expired when the contract was signed on
#         {signing_on}
#       remediation:
#         zh: 立即重新开展尽职调查，按结论决定是否继续；一年之外仍然有效有正当理由的，申请豁免。日期填错的，更正 due_diligence.completed_on 或 contract.signing_on。
#         en: >-
#           Carry out due diligence again now and decide by it whether to go on; where there is good reason why it holds
#           for longer, apply for a waiver. Correct due_diligence.completed_on or contract.signing_on if a date is
#           wrong.
#     overdue:
#       zh: 尽职调查 {completed_on} 完成，有效期至 {due}，已经失效，而合同尚未签订
#       en: >-
#         the due diligence of {completed_on} was valid until {due}; it has expired, and the contract is not signed yet
#   remediation:
#     zh: 签订合同之前重新开展尽职调查，更新 due_diligence 的 completed_on 和 report_ref。
#     en: Carry out due diligence again before the signing and update completed_on and report_ref of due_diligence.
#   examples:
#     fail:
#       declaration: {due_diligence: {completed_on: "2025-03-01"}}
#     pass:
#       declaration: {due_diligence: {completed_on: "2025-03-02"}}
package ito.diligence.validity

import data.ito.lib.dates

at := ["declaration", "due_diligence", "completed_on"]

completed_on := input.declaration.due_diligence.completed_on

# METADATA
# description: The last day on which a contract may be signed on this due diligence.
expiry := dates.anniversary(completed_on, 1)

findings contains {"message": "expired", "at": at, "values": values, "latest": expiry} if {
	signing_on := input.declaration.contract.signing_on
	is_string(signing_on)
	signing_on > expiry
	values := {"completed_on": completed_on, "expiry": expiry, "signing_on": signing_on}
}

# METADATA
# description: The last day to sign on; undefined while the due diligence is not completed.
due := {"on": expiry, "at": at, "values": {"completed_on": completed_on, "due": expiry}} if {
	completed_on <= input.as_of
}
