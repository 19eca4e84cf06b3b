# METADATA
# scope: package
# title: The order is for the declared kind of service
# description: >-
#   Annex 1 has the type of the service reported. What is ordered is of the class of service that was declared.
# custom:
#   title_zh: 所购服务属于申报的类别
#   description_zh: 附件 1 要求报告外包服务类型。所购服务须属于申报的服务类别。
#   articles: ["annex-1(1.2)"]
#   force: must
#   subject: order
#   stage: proposed
#   applies_to: []
#   needs:
#     - order.category
#     - declaration.service.category
#   messages:
#     other:
#       zh: 订单的类别是{ordered}，申报的类别是{declared}
#       en: "the order is for {ordered}, the declaration is of {declared}"
#   remediation:
#     zh: 在订单上写明正确的申报；确属另一类服务的，先作申报。
#     en: Name the right declaration in the order. If it is another kind of service, declare it first.
#   examples:
#     fail:
#       order: {category: security}
#     pass:
#       order: {category: operations}
package ito.purchase.category

findings contains {"message": "other", "at": ["order", "category"], "values": values} if {
	values := {"ordered": input.order.category, "declared": input.declaration.service.category}
	values.ordered != values.declared
}
