# METADATA
# scope: package
# title: Report twenty working days before signing
# description: >-
#   Article 37: the activity is reported twenty working days before the contract is signed. Neither
#   the day of the report nor the day of signing is counted (Civil Code, article 201, by analogy), so
#   twenty working days lie between them. It is a report, not an approval: no answer has to be waited
#   for.
# custom:
#   title_zh: 合同签订前二十个工作日报告
#   description_zh: >-
#     第三十七条：应当在外包合同签订前二十个工作日报告。报告日和签订日都不计入（参照《民法典》第二百零一条），两日之间须有二十个工作日。是报告而非审批，无须等待答复。
#   articles: ["37"]
#   force: must
#   stage: filed
#   applies_to: [filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.contract.signing_on
#     - declaration.filing.filed_on?
#   reading:
#     zh: 办法未规定起算方法，取较安全的一种：报告日、签订日均不计。设置 filing.count_mode 为 t20 时，签订日前第二十个工作日当天报告也可通过，但给出提示。
#     en: >-
#       The text has no counting rule; the safer one is taken, which counts neither day. With the
#       setting filing.count_mode t20, a report on the twentieth working day before signing passes
#       with a warning.
#   messages:
#     not-filed:
#       zh: 须向监管部门报告，但没有报告日；合同签订日为 {signing_on}
#       en: this has to be reported, but there is no date of report; the contract is signed on {signing_on}
#     late:
#       zh: "{filed_on} 报告，{signing_on} 签订，中间只有 {days} 个工作日，应有 {required} 个"
#       en: "reported on {filed_on}, signed on {signing_on}: {days} working days between them, {required} are needed"
#     late-by-reading:
#       zh: "{filed_on} 报告，{signing_on} 签订，中间有 {days} 个工作日；只有把报告日也计入才够二十个（较安全的口径要求 {required} 个）"
#       en: >-
#         reported on {filed_on}, signed on {signing_on}: {days} working days between them, twenty only if the
#         day of the report is counted (the safer reading needs {required})
#     accepted-by-reading:
#       force: practice
#       zh: "{filed_on} 报告，{signing_on} 签订，中间有 {days} 个工作日：按设置 t20（报告日计入）通过"
#       en: "reported on {filed_on}, signed on {signing_on}: {days} working days between them, accepted by the setting t20"
#     undated-year:
#       undetermined: true
#       zh: "{signing_on} 前后的工作日安排尚未公布，无法确定是否够二十个工作日（在 {lower} 至 {upper} 个之间）"
#       en: "the working days around {signing_on} are not published yet: there are between {lower} and {upper}"
#     no-calendar:
#       undetermined: true
#       zh: "{filed_on} 至 {signing_on} 超出工作日历范围，无法计算"
#       en: "{filed_on} to {signing_on} lies outside the calendar of working days"
#     provisional:
#       force: practice
#       zh: 按尚未公布的 {signing_on} 前后放假安排推算，最少也有 {lower} 个工作日；国务院通知公布后请复核
#       en: at least {lower} working days under any holiday arrangement; check again when the notice is published
#     not-a-workday:
#       force: practice
#       zh: "{filed_on} 不是工作日，按下一个工作日 {effective} 计算"
#       en: "{filed_on} is not a working day; counted as {effective}"
#     overdue:
#       zh: 按拟签订日 {signing_on}，最迟应于 {due} 报告，已经过期
#       en: for a signing on {signing_on} the report was due by {due}, which has passed
#   remediation:
#     zh: 在最迟日期之前报告，或者推迟签订日（ito-gate deadline --filed 报告日 可算出最早签订日）。
#     en: Report by the latest date or sign later (ito-gate deadline --filed DATE gives the earliest day).
package ito.filing.lead_time

import future.keywords.not

import data.ito.lib.workdays

signing_on := input.declaration.contract.signing_on

filed_on := input.declaration.filing.filed_on

at := ["declaration", "filing", "filed_on"]

mode := object.get(input, ["options", "count_mode"], "t21")

# Clear working days that every reading accepts, and those of the configured one.
clear_days := 20

required := {"t21": 20, "t20": 19}[mode]

# METADATA
# description: The latest day to report on for the planned signing.
due := {
	"on": latest.latest,
	"at": ["declaration", "contract", "signing_on"],
	"values": {"signing_on": signing_on, "due": latest.latest},
}

findings contains finding("not-filed", {"signing_on": signing_on}) if {
	not filed_on
}

findings contains finding("no-calendar", dated) if {
	filed_on
	not counted
}

findings contains finding("late", object.union(dated, {"days": counted.upper, "required": required})) if {
	counted.upper < required
	counted.upper != 19
}

findings contains finding("late-by-reading", object.union(dated, {"days": 19, "required": required})) if {
	counted.upper == 19
	required == 20
}

findings contains finding("undated-year", object.union(dated, counted)) if {
	counted.lower < required
	counted.upper >= required
}

findings contains finding("accepted-by-reading", object.union(dated, {"days": counted.lower})) if {
	counted.lower >= required
	counted.lower < clear_days
}

findings contains finding("provisional", object.union(dated, counted)) if {
	counted.lower >= required
	workdays.provisional(signing_on)
}

findings contains finding("not-a-workday", object.union(dated, {"effective": effective})) if {
	effective != filed_on
}

dated := {"filed_on": filed_on, "signing_on": signing_on}

effective := workdays.effective(filed_on)

counted := workdays.clear(effective, signing_on)

finding(message, values) := object.union(
	{"message": message, "at": at, "values": values},
	latest,
)

default latest := {}

latest := {"latest": workdays.latest_filing(signing_on, required)}
