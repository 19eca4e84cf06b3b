# METADATA
# scope: package
# title: The nine cases of article 13 are answered
# description: >-
#   Whether an activity is important (article 13) and has to be reported (article 37) hangs on ten
#   answers. An open answer is no answer: unknown blocks and is never taken for no.
# custom:
#   title_zh: 逐项回答第十三条九种情形
#   description_zh: >-
#     是否重要外包（第十三条）、是否须报告（第三十七条）取决于十项回答。每项都要有明确的“是”或“否”；尚不清楚的一律拦截，不当作“否”。
#   articles:
#     ["13(1)", "13(2)", "13(3)", "13(4)", "13(5)", "13(6)", "13(7)", "13(8)", "13(9)", "37(6)"]
#   force: must
#   stage: proposed
#   applies_to: []
#   needs:
#     - declaration.materiality.triggers.whole_it
#     - declaration.materiality.triggers.whole_data_centre
#     - declaration.materiality.triggers.architecture_change
#     - declaration.materiality.triggers.core_system_whole
#     - declaration.materiality.triggers.it_strategy
#     - declaration.materiality.triggers.whole_security_operations
#     - declaration.materiality.triggers.concentrated_data
#     - declaration.materiality.triggers.realtime_or_accounting
#     - declaration.materiality.triggers.other_major_effect
#     - declaration.materiality.designated_by_regulator
#   messages:
#     case:
#       zh: 无法认定是否重要外包：第十三条{case}是否成立，尚无“是”或“否”的回答
#       en: "importance cannot be classified: article 13, case {case}, has neither yes nor no for an answer"
#     designated:
#       zh: 无法认定是否须报告：是否属于第三十七条（六）“其他银保监会认为重要的信息科技外包”，尚无“是”或“否”的回答
#       en: >-
#         the duty to report cannot be classified: whether the regulator regards the activity as important, article
#         37(6), has neither yes nor no for an answer
#       remediation:
#         zh: 向负责的监管部门核实后填写 true（是）或 false（否）；未核实之前不能按“否”处理。
#         en: Ask the supervising office and write true or false; until then it must not be taken for no.
#   remediation:
#     zh: 会同业务部门和风险主管部门查清后填写 true（是）或 false（否）；未查清之前不能按“否”处理。
#     en: >-
#       Find out with the business and the risk department and write true or false; until then it must not be taken
#       for no.
#   examples:
#     fail:
#       declaration: {materiality: {triggers: {architecture_change: unknown}}}
#     pass:
#       declaration: {materiality: {triggers: {architecture_change: true}}}
package ito.classification.triggers_answered

import future.keywords.not

findings contains {
	"message": "case",
	"at": ["declaration", "materiality", "triggers", case],
	"values": {"case": case},
	"articles": [article],
} if {
	some case, article in data.ito.lib.article_13.cases
	not is_boolean(input.declaration.materiality.triggers[case])
}

findings contains {
	"message": "designated",
	"at": ["declaration", "materiality", "designated_by_regulator"],
	"values": {},
	"articles": ["37(6)"],
} if {
	not is_boolean(input.declaration.materiality.designated_by_regulator)
}
