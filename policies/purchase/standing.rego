# METADATA
# scope: package
# title: Nothing is ordered that is suspended, stopped or over
# description: >-
#   Article 27 has a provider suspended; article 42 has the regulator order that an activity is suspended or stopped,
#   and notify the industry of providers. On the day of the order none of that is in force, and the service has not
#   ended.
# custom:
#   title_zh: 不得订购已经暂停、停止或结束的服务
#   description_zh: 第二十七条涉及暂停服务提供商，第四十二条规定监管部门可以要求暂缓和停止相关外包活动、向行业通报服务提供商。下单当日不得有这些情形，服务也不得已经结束。
#   articles: ["27", "42"]
#   force: must
#   subject: order
#   stage: proposed
#   applies_to: []
#   needs:
#     - order.ordered_on
#     - declaration.id
#     - declaration.stage
#     - declaration.service.ended_on?
#     - provider.suspensions
#     - provider.suspensions[].on
#     - provider.suspensions[].kind
#     - provider.suspensions[].lifted_on?
#     - provider.industry_notices
#     - provider.industry_notices[].on
#     - provider.industry_notices[].ref
#     - provider.industry_notices[].closed_on?
#     - institution.regulator_orders
#     - institution.regulator_orders[].on
#     - institution.regulator_orders[].kind
#     - institution.regulator_orders[].ref
#     - institution.regulator_orders[].declarations
#     - institution.regulator_orders[].lifted_on?
#   reading:
#     zh: 与 supervision 的规则不同，这里看下单当日：合同早已签订的，每一份新订单仍是新增的外包。当日暂停的当日起不得下单，恢复日当日可以下单。行业通报与 supervision/provider-standing 一样只作提示。
#     en: >-
#       Unlike the rules of supervision this looks at the day of the order: where the contract was signed long ago, each
#       order still adds to the outsourcing. Nothing is ordered from the day of a suspension on until the day before it
#       is lifted. A notice to the industry is a warning, as in supervision/provider-standing.
#   messages:
#     suspended:
#       zh: 服务提供商自 {on} 起被暂停（{kind}）
#       en: the provider has been suspended since {on} ({kind})
#     notified:
#       force: practice
#       zh: 服务提供商于 {on} 被通报行业（{ref}）
#       en: the industry was notified of the provider on {on} ({ref})
#     regulator-order:
#       zh: 监管部门于 {on} 提出要求（{kind}，{ref}），尚未解除
#       en: "the regulator's order of {on} ({kind}, {ref}) is in force"
#     ended:
#       zh: 申报的外包服务已经结束
#       en: the declared service has ended
#       remediation:
#         zh: 继续服务的，作新的申报。
#         en: If the service is to go on, make a new declaration.
#   remediation:
#     zh: 暂不下单；解除之后，在文件中写明解除日再下单。
#     en: Do not order. Once it is lifted, state the day in the document, and order then.
#   examples:
#     fail:
#       order: {ordered_on: "2026-05-06"}
#       provider: {suspensions: [{"on": "2026-05-05", kind: suspended, reason: 考核不达标}]}
#     pass:
#       order: {ordered_on: "2026-05-04"}
#       provider: {suspensions: [{"on": "2026-05-05", kind: suspended, reason: 考核不达标}]}
package ito.purchase.standing

import future.keywords.not

day := input.order.ordered_on

findings contains finding("suspended", values, "27") if {
	some one in input.provider.suspensions
	in_force(one, "lifted_on")
	values := {"on": one.on, "kind": one.kind}
}

findings contains finding("notified", values, "42") if {
	some one in input.provider.industry_notices
	in_force(one, "closed_on")
	values := {"on": one.on, "ref": one.ref}
}

findings contains finding("regulator-order", values, "42") if {
	some one in input.institution.regulator_orders
	in_force(one, "lifted_on")
	concerns(one.declarations)
	values := {"on": one.on, "kind": one.kind, "ref": one.ref}
}

findings contains {"message": "ended", "at": ["order", "ordered_on"], "values": {}} if ended

ended if input.declaration.stage in {"ended", "terminated"}

ended if {
	is_string(input.declaration.service.ended_on)
	input.declaration.service.ended_on < day
}

in_force(one, over) if {
	one.on <= day
	not past(one, over)
}

past(one, over) if {
	is_string(one[over])
	one[over] <= day
}

concerns(declarations) if count(declarations) == 0

concerns(declarations) if input.declaration.id in declarations

finding(message, values, article) := {
	"message": message,
	"at": ["order", "ordered_on"],
	"values": values,
	"articles": [article],
}
