# METADATA
# scope: package
# title: The order lies within the declared term
# description: >-
#   Annex 1 has the beginning and the end of the service reported. An order reaches neither before nor beyond them.
# custom:
#   title_zh: 订单在申报的服务期之内
#   description_zh: 附件 1 要求报告外包服务起止时间。订单的服务期不得早于申报的开始日，也不得晚于申报的结束日。
#   articles: ["annex-1(1.6)"]
#   force: must
#   subject: order
#   stage: proposed
#   applies_to: []
#   needs:
#     - order.term.starts_on
#     - order.term.ends_on
#     - declaration.service.starts_on
#     - declaration.service.ends_on
#   messages:
#     reversed:
#       zh: 订单的服务期从 {starts_on} 到 {ends_on}，结束早于开始
#       en: the order runs from {starts_on} to {ends_on}, and ends before it starts
#       remediation:
#         zh: 更正订单的服务期。
#         en: Correct the term of the order.
#     before:
#       zh: 订单从 {starts_on} 开始，申报的服务从 {declared} 开始
#       en: the order starts on {starts_on}, the declared service on {declared}
#     beyond:
#       zh: 订单到 {ends_on} 结束，申报的服务到 {declared} 结束
#       en: the order ends on {ends_on}, the declared service on {declared}
#   remediation:
#     zh: 把订单改到申报的服务期之内；确需更长的，先更新申报，须报告的重新报告。
#     en: >-
#       Keep the order within the declared term. If it has to be longer, update the declaration first and, where it has
#       to be reported, report it again.
#   examples:
#     fail:
#       order: {term: {ends_on: "2027-04-01"}}
#     pass:
#       order: {term: {starts_on: "2026-04-01"}}
package ito.purchase.term

term := input.order.term

service := input.declaration.service

findings contains finding("reversed", "ends_on", values) if {
	term.ends_on < term.starts_on
	values := {"starts_on": term.starts_on, "ends_on": term.ends_on}
}

findings contains finding("before", "starts_on", values) if {
	term.starts_on < service.starts_on
	values := {"starts_on": term.starts_on, "declared": service.starts_on}
}

findings contains finding("beyond", "ends_on", values) if {
	term.ends_on > service.ends_on
	values := {"ends_on": term.ends_on, "declared": service.ends_on}
}

finding(message, field, values) := {"message": message, "at": ["order", "term", field], "values": values}
