# METADATA
# scope: package
# title: Responsibility stays with the institution
# description: >-
#   Article 5(1): the responsibility for IT management and the primary responsibility for network
#   security must not be outsourced. An officer of the institution holds them for this activity.
# custom:
#   title_zh: 信息科技管理责任、网络安全主体责任未外包
#   description_zh: >-
#     第五条（一）：不得将信息科技管理责任、网络安全主体责任外包。本项外包的管理责任由机构自己的责任人员承担。
#   articles: ["5(1)"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       责任因服务提供商“承担”（role 为 perform）而被外包；协助、咨询不转移责任，与第十一条同一口径，不拦截。
#       未外包的责任须有机构内的人承担，因此责任人应在机构文件 officers 名单中。
#     en: >-
#       A responsibility is outsourced when the provider bears it (role perform). Help and advice do not move it, as
#       under article 11, and do not block. A responsibility that stays has somebody who bears it, so the responsible
#       officer has to be in officers of the institution document.
#   needs:
#     - declaration.service.functions[].code
#     - declaration.service.functions[].role
#     - declaration.service.responsible_officer
#     - institution.officers
#   messages:
#     outsourced:
#       zh: 由服务提供商承担{responsibility}；该责任不得外包
#       en: the provider bears the {responsibility}, which must not be outsourced
#     not-an-officer:
#       zh: 责任人“{officer}”不在机构的责任人员名单中
#       en: "{officer}, named as responsible, is not an officer of the institution"
#       remediation:
#         zh: 责任人填写机构自己的人员，姓名与机构文件 officers 一致；名单已变动的，更新机构文件。
#         en: >-
#           Name an officer of the institution, as officers of the institution document does; if the list has changed,
#           update that document.
#   remediation:
#     zh: 责任由机构自己承担；服务提供商只协助或咨询的，role 改为 assist 或 advise，并在合同中写明责任仍由机构承担。
#     en: >-
#       The institution bears the responsibility itself. If the provider only assists or advises, set role to assist or
#       advise and state in the contract that the responsibility stays with the institution.
#   examples:
#     fail:
#       declaration: {service: {functions: [{code: cybersecurity_primary_responsibility, role: perform}]}}
#     pass:
#       declaration: {service: {functions: [{code: cybersecurity_primary_responsibility, role: assist}]}}
package ito.classification.responsibility_retained

import future.keywords.not

responsibilities := {"it_management_responsibility", "cybersecurity_primary_responsibility"}

service := input.declaration.service

findings contains {
	"message": "outsourced",
	"at": ["declaration", "service", "functions", i, "role"],
	"values": {"responsibility": responsibility},
} if {
	some i
	function := service.functions[i]
	responsibility := function.code
	responsibility in responsibilities
	not function.role in {"assist", "advise"}
}

findings contains {
	"message": "not-an-officer",
	"at": ["declaration", "service", "responsible_officer"],
	"values": {"officer": officer},
} if {
	officer := service.responsible_officer
	not officer in input.institution.officers
}
