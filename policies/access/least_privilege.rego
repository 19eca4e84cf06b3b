# METADATA
# scope: package
# title: Least privilege
# description: >-
#   Article 32(2), 最小授权: for every asset the declaration says which privilege the work needs at most
#   (max_privilege); no grant goes beyond it.
# custom:
#   title_zh: 最小授权
#   description_zh: >-
#     第三十二条（二）“最小授权”：每项资产申报完成工作所需的最高权限（max_privilege），授权不得超过它。
#   articles: ["32(2)"]
#   force: must
#   stage: proposed
#   applies_to: [access_granted]
#   reading:
#     zh: >-
#       办法没有规定权限等级；这里由机构为每项资产写明所需的最高权限，从低到高为脱敏只读、只读、读写、管理员、最高权限。这个上限定得是否恰当，由机构负责。
#     en: >-
#       The text has no degrees of privilege; the institution states for each asset the highest one that is needed,
#       from masked reading over reading, writing and administration to the highest privilege. Whether that limit is
#       the right one remains the institution's responsibility.
#   needs:
#     - declaration.access.assets[].id
#     - declaration.access.assets[].max_privilege
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].privilege
#   messages:
#     above-limit:
#       zh: “{principal}”对 {asset} 的权限为 {privilege}，超过该资产所需的最高权限 {limit}
#       en: "{principal} holds {privilege} on {asset}; the work needs {limit} at most"
#     no-limit:
#       undetermined: true
#       zh: “{principal}”对 {asset} 的权限为 {privilege}；该资产没有申报或编号重复，无法判断是否最小授权
#       en: >-
#         {principal} holds {privilege} on {asset}; the asset is not declared, or its id stands twice, so it cannot be
#         told whether that is the least
#       remediation:
#         zh: 在 access.assets 以唯一的编号申报这项资产及其 max_privilege，或者删去并收回这项授权。
#         en: Declare the asset once, with its max_privilege, in access.assets, or remove and revoke the grant.
#   remediation:
#     zh: 把这项授权降到所需权限以内；工作确实需要更高权限的，经批准后提高该资产的 max_privilege。
#     en: >-
#       Lower the grant to what the asset allows; if the work really needs more, have the asset's max_privilege raised
#       with approval.
#   examples:
#     fail:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-app, principal: chen.wei@provider.example, privilege: admin, purpose: 二线支持查询运行状态,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-09-30", remote: false, from: CN,
#                recorded: true, window: 工作日 9:00 至 18:00}
#     pass:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-app, principal: chen.wei@provider.example, privilege: write, purpose: 二线支持查询运行状态,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-09-30", remote: false, from: CN}
package ito.access.least_privilege

import future.keywords.not

import data.ito.lib.grants

findings contains {"message": "above-limit", "at": grants.at(i, "privilege"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	limit := limits[grant.asset]
	not data.ito.lib.grants.rank[grant.privilege] <= data.ito.lib.grants.rank[limit]
	values := object.union(words(grant), {"limit": limit})
}

findings contains {"message": "no-limit", "at": grants.at(i, "asset"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	not limits[grant.asset]
	values := words(grant)
}

# An id that stands twice sets no limit.
limits := {} if {
	data.ito.lib.grants.ambiguous
} else := {asset.id: asset.max_privilege | asset := input.declaration.access.assets[_]}

words(grant) := {"asset": grant.asset, "principal": grant.principal, "privilege": grant.privilege}
