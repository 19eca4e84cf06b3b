# METADATA
# scope: package
# title: The provider has not changed in a major way since the due diligence
# description: >-
#   Article 17: the result of due diligence holds only as long as the provider's business has not changed in
#   a major way. After such a change it is void, however young it is.
# custom:
#   title_zh: 尽职调查后服务提供商经营状况未发生重大变化
#   description_zh: >-
#     第十七条：在服务提供商经营状况未发生重大变化的前提下，尽职调查结果原则上一年内有效。发生重大变化的，不论是否满一年，调查结果都不再有效。
#   articles: ["17"]
#   force: must
#   stage: signed
#   applies_to: [important, signed_under_this_regulation]
#   needs:
#     - declaration.due_diligence.major_change_since?
#   reading:
#     zh: >-
#       未发生重大变化是调查结果有效的“前提”，不属于“原则上”，因此不能豁免；没有查清等于前提不成立。所问的是调查完成至签订合同之间的变化，签订之后的变化由持续监测处理，不改写本项。
#     en: >-
#       That nothing has changed is the condition ("前提") of validity and not part of "原则上", so there is no waiver; not
#       to know means that the condition is not met. It is asked for the time from completion to signing; later changes
#       are a matter of monitoring and leave the answer as it is.
#   messages:
#     changed:
#       zh: 尽职调查完成后，服务提供商经营状况发生了重大变化，调查结果不再有效
#       en: the provider has changed in a major way since the due diligence, whose result no longer holds
#     not-answered:
#       zh: 没有写明尽职调查完成后服务提供商经营状况是否发生重大变化
#       en: nothing says whether the provider has changed in a major way since the due diligence
#       remediation:
#         zh: 核实尽职调查完成至签订合同之间的经营状况，把 due_diligence.major_change_since 填为 true 或 false。
#         en: >-
#           Verify how the provider did between due diligence and signing, and set due_diligence.major_change_since to
#           true or false.
#     unknown:
#       undetermined: true
#       zh: 尚不清楚尽职调查完成后服务提供商经营状况是否发生重大变化，无法判断调查结果是否有效
#       en: >-
#         it is not known whether the provider has changed since the due diligence, so whether that still holds cannot
#         be told
#       remediation:
#         zh: 查清之后，把 due_diligence.major_change_since 填为 true 或 false。
#         en: Find out, and set due_diligence.major_change_since to true or false.
#   remediation:
#     zh: >-
#       针对变化后的情况重新开展尽职调查，更新 due_diligence 的 completed_on、report_ref 和 topics，再把 major_change_since 填为 false。
#       已经签订合同的，按新的结论决定是否继续。
#     en: >-
#       Carry out due diligence again, update completed_on, report_ref and topics of due_diligence, then set
#       major_change_since to false; if the contract is signed, decide by the new result whether it goes on.
#   examples:
#     fail:
#       declaration: {due_diligence: {major_change_since: true}}
#     pass:
#       declaration: {due_diligence: {completed_on: "2025-06-30"}}
package ito.diligence.no_major_change

import future.keywords.not

findings contains finding("changed") if answer == true

findings contains finding("unknown") if answer == "unknown"

findings contains finding("not-answered") if not answer in {true, false, "unknown"}

answer := input.declaration.due_diligence.major_change_since

finding(message) := {
	"message": message,
	"at": ["declaration", "due_diligence", "major_change_since"],
	"values": {},
}
