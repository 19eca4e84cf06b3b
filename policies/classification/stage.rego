# METADATA
# scope: package
# title: The stage agrees with the dates
# description: >-
#   Articles 15, 29 and 37 tie duties to moments: before approval, before signing, at the end. The gate
#   takes the moment from the stage, so the stage must not lag behind the dates of the declaration: it
#   would put off every duty that is already due.
# custom:
#   title_zh: 阶段与各日期一致
#   description_zh: >-
#     第十五条、第二十九条、第三十七条的要求分别系于审批、签订合同和服务结束等时点。系统按 stage 判断时点，
#     阶段落后于日期，已经到期的要求就会被推迟。
#   articles: ["15", "29", "37"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       办法没有“阶段”一词；各条以“审批”“合同签订前”“到期前”“服务结束时”为界，阶段即由此而来，填错等于不按时履行，因此拦截。
#       顺序为拟议、审批、报告、签约、服务、结束；无须报告或无须审批的，跳过该阶段。拟签订日、约定开始日和约定结束日当天尚不算已过。
#       续签、补充协议按新的合同填写各日期。服务开始之前即告终止的，实际结束日可以早于约定开始日。
#     en: >-
#       The text knows no stages; its articles speak of approval, of the time before signing, before expiry and of the
#       end. The stages are these moments, and a wrong one means duties not met in time; hence it blocks. The order
#       is proposed, approved, reported, signed, in service, ended; what needs no approval or report skips that
#       stage. A planned day of signing and the agreed first and last day of service have passed only when they are
#       over. A renewal or supplement has dates of its own. What is terminated before the service begins may end
#       before its start.
#   needs:
#     - declaration.stage
#     - declaration.approval.approved_on?
#     - declaration.filing.filed_on?
#     - declaration.contract.signing_on?
#     - declaration.service.starts_on
#     - declaration.service.ends_on
#     - declaration.service.ended_on?
#   messages:
#     already-approved:
#       zh: "{day} 已经审批，阶段却仍为{stage}"
#       en: "approved on {day}, but the stage is still {stage}"
#       remediation:
#         zh: 把 stage 改为 approved；尚未审批的，更正审批日。
#         en: Set stage to approved; if it is not approved yet, correct the date of approval.
#     already-filed:
#       zh: "{day} 已经向监管部门报告，阶段却仍为{stage}"
#       en: "reported to the regulator on {day}, but the stage is still {stage}"
#       remediation:
#         zh: 把 stage 改为 filed；尚未报告的，更正报告日。
#         en: Set stage to filed; if it is not reported yet, correct the date of the report.
#     signing-passed:
#       zh: 签订日 {day} 已过，阶段却仍为{stage}
#       en: "the day of signing, {day}, has passed, but the stage is still {stage}"
#       remediation:
#         zh: 合同已经签订的，把 stage 改为 signed；尚未签订的，推迟拟签订日。
#         en: If the contract is signed, set stage to signed; if not, move the planned day of signing.
#     started-unsigned:
#       zh: 约定的服务开始日 {day} 已过，合同却尚未签订，阶段为{stage}
#       en: "the agreed start of service, {day}, has passed, but the contract is not signed and the stage is {stage}"
#       remediation:
#         zh: 未签合同不应开始服务：把 starts_on 推迟到签订之后；合同其实已经签订的，更正 stage。续签、补充协议填写新的开始日。
#         en: >-
#           No service before the contract is signed: move starts_on to a day after signing, or correct stage if the
#           contract is signed. For a renewal or supplement, write its own first day.
#     already-started:
#       zh: 约定的服务开始日 {day} 已过，阶段却仍为{stage}
#       en: "the agreed start of service, {day}, has passed, but the stage is still {stage}"
#       remediation:
#         zh: 服务已经开始的，把 stage 改为 in_service；推迟开始的，更正 starts_on。
#         en: If the service has begun, set stage to in_service; if its start was put off, correct starts_on.
#     already-ended:
#       zh: 服务已于 {day} 实际结束，阶段却仍为{stage}
#       en: "the service really ended on {day}, but the stage is still {stage}"
#       remediation:
#         zh: 到期结束的，把 stage 改为 ended；提前终止的，改为 terminated。
#         en: Set stage to ended at the end of its term, or to terminated when it ended early.
#     expired:
#       zh: 约定的服务结束日 {day} 已过，服务仍在进行，阶段为{stage}
#       en: "the agreed end of service, {day}, has passed, but the service goes on and the stage is {stage}"
#       remediation:
#         zh: 继续外包的，续签后按新的期限更正 ends_on；不再继续的，填写 ended_on 并把 stage 改为 ended。
#         en: To go on, sign a renewal and write its term in ends_on; otherwise write ended_on and set stage to ended.
#     approval-ahead:
#       zh: 阶段为{stage}，审批日 {day} 却还未到
#       en: "the stage is {stage}, but the day of approval, {day}, is still to come"
#       remediation:
#         zh: 更正审批日；尚未审批的，stage 保持 proposed。
#         en: Correct the date of approval; until it is approved, the stage is proposed.
#     unfiled:
#       zh: 阶段为{stage}，却还没有报告：没有报告日，或者报告日尚未到来
#       en: "the stage is {stage}, but no report has been made: its date is missing or still to come"
#       remediation:
#         zh: 填写实际报告日；尚未报告的，stage 保持 approved。
#         en: State the day on which it was reported; until it is reported, the stage is approved.
#     signing-ahead:
#       zh: 阶段为{stage}，签订日 {day} 却还未到
#       en: "the stage is {stage}, but the day of signing, {day}, is still to come"
#       remediation:
#         zh: 更正签订日；尚未签订的，把 stage 改为签订之前的阶段。
#         en: Correct the day of signing; until it is signed, the stage is the one before.
#     start-ahead:
#       zh: 阶段为{stage}，约定的服务开始日 {day} 却还未到
#       en: "the stage is {stage}, but the agreed start of service, {day}, is still to come"
#       remediation:
#         zh: 更正 starts_on；服务尚未开始的，stage 保持 signed。
#         en: Correct starts_on; until the service begins, the stage is signed.
#     end-ahead:
#       zh: 阶段为{stage}，实际结束日 {day} 却还未到
#       en: "the stage is {stage}, but the actual end, {day}, is still to come"
#       remediation:
#         zh: 更正 ended_on；服务尚未结束的，stage 保持 in_service。
#         en: Correct ended_on; until the service ends, the stage is in_service.
#     signing-undated:
#       zh: 阶段为{stage}，却没有合同签订日
#       en: "the stage is {stage}, but there is no day of signing"
#     end-undated:
#       zh: 阶段为{stage}，却没有实际结束日
#       en: "the stage is {stage}, but there is no actual end"
#     ends-before-start:
#       zh: 约定的服务结束日 {day} 早于开始日 {starts_on}
#       en: the agreed end of service, {day}, is before its start, {starts_on}
#       remediation:
#         zh: 更正 starts_on 或 ends_on。
#         en: Correct starts_on or ends_on.
#     ended-before-start:
#       zh: 实际结束日 {day} 早于服务开始日 {starts_on}，阶段却为{stage}
#       en: the actual end, {day}, is before the start of service, {starts_on}, but the stage is {stage}
#       remediation:
#         zh: 更正 starts_on 或 ended_on；服务开始之前即告终止的，stage 填 terminated。
#         en: Correct starts_on or ended_on; if it was terminated before the service began, the stage is terminated.
#   remediation:
#     zh: 补填该日期；尚未发生的，更正 stage。
#     en: Fill in the date; if it has not happened yet, correct stage.
#   examples:
#     fail:
#       declaration: {stage: filed}
#     pass:
#       declaration:
#         stage: filed
#         contract: {signing_on: "2026-06-08"}
#         service: {starts_on: "2026-06-15", ends_on: "2027-06-14"}
package ito.classification.stage

import future.keywords.not

# The declaration's own stage: what is asked about with --stage leaves its dates as they are.
stage := input.declaration.stage

ranks := {
	"proposed": 0,
	"approved": 1,
	"filed": 2,
	"signed": 3,
	"in_service": 4,
	"ended": 5,
	"terminated": 5,
}

rank := ranks[stage]

starts_on := input.declaration.service.starts_on

ends_on := input.declaration.service.ends_on

approved_on := text(input.declaration.approval.approved_on)

filed_on := text(input.declaration.filing.filed_on)

signing_on := text(input.declaration.contract.signing_on)

ended_on := text(input.declaration.service.ended_on)

# A date left empty (null) is no date; as a value it would be earlier than any.
text(value) := value if is_string(value)

stage_at := ["declaration", "stage"]

approved_at := ["declaration", "approval", "approved_on"]

filed_at := ["declaration", "filing", "filed_on"]

signing_at := ["declaration", "contract", "signing_on"]

service_at(field) := ["declaration", "service", field]

has_ended if ended_on <= input.as_of

# The stage lags behind what has happened.

findings contains finding("already-approved", stage_at, approved_on, "15") if {
	rank < 1
	approved_on <= input.as_of
}

findings contains finding("already-filed", stage_at, filed_on, "37") if {
	rank < 2
	filed_on <= input.as_of
}

findings contains finding("signing-passed", stage_at, signing_on, "37") if {
	rank < 3
	signing_on < input.as_of
}

findings contains finding("started-unsigned", stage_at, starts_on, "37") if {
	rank < 3
	starts_on < input.as_of
}

findings contains finding("already-started", stage_at, starts_on, "37") if {
	rank == 3
	starts_on < input.as_of
}

findings contains finding("already-ended", stage_at, ended_on, "29") if {
	rank < 5
	has_ended
}

findings contains finding("expired", service_at("ends_on"), ends_on, "29") if {
	rank == 4
	ends_on < input.as_of
	not has_ended
}

# The stage runs ahead of it. Where the rule about an approval or a report is asked, that rule says so.

findings contains finding("approval-ahead", approved_at, approved_on, "15") if {
	rank >= 1
	approved_on > input.as_of
	not data.ito.gate.status["filing/approval"] == "evaluated"
}

findings contains finding("unfiled", filed_at, "", "37") if {
	rank == 2
	not filed_on <= input.as_of
	not data.ito.gate.status["filing/lead-time"] == "evaluated"
}

findings contains finding("signing-ahead", signing_at, signing_on, "37") if {
	rank >= 3
	signing_on > input.as_of
}

findings contains finding("signing-undated", signing_at, "", "37") if {
	rank >= 3
	not signing_on
}

findings contains finding("start-ahead", service_at("starts_on"), starts_on, "37") if {
	rank == 4
	starts_on > input.as_of
}

findings contains finding("end-ahead", service_at("ended_on"), ended_on, "29") if {
	rank == 5
	ended_on > input.as_of
}

findings contains finding("end-undated", service_at("ended_on"), "", "29") if {
	rank == 5
	not ended_on
}

# The dates contradict each other.

findings contains finding("ends-before-start", service_at("ends_on"), ends_on, "29") if {
	ends_on < starts_on
}

findings contains finding("ended-before-start", service_at("ended_on"), ended_on, "29") if {
	ended_on < starts_on
	stage != "terminated"
}

finding(message, at, day, article) := {
	"message": message,
	"at": at,
	"values": {"stage": stage, "day": day, "starts_on": starts_on},
	"articles": [article],
}
