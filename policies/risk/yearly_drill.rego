# METADATA
# scope: package
# title: A drill with a provider each year
# description: >-
#   Article 31(4): where important outsourcing may have a major impact on business continuity, at least once a year one
#   or more providers take part in a comprehensive or special drill. It is a duty of the institution, not of each
#   activity.
# custom:
#   title_zh: 每年开展一次有服务提供商参加的演练
#   description_zh: >-
#     第三十一条（四）：至少每年在综合性演练或专项演练中纳入一个或多个服务提供商开展一次相关演练。这是机构的义务，不要求每项外包各演练一次。
#   articles: ["31(4)"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.drills[].on?
#     - institution.drills[].kind?
#     - institution.drills[].providers?
#     - institution.drills[].ref?
#   reading:
#     zh: >-
#       “每年”读作公历年度，从办法施行（2021-12-30）后的 2022 年起；年内任何一天有可能造成重大影响的重要外包在服务期内，该年就要演练。是否重要或影响尚不清楚的，按较重的情形计入；服务期从 starts_on 到 ended_on，没有 ended_on 的到 ends_on，过了 ends_on 仍未结束的视为仍在服务。任何一家服务提供商参加即可。没有记录文件（ref）的不算，演练日晚于检查日的尚未发生。
#     en: >-
#       "每年" is read as each calendar year, from 2022 on, the first after the regulation came into force (2021-12-30).
#       A year counts if on any of its days such an activity is in service; one of which it is unknown whether it is
#       important, or what its impact is, is taken for one. It is in service from starts_on to ended_on, or to ends_on
#       where no other end is stated, and on after that while it has not ended. Any provider will do. A drill without
#       a record (ref) does not count; what is dated after the day of the check has not happened.
#   messages:
#     no-drill:
#       zh: "{year} 年有 {count} 项可能给业务连续性管理造成重大影响的重要外包在服务期内（如 {example}），全年没有纳入服务提供商的演练"
#       en: >-
#         in {year} there was no drill with a provider, although important activities that may have a major impact on
#         business continuity were in service ({count}, {example} among them)
#     start-unknown:
#       undetermined: true
#       zh: "{id} 没有服务开始日，无法判断哪些年度须演练"
#       en: "{id} has no day on which the service starts, so it cannot be told in which years a drill was due"
#       remediation:
#         zh: 在该申报中填写 service.starts_on。
#         en: State service.starts_on in that declaration.
#     no-register:
#       undetermined: true
#       zh: 没有登记册中的申报，无法判断哪些年度须演练
#       en: the declarations of the register are not there, so it cannot be told in which years a drill was due
#       remediation:
#         zh: 连同登记册一起检查。
#         en: Check the institution together with its register.
#   agenda:
#     drill:
#       zh: "{year} 年还没有纳入服务提供商的演练，最迟在年内开展一次"
#       en: "no drill with a provider has been held in {year}; one is due within the year"
#   remediation:
#     zh: >-
#       已经开展的，补记在 drills（on、kind、providers、ref）；确实没有开展的，过去的年度无法补救：立即补做演练，向高级管理层报告，并在计划中保证以后每年开展。
#     en: >-
#       If it was held, record it under drills (on, kind, providers, ref). If not, a past year cannot be mended: hold
#       the drill now, report it to senior management and plan one for every year.
#   examples:
#     fail:
#       register:
#         declarations:
#           ITO-2026-900: {service: {starts_on: "2024-04-01"}}
#           ITO-2026-901:
#             name: 核心系统运维
#             stage: in_service
#             provider: base-provider
#             service: {category: operations, starts_on: "2025-04-01", ends_on: "2027-03-31"}
#             continuity: {impact: unknown}
#             facts: {important: true, in_scope: true}
#     pass:
#       institution:
#         drills: [{"on": "2025-12-31", kind: special, providers: [base-provider], ref: BCM-2025-11}]
#       register: {declarations: {ITO-2026-900: {service: {starts_on: "2025-12-31"}}}}
package ito.risk.yearly_drill

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence

# The regulation came into force on 2021-12-30.
first_year := 2022

this_year := dates.year(input.as_of)

declarations := input.register.declarations

at := ["institution", "drills"]

findings contains {"message": "no-drill", "at": at, "values": values} if {
	some year in undrilled
	ids := in_service_in(year)
	count(ids) > 0
	values := {"year": year, "count": count(ids), "example": min(ids)}
}

findings contains {"message": "start-unknown", "at": place, "values": values} if {
	some id, declaration in counted
	not dates.valid(declaration.service.starts_on)
	place := ["register", "declarations", id, "service", "starts_on"]
	values := {"id": id}
}

findings contains {"message": "no-register", "at": at, "values": {}} if not is_object(declarations)

# METADATA
# description: >-
#   The last day of this year, until a drill is held; one that is planned within the year settles it for now, because
#   the finding follows only if it is not held.
agenda contains {"item": "drill", "on": last, "at": at, "values": values} if {
	this_year >= first_year
	not this_year in {dates.year(day) | some day in drill_days}
	count(in_service_in(this_year)) > 0
	last := sprintf("%d-12-31", [this_year])
	values := {"year": this_year}
}

# Full years without a drill.
undrilled := {year |
	this_year > first_year
	some year in numbers.range(first_year, this_year - 1)
	not year in drilled
}

drilled := {dates.year(day) |
	some day in drill_days
	day <= input.as_of
}

# With a provider and on record, planned ones included.
drill_days := {day |
	is_array(input.institution.drills)
	some drill in input.institution.drills
	day := drill.on
	dates.valid(day)
	is_array(drill.providers)
	count(drill.providers) > 0
	evidence.said(drill.ref)
}

# Activities for which drills are due: what is unknown counts.
counted := {id: declaration |
	is_object(declarations)
	some id, declaration in declarations
	not spared(declaration)
}

spared(declaration) if declaration.facts.important == false

spared(declaration) if declaration.facts.in_scope == false

spared(declaration) if declaration.continuity.impact == "minor"

spared(declaration) if declaration.stage in {"proposed", "approved", "filed", "signed"}

# One pass for all years.
terms := [term |
	some id, declaration in counted
	starts_on := declaration.service.starts_on
	dates.valid(starts_on)
	last := end(declaration)
	starts_on <= last
	term := {"id": id, "from": dates.year(starts_on), "to": dates.year(last)}
]

in_service_in(year) := {term.id |
	some term in terms
	term.from <= year
	year <= term.to
}

end(declaration) := declaration.service.ended_on if {
	dates.valid(declaration.service.ended_on)
} else := declaration.service.ends_on if {
	dates.valid(declaration.service.ends_on)
	not running_over(declaration)
} else := "9999-12-31"

# Past its term without an end.
running_over(declaration) if {
	declaration.service.ends_on < input.as_of
	not declaration.stage in {"ended", "terminated"}
}
