# METADATA
# scope: package
# title: All orders together stay within the ceiling
# description: >-
#   Article 15: whether to outsource is decided prudently, on an assessment of the activity, and important outsourcing
#   is approved. What was decided on is the most that may be ordered. The order and those allowed before under the same
#   declaration stay within it.
# custom:
#   title_zh: 全部订单合计不超过上限
#   description_zh: 第十五条要求充分评估拟开展的信息科技外包活动，就是否实施外包作出审慎决策，重要外包应至少向高管层报告并经过审批。所决策的规模就是至多可以订购的数额；这份订单与同一申报下此前允许的订单合计不得超过它。
#   articles: ["15"]
#   force: must
#   subject: order
#   stage: proposed
#   applies_to: []
#   needs:
#     - order.amount
#     - order.currency
#     - order.id
#     - order.ordered_before
#     - order.ordered_before[].id
#     - order.ordered_before[].amount
#     - order.ordered_before[].currency
#     - declaration.contract.ceiling.amount
#     - declaration.contract.ceiling.currency
#   reading:
#     zh: 办法没有规定金额上限。超出所决策的规模，就是未经评估和决策的外包，因此不予通过；没有写明上限的无法判断。与上限币种不同的订单不折算，无法判断。
#     en: >-
#       The text has no ceiling. What goes beyond what was decided on was neither assessed nor decided, so it does not
#       pass; without a ceiling it cannot be told. An order in another currency than the ceiling's is not converted, and
#       cannot be told.
#   messages:
#     over:
#       zh: 订单 {amount} {unit}，此前已订 {before}，合计超过上限 {ceiling}；还可订 {left}
#       en: "{amount} {unit} are ordered after {before} before, more than the ceiling of {ceiling}; {left} are left"
#     other-currency:
#       undetermined: true
#       zh: 订单 {order} 的币种是 {unit}，上限的币种是 {declared}，无法比较
#       en: "the order {order} is in {unit}, the ceiling in {declared}, so they cannot be compared"
#       remediation:
#         zh: 以上限的币种下单，或者与上限的币种统一。
#         en: Order in the currency of the ceiling, or state the ceiling in that of the orders.
#   remediation:
#     zh: 减少订单；确需更多的，重新评估和审批之后更新 contract.ceiling。
#     en: Order less. If more is needed, have it assessed and approved, and then update contract.ceiling.
#   examples:
#     fail:
#       order: {amount: 800001}
#     pass:
#       order: {amount: 1200000, ordered_before: []}
package ito.purchase.amount

ceiling := input.declaration.contract.ceiling

order := input.order

before := sum([earlier.amount | some earlier in order.ordered_before])

left := max([0, ceiling.amount - before])

# Amounts in another currency than the ceiling's.
foreign contains one if {
	one := {"order": order.id, "unit": order.currency, "at": ["order", "currency"]}
	order.currency != ceiling.currency
}

foreign contains one if {
	some i, earlier in order.ordered_before
	one := {"order": earlier.id, "unit": earlier.currency, "at": ["order", "ordered_before", i, "currency"]}
	earlier.currency != ceiling.currency
}

findings contains {"message": "over", "at": ["order", "amount"], "values": values} if {
	count(foreign) == 0
	before + order.amount > ceiling.amount
	values := {
		"amount": order.amount,
		"unit": order.currency,
		"before": before,
		"ceiling": ceiling.amount,
		"left": left,
	}
}

findings contains {"message": "other-currency", "at": at, "values": values} if {
	some one in foreign
	at := one.at
	values := {"order": one.order, "unit": one.unit, "declared": ceiling.currency}
}
