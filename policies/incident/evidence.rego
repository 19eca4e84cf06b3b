# METADATA
# scope: package
# title: The report of a major risk event can be shown
# description: >-
#   Article 38: the event is reported to the regulator. A time of the report without the report, or a report without
#   its time, does not show that it was.
# custom:
#   title_zh: 重大风险事件的报告有据可查
#   description_zh: 第三十八条：应当向监管机关报告。只有报告时间而没有报告文件，或者只有报告文件而没有报告时间，都不能证明已经报告。
#   articles: ["38"]
#   force: must
#   subject: incident
#   stage: proposed
#   applies_to: []
#   needs:
#     - incident.declarations
#     - incident.reported_at?
#     - incident.report_ref?
#     - incident.written_report_at?
#   reading:
#     zh: 尚未报告的由 incident/deadline 检查。第三十八条说的是外包活动中发生的事件，因此没有涉及任何申报的，予以提示，不拦截：事件也可能发生在尚未登记的外包中。
#     en: >-
#       What is not reported yet is judged by incident/deadline. Article 38 is about events in outsourced activities, so
#       one that concerns no declaration is a warning; it does not block, as the activity may not be registered yet.
#   messages:
#     no-report-ref:
#       zh: 写有报告时间，但没有报告文件，不能证明已经报告
#       en: a time of the report is stated, but no document, so nothing shows that it was made
#     no-report-time:
#       zh: 有报告文件“{report_ref}”，但没有报告时间，不能证明已按时报告
#       en: there is a report “{report_ref}”, but no time, so nothing shows that it was in time
#       remediation:
#         zh: 在 reported_at 填写向监管机关报告的时间。
#         en: State in reported_at when it was reported to the regulator.
#     no-declarations:
#       force: practice
#       zh: 没有写明涉及哪些外包申报
#       en: nothing says which declarations the event concerns
#       remediation:
#         zh: 在 declarations 中填写涉及的申报；所涉外包尚未申报的，先作申报。
#         en: List the declarations concerned; where the outsourcing is not declared yet, declare it.
#   remediation:
#     zh: 在 report_ref 填写报告文件的编号或路径。
#     en: State the number or path of the report in report_ref.
#   examples:
#     fail:
#       incident: {report_ref: null}
#     pass:
#       incident: {report_ref: NFRA-SH-2026-042}
package ito.incident.evidence

import future.keywords.not

import data.ito.lib.evidence

incident := input.incident

findings contains finding("no-report-ref", "report_ref", {}) if {
	some field in ["reported_at", "written_report_at"]
	evidence.stated(object.get(incident, field, null))
	not has_report
}

findings contains finding("no-report-time", "reported_at", {"report_ref": report_ref}) if {
	has_report
	not evidence.stated(object.get(incident, "reported_at", null))
	report_ref := incident.report_ref
}

findings contains finding("no-declarations", "declarations", {}) if {
	not count(incident.declarations) > 0
}

has_report if evidence.said(object.get(incident, "report_ref", null))

finding(message, field, values) := {"message": message, "at": ["incident", field], "values": values}
