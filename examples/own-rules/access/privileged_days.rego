# METADATA
# scope: package
# title: Administrators are licensed for at most 90 days
# description: >-
#   XH-ITO-07 (a fictional standard, stricter than the regulation): an administrator's access lasts at most 90 days
#   and is licensed again where it is still needed.
# custom:
#   title_zh: 管理员权限每次最多授权 90 天
#   description_zh: XH-ITO-07（虚构的本行制度，严于《办法》）：管理员权限每次授权最多 90 天，仍有需要的重新申请。
#   articles: ["32(2)", XH-ITO-07]
#   basis:
#     zh: 《示例银行外部访问管理细则》（虚构）第八条：外包人员的管理员权限每次授权不得超过九十日。
#     en: >-
#       Fictional standard of the bank on access by third parties, section 8: an administrator's access of a provider
#       lasts no longer than ninety days.
#   force: must
#   stage: proposed
#   applies_to: [access_granted]
#   needs:
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].privilege
#     - declaration.access.grants[].granted_on
#     - declaration.access.grants[].expires_on
#   messages:
#     too-long:
#       zh: “{principal}”对 {asset} 的管理员权限授权 {days} 天，超过 {most} 天
#       en: '{principal} is an administrator of {asset} for {days} days, which is more than {most}'
#   remediation:
#     zh: 把 expires_on 改到最晚日期或之前；届时仍有需要的重新申请。
#     en: Let the access expire by the latest date; license it again where it is still needed then.
#   examples:
#     fail:
#       declaration: {access: {grants: [{asset: mbank-db, principal: 甲, privilege: admin, granted_on: "2026-04-01", expires_on: "2026-07-01"}]}}
#     pass:
#       declaration: {access: {grants: [{asset: mbank-db, principal: 甲, privilege: admin, granted_on: "2026-04-01", expires_on: "2026-06-30"}]}}
package xinghe.access.privileged_days

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.grants
import data.xinghe.lib.lengths

findings contains {
	"message": "too-long",
	"at": grants.at(i, "expires_on"),
	"values": values,
	"latest": latest,
} if {
	grant := input.declaration.access.grants[i]
	grant.privilege == "admin"
	days := dates.days_between(grant.granted_on, grant.expires_on)
	not lengths.within(days, most)
	latest := dates.add_days(grant.granted_on, most)
	values := {"asset": grant.asset, "principal": grant.principal, "days": days, "most": most}
}

most := 90
