# METADATA
# scope: package
# title: A poor past evaluation is considered before the provider is taken on again
# description: >-
#   Article 29: what the evaluation at the end of a service found is an important reference for the
#   provider's next admission. Where it was poor, the file shows how it was considered.
# custom:
#   title_zh: 以往评价不合格的，再次准入时予以考虑
#   description_zh: >-
#     第二十九条：外包服务结束时，应对服务提供商进行评价，评价结果作为服务提供商后续准入的重要参考依据。以往评价不合格的，应能看出此次准入如何考虑。
#   articles: ["29"]
#   force: practice
#   stage: proposed
#   applies_to: []
#   needs:
#     - declaration.contract.signing_on?
#     - declaration.id
#     - declaration.selection.past_evaluation_ref?
#     - provider.evaluations[].declaration?
#     - provider.evaluations[].on?
#     - provider.evaluations[].result?
#   reading:
#     zh: >-
#       “重要参考依据”不禁止再次准入，也没有规定如何记录，因此只提示。“后续准入”以签订合同为界：评价日早于签订日（没有签订日的，不晚于检查日）而且针对其他申报的评价才算以往评价。没有写明结果或者日期的评价，按不合格、按以往对待。
#     en: >-
#       "重要参考依据" does not forbid to take the provider on again and names no record, so this only warns. The next
#       admission ends with the signing: past are evaluations of other declarations dated before the signing or, without
#       a date of signing, no later than the check. An evaluation without a result or date counts as poor and as past.
#   messages:
#     not-considered:
#       zh: 该服务提供商以往评价为不合格：{evaluations}，但没有写明此次准入如何考虑
#       en: "the provider was evaluated as poor before: {evaluations}, but nothing says how this was considered"
#   remediation:
#     zh: 说明此次准入如何考虑以往评价（不合格的原因、整改情况、为什么仍然选用），把文件写入 selection.past_evaluation_ref。
#     en: >-
#       Record how the past evaluation was considered (what was poor, what has been mended, why the provider is chosen
#       nevertheless) and name that document in selection.past_evaluation_ref.
#   examples:
#     fail:
#       provider: {evaluations: [{declaration: ITO-2024-003, "on": "2025-03-31", result: poor, ref: EVA-2025-03}]}
#     pass:
#       declaration: {selection: {past_evaluation_ref: IT-PROC-12-2026-01}}
#       provider: {evaluations: [{declaration: ITO-2024-003, "on": "2025-03-31", result: poor, ref: EVA-2025-03}]}
package ito.entry.past_evaluation

import future.keywords.not

import data.ito.lib.evidence

findings contains {
	"message": "not-considered",
	"at": ["declaration", "selection", "past_evaluation_ref"],
	"values": {"evaluations": evaluations},
} if {
	count(poor) > 0
	not evidence.said(input.declaration.selection.past_evaluation_ref)
	evaluations := concat(", ", poor)
}

# Poor evaluations of other declarations before this entry, by declaration and day.
poor := {text |
	is_array(input.provider.evaluations)
	some evaluation in input.provider.evaluations
	is_object(evaluation)
	not evaluation.result in {"good", "acceptable"}
	not evaluation.declaration == input.declaration.id
	not later(evaluation.on)
	text := sprintf("%s %s", [shown(evaluation, "declaration"), shown(evaluation, "on")])
}

later(day) if {
	is_string(day)
	day > input.as_of
}

later(day) if {
	is_string(day)
	is_string(input.declaration.contract.signing_on)
	day >= input.declaration.contract.signing_on
}

shown(evaluation, field) := evaluation[field] if {
	evidence.stated(evaluation[field])
} else := "—"
