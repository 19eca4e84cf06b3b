# METADATA
# scope: package
# title: The provider is in good standing
# description: >-
#   Article 27: a provider that has not mended what it was told to in time is suspended or loses its qualification.
#   No new contract is signed with it. Article 42: the regulator may name a provider to the industry; whoever works
#   with it should know.
# custom:
#   title_zh: 服务提供商未被暂停资格或通报
#   description_zh: >-
#     第二十七条：对于逾期未整改的服务提供商，应当暂停或取消其服务资格；因此不与其签订新的合同。第四十二条：对具有重大违法违规情形的服务提供商，监管机关可通报行业；与其合作的应当知悉并处置。
#   articles: ["27", "42"]
#   force: must
#   stage: proposed
#   applies_to: []
#   needs:
#     - declaration.contract.signing_on?
#     - provider.industry_notices
#     - provider.industry_notices[].closed_on?
#     - provider.industry_notices[].on
#     - provider.industry_notices[].ref
#     - provider.suspensions
#     - provider.suspensions[].kind
#     - provider.suspensions[].lifted_on?
#     - provider.suspensions[].on
#     - provider.suspensions[].reason
#   reading:
#     zh: >-
#       “暂停或取消其服务资格”读作：自当日起至恢复日的前一日，不与其签订新的合同（包括续签、补充协议），当日签订的按之后处理。此前签订、仍在履行的服务，办法没有规定立即终止，予以提示。行业通报是监管机关“可”采取的措施，办法没有规定机构如何处置，予以提示。没有填写 suspensions 或 industry_notices 的，无法判断；没有的写 []。
#     en: >-
#       "暂停或取消其服务资格" is read as: from that day on to the day before it is restored no contract is signed with the
#       provider, a renewal or supplement included; signing on that very day counts as after it. For a service that was
#       signed before and still runs the text does not ask for its end at once, so there is a warning. A notice to the
#       industry is a measure that the regulator may take; the text does not say what an institution does about it, so
#       there is a warning. Without suspensions or industry_notices it cannot be told; where there is none, write [].
#   messages:
#     to-be-signed:
#       zh: 服务提供商自 {on} 起被{kind}（{reason}），尚未恢复，不得与其签订合同
#       en: "the provider is {kind} since {on} ({reason}), so no contract may be signed with it"
#     signed:
#       zh: 合同于 {signing_on} 签订，而服务提供商自 {on} 起被{kind}（{reason}）
#       en: "the contract was signed on {signing_on}, although the provider is {kind} since {on} ({reason})"
#       remediation:
#         zh: 停止履行并重新选择服务提供商；签订日填错的，更正 contract.signing_on；资格已恢复的，在 suspensions 填写 lifted_on。
#         en: >-
#           Stop performing it and choose another provider; correct contract.signing_on if the date is wrong, or state
#           lifted_on under suspensions if the provider is restored.
#     signing-unknown:
#       undetermined: true
#       zh: 合同已签订但没有签订日，无法判断是否在 {on} 被{kind}之后签订
#       en: >-
#         the contract is signed without a date, so it cannot be told whether that was after the provider was {kind} on
#         {on}
#       remediation:
#         zh: 填写 contract.signing_on。
#         en: State contract.signing_on.
#     running:
#       force: practice
#       zh: 服务提供商自 {on} 起被{kind}（{reason}），而此前签订的服务仍在履行
#       en: "the provider is {kind} since {on} ({reason}), and a service signed before still runs"
#       remediation:
#         zh: 评估是否终止或更换服务提供商，并准备退出和交接；资格恢复后在 suspensions 填写 lifted_on。
#         en: >-
#           Decide whether to end the service or replace the provider and prepare the exit; once it is restored, state
#           lifted_on under suspensions.
#     named-to-the-industry:
#       force: practice
#       zh: 监管机关于 {on} 就该服务提供商通报行业（{ref}），尚未了结
#       en: the regulator named the provider to the industry on {on} ({ref}), and that is not closed
#       remediation:
#         zh: 核查通报事项对本项外包的影响并作出处置；了结后在 industry_notices 填写 closed_on。
#         en: >-
#           Look into what the notice means for this outsourcing and act on it; once it is closed, state closed_on under
#           industry_notices.
#   remediation:
#     zh: 另行选择服务提供商；资格已恢复的，在服务提供商文件 suspensions 该项填写 lifted_on。
#     en: Choose another provider; if this one is restored, state lifted_on under suspensions in its document.
#   examples:
#     fail:
#       provider: {suspensions: [{"on": "2026-03-02", kind: suspended, reason: 逾期未整改}]}
#     pass:
#       provider: {suspensions: [{"on": "2026-01-05", kind: suspended, reason: 逾期未整改, lifted_on: "2026-02-10"}]}
package ito.supervision.provider_standing

import future.keywords.not

suspensions := {suspension |
	some suspension in input.provider.suspensions
	suspension.on <= input.as_of
	not past(suspension, "lifted_on")
}

signing_on := input.declaration.contract.signing_on if is_string(input.declaration.contract.signing_on)

signing_at := ["declaration", "contract", "signing_on"]

findings contains finding("to-be-signed", ["declaration", "provider"], words(suspension)) if {
	some suspension in suspensions
	not signed
}

findings contains finding("signed", signing_at, values) if {
	some suspension in suspensions
	signed
	signing_on >= suspension.on
	values := object.union(words(suspension), {"signing_on": signing_on})
}

findings contains finding("signing-unknown", signing_at, words(suspension)) if {
	some suspension in suspensions
	signed
	not signing_on
}

findings contains finding("running", ["declaration", "provider"], words(suspension)) if {
	some suspension in suspensions
	signed
	signing_on < suspension.on
	not over
}

findings contains {
	"message": "named-to-the-industry",
	"at": ["declaration", "provider"],
	"values": values,
	"articles": ["42"],
} if {
	some notice in input.provider.industry_notices
	notice.on <= input.as_of
	not past(notice, "closed_on")
	not over
	values := {"on": notice.on, "ref": notice.ref}
}

past(item, field) if {
	day := item[field]
	is_string(day)
	day <= input.as_of
}

# The moment asked about.
signed if data.ito.gate.now >= data.ito.gate.rank.signed

over if data.ito.facts.ended.value == true

words(suspension) := {"kind": suspension.kind, "on": suspension.on, "reason": suspension.reason}

finding(message, at, values) := {"message": message, "at": at, "values": values, "articles": ["27"]}
