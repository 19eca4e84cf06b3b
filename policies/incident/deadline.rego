# METADATA
# scope: package
# title: Major risk events are reported in time
# description: >-
#   Article 38: seven kinds of major risk event are reported to the regulator as the rules for emergencies want it;
#   where they set no time, within 24 hours. The times stand in data.ito.incidents, each with its source. Hours are
#   natural ones: nights and holidays count, and the last second is in time.
# custom:
#   title_zh: 重大风险事件按时报告
#   description_zh: >-
#     第三十八条：发生（一）至（七）所列重大风险事件时，应当按照相关突发事件监管报告要求报告；相关要求中没有规定的，在 24 小时内报告。各项要求的时限及出处见 data.ito.incidents。小时是自然小时，节假日不扣除；正好到时限为止仍为按时。
#   articles: ["38", "38(1)", "38(2)", "38(3)", "38(4)", "38(5)", "38(6)", "38(7)"]
#   force: must
#   subject: incident
#   stage: proposed
#   applies_to: []
#   needs:
#     - incident.category
#     - incident.regime
#     - incident.occurred_at
#     - incident.discovered_at
#     - incident.reported_at?
#     - incident.written_report_at?
#     - incident.special_rule.law?
#     - incident.special_rule.hours?
#   reading:
#     zh: >-
#       第三十八条写“发生……时”，但不知悉即无从报告，因此自机构发现（知悉）之时起算；自发现起按时、自发生起却已超过时限的，予以提示。专门要求优先，没有专门要求的才适用 24 小时。检查日只是日期，因此尚未报告的，到时限届满之日（上海时间）的次日才判为逾期；届满之日列入日程。数据安全事件的时限未经与公布的原文核对，使用前请核对。适用哪一种要求由机构在 regime 中写明。
#     en: >-
#       The text says "发生……时", but nobody can report what nobody knows, so the clock starts when the institution
#       comes to know; a report in time from then, but late from the occurrence, is a warning. A special rule comes
#       first, and only where there is none do the 24 hours apply. The day of the check is a day only, so what is not
#       reported is overdue from the day after the one (in Shanghai) on which the time ends; that day is on the agenda.
#       The times for data security events have not been compared with the published text; check them before relying on
#       them. Which rule applies is for the institution to state in regime.
#   messages:
#     regime-unknown:
#       undetermined: true
#       zh: 不清楚适用哪一种报告要求，无法确定报告时限
#       en: it is not known which rule for reporting applies, so the time cannot be told
#       remediation:
#         zh: 查明有无突发事件监管报告的专门要求，更正 regime；没有专门要求的写 none，时限为 24 小时。
#         en: >-
#           Find out whether a special rule applies and correct regime; where there is none, write none, which means 24
#           hours.
#     no-special-rule:
#       zh: 适用其他专门要求，但没有写明其名称和时限
#       en: another special rule applies, but its name and its time are not stated
#       remediation:
#         zh: 在 special_rule 中填写 law（名称和条款）和 hours（首次报告的时限）。
#         en: State law (name and article) and hours (the time for the first report) under special_rule.
#     impossible-moment:
#       undetermined: true
#       zh: “{moment}”不是存在的时间，无法判断是否按时报告
#       en: “{moment}” is no moment that exists, so it cannot be told whether the report was in time
#       remediation:
#         zh: 更正为带时区的时间，如 2026-03-02T09:30:00+08:00。
#         en: Correct it to a moment with its offset, such as 2026-03-02T09:30:00+08:00.
#     future:
#       zh: "{moment} 晚于检查日 {as_of}，尚未发生"
#       en: "{moment} is after {as_of}, the day of this check, so it has not happened"
#       remediation:
#         zh: 核对时间；计划中的报告在实际报送之后再填写。
#         en: Check the moment; state a planned report only once it has been made.
#     discovered-before-occurred:
#       zh: 发现时间 {discovered} 早于发生时间 {occurred}
#       en: the event was discovered at {discovered}, before it occurred at {occurred}
#       remediation:
#         zh: 核对并更正 occurred_at 和 discovered_at，注意时区。
#         en: Check and correct occurred_at and discovered_at; mind the offsets.
#     reported-before-discovered:
#       zh: 报告时间 {reported} 早于发现时间 {discovered}
#       en: the event was reported at {reported}, before it was discovered at {discovered}
#       remediation:
#         zh: 核对并更正报告时间和 discovered_at，注意时区；发现时间以机构最早知悉的时间为准。
#         en: >-
#           Check and correct the report and discovered_at, which is when anybody at the institution first knew; mind
#           the offsets.
#     unreported:
#       zh: "{discovered} 发现，最迟应于北京时间 {deadline} 报告（{source_zh}），至今没有报告"
#       en: "discovered at {discovered}, to be reported by {deadline} UTC+8 ({source_en}), and not reported yet"
#     late:
#       zh: "{discovered} 发现，最迟应于北京时间 {deadline} 报告（{source_zh}），{reported} 才报告"
#       en: >-
#         discovered at {discovered}, to be reported by {deadline} UTC+8 ({source_en}), and reported only at {reported}
#       remediation:
#         zh: 时间填错的，予以更正；确属迟报的，无法补救：向监管部门说明原因，并改进内部报告流程。
#         en: >-
#           Correct a wrong moment. A late report cannot be mended; explain it to the regulator, and mend the way events
#           are reported inside.
#     no-written-report:
#       zh: "{discovered} 发现，最迟应于北京时间 {deadline} 提交书面报告（{source_zh}），至今没有提交"
#       en: >-
#         discovered at {discovered}, to be reported in writing by {deadline} UTC+8 ({source_en}), which has not been
#         done
#       remediation:
#         zh: 立即提交正式书面报告，填写 written_report_at。
#         en: Submit the formal report in writing at once and state written_report_at.
#     written-late:
#       zh: "{discovered} 发现，最迟应于北京时间 {deadline} 提交书面报告（{source_zh}），{reported} 才提交"
#       en: >-
#         discovered at {discovered}, to be reported in writing by {deadline} UTC+8 ({source_en}), which was done only
#         at {reported}
#       remediation:
#         zh: 时间填错的，予以更正；确属迟报的，无法补救：向监管部门说明原因，并改进内部报告流程。
#         en: >-
#           Correct a wrong moment. A late report cannot be mended; explain it to the regulator, and mend the way events
#           are reported inside.
#     late-from-occurrence:
#       force: practice
#       zh: 自发现起按时报告，但 {occurred} 发生，{reported} 才报告，自发生起已超过时限（{source_zh}）
#       en: >-
#         reported in time after the discovery, but it occurred at {occurred} and was reported at {reported}, which is
#         late from then ({source_en})
#       remediation:
#         zh: 留存何时发现的依据，并查明发现为何滞后。
#         en: Keep the evidence of when it was discovered, and find out why that took so long.
#   agenda:
#     report:
#       zh: 重大风险事件最迟应于北京时间 {deadline} 向监管部门报告
#       en: the event has to be reported to the regulator by {deadline} UTC+8
#     written:
#       zh: 重大风险事件最迟应于北京时间 {deadline} 提交书面报告
#       en: the event has to be reported in writing by {deadline} UTC+8
#   remediation:
#     zh: 立即向国家金融监督管理总局或其派出机构报告，填写 reported_at 和 report_ref。
#     en: Report it to the NFRA or its local office at once and state reported_at and report_ref.
#   examples:
#     fail:
#       incident: {reported_at: "2026-04-20T10:32:01+08:00"}
#     pass:
#       incident:
#         regime: none
#         occurred_at: "2026-04-20T09:32:00+08:00"
#         reported_at: "2026-04-21T09:32:00+08:00"
#         written_report_at: null
package ito.incident.deadline

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.moments

incident := input.incident

occurred := moments.seconds(incident.occurred_at)

discovered := moments.seconds(incident.discovered_at)

reported := moments.seconds(incident.reported_at)

written := moments.seconds(incident.written_report_at)

# METADATA
# scope: document
# description: What rule sets the time of the report; undefined while that is not known.
regime := found if {
	some name, found in data.ito.incidents.regimes
	name == incident.regime
}

regime := {
	"first_minutes": hours * 60,
	"source": {"zh": law, "en": law},
} if {
	incident.regime == "other_special_rule"
	hours := incident.special_rule.hours
	is_number(hours)
	law := incident.special_rule.law
	evidence.said(law)
}

# METADATA
# description: The last second for the first report.
deadline := discovered + (regime.first_minutes * 60)

# METADATA
# description: The last second for the report in writing; undefined where the rule wants none.
written_deadline := discovered + (regime.written_minutes * 60)

findings contains finding("regime-unknown", "regime", {}) if {
	not regime
	incident.regime != "other_special_rule"
}

findings contains finding("no-special-rule", "special_rule", {}) if {
	not regime
	incident.regime == "other_special_rule"
}

findings contains finding("impossible-moment", field, {"moment": moment}) if {
	some field, moment in stated
	not moments.seconds(moment)
}

findings contains finding("future", field, {"moment": moment, "as_of": as_of}) if {
	as_of := input.as_of
	some field, moment in stated
	moments.day(moments.seconds(moment)) > as_of
}

findings contains finding("discovered-before-occurred", "discovered_at", values) if {
	discovered < occurred
	values := {"discovered": incident.discovered_at, "occurred": incident.occurred_at}
}

findings contains finding("reported-before-discovered", field, values) if {
	some field in ["reported_at", "written_report_at"]
	moment := stated[field]
	moments.seconds(moment) < discovered
	values := {"discovered": incident.discovered_at, "reported": moment}
}

findings contains finding("unreported", "reported_at", object.union(dated, {"deadline": text})) if {
	not stated.reported_at
	input.as_of > moments.day(deadline)
	text := moments.text(deadline)
}

findings contains finding("late", "reported_at", values) if {
	reported > deadline
	values := object.union(dated, {"reported": incident.reported_at, "deadline": moments.text(deadline)})
}

findings contains finding("no-written-report", "written_report_at", object.union(dated, {"deadline": text})) if {
	not stated.written_report_at
	input.as_of > moments.day(written_deadline)
	text := moments.text(written_deadline)
}

findings contains finding("written-late", "written_report_at", values) if {
	written > written_deadline
	values := object.union(dated, {
		"reported": incident.written_report_at,
		"deadline": moments.text(written_deadline),
	})
}

findings contains finding("late-from-occurrence", "reported_at", values) if {
	reported <= deadline
	reported >= discovered
	reported > occurred + (regime.first_minutes * 60)
	values := object.union(dated, {"occurred": incident.occurred_at, "reported": incident.reported_at})
}

# METADATA
# scope: document
# description: The day on which the time of a report that is still to be made ends.
agenda contains {"item": "report", "on": day, "at": ["incident", "reported_at"], "values": {"deadline": text}} if {
	not stated.reported_at
	day := moments.day(deadline)
	text := moments.text(deadline)
}

agenda contains {
	"item": "written",
	"on": day,
	"at": ["incident", "written_report_at"],
	"values": {"deadline": text},
} if {
	not stated.written_report_at
	day := moments.day(written_deadline)
	text := moments.text(written_deadline)
}

# The moments that the incident states; what is absent or null is not stated.
stated := {field: moment |
	some field in ["occurred_at", "discovered_at", "reported_at", "written_report_at"]
	moment := incident[field]
	moment != null
}

dated := {
	"discovered": incident.discovered_at,
	"source_zh": regime.source.zh,
	"source_en": regime.source.en,
}

finding(message, field, values) := {
	"message": message,
	"at": ["incident", field],
	"values": values,
	"articles": [clauses[incident.category]],
}

# The clause of article 38 for each kind of event.
clauses := {
	"data_leak": "38(1)",
	"interruption": "38(2)",
	"several_institutions": "38(3)",
	"abnormal_end": "38(4)",
	"fund_loss": "38(5)",
	"provider_violation": "38(6)",
	"other": "38(7)",
}
