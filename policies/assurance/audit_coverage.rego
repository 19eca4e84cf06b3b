# METADATA
# scope: package
# title: Important outsourcing is audited every three years
# description: >-
#   Article 36: outsourcing is audited regularly, all important outsourcing at least once in three years. The
#   institution bears the audit itself; the project may go to the parent, a company of the group or an independent
#   third party, never to the provider that is audited.
# custom:
#   title_zh: 重要外包每三年审计一次
#   description_zh: >-
#     第三十六条：应当定期对信息科技外包活动进行审计，至少每三年覆盖所有重要外包。应承担内部审计职能和责任，内部审计项目可委托母公司或同一集团下属子公司实施，或聘请独立第三方实施；服务提供商不能审计自己。
#   articles: ["36"]
#   force: must
#   stage: in_service
#   applies_to: [important]
#   needs:
#     - declaration.service.starts_on
#     - declaration.service.first_started_on?
#     - declaration.contract.kind?
#     - declaration.assurance.audits[].on?
#     - declaration.assurance.audits[].performed_by?
#     - declaration.assurance.audits[].ref?
#   reading:
#     zh: >-
#       “至少每三年”取逐项滚动的读法：自服务开始日（续签的为最初开始日）与最近一次审计日的较晚者起算，满三年的当天仍为按时；定期审计和专项审计都算。第三十六条没有“原则上”，不得豁免。没有报告的、日期晚于检查日的，不算已经审计。服务提供商审计自己不是“独立第三方”，也不在可委托的范围之内，不计入并且予以拦截。服务已经结束的，不再要求审计。一般外包没有写明周期，由审计计划安排（assurance/audit-function），不逐项检查。
#     en: >-
#       "至少每三年" is taken to roll for each service, from its start (of a renewal: its first) or its last audit, whichever
#       is later; the anniversary itself is in time, and periodic and special audits both count. There is no "原则上", so
#       nothing can be waived. One without a report, or dated after the day of the check, does not count. A provider
#       that audits itself is no independent third party nor anyone else whom the project may go to: it does not count
#       and blocks. Nothing is asked once the service has ended. Other outsourcing has no interval in the text; it is
#       left to the audit plan (assurance/audit-function).
#   messages:
#     first-start-unknown:
#       undetermined: true
#       zh: 续签的服务没有写明最初开始日，又没有审计记录，无法判断三年从哪天起算
#       en: >-
#         the renewed service does not say when it first started, and no audit is recorded, so it cannot be
#         told from when the three years run
#       remediation:
#         zh: 在 service.first_started_on 填写服务最初开始日（续签之前）；已有审计的，补记。
#         en: >-
#           State in service.first_started_on when the service first started, before any renewal, and record every
#           audit there was.
#     never:
#       zh: 服务自 {starts_on} 开始，没有审计记录；应在 {due} 之前（含当日）审计
#       en: the service runs since {starts_on} and no audit is on record; it was due by {due}
#     expired:
#       zh: 最近一次审计在 {last}，已满三年；下一次应在 {due} 之前（含当日）
#       en: the last audit was on {last}, more than three years ago; the next was due by {due}
#     by-provider:
#       zh: "{on} 的审计由服务提供商自己实施，不是对它的审计"
#       en: the audit of {on} was made by the provider itself, which is no audit of it
#       remediation:
#         zh: 由内部审计部门、母公司、同一集团下属子公司或独立第三方重新审计，并更正 performed_by；该材料只作为服务提供商的自查，从 assurance.audits 中移出。
#         en: >-
#           Have it audited by internal audit, the parent, a company of the group or an independent third party and
#           correct performed_by; the document is a self-assessment of the provider, so take it out of assurance.audits.
#   agenda:
#     audit:
#       zh: 三年期满，最迟于当天完成审计
#       en: three years are over; the audit is due
#   remediation:
#     zh: 完成对本项外包的审计，在 assurance.audits 增加一项，填写 on、kind、performed_by、ref。
#     en: Have this outsourcing audited and add it to assurance.audits with on, kind, performed_by and ref.
#   examples:
#     fail:
#       declaration: {service: {starts_on: "2023-05-05"}, assurance: {audits: []}}
#     pass:
#       declaration:
#         service: {starts_on: "2020-04-01"}
#         assurance: {audits: [{"on": "2023-05-06", kind: periodic, performed_by: internal_audit, ref: AUD-2023-02}]}
package ito.assurance.audit_coverage

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence

starts_on := max(data.ito.lib.service.first_day)

first_start_at := ["declaration", "service", "first_started_on"]

list_at := ["declaration", "assurance", "audits"]

# Days of audits that have been made, with their report, by somebody who may.
audited := {day |
	items := input.declaration.assurance.audits
	is_array(items)
	some item in items
	is_object(item)
	item.performed_by in {"internal_audit", "parent", "group_subsidiary", "independent"}
	evidence.said(item.ref)
	day := item.on
	dates.valid(day)
	day <= input.as_of
}

# METADATA
# description: The last day on which the next audit is in time.
due := dates.anniversary(max(data.ito.lib.service.first_day | audited), 3)

findings contains {"message": "first-start-unknown", "at": first_start_at, "values": {}} if {
	not over
	count(data.ito.lib.service.first_day | audited) == 0
}

findings contains {
	"message": "never",
	"at": list_at,
	"values": {"starts_on": starts_on, "due": due},
	"latest": due,
} if {
	late
	count(audited) == 0
}

findings contains {
	"message": "expired",
	"at": list_at,
	"values": {"last": last, "due": due},
	"latest": due,
} if {
	late
	last := max(audited)
}

findings contains {
	"message": "by-provider",
	"at": array.concat(list_at, [i, "performed_by"]),
	"values": {"on": day},
} if {
	items := input.declaration.assurance.audits
	is_array(items)
	some i, item in items
	item.performed_by == "provider"
	day := object.get(item, "on", "—")
}

# METADATA
# description: The day on which the three years are over.
agenda contains {"item": "audit", "on": day, "at": list_at, "values": {}} if {
	not over
	day := due
}

late if {
	not over
	input.as_of > due
}

over if data.ito.facts.ended.value == true
