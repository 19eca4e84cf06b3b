# METADATA
# scope: package
# title: Related parties and peers meet the same requirements
# description: >-
#   Article 20: for related-party and peer outsourcing the institution must not lower its requirements of
#   the provider, and strictly guards against conflicts of interest and tunnelling.
# custom:
#   title_zh: 关联外包和同业外包不降低要求
#   description_zh: 第二十条：对于关联外包和同业外包，不得降低对服务提供商的要求，严格防范利益冲突和利益输送。
#   articles: ["20"]
#   force: must
#   stage: approved
#   applies_to: [related_or_peer]
#   needs:
#     - declaration.selection.equal_treatment.conflict_of_interest_ref?
#     - declaration.selection.equal_treatment.pricing_ref?
#     - declaration.selection.equal_treatment.same_requirements?
#   reading:
#     zh: >-
#       “不得降低”须由机构确认（same_requirements 为 true）；“严格防范利益冲突和利益输送”，前者须有防范措施，后者须有定价依据。要求不因合同签订在先而免除，因此不论合同何时签订都检查。
#     en: >-
#       That requirements are not lowered is confirmed by the institution (same_requirements is true); conflicts of
#       interest are met by measures and tunnelling by a basis of the price. This does not end with the signing, so it
#       is asked whenever the contract was signed.
#   messages:
#     no-equal-treatment:
#       zh: 属于关联外包或同业外包，但没有写明如何不降低要求、防范利益冲突和利益输送
#       en: >-
#         this is related-party or peer outsourcing, but nothing is stated of equal requirements, conflicts of interest
#         and pricing
#       remediation:
#         zh: 在 selection.equal_treatment 写明 same_requirements、conflict_of_interest_ref（利益冲突防范）和 pricing_ref（定价依据）。
#         en: State same_requirements, conflict_of_interest_ref and pricing_ref under selection.equal_treatment.
#     not-confirmed:
#       zh: 没有确认对该服务提供商的要求与其他服务提供商相同
#       en: it is not confirmed that the requirements are the same as for other providers
#     lowered:
#       zh: 对关联方或同业服务提供商降低了要求（same_requirements 为 false），办法规定不得降低
#       en: >-
#         the requirements are lowered for a related party or peer (same_requirements is false), which the regulation
#         forbids
#     no-conflict-of-interest:
#       zh: 没有防范利益冲突的措施
#       en: nothing prevents conflicts of interest
#       remediation:
#         zh: 识别利益冲突并确定防范措施（如回避、独立审批），写入 selection.equal_treatment.conflict_of_interest_ref。
#         en: >-
#           Find the conflicts of interest, settle what prevents them (such as recusal or independent approval), and
#           name that document in selection.equal_treatment.conflict_of_interest_ref.
#     no-pricing:
#       zh: 没有防范利益输送的定价依据
#       en: nothing shows the basis of the price, against tunnelling
#       remediation:
#         zh: 说明定价依据（如市场比价、成本测算），写入 selection.equal_treatment.pricing_ref。
#         en: >-
#           Show the basis of the price, such as a market comparison or a calculation of costs, and name that document
#           in selection.equal_treatment.pricing_ref.
#   remediation:
#     zh: 按与其他服务提供商相同的要求重新审查该服务提供商，确认之后把 selection.equal_treatment.same_requirements 填为 true。
#     en: >-
#       Examine the provider by the same requirements as any other, and set selection.equal_treatment.same_requirements
#       to true once that is so.
#   examples:
#     fail:
#       declaration: {selection: {equal_treatment: {same_requirements: false}}}
#     pass:
#       declaration: {selection: {equal_treatment: {pricing_ref: PRC-2026-01}}}
package ito.entry.equal_standards

import future.keywords.not

import data.ito.lib.evidence

at := ["declaration", "selection", "equal_treatment"]

treatment := input.declaration.selection.equal_treatment

findings contains {"message": "no-equal-treatment", "at": at, "values": {}} if not is_object(treatment)

findings contains finding("not-confirmed", "same_requirements") if {
	is_object(treatment)
	not is_boolean(treatment.same_requirements)
}

findings contains finding("lowered", "same_requirements") if treatment.same_requirements == false

findings contains finding("no-conflict-of-interest", "conflict_of_interest_ref") if {
	is_object(treatment)
	not evidence.said(treatment.conflict_of_interest_ref)
}

findings contains finding("no-pricing", "pricing_ref") if {
	is_object(treatment)
	not evidence.said(treatment.pricing_ref)
}

finding(message, field) := {"message": message, "at": array.concat(at, [field]), "values": {}}
