# METADATA
# scope: package
# title: Highest privileges agree with the due diligence
# description: >-
#   Article 18(3) and (4): for important off-site outsourcing it is investigated whether the provider
#   has the highest privilege on infrastructure or business systems, or can see important data or
#   sensitive personal information. The answers agree with the access granted, and a yes is met by
#   compensating controls.
# custom:
#   title_zh: 最高权限与尽职调查结论一致
#   description_zh: >-
#     第十八条（三）（四）：符合重要外包条件的非驻场外包，应重点调查服务提供商对软硬件基础设施、业务系统是否具有最高权限，能否浏览、获取重要数据或客户个人敏感信息。调查结论须与实际授权一致；结论为“是”的，须有补偿措施。
#   articles: ["18(3)", "18(4)", "32(2)"]
#   force: must
#   stage: signed
#   applies_to: [important, off_site]
#   reading:
#     zh: >-
#       第十八条不禁止“是”，但要求查清；授权本身已表明为“是”而结论不是，等于没有查清。结论为“是”的，按第三十二条（二）“最小授权”须有补偿措施。管理员即视为最高权限；脱敏只读看不到数据；数据是否重要、敏感尚未查清的，按能够看到重要数据对待。没有授权而结论为“是”的并不矛盾，服务提供商可能本来就掌握自己的设施。尽职调查应在签订合同前完成（第十七条），故自签约起检查。
#     en: >-
#       Article 18 does not forbid a yes, it wants the truth; where the access granted shows a yes and the answer is
#       another, nothing was found out. For a yes, least privilege (article 32(2)) asks for compensating controls.
#       Administration counts as the highest privilege; masked reading shows no data; data not yet known to be neither
#       important nor sensitive counts as such. A yes without a grant is no contradiction: the provider may hold its
#       own infrastructure. Due diligence precedes the signing (article 17), so the rule starts there.
#   needs:
#     - declaration.access.assets[].id
#     - declaration.access.assets[].kind
#     - declaration.access.assets[].data
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].privilege
#     - declaration.data.items[].name
#     - declaration.data.items[].kind
#     - declaration.data.items[].art44_important
#     - declaration.data.items[].national_important
#     - declaration.data.items[].personal
#     - declaration.due_diligence.off_site.infrastructure_highest_privilege
#     - declaration.due_diligence.off_site.application_highest_privilege_or_data_view
#     - declaration.due_diligence.off_site.compensating_controls?
#   messages:
#     infrastructure:
#       zh: 尽职调查没有认定服务提供商对基础设施具有最高权限，但已授予其 {assets} 的管理员或最高权限
#       en: >-
#         due diligence does not say that the provider has the highest privilege on infrastructure, but it is granted
#         administration or more on {assets}
#     application:
#       zh: 尽职调查没有认定服务提供商拥有业务系统最高权限或者能看到数据，但已授予其 {assets} 的管理员或最高权限
#       en: >-
#         due diligence does not say that the provider has the highest privilege on business systems, but it is granted
#         administration or more on {assets}
#     data-view:
#       zh: 尽职调查没有认定服务提供商能够浏览、获取重要数据或客户个人敏感信息，但它可以访问 {assets}，其中有（或者尚未排除有）这类数据
#       en: >-
#         due diligence does not say that the provider can see important data or sensitive personal information, but it
#         has access to {assets}, which holds, or may hold, such data
#       remediation:
#         zh: 降低授权（如改为脱敏只读）或不再开放这些数据；确需保留的，补充调查，把结论改为 true，并写明补偿措施。
#         en: >-
#           Lower the access, to masked reading for example, or keep the data out of reach; if it is needed, investigate
#           again, set the answer to true and state the compensating controls.
#     no-controls:
#       zh: 尽职调查认定服务提供商具有最高权限或者能看到重要数据、敏感信息，但没有补偿措施
#       en: >-
#         due diligence says that the provider has the highest privilege or can see important data or sensitive
#         information, but there are no compensating controls
#       remediation:
#         zh: 在 due_diligence.off_site.compensating_controls 逐项写明措施（如特权会话录像复核、逐次审批、数据脱敏）。
#         en: >-
#           List the controls in due_diligence.off_site.compensating_controls, such as reviewed recordings of privileged
#           sessions, approval case by case, masking.
#     undeclared-asset:
#       undetermined: true
#       zh: “{principal}”被授权访问 {asset}，该资产没有申报，无法判断授权与尽职调查结论是否一致
#       en: >-
#         {principal} has access to {asset}, which is not declared: whether the access agrees with the due diligence
#         cannot be told
#       remediation:
#         zh: 在 access.assets 申报这项资产，或者删去并收回这项授权。
#         en: Declare the asset in access.assets, or remove and revoke the grant.
#   remediation:
#     zh: 把授权降到管理员以下；确需保留的，补充调查，把结论改为 true，并写明补偿措施。
#     en: >-
#       Lower the access to less than administration; if it is needed, investigate again, set the answer to true and
#       state the compensating controls.
#   examples:
#     fail:
#       declaration: {due_diligence: {off_site: {infrastructure_highest_privilege: false}}}
#     pass:
#       declaration: {due_diligence: {off_site: {infrastructure_highest_privilege: true}}}
package ito.access.off_site_highest_privilege

import future.keywords.not

import data.ito.lib.grants
import data.ito.lib.materiality
import data.ito.lib.wording

# "服务器、存储、网络设备、操作系统、数据库、中间件等软硬件基础设施"
infrastructure := {"server", "storage", "network_device", "operating_system", "database", "middleware"}

answers := input.declaration.due_diligence.off_site

findings contains {
	"message": "infrastructure",
	"at": at("infrastructure_highest_privilege"),
	"values": values,
	"articles": ["18(3)"],
} if {
	not answers.infrastructure_highest_privilege == true
	granted := held_at_the_highest & of_kind(infrastructure)
	count(granted) > 0
	values := {"assets": concat(", ", granted)}
}

findings contains {
	"message": "application",
	"at": at("application_highest_privilege_or_data_view"),
	"values": values,
	"articles": ["18(4)"],
} if {
	not answers.application_highest_privilege_or_data_view == true
	granted := held_at_the_highest & of_kind({"application"})
	count(granted) > 0
	values := {"assets": concat(", ", granted)}
}

findings contains {
	"message": "data-view",
	"at": at("application_highest_privilege_or_data_view"),
	"values": values,
	"articles": ["18(4)"],
} if {
	not answers.application_highest_privilege_or_data_view == true
	granted := readable & holding_critical_data
	count(granted) > 0
	values := {"assets": concat(", ", granted)}
}

findings contains {"message": "undeclared-asset", "at": grants.at(i, "asset"), "values": values} if {
	not both_yes
	some i
	grant := input.declaration.access.grants[i]
	not grant.asset in data.ito.lib.grants.asset_ids
	values := {"asset": grant.asset, "principal": grant.principal}
}

findings contains {
	"message": "no-controls",
	"at": at("compensating_controls"),
	"values": {},
	"articles": ["32(2)"],
} if {
	some_yes
	not has_control
}

at(field) := ["declaration", "due_diligence", "off_site", field]

some_yes if answers.infrastructure_highest_privilege == true

some_yes if answers.application_highest_privilege_or_data_view == true

both_yes if {
	answers.infrastructure_highest_privilege == true
	answers.application_highest_privilege_or_data_view == true
}

has_control if {
	control := answers.compensating_controls[_]
	is_string(control)
	not wording.placeholder(control)
}

held_at_the_highest := {grant.asset |
	grant := input.declaration.access.grants[_]
	grant.privilege in data.ito.lib.grants.highest
}

readable := {grant.asset |
	grant := input.declaration.access.grants[_]
	not grant.privilege == "read_masked"
}

of_kind(kinds) := {asset.id |
	asset := input.declaration.access.assets[_]
	asset.kind in kinds
	is_string(asset.id)
}

holding_critical_data := {asset.id |
	asset := input.declaration.access.assets[_]
	asset.data[_] in critical_data
	is_string(asset.id)
}

critical_data := {item.name |
	item := input.declaration.data.items[_]
	may_be_critical(item)
}

may_be_critical(item) if {
	materiality.is_important_or_sensitive(item)
} else if {
	some field in ["art44_important", "national_important", "personal"]
	item[field] == "unknown"
}
