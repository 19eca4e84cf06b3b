# METADATA
# scope: package
# title: Important off-site outsourcing is inspected on site every three years
# description: >-
#   Article 34: important outsourcing that is off-site is inspected on the spot; in principle each such service
#   once in three years. The three years run from the start of the service, then from the last inspection.
# custom:
#   title_zh: 重要的非驻场外包每三年实地检查一次
#   description_zh: >-
#     第三十四条：应当对符合重要外包标准的非驻场外包服务进行实地检查，原则上每三年覆盖所有重要的非驻场外包服务。三年自服务开始之日起算，检查后自最近一次实地检查起算。
#   articles: ["34"]
#   force: in_principle
#   stage: in_service
#   applies_to: [important, off_site]
#   needs:
#     - declaration.service.starts_on
#     - declaration.service.first_started_on?
#     - declaration.contract.kind?
#     - declaration.assurance.inspections[].on?
#     - declaration.assurance.inspections[].method?
#     - declaration.assurance.inspections[].ref?
#   reading:
#     zh: >-
#       办法没有写明三年如何起算，取逐项滚动的读法：每项服务自服务开始日（续签的为最初开始日）与最近一次实地检查日的较晚者起算，满三年的当天仍为按时。自行、联合、委托检查都是实地检查；远程检查不是。办法只说具有行业集中度性质的服务提供商“可”采取联合检查、委托检查，没有规定如何认定，因此不检查是否符合该条件。没有报告的、日期晚于检查日的，不算已经检查。服务已经结束的，不再要求检查。
#     en: >-
#       The text does not say from when the three years run; they are taken to roll for each service, from its start (of
#       a renewal: its first start) or its last inspection, whichever is later, and the anniversary itself is in time.
#       An inspection of its own, a joint and a commissioned one are all on site, a remote one is not. Joint and
#       commissioned inspections are said to be open ("可") for providers that the industry concentrates on, with no test
#       for that, so none is made here. One without a report, or dated after the day of the check, does not count.
#       Nothing is asked once the service has ended.
#   messages:
#     first-start-unknown:
#       undetermined: true
#       zh: 续签的服务没有写明最初开始日，又没有实地检查记录，无法判断三年从哪天起算
#       en: >-
#         the renewed service does not say when it first started, and no inspection on site is recorded, so it cannot be
#         told from when the three years run
#       remediation:
#         zh: 在 service.first_started_on 填写服务最初开始日（续签之前）；已有实地检查的，补记。
#         en: >-
#           State in service.first_started_on when the service first started, before any renewal, and record every
#           inspection on site there was.
#     never:
#       zh: 服务自 {starts_on} 开始，没有实地检查记录；应在 {due} 之前（含当日）检查
#       en: the service runs since {starts_on} and no on-site inspection is on record; it was due by {due}
#     expired:
#       zh: 最近一次实地检查在 {last}，已满三年；下一次应在 {due} 之前（含当日）
#       en: the last on-site inspection was on {last}, more than three years ago; the next was due by {due}
#     remote-only:
#       force: may
#       zh: "{on} 的检查是远程检查，不是实地检查，不计入三年一次的覆盖"
#       en: the inspection of {on} was remote, not on site, so it does not count towards the three years
#       remediation:
#         zh: 远程检查可以保留；三年期满前另行安排实地检查，并记入 assurance.inspections。
#         en: >-
#           The remote inspection may stay; arrange one on site before the three years end and add it to
#           assurance.inspections.
#   agenda:
#     inspect:
#       zh: 三年期满，最迟于当天完成实地检查
#       en: three years are over; the on-site inspection is due
#   remediation:
#     zh: >-
#       进行实地检查（自行、联合或者委托），在 assurance.inspections 增加一项，填写 on、method、ref；确有理由不能按期检查的，按规定申请豁免。
#     en: >-
#       Inspect on site (own, joint or commissioned) and add it to assurance.inspections with on, method and ref; where
#       there is a reason why it cannot be done in time, apply for a waiver.
#   examples:
#     fail:
#       declaration: {service: {starts_on: "2023-05-05"}, assurance: {inspections: []}}
#     pass:
#       declaration:
#         service: {starts_on: "2020-04-01"}
#         assurance: {inspections: [{"on": "2023-05-06", method: own, ref: INS-2023-02}]}
package ito.assurance.on_site_inspection

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence

starts_on := max(data.ito.lib.service.first_day)

first_start_at := ["declaration", "service", "first_started_on"]

list_at := ["declaration", "assurance", "inspections"]

# Inspections with their report that have been made, by their place in the list.
made := {i: item |
	items := input.declaration.assurance.inspections
	is_array(items)
	some i, item in items
	is_object(item)
	dates.valid(item.on)
	item.on <= input.as_of
	evidence.said(item.ref)
}

on_site := {day |
	some item in made
	item.method in {"own", "joint", "commissioned"}
	day := item.on
}

since := max(data.ito.lib.service.first_day | on_site)

# METADATA
# description: The last day on which the next inspection is in time.
due := dates.anniversary(since, 3)

findings contains {"message": "first-start-unknown", "at": first_start_at, "values": {}} if {
	not over
	count(data.ito.lib.service.first_day | on_site) == 0
}

findings contains {
	"message": "never",
	"at": list_at,
	"values": {"starts_on": starts_on, "due": due},
	"latest": due,
} if {
	late
	count(on_site) == 0
}

findings contains {
	"message": "expired",
	"at": list_at,
	"values": {"last": last, "due": due},
	"latest": due,
} if {
	late
	last := max(on_site)
}

findings contains {"message": "remote-only", "at": array.concat(list_at, [i, "method"]), "values": {"on": day}} if {
	not over
	some i, item in made
	item.method == "remote"
	item.on >= since
	day := item.on
}

# METADATA
# description: The day on which the three years are over.
agenda contains {"item": "inspect", "on": day, "at": list_at, "values": {}} if {
	not over
	day := due
}

late if {
	not over
	input.as_of > due
}

over if data.ito.facts.ended.value == true
