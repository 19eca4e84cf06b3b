# METADATA
# scope: package
# title: Privileged access is recorded and limited in time
# description: >-
#   Article 32(2): administrators, holders of the highest privilege and whoever handles keys can do
#   everything; least privilege for them means that each session is recorded and that the access is
#   open in a stated window of time only. Remote access is judged by access/remote, which asks for the
#   same and more.
# custom:
#   title_zh: 高权限访问全程记录并限定时间窗口
#   description_zh: >-
#     第三十二条（二）：管理员、最高权限以及接触密钥的授权影响最大，“最小授权”要求操作全程记录，并只在写明的时间窗口内开放。远程访问由 access/remote 检查，要求更多，不在此重复。
#   articles: ["32(2)"]
#   force: must
#   stage: proposed
#   applies_to: [access_granted]
#   reading:
#     zh: >-
#       办法没有逐项列出管控手段。“最小授权”既限制权限大小，也限制权限开放的时间，因此高权限须有时间窗口；能够事后查明做了什么，才谈得上受控，因此须全程记录。密钥（key_material）的任何授权，以及密钥管理服务中除文档、办公环境外的授权，均按高权限对待。
#     en: >-
#       The text does not list the controls. Least privilege limits not only how much may be done but also when, hence
#       the window; and what cannot be reconstructed is not under control, hence the recording. Any access to key
#       material counts as privileged, and in a key management service all access except to documents and office
#       equipment.
#   needs:
#     - declaration.access.assets[].id
#     - declaration.access.assets[].kind
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].privilege
#     - declaration.access.grants[].remote
#     - declaration.access.grants[].recorded?
#     - declaration.access.grants[].window?
#     - declaration.service.types
#   messages:
#     not-recorded:
#       zh: “{principal}”对 {asset} 的权限为 {privilege}，属于高权限，没有确认操作全程记录
#       en: "the access of {principal} to {asset}, {privilege}, is privileged, but not confirmed to be recorded"
#       remediation:
#         zh: 经可录像审计的通道（如堡垒机）开放并写 recorded 为 true；做不到的，降低权限或收回。
#         en: >-
#           Open it only through a channel that records (such as a bastion host) and set recorded to true; otherwise
#           lower or revoke the privilege.
#     no-window:
#       zh: “{principal}”对 {asset} 的权限为 {privilege}，属于高权限，没有限定时间窗口
#       en: "the access of {principal} to {asset}, {privilege}, is privileged, but no window of time limits it"
#       remediation:
#         zh: 在 window 写明何时开放、如何逐次批准（如“变更窗口内，逐次审批开通”）。
#         en: >-
#           State in window when the access is open and who opens it, such as “in change windows, opened case by case”.
#   remediation:
#     zh: 写明全程记录和时间窗口；做不到的，降低权限或收回。
#     en: Have it recorded and limited to a window, or lower or revoke the privilege.
#   examples:
#     fail:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-db, principal: chen.wei@provider.example, privilege: admin, purpose: 驻场执行数据库脚本,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-06-30", remote: false, from: CN}
#     pass:
#       declaration:
#         access:
#           grants:
#             - {asset: mbank-db, principal: chen.wei@provider.example, privilege: admin, purpose: 驻场执行数据库脚本,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-06-30", remote: false, from: CN,
#                recorded: true, window: 变更窗口内，逐次审批开通}
package ito.access.privileged

import future.keywords.not

import data.ito.lib.grants

findings contains {"message": "not-recorded", "at": grants.at(i, "recorded"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == true
	is_privileged(grant)
	not grant.recorded == true
	values := words(grant)
}

findings contains {"message": "no-window", "at": grants.at(i, "window"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.remote == true
	is_privileged(grant)
	not grants.has_window(grant)
	values := words(grant)
}

is_privileged(grant) if {
	grant.privilege in data.ito.lib.grants.highest
} else if {
	grant.asset in keys
} else if {
	"key_management" in input.declaration.service.types
	not grant.asset in of_kind({"document", "office"})
}

keys := of_kind({"key_material"})

of_kind(kinds) := {asset.id |
	asset := input.declaration.access.assets[_]
	asset.kind in kinds
}

words(grant) := {"asset": grant.asset, "principal": grant.principal, "privilege": grant.privilege}
