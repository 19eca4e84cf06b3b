# METADATA
# scope: package
# title: Access is granted to declared assets, by name
# description: >-
#   Article 32(2): the information assets that the activity needs are determined. Every grant names one
#   of them and one holder; “everything” and “everybody” name nothing. The list itself is unambiguous:
#   no id twice, and only data that is declared.
# custom:
#   title_zh: 授权指向已申报的信息资产和具体的被授权人
#   description_zh: >-
#     第三十二条（二）：明确外包活动需要访问或使用的信息资产。每项授权都指向其中一项资产和具体的被授权人，“全部”“所有”“*”等于没有明确；资产编号不得重复，资产中的数据须已申报。
#   articles: ["32(2)"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       “明确……信息资产”“必需知道”“最小授权”都要求能说出谁访问什么，因此通配符和泛指一律不算明确。被授权人可以是人员、角色或服务账号，但须是其中具体的一个。
#     en: >-
#       To determine the assets, and to grant by need and least privilege, one has to be able to say who accesses
#       what; so wildcards and words for everything are refused. A holder may be a person, a role or a service
#       account, but a particular one.
#   needs:
#     - declaration.access.assets[].id
#     - declaration.access.assets[].name
#     - declaration.access.assets[].data
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.data.items[].name
#   messages:
#     wildcard-asset:
#       zh: 授权给“{principal}”的资产写作“{asset}”，是通配或泛指，没有明确是哪一项资产
#       en: the access of {principal} is to “{asset}”, which means anything instead of one asset
#     wildcard-principal:
#       zh: 对 {asset} 的授权写给“{principal}”，是通配或泛指，没有明确被授权人
#       en: the access to {asset} is for “{principal}”, which means anybody instead of one holder
#     wildcard-name:
#       zh: 资产 {asset} 的名称为“{name}”，是通配或泛指，没有明确是哪一项资产
#       en: the asset {asset} is named “{name}”, which means anything instead of one asset
#       remediation:
#         zh: 把它拆成一项一项具体的资产，分别申报和授权。
#         en: Replace it by the assets that are meant, one by one, and grant access to those.
#     undeclared:
#       zh: “{principal}”被授权访问 {asset}，而 access.assets 中没有这项资产
#       en: "{principal} has access to {asset}, which is not among access.assets"
#     duplicate-id:
#       zh: 资产编号 {asset} 重复，无法确定授权指向哪一项
#       en: the asset id {asset} is used more than once, so it is open which asset a grant means
#       remediation:
#         zh: 给每项资产一个不同的编号；重复申报的删去一项，并核对引用它的授权。
#         en: Give every asset an id of its own or remove the one declared twice, and check the grants that refer to it.
#     unknown-data:
#       zh: 资产 {asset} 含有“{data}”，而 data.items 中没有这项数据
#       en: the asset {asset} holds “{data}”, which is not among data.items
#       remediation:
#         zh: 在 data.items 申报这项数据；只是名称不一致的，改成与 data.items 相同。
#         en: Declare the data in data.items, or write its name as it stands there.
#   remediation:
#     zh: 在 access.assets 逐项列明需要访问的资产，授权只写其中的编号和具体的人员、角色或服务账号；不再需要的授权删去并收回权限。
#     en: >-
#       List in access.assets the assets that are needed and let every grant name one of them by id, and one person,
#       role or service account; remove, and revoke, what is not needed.
#   examples:
#     fail:
#       declaration:
#         access:
#           grants:
#             - {asset: "*", principal: chen.wei@provider.example, privilege: read, purpose: 二线支持查询运行状态,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-09-30", remote: false, from: CN}
#     pass:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-app, principal: chen.wei@provider.example, privilege: read, purpose: 二线支持查询运行状态,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-09-30", remote: false, from: CN}
package ito.access.declared_assets

import future.keywords.not

import data.ito.lib.grants
import data.ito.lib.wording

findings contains {"message": message, "at": grants.at(i, "asset"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.asset in data.ito.lib.grants.asset_ids
	message := unknown(grant.asset)
	values := pair(grant)
}

findings contains {"message": "wildcard-principal", "at": grants.at(i, "principal"), "values": values} if {
	data.ito.lib.grants.suspect
	some i
	grant := input.declaration.access.grants[i]
	wording.everything(grant.principal)
	values := pair(grant)
}

findings contains {"message": "wildcard-name", "at": asset_at(i, "name"), "values": values} if {
	data.ito.lib.grants.suspect
	some i
	asset := input.declaration.access.assets[i]
	wording.everything(asset.name)
	values := {"asset": asset.id, "name": asset.name}
}

findings contains {"message": "duplicate-id", "at": asset_at(i, "id"), "values": values} if {
	data.ito.lib.grants.ambiguous
	some i, j
	asset := input.declaration.access.assets[i]
	earlier := input.declaration.access.assets[j]
	j < i
	earlier.id == asset.id
	values := {"asset": asset.id}
}

findings contains {"message": "unknown-data", "at": array.concat(asset_at(i, "data"), [j]), "values": values} if {
	some i, j
	asset := input.declaration.access.assets[i]
	name := asset.data[j]
	not name in declared_data
	values := {"asset": asset.id, "data": name}
}

unknown(asset) := "wildcard-asset" if {
	wording.everything(asset)
} else := "undeclared"

declared_data := {item.name | item := input.declaration.data.items[_]}

pair(grant) := {"asset": grant.asset, "principal": grant.principal}

asset_at(i, field) := ["declaration", "access", "assets", i, field]
