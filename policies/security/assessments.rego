# METADATA
# scope: package
# title: The security of the activity is assessed regularly
# description: "Article 32(6): the network and information security of outsourced activities is assessed regularly."
# custom:
#   title_zh: 定期对外包活动进行网络和信息安全评估
#   description_zh: 第三十二条（六）：定期对外包活动进行网络和信息安全评估。
#   articles: ["32(6)"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.security.assessments[].on?
#     - declaration.security.assessments[].ref?
#     - declaration.service.ended_on?
#   reading:
#     zh: >-
#       一次评估也没有的，违反“应当”，投入服务时即须有首次评估。“定期”没有写明间隔，取设置 review_months（默认 12 个月），超过的只作提示；到期当天仍符合。没有报告的不算评估，评估日晚于检查日的尚未发生。服务已结束的不再要求新的评估。
#     en: >-
#       No assessment at all breaks the "应当" (must); the first is due by the start of service. "定期" (regularly) names
#       no interval: the setting review_months is taken (12 by default), and what is older is only pointed out; the last
#       day itself is fine. One without a report does not count; what is dated after the day of the check has not
#       happened. A service that has ended needs no further assessment.
#   messages:
#     never:
#       zh: 没有进行过网络和信息安全评估
#       en: the security of the activity has never been assessed
#     to-come:
#       zh: 最早的网络和信息安全评估在 {on}，晚于检查日 {as_of}，尚未进行
#       en: the first security assessment is dated {on}, after {as_of}, so none has been made yet
#     too-old:
#       force: practice
#       zh: 最近一次网络和信息安全评估在 {last}，应于 {due} 之前（含当日）再次评估
#       en: the latest security assessment was made on {last}; the next was due by {due}
#   agenda:
#     assessment:
#       zh: 最近一次网络和信息安全评估在 {last}，到期应再次评估
#       en: the latest security assessment was made on {last}; the next is due
#   remediation:
#     zh: 对该外包活动进行网络和信息安全评估，把评估日（on）和报告（ref）记入 security.assessments。
#     en: Assess the security of the activity and record the day (on) and the report (ref) under security.assessments.
#   examples:
#     fail:
#       declaration: {security: {assessments: []}}
#     pass:
#       declaration: {security: {assessments: [{"on": "2025-05-06", ref: SEC-2025-07}]}}
package ito.security.assessments

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence
import data.ito.lib.terms

at := ["declaration", "security", "assessments"]

# An assessment without a report shows nothing.
assessments := [assessment |
	is_array(input.declaration.security.assessments)
	some assessment in input.declaration.security.assessments
	evidence.said(assessment.ref)
]

last := terms.last_done(assessments, "on")

due := terms.next_review(last)

findings contains {"message": "never", "at": at, "values": {}} if {
	not last
	count(days) == 0
}

findings contains {"message": "to-come", "at": at, "values": values} if {
	not last
	count(days) > 0
	values := {"on": min(days), "as_of": input.as_of}
}

findings contains {"message": "too-old", "at": at, "values": {"last": last, "due": due}, "latest": due} if {
	due < input.as_of
	not data.ito.facts.ended.value == true
}

# METADATA
# description: >-
#   The last day for the next assessment. One that is planned by then settles it for now, because the finding follows
#   only if it is not made.
agenda contains {"item": "assessment", "on": due, "at": at, "values": {"last": last}} if {
	due >= input.as_of
	in_service
	not ended_by(due)
	not planned
}

planned if {
	some day in days
	day > input.as_of
	day <= due
}

days := {day |
	some assessment in assessments
	day := assessment.on
	dates.valid(day)
}

# On the day after, when it would be found.
ended_by(_) if data.ito.facts.ended.value == true

ended_by(day) if {
	dates.valid(input.declaration.service.ended_on)
	input.declaration.service.ended_on <= dates.add_days(day, 1)
}

# The moment asked about.
in_service if data.ito.gate.now >= data.ito.gate.rank.in_service
