# METADATA
# scope: package
# title: Anomalies are corrected, or have their consequences
# description: >-
#   Article 27: the institution has the provider correct anomalies in time; where one is serious or not corrected in
#   time, it interviews the provider's senior managers and sets a deadline; where that passes, it suspends or removes
#   the provider and reports to the regulator.
# custom:
#   title_zh: 异常情况及时纠正，逾期未整改的暂停或取消资格并报告
#   description_zh: >-
#     第二十七条：监控到异常情况时，应当及时督促服务提供商采取纠正措施；情节严重或未及时纠正的，应当及时约谈服务提供商高管人员并限期整改；对于逾期未整改的，应当暂停或取消其服务资格，并向监管机关报告。
#   articles: ["27"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.monitoring.anomalies[].opened_on?
#     - declaration.monitoring.anomalies[].severity?
#     - declaration.monitoring.anomalies[].correction_due?
#     - declaration.monitoring.anomalies[].interviewed_on?
#     - declaration.monitoring.anomalies[].corrected_on?
#     - declaration.monitoring.anomalies[].suspended_on?
#     - declaration.monitoring.anomalies[].reported_on?
#   reading:
#     zh: >-
#       “及时”没有写明天数，取较安全的读法：情节严重的，一经记录即须约谈并限期整改，整改完成后也须有约谈记录。一般异常过了督促纠正的期限仍未纠正的，先约谈并另定整改期限；约谈时或约谈后的期限再过的，以及情节严重的异常逾期的，才须暂停或取消服务资格并报告。逾期后已整改完成的，不再要求。报告时限条文没有规定，逾期后
#       超过 5 个工作日才报告的只作提示。没有写明情节的视为严重。没有异常的写 []，不写不等于没有。
#     en: >-
#       "及时" has no days, so the safer reading: a serious anomaly takes an interview and a deadline as soon as it is
#       recorded, and the interview remains to be shown once it is corrected. A minor one not corrected by the first
#       deadline takes an interview and a new deadline first; suspension and report follow once a deadline set at or
#       after the interview, or that of a serious anomaly, has passed. What was corrected late is corrected. The text
#       has no term for the report, so one more than five working days later only warns. What does not say how serious
#       it is counts as serious. No anomalies is [], not silence.
#   messages:
#     no-record:
#       zh: 没有异常情况记录，无从判断有无异常
#       en: there is no record of anomalies, so it cannot be told whether there were any
#       remediation:
#         zh: 在 monitoring.anomalies 中逐项记录监控到的异常情况；没有异常的，写 []。
#         en: Record what was found in monitoring.anomalies; write [] if there was nothing.
#     no-deadline:
#       zh: "{opened_on} 发现的异常没有纠正或整改期限"
#       en: "the anomaly found on {opened_on} has no deadline for its correction"
#       remediation:
#         zh: 督促服务提供商采取纠正措施，情节严重的限期整改，在 correction_due 写明期限；已经纠正的，填写 corrected_on（情节严重的，两项都要填写）。
#         en: >-
#           Have the provider correct it and state the deadline in correction_due; if it is corrected, state
#           corrected_on (a serious one needs both).
#     before-it-was-found:
#       zh: "{opened_on} 发现的异常，{field} 却是 {day}，早于发现日"
#       en: "the anomaly was found on {opened_on}, but its {field} is {day}, before that day"
#       remediation:
#         zh: 更正日期；该日期属于另一项异常的，记入那一项，本项据实填写。
#         en: Correct the date; if it is about another anomaly, record it there and state here what was really done.
#     severe-not-interviewed:
#       zh: "{opened_on} 发现的异常情节严重，没有约谈服务提供商高管人员"
#       en: "the anomaly found on {opened_on} is serious, but the provider's senior managers were not interviewed"
#     late-not-interviewed:
#       zh: "{opened_on} 发现的异常到 {correction_due} 仍未纠正，没有约谈服务提供商高管人员"
#       en: >-
#         the anomaly found on {opened_on} was not corrected by {correction_due}, but the provider's senior managers
#         were not interviewed
#     deadline-not-renewed:
#       zh: "{opened_on} 发现的异常未及时纠正，{interviewed_on} 约谈后没有另定整改期限（仍是 {correction_due}）"
#       en: >-
#         the anomaly found on {opened_on} was not corrected in time, and the interview of {interviewed_on} set no new
#         deadline (it is still {correction_due})
#       remediation:
#         zh: 限期整改，在 correction_due 写明约谈后的新期限。
#         en: Set a deadline and state it in correction_due.
#     not-suspended:
#       zh: "{opened_on} 发现的异常逾期未整改（期限 {correction_due}），没有暂停或取消服务提供商的服务资格"
#       en: >-
#         the anomaly found on {opened_on} was not corrected by its deadline, {correction_due}, but the provider was
#         neither suspended nor removed
#       remediation:
#         zh: 暂停或取消其服务资格，在 suspended_on 写明日期；其实已经整改完成的，填写 corrected_on。
#         en: Suspend or remove the provider and state the day in suspended_on; if it is corrected, state corrected_on.
#     not-reported:
#       zh: "{opened_on} 发现的异常逾期未整改（期限 {correction_due}），没有向监管机关报告"
#       en: >-
#         the anomaly found on {opened_on} was not corrected by its deadline, {correction_due}, but this was not
#         reported to the regulator
#       remediation:
#         zh: 向国家金融监督管理总局或其派出机构报告，在 reported_on 写明日期；其实已经整改完成的，填写 corrected_on。
#         en: >-
#           Report it to the NFRA or its local office and state the day in reported_on; if it is corrected, state
#           corrected_on.
#     reported-late:
#       force: practice
#       zh: 期限 {correction_due} 之后超过 5 个工作日，{reported_on} 才向监管机关报告
#       en: >-
#         reported to the regulator on {reported_on}, more than five working days after the deadline,
#         {correction_due}, had passed
#       remediation:
#         zh: 核对 reported_on；今后逾期未整改的，立即报告。
#         en: Check reported_on; in future report as soon as a deadline has passed.
#   agenda:
#     correction:
#       zh: "{opened_on} 发现的异常整改到期"
#       en: the anomaly found on {opened_on} has to be corrected
#   remediation:
#     zh: 约谈服务提供商高管人员并限期整改，填写 interviewed_on 和 correction_due。
#     en: Interview the provider's senior managers, set a deadline, and state interviewed_on and correction_due.
#   examples:
#     fail:
#       declaration:
#         monitoring:
#           anomalies:
#             - {opened_on: "2026-04-08", description: 夜间值守漏报, severity: severe, correction_due: "2026-04-22",
#                interviewed_on: "2026-04-09"}
#     pass:
#       declaration:
#         monitoring:
#           anomalies:
#             - {opened_on: "2026-04-08", description: 夜间值守漏报, severity: severe, correction_due: "2026-04-22",
#                interviewed_on: "2026-04-09", suspended_on: "2026-04-23", reported_on: "2026-04-24"}
package ito.monitoring.anomalies

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.workdays

list_at := ["declaration", "monitoring", "anomalies"]

anomalies := input.declaration.monitoring.anomalies if is_array(input.declaration.monitoring.anomalies)

findings contains {"message": "no-record", "at": list_at, "values": {}} if not anomalies

findings contains {"message": "no-deadline", "at": place, "values": values} if {
	some i, anomaly in anomalies
	wants_deadline(anomaly)
	not evidence.stated(anomaly.correction_due)
	place := at(i, "correction_due")
	values := {"opened_on": opened_on(anomaly)}
}

# Such a date shows nothing about this anomaly.
findings contains {"message": "before-it-was-found", "at": place, "values": values} if {
	some i, anomaly in anomalies
	evidence.stated(anomaly.opened_on)
	some field in ["correction_due", "corrected_on", "interviewed_on", "suspended_on", "reported_on"]
	day := anomaly[field]
	day < anomaly.opened_on
	evidence.stated(day)
	place := at(i, field)
	values := {"opened_on": anomaly.opened_on, "field": field, "day": day}
}

findings contains {"message": "severe-not-interviewed", "at": place, "values": values} if {
	some i, anomaly in anomalies
	severe(anomaly)
	not done(anomaly, "interviewed_on")
	place := at(i, "interviewed_on")
	values := {"opened_on": opened_on(anomaly)}
}

findings contains {"message": "late-not-interviewed", "at": place, "values": values} if {
	some i, anomaly in overdue
	not severe(anomaly)
	not done(anomaly, "interviewed_on")
	place := at(i, "interviewed_on")
	values := {"opened_on": opened_on(anomaly), "correction_due": anomaly.correction_due}
}

findings contains {"message": "deadline-not-renewed", "at": place, "values": values} if {
	some i, anomaly in overdue
	not severe(anomaly)
	done(anomaly, "interviewed_on")
	not final(anomaly)
	place := at(i, "correction_due")
	values := {
		"opened_on": opened_on(anomaly),
		"interviewed_on": anomaly.interviewed_on,
		"correction_due": anomaly.correction_due,
	}
}

findings contains {"message": message, "at": place, "values": values} if {
	some i, anomaly in overdue
	final(anomaly)
	some field, message in {"suspended_on": "not-suspended", "reported_on": "not-reported"}
	not done(anomaly, field)
	place := at(i, field)
	values := {"opened_on": opened_on(anomaly), "correction_due": anomaly.correction_due}
}

findings contains {"message": "reported-late", "at": place, "values": values} if {
	some i, anomaly in overdue
	final(anomaly)
	done(anomaly, "reported_on")
	not soon(anomaly.correction_due, anomaly.reported_on)
	place := at(i, "reported_on")
	values := {"correction_due": anomaly.correction_due, "reported_on": anomaly.reported_on}
}

# METADATA
# description: Deadlines of what is not corrected yet and is in order so far.
agenda contains {"item": "correction", "on": due, "at": place, "values": values} if {
	data.ito.gate.now >= data.ito.gate.rank.in_service
	some i, anomaly in anomalies
	due := anomaly.correction_due
	is_string(due)
	due >= input.as_of
	not corrected_by(due, anomaly)
	in_order(anomaly)
	not settled(anomaly)
	place := at(i, "correction_due")
	values := {"opened_on": opened_on(anomaly)}
}

# What nobody has called minor is serious.
severe(anomaly) if not anomaly.severity == "minor"

# By their place in the list: what is not corrected although its deadline has passed.
overdue := {i: anomaly |
	some i, anomaly in anomalies
	evidence.stated(anomaly.correction_due)
	input.as_of > anomaly.correction_due
	not done(anomaly, "corrected_on")
}

# Also where that is still to come: if it happens, nothing will be found.
corrected_by(due, anomaly) if {
	evidence.stated(anomaly.corrected_on)
	anomaly.corrected_on <= due
}

# What is dated after the day of the check has not happened.
done(anomaly, field) if {
	evidence.stated(anomaly[field])
	anomaly[field] <= input.as_of
}

wants_deadline(anomaly) if not done(anomaly, "corrected_on")

wants_deadline(anomaly) if severe(anomaly)

# The deadline is the one of the interview, not the first one that a minor anomaly gets.
final(anomaly) if severe(anomaly)

final(anomaly) if {
	done(anomaly, "interviewed_on")
	anomaly.interviewed_on <= anomaly.correction_due
}

in_order(anomaly) if not severe(anomaly)

in_order(anomaly) if done(anomaly, "interviewed_on")

# What has had, or is about to have, all consequences already.
settled(anomaly) if {
	final(anomaly)
	evidence.stated(anomaly.suspended_on)
	evidence.stated(anomaly.reported_on)
}

# Fewer than five working days lie between, even if those not published yet are worked.
soon(due, reported_on) if workdays.clear(due, reported_on).upper < 5

opened_on(anomaly) := anomaly.opened_on if {
	is_string(anomaly.opened_on)
} else := ""

at(i, field) := array.concat(list_at, [i, field])
