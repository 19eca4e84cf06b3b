# METADATA
# scope: package
# title: Four levels, each with its duties
# description: >-
#   Article 6: the organisation covers the board, senior management, the department for outsourcing risk and
#   the executing team, and each level has its duties. Articles 8 and 9 want the department designated and
#   the team set up. Whether the structure is clear, effective and balanced is for people to judge.
# custom:
#   title_zh: 组织架构覆盖四个层级并明确职责
#   description_zh: >-
#     第六条：应建立覆盖董（理）事会、高管层、信息科技外包风险主管部门、信息科技外包执行团队的信息科技外包及风险管理组织架构，明确相应层级的职责。第八条、第九条：应指定风险主管部门、建立执行团队。是否权责清晰、运转高效、制衡充分由人判断。
#   articles: ["6", "8", "9"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.risk_department
#     - institution.executing_team
#     - institution.governance.duties?
#     - institution.governance.duties.board_ref?
#     - institution.governance.duties.senior_management_ref?
#     - institution.governance.duties.risk_department_ref?
#     - institution.governance.duties.executing_team_ref?
#   messages:
#     no-duties:
#       zh: 没有写明组织架构中各层级的职责
#       en: the duties of the levels of the organisation are not stated
#     no-board-duties:
#       zh: 没有明确董（理）事会的职责
#       en: the board has no duties stated
#       remediation:
#         zh: 明确董（理）事会的信息科技外包及风险管理职责，把文件编号写入 governance.duties.board_ref。
#         en: Lay down the duties of the board and state the document in governance.duties.board_ref.
#     no-senior-management-duties:
#       zh: 没有明确高管层的职责
#       en: senior management has no duties stated
#       remediation:
#         zh: 明确高管层的信息科技外包及风险管理职责，把文件编号写入 governance.duties.senior_management_ref。
#         en: >-
#           Lay down the duties of senior management and state the document in governance.duties.senior_management_ref.
#     no-risk-department-duties:
#       zh: 没有明确信息科技外包风险主管部门的职责
#       en: the department for outsourcing risk has no duties stated
#       remediation:
#         zh: 明确风险主管部门的职责，把文件编号写入 governance.duties.risk_department_ref。
#         en: Lay down the duties of the department and state the document in governance.duties.risk_department_ref.
#     no-executing-team-duties:
#       zh: 没有明确信息科技外包执行团队的职责
#       en: the executing team has no duties stated
#       remediation:
#         zh: 明确执行团队的职责，把文件编号写入 governance.duties.executing_team_ref。
#         en: Lay down the duties of the team and state the document in governance.duties.executing_team_ref.
#     no-risk-department:
#       zh: 没有指定信息科技外包风险主管部门
#       en: no department for outsourcing risk is designated
#       remediation:
#         zh: 指定信息科技外包风险主管部门，把部门名称写入 risk_department。
#         en: Designate the department and write its name in risk_department.
#     no-executing-team:
#       zh: 没有建立信息科技外包执行团队
#       en: no executing team is set up
#       remediation:
#         zh: 在信息科技管理部门或信息科技外包活动执行部门内部建立执行团队，把名称写入 executing_team。
#         en: Set up the team within the IT or the executing department and write its name in executing_team.
#   remediation:
#     zh: 明确董（理）事会、高管层、风险主管部门、执行团队的职责，把文件编号分别写入 governance.duties 的四个字段。
#     en: Lay down the duties of the four levels and state the documents in the four fields of governance.duties.
#   examples:
#     fail:
#       institution: {governance: {duties: {board_ref: null}}}
#     pass:
#       institution: {risk_department: 全面风险管理部, executing_team: 金融科技部供应商管理团队}
package ito.governance.structure

import future.keywords.not

import data.ito.lib.evidence

duties := input.institution.governance.duties

at := ["institution", "governance", "duties"]

parts := {
	"board_ref": "no-board-duties",
	"senior_management_ref": "no-senior-management-duties",
	"risk_department_ref": "no-risk-department-duties",
	"executing_team_ref": "no-executing-team-duties",
}

fields := ["board_ref", "senior_management_ref", "risk_department_ref", "executing_team_ref"]

findings contains {"message": "no-duties", "at": at, "values": {}, "articles": ["6"]} if {
	not is_object(duties)
}

findings contains {"message": message, "at": array.concat(at, [field]), "values": {}, "articles": ["6"]} if {
	is_object(duties)
	lacking := evidence.unsaid(duties, fields)
	some field, message in parts
	field in lacking
}

# A placeholder names nobody.
findings contains {
	"message": "no-risk-department",
	"at": ["institution", "risk_department"],
	"values": {},
	"articles": ["8"],
} if {
	not evidence.said(input.institution.risk_department)
}

findings contains {
	"message": "no-executing-team",
	"at": ["institution", "executing_team"],
	"values": {},
	"articles": ["9"],
} if {
	not evidence.said(input.institution.executing_team)
}
