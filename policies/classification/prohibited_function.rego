# METADATA
# scope: package
# title: What must not be outsourced is not
# description: >-
#   Article 11: IT strategy management, IT risk management, IT internal audit and the other functions
#   of IT core competence that the institution names must not be outsourced. An internal audit project
#   may be commissioned (article 36), but nobody audits himself.
# custom:
#   title_zh: 不能外包的信息科技职能没有外包
#   description_zh: >-
#     第十一条：涉及信息科技战略管理、信息科技风险管理、信息科技内部审计及其他有关信息科技核心竞争力的职能不得外包。
#     内部审计项目可以委托实施（第三十六条），但服务提供商不得审计自己。
#   articles: ["11", "36"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       禁止的是把职能交给服务提供商承担（role 为 perform）；协助和咨询不在此列：第十三条（五）、附件 2 自身就列有战略规划、
#       风险管理体系的咨询，第三十六条允许委托实施内部审计项目，职能和责任仍由机构承担。审计自己不是第三十六条所说的审计。
#     en: >-
#       What is forbidden is that the provider performs the function. Help and advice are not: article 13(5) and annex 2
#       themselves list consulting on strategy and on the risk management system, and article 36 lets an internal
#       audit project be commissioned while function and responsibility stay with the institution. An audit of
#       oneself is not what article 36 means.
#   needs:
#     - declaration.provider
#     - declaration.service.functions[].code
#     - declaration.service.functions[].role
#     - declaration.service.functions[].name?
#     - declaration.service.audited_providers?
#     - institution.core_competences
#   messages:
#     performed:
#       zh: 由服务提供商承担{function}；该职能不得外包
#       en: the provider performs {function}, which must not be outsourced
#     unnamed:
#       zh: 触及其他有关信息科技核心竞争力的职能，但没有写明是哪一项
#       en: a function of IT core competence is touched, but not named
#       remediation:
#         zh: 在 name 填写机构文件 core_competences 中的职能名称。
#         en: Write in name the function as core_competences of the institution document names it.
#     unlisted:
#       zh: 职能“{name}”不在机构明确的核心竞争力职能清单中
#       en: the function “{name}” is not in the institution's list of functions of core competence
#       remediation:
#         zh: 改用机构文件 core_competences 中的名称；清单有遗漏的，由机构补入清单。
#         en: >-
#           Use the name in core_competences of the institution document; if the list lacks it, the institution adds
#           it.
#     auditees-missing:
#       zh: 服务触及信息科技内部审计，但没有写明被审计的服务提供商
#       en: the service touches IT internal audit, but does not say which providers are audited
#       remediation:
#         zh: 在 service.audited_providers 列出被审计的服务提供商编号；不审计任何服务提供商的，写 []。
#         en: List the ids of the audited providers in service.audited_providers; write [] if none is audited.
#     self-audit:
#       zh: 服务提供商 {provider} 审计的对象包括它自己
#       en: the provider {provider} audits itself
#       remediation:
#         zh: 另行委托母公司、同一集团下属子公司或独立第三方审计该服务提供商，并从 audited_providers 中删去。
#         en: >-
#           Commission the parent, a subsidiary of the group or an independent third party to audit this provider, and
#           remove it from audited_providers.
#   remediation:
#     zh: 由机构自己承担该职能；服务提供商只协助或咨询的，role 改为 assist 或 advise，并在合同中写明职能和责任仍由机构承担。
#     en: >-
#       The institution performs the function itself. If the provider only assists or advises, set role to assist or
#       advise and state in the contract that function and responsibility stay with the institution.
#   examples:
#     fail:
#       declaration: {service: {functions: [{code: it_risk_management, role: perform}]}}
#     pass:
#       declaration: {service: {functions: [{code: it_risk_management, role: advise}]}}
package ito.classification.prohibited_function

import future.keywords.not

prohibited := {"it_strategy_management", "it_risk_management", "it_internal_audit", "core_competence"}

service := input.declaration.service

findings contains {
	"message": "performed",
	"at": function_at(i, "role"),
	"values": {"function": called(function)},
	"articles": ["11"],
} if {
	some i
	function := service.functions[i]
	function.code in prohibited
	not function.role in {"assist", "advise"}
}

findings contains {
	"message": "unnamed",
	"at": function_at(i, "name"),
	"values": {},
	"articles": ["11"],
} if {
	some i
	function := service.functions[i]
	function.code == "core_competence"
	not is_string(function.name)
}

findings contains {
	"message": "unlisted",
	"at": function_at(i, "name"),
	"values": {"name": name},
	"articles": ["11"],
} if {
	some i
	function := service.functions[i]
	function.code == "core_competence"
	name := function.name
	is_string(name)
	not name in input.institution.core_competences
}

findings contains {
	"message": "auditees-missing",
	"at": ["declaration", "service", "audited_providers"],
	"values": {},
	"articles": ["36"],
} if {
	is_audit
	not is_array(service.audited_providers)
}

findings contains {
	"message": "self-audit",
	"at": ["declaration", "service", "audited_providers", i],
	"values": {"provider": provider},
	"articles": ["36"],
} if {
	is_audit
	some i
	provider := service.audited_providers[i]
	provider == input.declaration.provider
}

is_audit if service.functions[_].code == "it_internal_audit"

# A function of core competence goes by the name that the institution has given it.
called(function) := function.name if {
	function.code == "core_competence"
	is_string(function.name)
} else := function.code

function_at(i, field) := ["declaration", "service", "functions", i, field]
