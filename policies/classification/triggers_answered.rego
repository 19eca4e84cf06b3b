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
#       zh: 无法认定是否重要外包：第十三条{case_zh}是否成立，尚无“是”或“否”的回答
#       en: "importance cannot be classified: article 13{case_en} has neither yes nor no for an answer"
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

# METADATA
# description: The nine cases of article 13, in its words.
cases := {
	"whole_it": {
		"article": "13(1)",
		"zh": "（一）“信息科技工作整体外包，仅保留必要的管理团队和核心职能”",
		"en": "(1), IT work as a whole",
	},
	"whole_data_centre": {
		"article": "13(2)",
		"zh": "（二）“数据中心（机房）整体外包”",
		"en": "(2), a data centre as a whole",
	},
	"architecture_change": {
		"article": "13(3)",
		"zh": "（三）“涉及基础设施和信息系统整体架构发生重大变化的信息科技外包”",
		"en": "(3), a major change of the overall architecture",
	},
	"core_system_whole": {
		"article": "13(4)",
		"zh": "（四）“核心业务系统开发测试和运行维护的整体外包”",
		"en": "(4), development, testing and operation of a core business system as a whole",
	},
	"it_strategy": {
		"article": "13(5)",
		"zh": "（五）“信息科技战略规划（含中长期规划）咨询外包”",
		"en": "(5), consulting on IT strategy",
	},
	"whole_security_operations": {
		"article": "13(6)",
		"zh": "（六）“安全运营的整体外包”",
		"en": "(6), security operations as a whole",
	},
	"concentrated_data": {
		"article": "13(7)",
		"zh": "（七）“涉及集中存储或处理银行保险机构重要数据和客户个人敏感信息的外包”",
		"en": "(7), important data and sensitive customer information stored or processed centrally",
	},
	"realtime_or_accounting": {
		"article": "13(8)",
		"zh": "（八）“直接影响实时服务、影响账务准确性的重要信息系统外包”",
		"en": "(8), an important system that directly affects real-time service or the accuracy of accounts",
	},
	"other_major_effect": {
		"article": "13(9)",
		"zh": "（九）“其它对机构业务运营具有重要影响的外包”",
		"en": "(9), another major effect on the institution's business",
	},
}

findings contains {
	"message": "case",
	"at": ["declaration", "materiality", "triggers", name],
	"values": {"case_zh": case.zh, "case_en": case.en},
	"articles": [case.article],
} if {
	some name, case in cases
	not is_boolean(input.declaration.materiality.triggers[name])
}

findings contains {
	"message": "designated",
	"at": ["declaration", "materiality", "designated_by_regulator"],
	"values": {},
	"articles": ["37(6)"],
} if {
	not is_boolean(input.declaration.materiality.designated_by_regulator)
}
