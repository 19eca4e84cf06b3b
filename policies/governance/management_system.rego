# METADATA
# scope: package
# title: There is a management system for outsourcing
# description: >-
#   Article 4: the institution has a management system for IT outsourcing that fits its IT strategy, and
#   outsourcing risk stands in its overall risk management. Whether they work is for people to judge.
# custom:
#   title_zh: 建立外包管理体系并纳入全面风险管理
#   description_zh: >-
#     第四条：应当建立与本机构信息科技战略目标相适应的信息科技外包管理体系，将信息科技外包风险纳入全面风险管理体系。这里检查有没有写明依据，是否有效由人判断。
#   articles: ["4"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance?
#     - institution.governance.management_system_ref?
#     - institution.governance.overall_risk_ref?
#   messages:
#     no-governance:
#       zh: 没有填写治理（governance），看不出建立了信息科技外包管理体系
#       en: nothing is stated under governance, so there is no sign of a management system for outsourcing
#       remediation:
#         zh: 在机构文件中填写 governance，从 management_system_ref 和 overall_risk_ref 开始。
#         en: Fill in governance in the institution document, beginning with management_system_ref and overall_risk_ref.
#     no-management-system:
#       zh: 没有写明与信息科技战略目标相适应的信息科技外包管理体系
#       en: no management system for outsourcing is named
#     not-in-overall-risk:
#       zh: 没有写明信息科技外包风险已纳入全面风险管理体系
#       en: nothing shows that outsourcing risk stands in overall risk management
#       remediation:
#         zh: 将信息科技外包风险纳入全面风险管理体系，把制度名称和章节写入 governance.overall_risk_ref。
#         en: >-
#           Bring outsourcing risk into overall risk management and state policy and chapter in
#           governance.overall_risk_ref.
#   remediation:
#     zh: 建立与信息科技战略目标相适应的信息科技外包管理体系，把文件编号写入 governance.management_system_ref。
#     en: Set up the management system and state its document in governance.management_system_ref.
#   examples:
#     fail:
#       institution: {governance: {management_system_ref: null}}
#     pass:
#       institution: {governance: {management_system_ref: 制度〔2026〕1号, overall_risk_ref: 全面风险管理办法第六章}}
package ito.governance.management_system

import future.keywords.not

import data.ito.lib.evidence

governance := input.institution.governance

parts := {"management_system_ref": "no-management-system", "overall_risk_ref": "not-in-overall-risk"}

fields := ["management_system_ref", "overall_risk_ref"]

findings contains {"message": "no-governance", "at": ["institution", "governance"], "values": {}} if {
	not is_object(governance)
}

findings contains {"message": message, "at": ["institution", "governance", field], "values": {}} if {
	is_object(governance)
	lacking := evidence.unsaid(governance, fields)
	some field, message in parts
	field in lacking
}
