# METADATA
# scope: package
# title: The provider is admitted by a standard, from among candidates
# description: >-
#   Article 16: the institution lays down standards of admission for providers and screens the candidates.
#   The provider is admitted before the contract is signed.
# custom:
#   title_zh: 服务提供商按准入标准准入，并经筛选
#   description_zh: 第十六条：应明确服务提供商的准入标准，对备选服务提供商进行筛选。准入在签订合同之前。
#   articles: ["16"]
#   force: must
#   stage: approved
#   applies_to: [signed_under_this_regulation]
#   needs:
#     - declaration.contract.signing_on?
#     - declaration.selection.candidates?
#     - provider.admission.admitted_on?
#     - provider.admission.standard_ref?
#   reading:
#     zh: >-
#       “明确服务提供商的准入标准”读作写明该服务提供商所适用的标准，“筛选”读作写明筛选过哪些备选服务提供商；标准是否恰当、备选是否足够由机构判断。
#       第十六条属于准入一章，准入即不晚于签订合同，同日视为在先；审批的是选定的这一家，因此审批通过时即应已经准入。admitted_on 是首次准入的日期，此后的复评不改写它。本办法施行之前签订的合同，选择早已作出，不再追溯。
#     en: >-
#       "明确服务提供商的准入标准" is read as naming the standard that was applied to this provider, "筛选" as naming the candidates
#       that were considered; whether the standard fits and the candidates are enough is for the institution to judge.
#       Article 16 is about entry, so the admission is no later than the signing; on the same day counts as before. What
#       is approved is this very provider, so it is admitted once the outsourcing is approved. admitted_on is the day of
#       the first admission, which later reviews leave as it is. Contracts signed before the regulation came into force
#       were entered into by then and are not judged again.
#   messages:
#     no-admission:
#       zh: 没有服务提供商的准入记录
#       en: nothing is stated of the provider's admission
#     no-standard:
#       zh: 没有写明该服务提供商适用的准入标准
#       en: the standard that the provider was admitted by is missing
#     not-admitted:
#       zh: 没有写明该服务提供商的准入日期
#       en: the day on which the provider was admitted is missing
#     not-admitted-yet:
#       zh: 准入日期 {admitted_on} 晚于检查日 {as_of}，尚未准入
#       en: the day of admission, {admitted_on}, is after {as_of}, the day of this check, so it is not admitted yet
#       remediation:
#         zh: 完成准入之后，在服务提供商文件 admission.admitted_on 填写实际准入日；准入之前不要签订合同。
#         en: >-
#           Admit the provider, then state the real day in admission.admitted_on of the provider document; do not sign
#           before.
#     after-signing:
#       zh: "{admitted_on} 才准入，晚于 {signing_on} 签订合同"
#       en: "admitted on {admitted_on}, after the contract was signed on {signing_on}"
#       remediation:
#         zh: 核对日期，admission.admitted_on 填写首次准入的日期；确属先签约后准入的，按准入标准补作审查，不符合标准的停止使用该服务提供商。
#         en: >-
#           Check the dates; admission.admitted_on is the day of the first admission. If it really was signed first,
#           examine the provider by the standard now, and stop using it if it does not meet it.
#     no-candidates:
#       zh: 没有写明筛选过哪些备选服务提供商
#       en: nothing says which candidates were considered
#       remediation:
#         zh: 对备选服务提供商进行筛选，在 selection.candidates 逐一写明其名称（包括选定的一家）。
#         en: Screen the candidates and name each of them in selection.candidates, the chosen one included.
#   remediation:
#     zh: 按准入标准审查该服务提供商，在服务提供商文件 admission 写明 standard_ref（准入标准）和 admitted_on（准入日）。
#     en: >-
#       Examine the provider by the standard of admission and state standard_ref and admitted_on under admission of the
#       provider document.
#   examples:
#     fail:
#       provider: {admission: {standard_ref: null}}
#     pass:
#       provider: {admission: {admitted_on: "2026-03-02"}}
package ito.entry.admission

import future.keywords.not

import data.ito.lib.evidence

admission := input.provider.admission

signing_on := input.declaration.contract.signing_on

findings contains {"message": "no-admission", "at": ["provider", "admission"], "values": {}} if {
	not is_object(admission)
}

findings contains finding("no-standard", "standard_ref", {}) if {
	is_object(admission)
	not evidence.said(admission.standard_ref)
}

findings contains finding("not-admitted", "admitted_on", {}) if {
	is_object(admission)
	not admitted_on
}

findings contains finding("not-admitted-yet", "admitted_on", {"admitted_on": admitted_on, "as_of": as_of}) if {
	as_of := input.as_of
	admitted_on > as_of
}

# A date that is still to come is told once, above.
findings contains finding("after-signing", "admitted_on", {"admitted_on": admitted_on, "signing_on": signing_on}) if {
	evidence.stated(signing_on)
	admitted_on > signing_on
	admitted_on <= input.as_of
	signed
}

findings contains {"message": "no-candidates", "at": ["declaration", "selection", "candidates"], "values": {}} if {
	not screened
}

admitted_on := admission.admitted_on if evidence.stated(admission.admitted_on)

screened if {
	is_array(input.declaration.selection.candidates)
	some candidate in input.declaration.selection.candidates
	evidence.said(candidate)
}

# The moment asked about; a planned signing can still be moved.
signed if data.ito.gate.now >= data.ito.gate.rank.signed

finding(message, field, values) := {
	"message": message,
	"at": ["provider", "admission", field],
	"values": values,
}
