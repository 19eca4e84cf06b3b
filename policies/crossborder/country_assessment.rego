# METADATA
# scope: package
# title: The country of the work is assessed before it is chosen
# description: >-
#   Article 19: when choosing cross-border outsourcing, the institution fully assesses the environment
#   of the provider's country or region in five respects: political, economic, social, legal and
#   cultural. Every country or region outside the mainland needs such an assessment, those where only a
#   subcontractor works included.
# custom:
#   title_zh: 选择跨境外包前评估所在国家或地区
#   description_zh: >-
#     第十九条：在选择跨境外包时，应当充分评估服务提供商所在国家或地区的政治、经济、社会、法律、文化等经营环境。每一个境外国家或地区都要评估，只有分包商在当地的也要评估。
#   articles: ["19"]
#   force: must
#   stage: approved
#   applies_to: [cross_border]
#   needs:
#     - declaration.approval.approved_on?
#     - declaration.assessment.decided_on?
#     - declaration.delivery.sites[].country
#     - declaration.subcontracting.items[].country
#     - provider.country
#     - declaration.crossborder.country_assessments[].country?
#     - declaration.crossborder.country_assessments[].political?
#     - declaration.crossborder.country_assessments[].economic?
#     - declaration.crossborder.country_assessments[].social?
#     - declaration.crossborder.country_assessments[].legal?
#     - declaration.crossborder.country_assessments[].cultural?
#     - declaration.crossborder.country_assessments[].assessed_on?
#   reading:
#     zh: >-
#       “服务提供商所在国家或地区”取较安全的读法：实施服务的境外地点、分包商的境外地点，以及境外服务提供商的注册地，都要评估。“在选择……时”读作评估不晚于审批日：审批即选择；依第十五条无须审批的，以作出决策之日为准。此后新增国家或地区是新的选择，评估不晚于新的审批日或决策日。同一国家或地区有多份评估的，有一份符合即可。
#     en: >-
#       "服务提供商所在国家或地区" is read the safer way: the places outside where the provider or a subcontractor works
#       and, for a foreign provider, its country of registration. "在选择……时" means no later than the approval, which
#       is the choice, or the decision where article 15 asks for no approval; a country added afterwards is a new
#       choice with a date of its own. Of several assessments of one country it is enough that one is in order.
#   messages:
#     not-assessed:
#       zh: 服务提供商或分包商所在的 {country} 没有国家或地区评估
#       en: there is no assessment of {country}, where the provider or a subcontractor is
#     dimension:
#       zh: 对 {country} 的评估缺少“{dimension_zh}”（{dimension}）方面的结论
#       en: the assessment of {country} lacks a conclusion on the {dimension} environment
#       remediation:
#         zh: 补充评估，把结论写入 {dimension}；补充后更新 assessed_on，同样不晚于审批日或决策日。
#         en: >-
#           Complete the assessment, write the conclusion in {dimension} and update assessed_on; it too belongs before
#           the choice.
#     undated:
#       zh: 对 {country} 的评估没有评估日，不能证明是在选择时评估的
#       en: the assessment of {country} has no date, so it does not show that it was made for the choice
#       remediation:
#         zh: 把评估报告的完成日期写入 assessed_on。
#         en: Write the date of the report in assessed_on.
#     future:
#       zh: 对 {country} 的评估日 {assessed_on} 晚于检查日 {as_of}，评估尚未完成
#       en: the assessment of {country} is dated {assessed_on}, after {as_of}, so it is not made yet
#       remediation:
#         zh: 填写评估实际完成的日期；尚未完成的，完成之后再审批。
#         en: Write the day on which it was really made; if it is not made yet, make it and approve afterwards.
#     late:
#       zh: 对 {country} 的评估日 {assessed_on} 晚于审批或决策日 {chosen_on}，评估应在选择时完成
#       en: "{country} was assessed on {assessed_on}, after the choice was made on {chosen_on}; it belongs before"
#       remediation:
#         zh: 依据已完成的评估重新审批或决策，更新 approval.approved_on 或 assessment.decided_on；日期填错的，予以更正。
#         en: >-
#           Approve or decide anew on the basis of the assessment and update approval.approved_on or
#           assessment.decided_on, or correct a wrong date.
#     undecided:
#       undetermined: true
#       zh: 没有审批日，也没有决策日，无法判断评估是否在选择之前完成
#       en: there is neither a date of approval nor of decision, so it cannot be told whether the assessment came before
#       remediation:
#         zh: 填写 approval.approved_on；依第十五条无须审批的，填写 assessment.decided_on。
#         en: State approval.approved_on or, where article 15 asks for no approval, assessment.decided_on.
#   remediation:
#     zh: 对该国家或地区的政治、经济、社会、法律、文化经营环境作出评估，在 crossborder.country_assessments 中增加一项，再据以审批或决策。
#     en: >-
#       Assess the political, economic, social, legal and cultural environment, add it to
#       crossborder.country_assessments and approve or decide on that basis.
#   examples:
#     fail:
#       declaration: {crossborder: {country_assessments: []}}
#     pass: {}
package ito.crossborder.country_assessment

import future.keywords.not

dimensions := {
	"political": "政治",
	"economic": "经济",
	"social": "社会",
	"legal": "法律",
	"cultural": "文化",
}

# METADATA
# description: The day of the choice; undefined when no day is stated.
chosen_on := input.declaration.approval.approved_on if {
	is_string(input.declaration.approval.approved_on)
} else := input.declaration.assessment.decided_on if {
	is_string(input.declaration.assessment.decided_on)
}

list_at := ["declaration", "crossborder", "country_assessments"]

# METADATA
# scope: document
# description: The countries and regions to be assessed.
to_assess contains country if {
	some site in data.ito.lib.sites.outside
	country := site.country
}

to_assess contains country if {
	country := input.provider.country
	is_string(country)
	country != data.ito.lib.sites.mainland
}

findings contains {"message": "not-assessed", "at": list_at, "values": {"country": country}} if {
	some country in to_assess
	not country in assessed
}

findings contains {
	"message": "dimension",
	"at": array.concat(list_at, [i, dimension]),
	"values": values,
} if {
	some i, assessment in deficient
	some dimension, dimension_zh in dimensions
	not is_string(assessment[dimension])
	values := {"country": assessment.country, "dimension": dimension, "dimension_zh": dimension_zh}
}

findings contains {
	"message": "undated",
	"at": array.concat(list_at, [i, "assessed_on"]),
	"values": values,
} if {
	some i, assessment in deficient
	not is_string(assessment.assessed_on)
	values := {"country": assessment.country}
}

findings contains {
	"message": "future",
	"at": array.concat(list_at, [i, "assessed_on"]),
	"values": values,
} if {
	some i, assessment in deficient
	is_string(assessment.assessed_on)
	assessment.assessed_on > input.as_of
	values := {"country": assessment.country, "assessed_on": assessment.assessed_on, "as_of": input.as_of}
}

findings contains {
	"message": "late",
	"at": array.concat(list_at, [i, "assessed_on"]),
	"values": values,
} if {
	some i, assessment in deficient
	assessment.assessed_on <= input.as_of
	assessment.assessed_on > chosen_on
	values := {"country": assessment.country, "assessed_on": assessment.assessed_on, "chosen_on": chosen_on}
}

findings contains {"message": "undecided", "at": ["declaration", "assessment", "decided_on"], "values": {}} if {
	not chosen_on
}

# Assessments of the countries in question, by their place in the list.
relevant := {i: assessment |
	assessments := input.declaration.crossborder.country_assessments
	is_array(assessments)
	some i, assessment in assessments
	assessment.country in to_assess
}

assessed := {assessment.country | some assessment in relevant}

settled := {assessment.country |
	some assessment in relevant
	in_order(assessment)
}

deficient := {i: assessment |
	some i, assessment in relevant
	not assessment.country in settled
}

in_order(assessment) if {
	every dimension, _ in dimensions {
		is_string(assessment[dimension])
	}
	is_string(assessment.assessed_on)
	assessment.assessed_on <= input.as_of
	assessment.assessed_on <= chosen_on
}
