# METADATA
# scope: package
# title: A major event is followed by a special audit
# description: >-
#   Article 36: after a major outsourcing risk event a special audit is made in good time. The text gives no number
#   of days; after ninety days without one there is a warning.
# custom:
#   title_zh: 发生重大外包风险事件后开展专项审计
#   description_zh: >-
#     第三十六条：发生重大外包风险事件后应当及时开展专项审计。“及时”没有写明天数；发现之日起满九十日仍未开展的，予以提示。
#   articles: ["36"]
#   force: must
#   subject: incident
#   stage: proposed
#   applies_to: []
#   needs:
#     - incident.discovered_at
#     - incident.special_audit.on?
#     - incident.special_audit.ref?
#   reading:
#     zh: >-
#       登记的风险事件都是第三十八条的重大风险事件，视为第三十六条的“重大外包风险事件”。“及时”办法没有写明天数：自发现之日（上海时间）起九十日内不提示，第九十日列入日程，此后只作提示，不拦截。发现之前的审计不是对该事件的审计；日期晚于检查日的，不算已经开展。
#     en: >-
#       The events on record are the major ones of article 38 and are taken for those of article 36. "及时" has no
#       number of days in the text: nothing is said within ninety days of the discovery (the day in Shanghai), the
#       ninetieth is on the agenda, and after it there is a warning that does not block. An audit before the discovery
#       is no audit of the event; one dated after the day of the check has not been made.
#   messages:
#     none-yet:
#       force: practice
#       zh: 事件于 {discovered} 发现，至 {due} 满九十日，仍没有开展专项审计
#       en: the event was discovered on {discovered}; ninety days were over on {due} and there is no special audit
#     no-date:
#       zh: 专项审计没有审计日
#       en: the special audit has no date
#     no-ref:
#       zh: 专项审计没有审计报告
#       en: the special audit has no report
#     before-discovery:
#       zh: 专项审计日 {on} 早于发现事件之日 {discovered}，不是对该事件的审计
#       en: the special audit of {on} came before the event was discovered on {discovered}, so it is not about it
#       remediation:
#         zh: 更正日期；确属发现之前的审计的，另行开展对该事件的专项审计。
#         en: Correct the date; if it really is an earlier audit, make one about this event.
#     impossible-moment:
#       undetermined: true
#       zh: 发现时间“{moment}”不存在，无法判断专项审计是否及时
#       en: “{moment}” is no moment that exists, so it cannot be told whether the special audit was in time
#       remediation:
#         zh: 更正 discovered_at，写成带时区的时间，如 2026-03-02T09:30:00+08:00。
#         en: Correct discovered_at to a moment with its offset, such as 2026-03-02T09:30:00+08:00.
#   agenda:
#     audit:
#       zh: 发现重大风险事件已满九十日，应已开展专项审计
#       en: ninety days after the event was discovered; the special audit should have been made
#   remediation:
#     zh: 开展专项审计，在 special_audit 中填写 on 和 ref。
#     en: Make the special audit and state on and ref under special_audit.
#   examples:
#     fail:
#       incident: {discovered_at: "2026-02-04T09:32:00+08:00", special_audit: null}
#     pass:
#       incident: {special_audit: {"on": "2026-04-20", ref: AUD-2026-05}}
package ito.assurance.special_audit

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence
import data.ito.lib.moments

at := ["incident", "special_audit"]

audit := input.incident.special_audit

discovered := moments.day(moments.seconds(input.incident.discovered_at))

# METADATA
# description: The last day without a warning.
due := dates.add_days(discovered, 90)

findings contains {
	"message": "none-yet",
	"at": at,
	"values": {"discovered": discovered, "due": due},
	"latest": due,
} if {
	not made
	input.as_of > due
}

findings contains {"message": "no-date", "at": array.concat(at, ["on"]), "values": {}} if {
	is_object(audit)
	not is_string(object.get(audit, "on", null))
}

findings contains {"message": "no-ref", "at": array.concat(at, ["ref"]), "values": {}} if {
	is_object(audit)
	not evidence.said(object.get(audit, "ref", null))
}

findings contains {
	"message": "before-discovery",
	"at": array.concat(at, ["on"]),
	"values": {"on": day, "discovered": discovered},
} if {
	day := audit.on
	is_string(day)
	day < discovered
}

findings contains {
	"message": "impossible-moment",
	"at": ["incident", "discovered_at"],
	"values": {"moment": moment},
} if {
	moment := input.incident.discovered_at
	not discovered
}

# METADATA
# description: The ninetieth day after the discovery, while there is no audit.
agenda contains {"item": "audit", "on": day, "at": at, "values": {}} if {
	not made
	day := due
}

# What its other fields lack has findings of its own.
made if {
	is_string(audit.on)
	audit.on <= input.as_of
}

made if {
	is_object(audit)
	not is_string(object.get(audit, "on", null))
}
