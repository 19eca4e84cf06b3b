# METADATA
# scope: package
# title: The provider is evaluated when the service ends
# description: >-
#   Article 29: when an outsourced service ends, the institution evaluates the provider; the result is an important
#   reference for admitting it again. The provider's document has an evaluation of this declaration.
# custom:
#   title_zh: 外包服务结束时评价服务提供商
#   description_zh: >-
#     第二十九条：外包服务结束时，应对服务提供商进行评价，评价结果作为服务提供商后续准入的重要参考依据。评价记在服务提供商文件中，写明针对哪一项申报。
#   articles: ["29"]
#   force: must
#   stage: ended
#   applies_to: []
#   needs:
#     - declaration.id
#     - declaration.service.ended_on?
#     - provider.id
#     - provider.evaluations[].declaration?
#     - provider.evaluations[].on?
#     - provider.evaluations[].result?
#     - provider.evaluations[].ref?
#   reading:
#     zh: >-
#       “服务结束时”指实际结束日（service.ended_on）当日或之后：评价要涵盖整个服务过程，此前的评价是日常评价。办法没有给出宽限，服务结束即应有评价。
#     en: >-
#       "服务结束时" is the day on which the service really ended (service.ended_on) or later, since the evaluation is to
#       cover the whole service; earlier ones are part of the monitoring. The text gives no grace after the end.
#   messages:
#     no-evaluation:
#       zh: 服务已结束，服务提供商文件中没有针对 {declaration} 的评价
#       en: the service has ended, but the provider has no evaluation of {declaration}
#     too-early:
#       zh: 评价日 {on} 早于服务实际结束日 {ended_on}，不是服务结束时的评价
#       en: the evaluation of {on} came before the service ended on {ended_on}, so it is not the one at the end
#     not-yet:
#       zh: 评价日 {on} 晚于检查日 {as_of}，尚未评价
#       en: the evaluation is dated {on}, after {as_of}, the day of this check, so it is not made yet
#       remediation:
#         zh: 更正评价日（on）；尚未评价的，立即评价。
#         en: Correct the day (on); if the provider is not evaluated yet, do it now.
#     incomplete:
#       zh: 对 {declaration} 的评价没有写明 {field}
#       en: the evaluation of {declaration} lacks {field}
#       remediation:
#         zh: 补充评价日（on）、评价结果（result）和评价报告（ref）。
#         en: State the day (on), the result and the report (ref).
#     end-unknown:
#       undetermined: true
#       zh: 没有写明实际结束日（service.ended_on），无法判断 {on} 的评价是否在服务结束时作出
#       en: >-
#         nothing says when the service really ended (service.ended_on), so it cannot be told whether the evaluation
#         of {on} was made at the end
#       remediation:
#         zh: 在 service.ended_on 写明实际结束日。
#         en: State the day in service.ended_on.
#   remediation:
#     zh: 对服务提供商进行评价，在服务提供商文件的 evaluations 中增加一项，写明 declaration、on、result、ref。
#     en: Evaluate the provider and add declaration, on, result and ref to evaluations in its document.
#   examples:
#     fail:
#       declaration:
#         stage: ended
#         service: {ends_on: "2026-04-30", ended_on: "2026-04-30"}
#     pass:
#       declaration:
#         stage: ended
#         service: {ends_on: "2026-04-30", ended_on: "2026-04-30"}
#       provider:
#         evaluations: [{declaration: ITO-2026-900, "on": "2026-04-30", result: good, ref: EVA-2026-12}]
package ito.exit.closing_evaluation

import future.keywords.not

import data.ito.lib.evidence

id := input.declaration.id

ended_on := input.declaration.service.ended_on if evidence.stated(input.declaration.service.ended_on)

findings contains {"message": "no-evaluation", "at": ["provider", "evaluations"], "values": {"declaration": id}} if {
	is_string(id)
	count(evaluations) == 0
}

findings contains {"message": "incomplete", "at": at(i, field), "values": values} if {
	not evaluated
	some i, evaluation in evaluations
	some field in evidence.unsaid(evaluation, ["on", "result", "ref"])
	values := {"declaration": id, "field": field}
}

findings contains {"message": "not-yet", "at": at(i, "on"), "values": values} if {
	not evaluated
	some i, evaluation in evaluations
	evidence.stated(evaluation.on)
	evaluation.on > input.as_of
	values := {"on": evaluation.on, "as_of": input.as_of}
}

findings contains {"message": "too-early", "at": at(i, "on"), "values": values} if {
	not evaluated
	some i, evaluation in evaluations
	evidence.stated(evaluation.on)
	evaluation.on < ended_on
	values := {"on": evaluation.on, "ended_on": ended_on}
}

findings contains {
	"message": "end-unknown",
	"at": ["declaration", "service", "ended_on"],
	"values": values,
} if {
	not ended_on
	some evaluation in evaluations
	evidence.stated(evaluation.on)
	values := {"on": evaluation.on}
}

# Evaluations of this declaration, by their place in the list.
evaluations := {i: evaluation |
	is_array(input.provider.evaluations)
	some i, evaluation in input.provider.evaluations
	evaluation.declaration == id
}

# One that is in order is enough.
evaluated if {
	some evaluation in evaluations
	evaluation.on >= ended_on
	evaluation.on <= input.as_of
	count(evidence.unsaid(evaluation, ["on", "result", "ref"])) == 0
}

at(i, field) := ["provider", "evaluations", i, field]
