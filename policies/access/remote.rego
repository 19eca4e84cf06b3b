# METADATA
# scope: package
# title: Remote access is strictly controlled
# description: >-
#   Article 32(2), 严格管控远程维护行为: remote access needs multi-factor authentication, a recording of
#   every session and a window of time outside of which it is closed. What is remote is stated as such.
# custom:
#   title_zh: 严格管控远程访问
#   description_zh: >-
#     第三十二条（二）“严格管控远程维护行为”：远程访问须多因素认证、全程记录，并只在写明的时间窗口内开放；是远程的须如实申报为远程。
#   articles: ["32(2)", "44"]
#   force: must
#   stage: proposed
#   applies_to: [access_granted]
#   reading:
#     zh: >-
#       “严格管控”读作三项：多因素认证、全程记录、时间窗口，缺一不可。“远程维护行为”包括一切远程访问，不论权限大小、是否以维护为目的。非远程访问须在来源地现场进行，来源地没有远程接入以外的实施地点（含分包商的）的，不可能不是远程。
#     en: >-
#       Strict control is read as three things, none of which may be missing: multi-factor authentication, recording
#       and a window of time. Remote maintenance covers all remote access, whatever its privilege or aim. Access that
#       is not remote happens on the spot; from a country or region without a place of work, the subcontractors'
#       included, other than remote access it cannot be anything but remote.
#   needs:
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].remote
#     - declaration.access.grants[].from
#     - declaration.access.grants[].mfa?
#     - declaration.access.grants[].recorded?
#     - declaration.access.grants[].window?
#     - declaration.delivery.sites[].type
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].site_type
#     - declaration.subcontracting.items[].country
#   messages:
#     no-mfa:
#       zh: “{principal}”远程访问 {asset}，没有确认使用多因素认证
#       en: the remote access of {principal} to {asset} is not confirmed to use multi-factor authentication
#       remediation:
#         zh: 启用多因素认证并写 mfa 为 true；启用之前不得开通。
#         en: Put multi-factor authentication in place and set mfa to true; until then the access stays closed.
#     not-recorded:
#       zh: “{principal}”远程访问 {asset}，没有确认操作全程记录
#       en: the remote access of {principal} to {asset} is not confirmed to be recorded
#       remediation:
#         zh: 经可录像审计的通道（如堡垒机）接入并写 recorded 为 true；做到之前不得开通。
#         en: >-
#           Let it pass through a channel that records (such as a bastion host) and set recorded to true; until then the
#           access stays closed.
#     no-window:
#       zh: “{principal}”远程访问 {asset}，没有限定时间窗口
#       en: the remote access of {principal} to {asset} is not limited to a window of time
#       remediation:
#         zh: 在 window 写明何时开放、如何逐次批准（如“工作日 20:00 至 23:00，逐次审批开通”）。
#         en: >-
#           State in window when the access is open and who opens it, such as “working days 20:00 to 23:00, opened case
#           by case”.
#     not-remote:
#       zh: “{principal}”从 {from} 访问 {asset} 申报为非远程，但 {from} 没有实施地点，或者只有远程接入
#       en: >-
#         the access of {principal} to {asset} from {from} is declared as not remote, but {from} has no place of work
#         other than remote access
#       remediation:
#         zh: 把 remote 改为 true 并落实远程管控；确系现场访问的，在 delivery.sites 补上现场地点。
#         en: Set remote to true and control it as such; if it happens on the spot, add that place to delivery.sites.
#     no-place:
#       zh: "{principal} 远程访问 {asset}，申报的服务地点却都在机构场所；远程维护不是在机构场所提供服务（第四十四条）"
#       en: >-
#         {principal} has remote access to {asset}, but every place of work declared is on the institution's premises;
#         remote maintenance is not a service on the premises (article 44)
#       remediation:
#         zh: 在 delivery.sites 补上远程接入所在的地点（按非驻场管理）；确由驻场人员在现场使用的，把 remote 改为 false。
#         en: >-
#           Add the place from which it is used to delivery.sites, which makes the activity off-site; if it is used by
#           staff on the spot, set remote to false.
#   remediation:
#     zh: 落实多因素认证、全程记录和时间窗口后再开通远程访问。
#     en: Open remote access only with multi-factor authentication, recording and a window of time.
#   examples:
#     fail:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-db, principal: lim.hui@provider.example, privilege: read, purpose: 查询慢语句,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-06-30", remote: true, from: SG, mfa: true,
#                recorded: true, window: 不限}
#     pass:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-db, principal: lim.hui@provider.example, privilege: read, purpose: 查询慢语句,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-06-30", remote: true, from: SG, mfa: true,
#                recorded: true, window: 工作日 20:00 至 23:00，逐次审批开通}
package ito.access.remote

import future.keywords.not

import data.ito.lib.grants

findings contains {"message": "no-mfa", "at": grants.at(i, "mfa"), "values": values, "articles": ["32(2)"]} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == false
	not grant.mfa == true
	values := pair(grant)
}

findings contains {
	"message": "not-recorded",
	"at": grants.at(i, "recorded"),
	"values": values,
	"articles": ["32(2)"],
} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == false
	not grant.recorded == true
	values := pair(grant)
}

findings contains {"message": "no-window", "at": grants.at(i, "window"), "values": values, "articles": ["32(2)"]} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == false
	not grants.has_window(grant)
	values := pair(grant)
}

findings contains {"message": "not-remote", "at": grants.at(i, "remote"), "values": values, "articles": ["32(2)"]} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == true
	not grant.from in on_the_spot
	values := object.union(pair(grant), {"from": grant.from})
}

# Without this, remote maintenance would pass for on-site and escape articles 18 and 37(5).
findings contains {
	"message": "no-place",
	"at": grants.at(i, "remote"),
	"values": values,
	"articles": ["32(2)", "44"],
} if {
	only_premises
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == false
	values := pair(grant)
}

only_premises if {
	count(data.ito.lib.sites.places) > 0
	every place in data.ito.lib.sites.places {
		place.type == "institution_premises"
	}
}

on_the_spot := {site.country |
	some site in data.ito.lib.sites.places
	site.type != "remote_access"
}

pair(grant) := {"asset": grant.asset, "principal": grant.principal}
