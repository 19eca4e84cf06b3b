# METADATA
# scope: package
# title: The risk department does its duties
# description: >-
#   Article 8: the department designated for outsourcing risk makes policies, runs the risk process, keeps an
#   emergency plan and drills it regularly, supervises the executing team and reports to the board or senior
#   management. That it is designated and has its duties is governance/structure.
# custom:
#   title_zh: 风险主管部门履行职责
#   description_zh: >-
#     第八条（一）至（五）：制定风险管理策略、制度和流程，统筹风险工作，制定应急管理方案并定期组织实施演练，监督、评价执行团队，向董（理）事会（或其专门委员会）或高级管理层汇报。部门的指定和职责由 governance/structure 检查。
#   articles: ["8(1)", "8(2)", "8(3)", "8(4)", "8(5)", "6"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.risk_department
#     - institution.executing_team
#     - institution.drills[].on?
#     - institution.drills[].ref?
#     - institution.governance.risk_department?
#     - institution.governance.risk_department.policy_ref?
#     - institution.governance.risk_department.risk_process_ref?
#     - institution.governance.risk_department.emergency_plan_ref?
#     - institution.governance.risk_department.supervision_ref?
#     - institution.governance.risk_department.reports[].on?
#     - institution.governance.risk_department.reports[].to?
#     - institution.governance.risk_department.reports[].ref?
#   reading:
#     zh: >-
#       第八条（三）“定期”没有写明间隔，（五）没有要求定期：演练、汇报从未有过的拦截；间隔取 review_months（默认 12 个月），超过的只作警告。最后一天当天仍在期限内；没有文件（ref）的、日期尚未到来的不算。第六条要求“制衡充分”，没有禁止风险主管部门同时是执行团队，因此只作警告。
#     en: >-
#       Article 8(3) says regularly (定期) without an interval and 8(5) does not say it: no drill or report at all is
#       refused, one longer ago than review_months (12 by default) is warned of. The last day still counts; what has no
#       document (ref) or is still to come does not. Article 6 wants checks and balances (制衡充分) but does not forbid one
#       unit to be both, so that is a warning.
#   messages:
#     no-record:
#       zh: 没有风险主管部门履行职责的情况
#       en: nothing is stated about what the risk department does
#       remediation:
#         zh: 填写 governance.risk_department 的 policy_ref、risk_process_ref、emergency_plan_ref、supervision_ref、reports。
#         en: >-
#           State policy_ref, risk_process_ref, emergency_plan_ref, supervision_ref and reports under
#           governance.risk_department.
#     no-policy:
#       zh: 没有信息科技外包风险管理策略、制度和流程
#       en: there are no policies for outsourcing risk
#     no-risk-process:
#       zh: 没有风险识别、评估、监测、预警、报告及处置工作的依据
#       en: nothing shows how risk is identified, assessed, monitored, warned of, reported and handled
#       remediation:
#         zh: 统筹信息科技外包风险的识别、评估、监测、预警、报告及处置工作，把文件编号写入 governance.risk_department.risk_process_ref。
#         en: Organise these steps and state the document in governance.risk_department.risk_process_ref.
#     no-emergency-plan:
#       zh: 没有保障外包服务持续性的应急管理方案
#       en: there is no emergency plan for the continuity of outsourced services
#       remediation:
#         zh: 制定保障外包服务持续性的应急管理方案，把文件编号写入 governance.risk_department.emergency_plan_ref。
#         en: Make the plan and state its document in governance.risk_department.emergency_plan_ref.
#     no-drill:
#       zh: 没有已实施的应急演练，应急管理方案应定期组织实施演练
#       en: no drill has been held; the emergency plan has to be drilled regularly
#       remediation: &drill
#         zh: 组织实施演练，在机构文件的 drills 中增加一项，写明 on、kind、providers、ref。
#         en: Hold a drill and add it to drills in the institution document, with on, kind, providers and ref.
#     drill-overdue:
#       force: practice
#       zh: 上一次演练在 {last}，下一次最迟应在 {due}，检查日 {as_of} 已超过
#       en: the last drill was on {last} and the next was due by {due}, before {as_of}, the day of this check
#       remediation: *drill
#     no-supervision:
#       zh: 没有监督、评价外包执行团队管理工作的依据
#       en: nothing shows that the executing team is supervised and evaluated
#       remediation:
#         zh: 监督、评价外包执行团队的管理工作，并督促外包风险管理的持续改善，把文件编号写入 governance.risk_department.supervision_ref。
#         en: >-
#           Supervise and evaluate the team, press for improvement, and state the document in
#           governance.risk_department.supervision_ref.
#     no-report:
#       zh: 没有向董（理）事会（或其专门委员会）或高级管理层的汇报
#       en: there has been no report to the board, its committee or senior management
#       remediation: &report
#         zh: 向董（理）事会（或其专门委员会）或高级管理层汇报风险及管理情况，在 governance.risk_department.reports 中增加一项，写明 on、to、ref。
#         en: >-
#           Report on risk and its management, and add the report to governance.risk_department.reports with on, to and
#           ref.
#     report-overdue:
#       force: practice
#       zh: 上一次汇报在 {last}，下一次最迟应在 {due}，检查日 {as_of} 已超过
#       en: the last report was on {last} and the next was due by {due}, before {as_of}, the day of this check
#       remediation: *report
#     same-as-executing-team:
#       force: practice
#       zh: 风险主管部门和执行团队都是“{name}”，自己监督自己，难以“制衡充分”
#       en: “{name}” is both risk department and executing team, and would supervise itself
#       remediation:
#         zh: 由不同的部门或团队分别担任，更正 risk_department 或 executing_team。
#         en: Have different units take the two parts and correct risk_department or executing_team.
#   agenda:
#     drill:
#       zh: 应急演练满一个周期，最迟于当天再次演练
#       en: the next drill of the emergency plan is due
#     report:
#       zh: 风险主管部门的汇报满一个周期，最迟于当天再次汇报
#       en: the next report of the risk department is due
#   remediation:
#     zh: 根据总体风险政策和外包战略制定信息科技外包风险管理策略、制度和流程，把文件编号写入 governance.risk_department.policy_ref。
#     en: >-
#       Make the policies from overall risk policy and strategy, and state the document in
#       governance.risk_department.policy_ref.
#   examples:
#     fail:
#       institution: {governance: {risk_department: {reports: []}}}
#     pass:
#       institution:
#         governance: {risk_department: {reports: [{"on": "2025-05-06", to: senior_management, ref: RISK-2025-11}]}}
package ito.governance.risk_department

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.terms

institution := input.institution

record := input.institution.governance.risk_department

at := ["institution", "governance", "risk_department"]

drills_at := ["institution", "drills"]

reports_at := ["institution", "governance", "risk_department", "reports"]

parts := {
	"policy_ref": {"message": "no-policy", "articles": ["8(1)"]},
	"risk_process_ref": {"message": "no-risk-process", "articles": ["8(2)"]},
	"emergency_plan_ref": {"message": "no-emergency-plan", "articles": ["8(3)"]},
	"supervision_ref": {"message": "no-supervision", "articles": ["8(4)"]},
}

fields := ["policy_ref", "risk_process_ref", "emergency_plan_ref", "supervision_ref"]

findings contains {"message": "no-record", "at": at, "values": {}} if not is_object(record)

findings contains {"message": message, "at": array.concat(at, [field]), "values": {}, "articles": articles} if {
	is_object(record)
	lacking := evidence.unsaid(record, fields)
	some field, part in parts
	field in lacking
	message := part.message
	articles := part.articles
}

findings contains {"message": "no-drill", "at": drills_at, "values": {}, "articles": ["8(3)"]} if not last_drill

findings contains {"message": "drill-overdue", "at": drills_at, "values": values, "articles": ["8(3)"]} if {
	values := terms.overdue(last_drill)
}

findings contains {"message": "no-report", "at": reports_at, "values": {}, "articles": ["8(5)"]} if {
	is_object(record)
	not last_report
}

findings contains {"message": "report-overdue", "at": reports_at, "values": values, "articles": ["8(5)"]} if {
	values := terms.overdue(last_report)
}

findings contains {
	"message": "same-as-executing-team",
	"at": ["institution", "risk_department"],
	"values": {"name": name},
	"articles": ["6"],
} if {
	# Where both are a placeholder, governance/structure says that nobody is named.
	evidence.said(institution.risk_department)
	is_string(institution.executing_team)
	name := trim_space(institution.risk_department)
	name == trim_space(institution.executing_team)
}

# METADATA
# scope: document
# description: Last days for the next drill and the next report.
agenda contains {"item": "drill", "on": due, "at": drills_at, "values": {}} if due := terms.next_review(last_drill)

agenda contains {"item": "report", "on": due, "at": reports_at, "values": {}} if due := terms.next_review(last_report)

last_drill := terms.last_done(drills, "on")

last_report := terms.last_done(reports, "on")

# A drill without a record shows nothing.
drills := [drill |
	is_array(institution.drills)
	some drill in institution.drills
	is_object(drill)
	evidence.said(drill.ref)
]

# A report without addressee or document shows nothing.
reports := [report |
	is_array(record.reports)
	some report in record.reports
	is_object(report)
	report.to in {"board", "board_committee", "senior_management"}
	evidence.said(report.ref)
]
