# METADATA
# scope: package
# title: General outsourcing has due diligence too
# description: >-
#   Article 17 asks for due diligence on providers of important outsourcing. For any other, some of it before
#   the signing is good practice.
# custom:
#   title_zh: 一般外包也宜做尽职调查
#   description_zh: 第十七条只要求对重要外包的备选服务提供商深入开展尽职调查；一般外包也宜在签订合同前作适当调查，故只提示。
#   articles: ["17"]
#   force: practice
#   stage: signed
#   applies_to: [signed_under_this_regulation]
#   needs:
#     - declaration.due_diligence.report_ref?
#   reading:
#     zh: 第十七条没有提及一般外包，因此没有尽职调查只作提示，有报告即可，不看完成日、内容和有效期。是否重要尚无法判断的，也给出提示。
#     en: >-
#       Article 17 says nothing of general outsourcing, so this only warns and asks for a report alone, not for its
#       date, topics or age. It also warns where it cannot be told whether the outsourcing is important.
#   messages:
#     none:
#       zh: 未认定为重要外包，没有尽职调查报告
#       en: this is not known to be important outsourcing; there is no report of a due diligence
#   remediation:
#     zh: 按风险程度对服务提供商作适当调查，在 due_diligence 写明 completed_on 和 report_ref。
#     en: >-
#       Look into the provider as far as the risk asks for it, and state completed_on and report_ref under
#       due_diligence.
#   examples:
#     fail:
#       declaration:
#         due_diligence: null
#         service: {systems: []}
#         data: {items: []}
#         materiality: {declared: general, triggers: {concentrated_data: false, realtime_or_accounting: false}}
#     pass:
#       declaration:
#         service: {systems: []}
#         data: {items: []}
#         materiality: {declared: general, triggers: {concentrated_data: false, realtime_or_accounting: false}}
package ito.diligence.general

import future.keywords.not

import data.ito.lib.evidence

findings contains {"message": "none", "at": ["declaration", "due_diligence"], "values": {}} if {
	not data.ito.facts.important.value == true
	not evidence.said(input.declaration.due_diligence.report_ref)
}
