# METADATA
# scope: package
# title: Need to know
# description: >-
#   Article 32(2), 必需知道: every grant has a purpose, a particular holder and an approval by somebody
#   of the institution other than the holder.
# custom:
#   title_zh: 必需知道
#   description_zh: >-
#     第三十二条（二）“必需知道”“访问授权”：每项授权都有用途、具体的被授权人和批准人，批准人属于本机构，且不是被授权人自己。
#   articles: ["32(2)"]
#   force: must
#   stage: proposed
#   applies_to: [access_granted]
#   reading:
#     zh: >-
#       “无”“待定”“N/A”之类的占位文字等于没有写。“访问授权”是机构的决定，被授权人不能批准自己；批准人不在机构文件 officers 名单中的只作提示，因为办法没有规定由谁批准。
#     en: >-
#       Placeholders such as “N/A” or “TBD” count as nothing. Granting access is the institution's decision, so nobody
#       approves their own; an approver who is not among the officers of the institution document is only pointed out,
#       because the text does not say who approves.
#   needs:
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].purpose
#     - declaration.access.grants[].approver
#     - institution.officers
#   messages:
#     no-purpose:
#       zh: “{principal}”访问 {asset} 的用途写作“{purpose}”，没有说明为什么需要
#       en: the purpose of {principal}'s access to {asset} is “{purpose}”, which does not say why it is needed
#     no-approver:
#       zh: “{principal}”访问 {asset} 的批准人写作“{approver}”，等于没有批准
#       en: the access of {principal} to {asset} is approved by “{approver}”, that is, by nobody
#       remediation:
#         zh: 由本机构有权批准的人员批准后写入 approver；未批准的权限不得开通，已开通的立即收回。
#         en: >-
#           Have it approved by somebody of the institution with the authority to do so and write the name in approver;
#           access that nobody approved is not opened, or revoked at once.
#     no-principal:
#       zh: 对 {asset} 的授权写给“{principal}”，没有被授权人
#       en: the access to {asset} is for “{principal}”, that is, for nobody
#       remediation:
#         zh: 写明具体的人员、角色或服务账号；人选未定的，定下后再申报这项授权。
#         en: Name the person, role or service account; if it is not settled yet, add the grant once it is.
#     self-approved:
#       zh: “{principal}”访问 {asset} 由其本人批准
#       en: "{principal} approved their own access to {asset}"
#       remediation:
#         zh: 改由本机构有权批准的其他人员批准，并更新 approver。
#         en: Have it approved by somebody else of the institution and correct approver.
#     not-an-officer:
#       force: practice
#       zh: “{principal}”访问 {asset} 的批准人“{approver}”不在机构文件的 officers 名单中
#       en: "{approver}, who approved the access of {principal} to {asset}, is not among the institution's officers"
#       remediation:
#         zh: 核实批准人属于本机构且有权批准；确实如此的，把其列入机构文件的 officers。
#         en: Make sure that the approver belongs to the institution and may approve; if so, add the name to officers.
#   remediation:
#     zh: 写明这项授权用于哪项工作、为什么需要；说不出必要性的，删去并收回权限。
#     en: Say for which work the access is needed and why; if that cannot be said, remove and revoke it.
#   examples:
#     fail:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-app, principal: chen.wei@provider.example, privilege: read, purpose: 二线支持查询运行状态,
#                approver: 待审批, granted_on: "2026-04-01", expires_on: "2026-09-30", remote: false, from: CN}
#     pass:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-app, principal: chen.wei@provider.example, privilege: read, purpose: 二线支持查询运行状态,
#                approver: 周静, granted_on: "2026-04-01", expires_on: "2026-09-30", remote: false, from: CN}
package ito.access.need_to_know

import future.keywords.not

import data.ito.lib.grants
import data.ito.lib.wording

findings contains {"message": "no-purpose", "at": grants.at(i, "purpose"), "values": values} if {
	data.ito.lib.grants.suspect
	some i
	grant := input.declaration.access.grants[i]
	wording.placeholder(grant.purpose)
	values := object.union(pair(grant), {"purpose": grant.purpose})
}

findings contains {"message": "no-approver", "at": grants.at(i, "approver"), "values": values} if {
	data.ito.lib.grants.suspect
	some i
	grant := input.declaration.access.grants[i]
	wording.placeholder(grant.approver)
	values := object.union(pair(grant), {"approver": grant.approver})
}

findings contains {"message": "no-principal", "at": grants.at(i, "principal"), "values": values} if {
	data.ito.lib.grants.suspect
	some i
	grant := input.declaration.access.grants[i]
	wording.placeholder(grant.principal)
	values := pair(grant)
}

findings contains {"message": "self-approved", "at": grants.at(i, "approver"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	grant.approver == grant.principal
	not wording.placeholder(grant.approver)
	values := pair(grant)
}

findings contains {"message": "not-an-officer", "at": grants.at(i, "approver"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.approver in input.institution.officers
	not grant.approver == grant.principal
	not wording.placeholder(grant.approver)
	values := object.union(pair(grant), {"approver": grant.approver})
}

pair(grant) := {"asset": grant.asset, "principal": grant.principal}
