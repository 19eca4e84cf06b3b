# METADATA
# scope: package
# title: Access expires with the service
# description: >-
#   Article 32(2): access that is needed for the service is not needed after it. Every grant ends, by
#   its last day or an earlier revocation, no later than the service does. Once the service has ended,
#   access/after-end takes over.
# custom:
#   title_zh: 授权到期不晚于服务结束
#   description_zh: >-
#     第三十二条（二）：为服务所“必需”的访问，服务结束后即不再必需。每项授权的到期日（或提前收回日）不得晚于服务结束日。服务实际结束后的收回由 access/after-end 检查。
#   articles: ["32(2)"]
#   force: must
#   stage: proposed
#   applies_to: [access_granted]
#   reading:
#     zh: >-
#       服务结束日取 service.ends_on；已写明 service.ended_on（延期或者提前终止）的，以 ended_on 为准。当天仍可访问。合同签订之前已经生效的授权只作提示：办法没有写明先后，但此时还没有合同和保密约定可以依据。
#     en: >-
#       The service ends on service.ends_on, or on service.ended_on once an extension or early termination is stated
#       there; access on that very day is fine. Access that starts before the contract is signed is only pointed out:
#       the text has no such order, but there is no contract and no confidentiality clause yet.
#   needs:
#     - declaration.access.grants[].asset
#     - declaration.access.grants[].principal
#     - declaration.access.grants[].granted_on
#     - declaration.access.grants[].expires_on
#     - declaration.access.grants[].revoked_on?
#     - declaration.contract.kind?
#     - declaration.contract.signing_on?
#     - declaration.service.ends_on
#     - declaration.service.ended_on?
#   messages:
#     outlives-service:
#       zh: “{principal}”访问 {asset} 的授权到 {expires_on} 才到期，晚于服务结束日 {end}
#       en: the access of {principal} to {asset} expires on {expires_on}, after the service ends on {end}
#     inverted:
#       zh: “{principal}”访问 {asset} 的授权 {granted_on} 生效，却在此前的 {expires_on} 到期
#       en: the access of {principal} to {asset} starts on {granted_on} and expires on {expires_on}, before it starts
#       remediation:
#         zh: 核对并更正授权日（granted_on）和到期日（expires_on）。
#         en: Check and correct granted_on and expires_on.
#     before-contract:
#       force: practice
#       zh: “{principal}”访问 {asset} 的授权 {granted_on} 生效，早于合同签订日 {signing_on}
#       en: the access of {principal} to {asset} starts on {granted_on}, before the contract is signed on {signing_on}
#       remediation:
#         zh: 把授权日改到合同签订之后；已经开通的，先收回，或者确认已有保密协议等依据。
#         en: >-
#           Start the access after the signing; where it is open already, revoke it or make sure that it rests on
#           something else, such as a confidentiality agreement.
#   agenda:
#     expires:
#       zh: “{principal}”访问 {asset} 的授权到期
#       en: the access of {principal} to {asset} expires
#   remediation:
#     zh: 把 expires_on 改到服务结束日或之前；服务续期的，续期后再延长授权。
#     en: Let the access expire by the end of the service; if the service is extended, extend the access after that.
#   examples:
#     fail:
#       declaration: {service: {ends_on: "2026-06-15"}}
#     pass:
#       declaration: {service: {ends_on: "2026-09-30"}}
package ito.access.expiry

import future.keywords.not

import data.ito.lib.grants

findings contains {
	"message": "outlives-service",
	"at": grants.at(i, "expires_on"),
	"values": values,
	"latest": end,
} if {
	not over
	some i
	grant := input.declaration.access.grants[i]
	not grants.last_day(grant) <= end
	values := object.union(pair(grant), {"expires_on": grant.expires_on, "end": end})
}

findings contains {"message": "inverted", "at": grants.at(i, "expires_on"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	not grant.granted_on <= grant.expires_on
	values := object.union(pair(grant), {"granted_on": grant.granted_on, "expires_on": grant.expires_on})
}

findings contains {"message": "before-contract", "at": grants.at(i, "granted_on"), "values": values} if {
	some i
	grant := input.declaration.access.grants[i]
	grant.granted_on < signing_on
	values := object.union(pair(grant), {"granted_on": grant.granted_on, "signing_on": signing_on})
}

# METADATA
# description: Days on which a grant that is still in force expires.
agenda contains {"item": "expires", "on": last, "at": grants.at(i, "expires_on"), "values": values} if {
	not over
	some i
	grant := input.declaration.access.grants[i]
	last := grants.last_day(grant)
	values := pair(grant)
}

end := input.declaration.service.ended_on if {
	is_string(input.declaration.service.ended_on)
} else := input.declaration.service.ends_on

# What has ended is judged by access/after-end.
over if {
	is_string(input.declaration.service.ended_on)
	input.declaration.service.ended_on <= input.as_of
}

# A renewal, supplement or call-off is signed while the access of the contract before it goes on.
signing_on := input.declaration.contract.signing_on if {
	is_string(input.declaration.contract.signing_on)
	input.declaration.contract.kind in {"new", "framework"}
}

pair(grant) := {"asset": grant.asset, "principal": grant.principal}
