# METADATA
# scope: package
# title: Report twenty working days before signing
# description: >-
#   Article 37: the activity is reported twenty working days before the contract is signed. Neither
#   the day of the report nor the day of signing is counted (Civil Code, article 201, by analogy), so
#   twenty working days lie between them. A report on a day off counts as made on the next working day.
#   It is a report, not an approval: no answer has to be waited for.
# custom:
#   title_zh: 合同签订前二十个工作日报告
#   description_zh: >-
#     第三十七条：应当在外包合同签订前二十个工作日报告。报告日和签订日都不计入（参照《民法典》第二百零一条），两日之间须有二十个工作日；非工作日报告的，视为下一个工作日报告。是报告而非审批，无须等待答复。
#   articles: ["37"]
#   force: must
#   stage: filed
#   applies_to: [filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.contract.signing_on
#     - declaration.filing.filed_on?
#   reading:
#     zh: >-
#       办法未规定起算方法，取较安全的一种：报告日、签订日均不计，中间须有二十个工作日。设置 filing.count_mode 为 t20 时报告日计入，中间有十九个也可通过，但给出提示。阶段已是已签约而 signing_on 尚未到来的，视为检查当日签订。
#     en: >-
#       The text has no counting rule; the safer one is taken, which counts neither day, so that twenty
#       working days lie between. With the setting filing.count_mode t20 the day of the report counts, and
#       nineteen between pass with a warning. Where the stage is signed but signing_on is still to come, the
#       contract is taken to be signed on the day of the check.
#   messages:
#     not-filed:
#       zh: 须向监管部门报告，但没有报告日；合同签订日为 {signing_on}
#       en: this has to be reported, but there is no date of report; the contract is signed on {signing_on}
#     not-filed-yet:
#       zh: 报告日 {filed_on} 晚于检查日 {as_of}，报告尚未发生
#       en: the date of report, {filed_on}, is after {as_of}, the day of this check, so the report has not been made yet
#       remediation:
#         zh: 报送之后再把阶段改为已报告，并填写实际报告日。
#         en: Move the stage to filed once the report is made, and state the day on which it was made.
#     after-signing:
#       zh: "{filed_on} 才报告，不早于 {signing_on} 签订"
#       en: "reported on {filed_on}, which is not before the signing on {signing_on}"
#     late:
#       zh: "{filed_on} 报告，{signing_on} 签订，中间只有 {days} 个工作日，应有 {required} 个"
#       en: "reported on {filed_on}, signed on {signing_on}: {days} working days between them, {required} are needed"
#     late-by-reading:
#       zh: >-
#         {filed_on} 报告，{signing_on} 签订，中间有 19 个工作日：报告日、签订日均不计（t21），最迟应于 {latest_t21} 报告；只有报告日计入（t20）才可于 {latest_t20} 报告
#       en: >-
#         reported on {filed_on}, signed on {signing_on}: 19 working days between them. If neither day is counted
#         (t21), {latest_t21} was the last day to report; only if the day of the report is counted (t20), {latest_t20}
#     accepted-by-reading:
#       force: practice
#       zh: "{filed_on} 报告，{signing_on} 签订，中间有 {days} 个工作日：仅因设置 t20（报告日计入）而通过"
#       en: >-
#         reported on {filed_on}, signed on {signing_on}: {days} working days between them, which passes only by the
#         setting t20
#       remediation:
#         zh: 尽可能在 {latest_t21} 之前（含当日）报告；否则向监管部门确认报告日可以计入，并留存依据。
#         en: >-
#           Report by {latest_t21} if you can; otherwise have the regulator confirm that the day of the report counts,
#           and keep the evidence.
#     undated-year:
#       undetermined: true
#       zh: "{signing_on} 之前的放假安排尚未公布：{filed_on} 报告，中间有 {lower} 至 {upper} 个工作日，无法确定是否够 {required} 个"
#       en: >-
#         the holidays before {signing_on} are not published yet: with the report on {filed_on} there are between
#         {lower} and {upper} working days, and {required} are needed
#       remediation:
#         zh: 在最迟日期之前报告（已按最不利的放假安排推算），或者推迟签订日；放假通知已经公布的，在设置 calendar.years 中补充。
#         en: >-
#           Report by the latest date, which holds under any arrangement, or sign later; if the notice is
#           published by now, add it in the setting calendar.years.
#     no-calendar:
#       undetermined: true
#       zh: "{filed_on} 至 {signing_on} 超出工作日历的范围，无法计算工作日"
#       en: "{filed_on} to {signing_on} lies outside the calendar of working days, so the days cannot be counted"
#       remediation:
#         zh: 核对两个日期；日期无误的，更新 ito-gate 以取得覆盖该时期的工作日历。
#         en: Check both dates; if they are right, update ito-gate for a calendar that covers them.
#     unknown-setting:
#       undetermined: true
#       zh: 设置 filing.count_mode 的值“{mode}”既不是 t21 也不是 t20，无法计算工作日
#       en: the setting filing.count_mode is “{mode}”, neither t21 nor t20, so the days cannot be counted
#       remediation:
#         zh: 将设置 filing.count_mode 改为 t21 或 t20。
#         en: Set filing.count_mode to t21 or t20.
#     signed-early:
#       zh: 阶段为已签约而签订日 {signing_on} 尚未到来；若于检查日 {as_of} 签订，{filed_on} 的报告不足 {required} 个工作日
#       en: >-
#         the stage is signed although {signing_on} is still to come; for a signing on {as_of}, the day of this check,
#         the report of {filed_on} leaves fewer than {required} working days
#       remediation:
#         zh: 不要在 {signing_on} 之前签约或下达采购订单；已经签订的，填写实际签订日。
#         en: Do not sign or place the order before {signing_on}; if it is signed, state the day on which it was.
#     provisional:
#       force: practice
#       zh: "{signing_on} 前后的放假安排尚未公布或仍可能调整；按最不利的安排也有 {lower} 个工作日"
#       en: >-
#         the holidays around {signing_on} are not published yet or may change; there are at least {lower} working days
#         under any arrangement
#       remediation:
#         zh: 放假通知公布后更新工作日历，再检查一次。
#         en: Update the calendar when the notice is published, and check again.
#     not-a-workday:
#       force: practice
#       zh: "{filed_on} 不是工作日，视为下一个工作日 {effective} 报告"
#       en: "{filed_on} is not a working day; the report counts as made on the next one, {effective}"
#       remediation:
#         zh: 核对报告日，以监管部门收到报告的工作日为准。
#         en: Check the date; what counts is the working day on which the regulator received the report.
#     overdue:
#       zh: 拟于 {signing_on} 签订，最迟应于 {due} 报告，已经过期
#       en: for a signing on {signing_on} the report was due by {due}, which has passed
#   remediation:
#     zh: >-
#       尚未签订的，在最迟日期之前（含当日）报告，或者推迟签订日（ito-gate deadline --filed 报告日 可算出最早签订日）。已经签订的，期限无法补救：立即报告，并向监管部门说明。
#     en: >-
#       Before the signing: report by the latest date, or sign later (ito-gate deadline --filed DATE gives the
#       earliest day). After it the term cannot be mended: report at once and explain it to the regulator.
#   examples:
#     fail:
#       declaration: {filing: {filed_on: "2026-02-02"}}
#     pass:
#       declaration: {filing: {filed_on: "2026-01-26"}}
package ito.filing.lead_time

import future.keywords.not

import data.ito.lib.workdays

signing_on := day if {
	day := input.declaration.contract.signing_on
	is_string(day)
}

filed_on := day if {
	day := input.declaration.filing.filed_on
	is_string(day)
}

as_of := input.as_of

mode := object.get(input, ["options", "count_mode"], "t21")

# Clear working days between the two days, under the setting.
required := {"t21": 20, "t20": 19}[mode]

# METADATA
# description: >-
#   The last day to report on for the planned signing; undefined once a report in time is recorded.
due := {
	"on": latest.latest,
	"at": ["declaration", "contract", "signing_on"],
	"values": {"signing_on": signing_on, "due": latest.latest},
} if {
	not reported_by(latest.latest)
}

findings contains finding("not-filed", {"signing_on": signing_on}) if {
	not filed_on
}

findings contains finding("not-filed-yet", {"filed_on": filed_on, "as_of": as_of}) if {
	filed_on > as_of
}

findings contains finding("after-signing", dated) if {
	filed_on >= signing_on
}

findings contains finding("unknown-setting", {"mode": mode}) if {
	not required
}

findings contains finding("no-calendar", dated) if {
	filed_on < signing_on
	not counted
}

findings contains finding("late", object.union(dated, {"days": days, "required": required})) if {
	counted.upper < required
	not counted == {"lower": 19, "upper": 19}
}

findings contains finding("late-by-reading", object.union(dated, both_latest)) if {
	counted == {"lower": 19, "upper": 19}
	required == 20
}

findings contains finding("undated-year", object.union_n([dated, counted, {"required": required}])) if {
	counted.lower < required
	counted.upper >= required
}

findings contains finding("accepted-by-reading", object.union_n([dated, both_latest, {"days": days}])) if {
	counted.lower >= required
	counted.lower < 20
}

findings contains finding("provisional", object.union(dated, counted)) if {
	counted.lower >= required
	workdays.provisional(signing_on)
}

findings contains finding("not-a-workday", {"filed_on": filed_on, "effective": effective}) if {
	workdays.is_workday(filed_on) == false
	effective := workdays.effective(filed_on)
}

findings contains {
	"message": "signed-early",
	"at": ["declaration", "contract", "signing_on"],
	"values": object.union(dated, {"as_of": as_of, "required": required}),
} if {
	as_of < signing_on
	signed
	not enough_by(as_of)
}

# The moment asked about.
signed if data.ito.gate.now >= data.ito.gate.rank.signed

dated := {"filed_on": filed_on, "signing_on": signing_on}

counted := workdays.clear(filed_on, signing_on) if filed_on < signing_on

days := counted.lower if {
	counted.lower == counted.upper
} else := sprintf("%d–%d", [counted.lower, counted.upper])

enough_by(day) if workdays.clear(filed_on, day).lower >= required

reported_by(day) if {
	filed_on <= day
	filed_on <= as_of
}

both_latest := {"latest_t21": latest_for(20), "latest_t20": latest_for(19)}

latest_for(clear_days) := workdays.latest_filing(signing_on, clear_days)

latest_for(clear_days) := "—" if not workdays.latest_filing(signing_on, clear_days)

finding(message, values) := object.union(
	{"message": message, "at": ["declaration", "filing", "filed_on"], "values": values},
	latest,
)

default latest := {}

latest := {"latest": workdays.latest_filing(signing_on, required)}
