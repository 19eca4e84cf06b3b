# METADATA
# scope: package
# title: Internal audit of outsourcing has an owner and a plan
# description: >-
#   Article 36: the institution audits its IT outsourcing and the management of its risks, and bears the function
#   and the responsibility of internal audit itself. Somebody holds it, and there is a plan.
# custom:
#   title_zh: 外包的内部审计有负责部门和计划
#   description_zh: >-
#     第三十六条：应当开展信息科技外包及其风险管理的审计工作；银行保险机构应承担内部审计职能和责任。须写明负责部门和审计计划。
#   articles: ["36"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance.internal_audit.owner?
#     - institution.governance.internal_audit.plan_ref?
#   reading:
#     zh: 项目可以委托母公司、同一集团下属子公司或独立第三方，职能和责任不能委托；owner 因此写本机构的部门。办法没有要求审计计划的形式，有文件可查即可。
#     en: >-
#       A project may go to the parent, a company of the group or an independent third party; the function and the
#       responsibility may not, so owner is a department of the institution. The text asks for no form of the plan; a
#       document to look up is enough.
#   messages:
#     no-internal-audit:
#       zh: 没有写明信息科技外包的内部审计由谁负责、依据什么计划
#       en: nothing says who holds the internal audit of IT outsourcing, or by which plan
#     no-owner:
#       zh: 没有写明承担内部审计职能和责任的部门
#       en: the department that holds the function and responsibility of internal audit is not stated
#     no-plan:
#       zh: 没有对信息科技外包及其风险管理的审计计划
#       en: there is no plan to audit IT outsourcing and the management of its risks
#   remediation:
#     zh: 明确内部审计的负责部门和审计计划，填写 governance.internal_audit 的 owner、plan_ref。
#     en: Settle who holds the internal audit, and its plan; state owner and plan_ref under governance.internal_audit.
#   examples:
#     fail:
#       institution: {governance: {internal_audit: {plan_ref: null}}}
#     pass: {}
package ito.assurance.audit_function

import future.keywords.not

import data.ito.lib.evidence

internal_audit := input.institution.governance.internal_audit

at := ["institution", "governance", "internal_audit"]

findings contains {"message": "no-internal-audit", "at": at, "values": {}} if {
	not is_object(internal_audit)
}

findings contains {"message": "no-owner", "at": array.concat(at, ["owner"]), "values": {}} if {
	is_object(internal_audit)
	not evidence.said(object.get(internal_audit, "owner", null))
}

findings contains {"message": "no-plan", "at": array.concat(at, ["plan_ref"]), "values": {}} if {
	is_object(internal_audit)
	not evidence.said(object.get(internal_audit, "plan_ref", null))
}
