# METADATA
# scope: package
# title: Outsourcing risk management is assessed every year
# description: >-
#   Article 35: at least once a year the institution assesses its management of IT outsourcing risk as a whole and
#   submits the report to the board or senior management. Every calendar year that has gone by since the first
#   service began has such an assessment.
# custom:
#   title_zh: 每年全面评估外包风险管理
#   description_zh: >-
#     第三十五条：每年应当至少开展一次全面的信息科技外包风险管理评估，并向董（理）事会或高级管理层提交评估报告。自首项外包服务开始的年度起，每个已经过去的年度都须有一次。
#   articles: ["35"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.assessments[].year?
#     - institution.assessments[].completed_on?
#     - institution.assessments[].submitted_to?
#     - institution.assessments[].submitted_on?
#     - institution.assessments[].ref?
#   reading:
#     zh: >-
#       “每年”按公历年度，从 2022 年（办法自 2021-12-30 起施行）和登记册中首项服务开始的年度的较晚者起算；此后即使没有在运行的外包，也不间断。哪一年的评估以 year 为准，但不得早于该年度完成。董（理）事会授权的专业委员会视为董（理）事会；提交给部门不算。年度结束前尚未评估的，不是问题，只列入日程：12 月 31 日为最后一日。
#     en: >-
#       "每年" is the calendar year, from 2022 (the regulation is in force since 2021-12-30) or the year in which the
#       first service of the register began, whichever is later, and without a break even if nothing is outsourced for
#       a while. The field year says which year an assessment is of, but it cannot have been completed before that
#       year. A committee that the board has authorised counts as the board; a department does not. Before the year is
#       over nothing is wrong yet: the agenda names 31 December as the last day.
#   messages:
#     missing:
#       zh: "{year} 年没有外包风险管理评估"
#       en: outsourcing risk management was not assessed in {year}
#     too-early:
#       zh: "{year} 年的评估在 {completed_on} 完成，早于该年度"
#       en: the assessment of {year} was completed on {completed_on}, before that year
#       remediation:
#         zh: 更正 year 或 completed_on；确属以前年度的评估的，另行开展 {year} 年的评估。
#         en: Correct year or completed_on; if it is the assessment of an earlier year, make one of {year}.
#     not-completed:
#       zh: "{year} 年的评估尚未完成（没有完成日，或完成日晚于检查日）"
#       en: the assessment of {year} is not completed (no date, or one after the day of the check)
#     no-ref:
#       zh: "{year} 年的评估没有评估报告"
#       en: the assessment of {year} has no report
#     not-submitted:
#       zh: "{year} 年的评估报告尚未提交（没有提交对象或提交日，或提交日晚于检查日）"
#       en: the report of {year} is not submitted (nobody or no date is stated, or one after the day of the check)
#     to-department:
#       zh: "{year} 年的评估报告提交给部门，应向董（理）事会或高级管理层提交"
#       en: the report of {year} went to a department; it goes to the board or senior management
#     submitted-early:
#       zh: "{year} 年的评估报告在 {submitted_on} 提交，早于 {completed_on} 完成评估"
#       en: the report of {year} was submitted on {submitted_on}, before the assessment was completed on {completed_on}
#       remediation:
#         zh: 更正日期；确属提前提交的，评估完成后重新提交报告。
#         en: Correct the dates; if it really was submitted early, submit the report again now that it is complete.
#     start-unknown:
#       undetermined: true
#       zh: 申报 {declaration} 已提供服务，但没有服务开始日，无法判断从哪一年起须有评估
#       en: >-
#         the service of {declaration} runs, but without a start date, so it cannot be told from which year on
#         assessments are due
#       remediation:
#         zh: 在该申报中填写 service.starts_on。
#         en: State service.starts_on in that declaration.
#     no-register:
#       undetermined: true
#       zh: 没有登记册，无法判断从哪一年起须有评估
#       en: there is no register, so it cannot be told from which year on assessments are due
#       remediation:
#         zh: 连同登记册一起检查（设置 register 指明其所在文件夹）。
#         en: Check it together with its register (the setting register names the folder).
#   agenda:
#     assess:
#       zh: "{year} 年的外包风险管理评估：完成并向董（理）事会或高级管理层提交报告"
#       en: assessment of outsourcing risk management in {year}, to be submitted to the board or senior management
#   remediation:
#     zh: >-
#       开展该年度的全面评估并向董（理）事会或高级管理层提交报告，在 assessments 中填写 year、completed_on、submitted_to、submitted_on、ref。
#     en: >-
#       Make the assessment of that year, submit the report to the board or senior management, and state year,
#       completed_on, submitted_to, submitted_on and ref under assessments.
#   examples:
#     fail:
#       register: {declarations: {ITO-2026-900: {service: {starts_on: "2025-10-01"}}}}
#     pass:
#       institution:
#         assessments:
#           - year: 2025
#             completed_on: "2025-12-04"
#             submitted_to: senior_management
#             submitted_on: "2025-12-18"
#             ref: RISK-2025-31
#       register: {declarations: {ITO-2026-900: {service: {starts_on: "2025-10-01"}}}}
package ito.assurance.yearly_assessment

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence

# The first whole year in which the regulation is in force.
first_year := 2022

this_year := dates.year(input.as_of)

# METADATA
# description: The first year that needs an assessment; undefined while no service has begun.
since := max({first_year, min(years)}) if {
	years := {year |
		some day in started
		year := dates.year(day)
	}
	count(years) > 0
}

declarations := input.register.declarations if is_object(input.register.declarations)

# Days on which the services of the register began; none for those still to begin.
started := {day |
	some declaration in declarations
	begun(declaration)
	day := declaration.service.starts_on
	dates.valid(day)
}

# What cannot be told counts as begun.
begun(declaration) if {
	not declaration.stage in {"proposed", "approved", "filed", "signed"}
	not declaration.facts.in_scope == false
}

# Assessments by their place in the list.
assessments := {i: item |
	items := input.institution.assessments
	is_array(items)
	some i, item in items
	is_object(item)
}

settled := {year |
	some item in assessments
	in_order(item)
	year := item.year
}

in_order(item) if {
	dates.valid(item.completed_on)
	dates.year(item.completed_on) >= item.year
	item.submitted_on >= item.completed_on
	dates.valid(item.submitted_on)
	item.submitted_on <= input.as_of
	item.submitted_to in {"board", "board_committee", "senior_management"}
	evidence.said(item.ref)
}

# Years that have gone by without an assessment that is in order.
open_years := {year |
	since < this_year
	some year in numbers.range(since, this_year - 1)
	not year in settled
}

findings contains {
	"message": "missing",
	"at": ["institution", "assessments"],
	"values": {"year": year},
	"latest": latest,
} if {
	some year in open_years
	every item in assessments {
		not item.year == year
	}
	latest := last_day(year)
}

findings contains {
	"message": problem,
	"at": ["institution", "assessments", i, field],
	"values": values,
	"latest": latest,
} if {
	some i, item in assessments
	item.year in open_years
	some problem, field in problems(item)
	values := {
		"year": item.year,
		"completed_on": object.get(item, "completed_on", "—"),
		"submitted_on": object.get(item, "submitted_on", "—"),
	}
	latest := last_day(item.year)
}

findings contains {
	"message": "start-unknown",
	"at": ["register", "declarations", id, "service", "starts_on"],
	"values": {"declaration": id},
} if {
	some id, declaration in declarations
	begun(declaration)
	not dates.valid(declaration.service.starts_on)
}

findings contains {"message": "no-register", "at": ["institution"], "values": {}} if {
	not declarations
}

# METADATA
# description: The last day of a year whose assessment is still to be made.
agenda contains {"item": "assess", "on": day, "at": ["institution", "assessments"], "values": {"year": this_year}} if {
	since <= this_year
	not this_year in settled
	day := last_day(this_year)
}

last_day(year) := sprintf("%d-12-31", [year])

# What is wrong with an assessment, and in which field.
problems(item) := {problem: field |
	some problem, field in {
		"too-early": "completed_on",
		"not-completed": "completed_on",
		"no-ref": "ref",
		"not-submitted": "submitted_on",
		"to-department": "submitted_to",
		"submitted-early": "submitted_on",
	}
	has(item, problem)
}

has(item, "too-early") if {
	dates.valid(item.completed_on)
	dates.year(item.completed_on) < item.year
}

has(item, "not-completed") if not completed(item)

has(item, "no-ref") if not evidence.said(object.get(item, "ref", null))

has(item, "not-submitted") if not submitted(item)

has(item, "to-department") if item.submitted_to == "department"

has(item, "submitted-early") if {
	is_string(item.submitted_on)
	is_string(item.completed_on)
	item.submitted_on < item.completed_on
}

completed(item) if {
	dates.valid(item.completed_on)
	item.completed_on <= input.as_of
}

submitted(item) if {
	is_string(item.submitted_to)
	dates.valid(item.submitted_on)
	item.submitted_on <= input.as_of
}
