# METADATA
# scope: package
# title: Related or cross-border without a report is confirmed with the regulator
# description: >-
#   Article 37(5): "符合重要外包条件的非驻场外包、关联外包和跨境外包" can be read as covering important
#   outsourcing only, or all related and cross-border outsourcing. Where the narrow reading decides that
#   nothing is reported, the local office of the NFRA is asked.
# custom:
#   title_zh: 未报告的关联、跨境外包向监管部门确认
#   description_zh: >-
#     第三十七条（五）“符合重要外包条件的非驻场外包、关联外包和跨境外包”既可理解为仅指重要外包，也可理解为包括全部关联外包和跨境外包。仅因前一种理解而不报告的，应向属地监管机构确认。
#   articles: ["37(5)"]
#   force: practice
#   stage: proposed
#   applies_to: [related_or_cross_border, signed_under_this_regulation]
#   needs: []
#   reading:
#     zh: 缺省按“符合重要外包条件的”修饰三者理解。设置 filing.article_37_5 为 wide 时，全部关联外包和跨境外包都须报告，本规则不再提示。
#     en: >-
#       By default "符合重要外包条件的" governs all three. With the setting filing.article_37_5 wide, every related
#       and cross-border activity has to be reported and this rule has nothing to say.
#   messages:
#     related:
#       zh: 属于关联外包而未认定须报告，仅因第三十七条（五）按只含重要外包理解
#       en: >-
#         this is related-party outsourcing that is not taken to need a report, only because article 37(5) is read as
#         covering important outsourcing
#     cross-border:
#       zh: 属于跨境外包而未认定须报告，仅因第三十七条（五）按只含重要外包理解
#       en: >-
#         this is cross-border outsourcing that is not taken to need a report, only because article 37(5) is read as
#         covering important outsourcing
#     unknown-setting:
#       undetermined: true
#       zh: 设置 filing.article_37_5 的值“{setting}”既不是 narrow 也不是 wide，无法判断是否须报告
#       en: >-
#         the setting filing.article_37_5 is “{setting}”, neither narrow nor wide, so it cannot be told whether a report
#         is needed
#       remediation:
#         zh: 将设置 filing.article_37_5 改为 narrow 或 wide。
#         en: Set filing.article_37_5 to narrow or wide.
#   remediation:
#     zh: 向属地监管机构确认是否须报告并留存记录；须报告的，将 materiality.designated_by_regulator 填为 true，或将设置 filing.article_37_5 改为 wide。
#     en: >-
#       Ask the local office of the NFRA and keep its answer; if it wants a report, set
#       materiality.designated_by_regulator to true, or the setting filing.article_37_5 to wide.
#   examples:
#     fail:
#       declaration:
#         service: {systems: []}
#         data: {items: []}
#         materiality: {declared: general, triggers: {concentrated_data: false, realtime_or_accounting: false}}
#     pass: {}
package ito.filing.confirm_scope

import future.keywords.not

setting := object.get(input, ["options", "article_37_5"], "narrow")

findings contains {"message": "related", "at": ["provider", "relationship"], "values": {}} if {
	data.ito.facts.related.value == true
	not data.ito.facts.filing_required.value == true
}

findings contains {"message": "cross-border", "at": ["declaration", "delivery", "sites"], "values": {}} if {
	data.ito.facts.cross_border.value == true
	not data.ito.facts.filing_required.value == true
}

findings contains {
	"message": "unknown-setting",
	"at": ["declaration", "materiality", "designated_by_regulator"],
	"values": {"setting": setting},
} if {
	not setting in {"narrow", "wide"}
}
