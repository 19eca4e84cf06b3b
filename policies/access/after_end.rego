# METADATA
# scope: package
# title: No access after the end
# description: >-
#   Article 32(2): once the service has ended, at its term or before, no access is needed; every grant
#   has expired or been revoked by the day on which it really ended.
# custom:
#   title_zh: 服务结束后不得保留访问权限
#   description_zh: >-
#     第三十二条（二）：服务到期结束或提前终止后，访问即不再“必需”；每项授权须在实际结束日或之前到期或收回。
#   articles: ["32(2)"]
#   force: must
#   stage: proposed
#   applies_to: [access_granted, ended]
#   reading:
#     zh: 以实际结束日（service.ended_on）为准，当天收回即可。到期自动失效而晚于实际结束日的，仍是结束后保留了权限。
#     en: >-
#       The day on which the service really ended (service.ended_on) counts, and revocation on that day is in time. A
#       grant that ran out by itself, but later, was still access after the end.
#   needs:
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].expires_on
#     - declaration.access.grants[].revoked_on?
#     - declaration.service.ended_on?
#   messages:
#     no-end:
#       undetermined: true
#       zh: 服务已结束，但没有写明实际结束日（service.ended_on），无法判断访问权限是否已按时收回
#       en: >-
#         the service has ended, but not on a stated day (service.ended_on), so it cannot be told whether access was
#         revoked in time
#       remediation:
#         zh: 在 service.ended_on 写明实际结束日。
#         en: State the day in service.ended_on.
#     not-revoked:
#       zh: 服务已于 {ended_on} 结束，“{principal}”访问 {asset} 的授权到 {expires_on} 才到期，没有收回
#       en: >-
#         the service ended on {ended_on}; the access of {principal} to {asset} lasts until {expires_on} and was not
#         revoked
#     revoked-late:
#       zh: 服务已于 {ended_on} 结束，“{principal}”访问 {asset} 的授权到 {revoked_on} 才收回
#       en: the service ended on {ended_on}; the access of {principal} to {asset} was revoked only on {revoked_on}
#       remediation:
#         zh: 核实收回日；确系晚收回的，查明结束后有无访问，并改进退出流程，使权限在服务结束当日收回。
#         en: >-
#           Check the date; if it really was late, find out whether the access was used after the end, and see to it
#           that access is revoked on the day on which a service ends.
#   remediation:
#     zh: 立即收回权限，并在 revoked_on 写明收回日；已经收回的，补写实际收回日。
#     en: Revoke the access at once and write the day in revoked_on; if it was revoked, write when.
#   examples:
#     fail:
#       declaration: {stage: terminated, service: {ended_on: "2026-04-30"}}
#     pass:
#       declaration:
#         stage: terminated
#         service: {ended_on: "2026-04-30"}
#         access:
#           grants:
#             - {asset: mbank-app, principal: chen.wei@provider.example, privilege: read, purpose: 二线支持查询运行状态,
#                approver: 李明, granted_on: "2026-04-01", expires_on: "2026-09-30", revoked_on: "2026-04-30",
#                remote: false, from: CN}
package ito.access.after_end

import future.keywords.not

import data.ito.lib.grants

ended_on := input.declaration.service.ended_on if is_string(input.declaration.service.ended_on)

findings contains {"message": "no-end", "at": ["declaration", "service", "ended_on"], "values": {}} if {
	not ended_on
}

findings contains {
	"message": "not-revoked",
	"at": grants.at(i, "revoked_on"),
	"values": values,
	"latest": ended_on,
} if {
	ended_on
	some i
	grant := input.declaration.access.grants[i]
	not grants.last_day(grant) <= ended_on
	not is_string(grant.revoked_on)
	values := object.union(words(grant), {"expires_on": grant.expires_on})
}

findings contains {
	"message": "revoked-late",
	"at": grants.at(i, "revoked_on"),
	"values": values,
	"latest": ended_on,
} if {
	ended_on
	some i
	grant := input.declaration.access.grants[i]
	not grants.last_day(grant) <= ended_on
	is_string(grant.revoked_on)
	values := object.union(words(grant), {"revoked_on": grant.revoked_on})
}

words(grant) := {"asset": grant.asset, "principal": grant.principal, "ended_on": ended_on}
