# METADATA
# scope: package
# title: Important outsourcing
# description: >-
#   Article 13: one of the nine cases holds, or the institution declares it important. A case that
#   holds can be rebutted by the risk department in writing (原则上).
# custom:
#   title_zh: 重要外包
#   description_zh: 第十三条：九种情形有其一，或机构自行认定为重要。风险主管部门书面批准的理由可以推翻（原则上）。
#   articles: ["13", "13(1)", "13(2)", "13(3)", "13(4)", "13(5)", "13(6)", "13(7)", "13(8)", "13(9)"]
#   needs:
#     - declaration.materiality.declared
#     - declaration.materiality.triggers.whole_it
#     - declaration.materiality.triggers.whole_data_centre
#     - declaration.materiality.triggers.architecture_change
#     - declaration.materiality.triggers.core_system_whole
#     - declaration.materiality.triggers.it_strategy
#     - declaration.materiality.triggers.whole_security_operations
#     - declaration.materiality.triggers.concentrated_data
#     - declaration.materiality.triggers.realtime_or_accounting
#     - declaration.materiality.triggers.other_major_effect
#     - declaration.service.category
#     - declaration.service.types
#     - declaration.service.scope
#     - declaration.service.systems[].important
#     - declaration.service.systems[].core
#     - declaration.service.systems[].realtime
#     - declaration.service.systems[].accounting
#     - declaration.data.items[].kind
#     - declaration.data.items[].art44_important
#     - declaration.data.items[].national_important
#     - declaration.data.items[].personal
#     - declaration.data.items[].handling
#     - declaration.data.items[].concentrated
#   reasons:
#     declared:
#       zh: 机构认定为重要外包
#       en: the institution declares it important
#     case:
#       zh: 第十三条情形 {case} 成立
#       en: case {case} of article 13 holds
#   doubts:
#     open:
#       zh: 尚不清楚，无法判断是否重要外包
#       en: unknown, so it cannot be told whether this is important
#   otherwise:
#     zh: 九种情形均不成立，或已由风险主管部门批准理由
#     en: none of the nine cases holds, or the risk department has approved the rebuttal
package ito.facts.important

import future.keywords.not

import data.ito.lib.fact

value := fact.value("important", reasons, doubts)

reasons contains {"reason": "declared", "at": ["declaration", "materiality", "declared"], "values": {}} if {
	input.declaration.materiality.declared == "important"
}

reasons contains {"reason": "case", "at": at, "values": {"case": case}} if {
	not data.ito.lib.materiality.rebutted
	some case in data.ito.lib.materiality.holds
	at := ["declaration", "materiality", "triggers", case]
}

# A rebuttal answers the cases that hold; it does not answer an open question.
doubts contains {"doubt": "open", "at": at, "values": {}} if {
	some at in data.ito.lib.materiality.open
}
