# METADATA
# scope: package
# title: Has to be reported to the regulator
# description: >-
#   Article 37: the activity is one of the first four cases, is important and off-site, related or
#   cross-border, or is designated by the regulator.
# custom:
#   title_zh: 应当报告
#   description_zh: 第三十七条：属于（一）至（四）项，或符合重要外包条件的非驻场、关联、跨境外包，或监管认为重要的其他外包。
#   articles: ["37", "37(1)", "37(2)", "37(3)", "37(4)", "37(5)", "37(6)"]
#   reading:
#     zh: “符合重要外包条件的”修饰非驻场外包、关联外包和跨境外包三者。设置 filing.article_37_5 为 wide 时，全部关联外包和跨境外包都须报告。
#     en: >-
#       "符合重要外包条件的" governs off-site, related and cross-border alike. With the setting
#       filing.article_37_5 wide, every related and every cross-border activity has to be reported.
#   needs:
#     - declaration.materiality.triggers.whole_it
#     - declaration.materiality.triggers.whole_data_centre
#     - declaration.materiality.triggers.architecture_change
#     - declaration.materiality.triggers.it_strategy
#     - declaration.materiality.designated_by_regulator
#     - declaration.service.types
#     - declaration.service.scope
#   reasons:
#     whole_it:
#       zh: 属于第三十七条（一）信息科技工作整体外包
#       en: "article 37(1): the IT work is outsourced as a whole"
#     whole_data_centre:
#       zh: 属于第三十七条（二）数据中心（机房）整体外包
#       en: "article 37(2): a data centre is outsourced as a whole"
#     architecture_change:
#       zh: 属于第三十七条（三）涉及基础设施和信息系统整体架构发生重大变化的外包
#       en: "article 37(3): infrastructure and systems change their architecture in a major way"
#     it_strategy:
#       zh: 属于第三十七条（四）信息科技战略规划（含中长期规划）咨询外包
#       en: "article 37(4): consulting on the IT strategy, medium and long-term plans included"
#     important:
#       zh: 重要外包且为 {form}
#       en: important and {form}
#     wide:
#       zh: 按从宽口径，{form} 均须报告
#       en: under the wide reading every {form} activity is reported
#     designated:
#       zh: 监管认为重要的信息科技外包
#       en: the regulator regards it as important
#   doubts:
#     open:
#       zh: 尚不清楚，无法判断是否须报告
#       en: unknown, so it cannot be told whether it has to be reported
#     fact:
#       zh: 无法判断是否 {fact}，因而无法判断是否须报告
#       en: it cannot be told whether {fact} holds, so not whether it has to be reported
#   otherwise:
#     zh: 不属于第三十七条所列情形
#     en: none of the cases of article 37
package ito.facts.filing_required

import future.keywords.not

import data.ito.lib.fact

value := fact.value("filing_required", reasons, doubts)

listed := {"whole_it", "whole_data_centre", "architecture_change", "it_strategy"}

wide if input.options.article_37_5 == "wide"

# The numbers of article 37 are not those of article 13, so each case has words of its own.
reasons contains {"reason": case, "at": at, "values": {}} if {
	some case in (listed & data.ito.lib.materiality.holds)
	at := ["declaration", "materiality", "triggers", case]
}

reasons contains {"reason": "important", "at": at, "values": {"form": form}} if {
	data.ito.facts.important.value == true
	at := ["declaration", "materiality"]
	some form in forms
}

reasons contains {"reason": "wide", "at": ["declaration"], "values": {"form": form}} if {
	wide
	some form in (forms & {"related", "cross_border"})
}

reasons contains {
	"reason": "designated",
	"at": ["declaration", "materiality", "designated_by_regulator"],
	"values": {},
} if {
	input.declaration.materiality.designated_by_regulator == true
}

forms contains "off_site" if data.ito.facts.off_site.value == true

forms contains "related" if data.ito.facts.related.value == true

forms contains "cross_border" if data.ito.facts.cross_border.value == true

doubts contains {"doubt": "open", "at": at, "values": {}} if {
	some case in listed
	at := ["declaration", "materiality", "triggers", case]
	at in data.ito.lib.materiality.open
}

doubts contains {"doubt": "open", "at": ["declaration", "materiality", "designated_by_regulator"], "values": {}} if {
	input.declaration.materiality.designated_by_regulator == "unknown"
}

# Importance matters only where a form of article 37(5) holds or may hold.
doubts contains {"doubt": "fact", "at": ["declaration", "materiality"], "values": {"fact": "important"}} if {
	not data.ito.facts.important.value == true
	not data.ito.facts.important.value == false
	some form in ["off_site", "related", "cross_border"]
	not form in excluded
}

doubts contains {"doubt": "fact", "at": ["declaration"], "values": {"fact": form}} if {
	not data.ito.facts.important.value == false
	some form in ["off_site", "related", "cross_border"]
	not form in forms
	not form in excluded
}

doubts contains {"doubt": "fact", "at": ["declaration"], "values": {"fact": form}} if {
	wide
	some form in ["related", "cross_border"]
	not form in forms
	not form in excluded
}

excluded contains "off_site" if data.ito.facts.off_site.value == false

excluded contains "related" if data.ito.facts.related.value == false

excluded contains "cross_border" if data.ito.facts.cross_border.value == false
