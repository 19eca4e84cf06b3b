# METADATA
# scope: package
# title: Nothing goes on against an order of the regulator
# description: >-
#   Article 42: for outsourcing of high risk the regulator may, among others, require that the activities concerned be
#   suspended or stopped. While such an order, or an objection, is open, no contract is signed and no access granted;
#   under an order to suspend or stop, a running service does not go on.
# custom:
#   title_zh: 监管措施解除之前不得违反
#   description_zh: >-
#     第四十二条：监管机关可以采取风险提示、约见谈话、监管质询、要求暂缓和停止相关外包活动等措施。措施（包括对报告的异议）解除之前，不签订合同，不新增访问授权；要求暂缓或停止的，正在进行的服务也须暂缓或停止。
#   articles: ["42"]
#   force: must
#   stage: proposed
#   applies_to: []
#   needs:
#     - declaration.access.grants[].granted_on?
#     - declaration.access.grants[].revoked_on?
#     - declaration.contract.signing_on?
#     - declaration.id
#     - institution.regulator_orders
#     - institution.regulator_orders[].declarations
#     - institution.regulator_orders[].kind
#     - institution.regulator_orders[].lifted_on?
#     - institution.regulator_orders[].on
#     - institution.regulator_orders[].ref
#   reading:
#     zh: >-
#       措施自措施日（含当日）起至解除日的前一日有效；declarations 为 [] 的，涉及全部外包活动。异议不要求停止正在进行的服务，只限制新的签订和授权。措施当日签订的合同、生效的授权，按措施之后处理。授权收回之后不再提示。没有填写 regulator_orders 的，无法判断；没有监管措施的写 []。
#     en: >-
#       An order is open from its own day on to the day before it is lifted; with declarations [] it concerns all
#       outsourcing. An objection stops what is new, not what runs. What is signed or granted on the very day of the
#       order counts as after it. A grant that is revoked is no longer a finding. Without regulator_orders it cannot be
#       told; where there is no order, write [].
#   messages:
#     to-be-signed:
#       zh: 监管措施（{kind}，{on}，{ref}）尚未解除，本项外包不得签订合同
#       en: the regulator's order ({kind}, {on}, {ref}) is not lifted, so this outsourcing must not be signed
#     signed:
#       zh: 合同于 {signing_on} 签订，而 {on} 的监管措施（{kind}，{ref}）尚未解除
#       en: the contract was signed on {signing_on}, while the regulator's order of {on} ({kind}, {ref}) is not lifted
#       remediation:
#         zh: 立即停止履行并向监管机关报告，按其要求处理；签订日填错的，更正 contract.signing_on。
#         en: >-
#           Stop performing it, tell the regulator at once and do as it says; if the date is wrong, correct
#           contract.signing_on.
#     signing-unknown:
#       undetermined: true
#       zh: 合同已签订但没有签订日，无法判断是否在 {on} 的监管措施（{kind}，{ref}）之后签订
#       en: >-
#         the contract is signed without a date, so it cannot be told whether that was after the regulator's order of
#         {on} ({kind}, {ref})
#       remediation:
#         zh: 填写 contract.signing_on。
#         en: State contract.signing_on.
#     granted:
#       zh: 访问授权于 {granted_on} 生效，而 {on} 的监管措施（{kind}，{ref}）尚未解除
#       en: access is granted from {granted_on} on, while the regulator's order of {on} ({kind}, {ref}) is not lifted
#       remediation:
#         zh: 立即收回该授权，在 revoked_on 填写收回日；尚未生效的，删去或推迟到措施解除之后。
#         en: >-
#           Revoke the access and state the day in revoked_on; if it has not begun, drop it or move it to after the
#           order.
#     running:
#       zh: 监管机关于 {on} 要求暂缓或停止（{kind}，{ref}），尚未解除，而服务仍在进行
#       en: the regulator required on {on} that it be suspended or stopped ({kind}, {ref}), and the service still runs
#       remediation:
#         zh: 按要求暂缓或停止服务，启动退出和交接安排；已经停止的，更新 stage 和 service.ended_on；措施已解除的，填写 lifted_on。
#         en: >-
#           Suspend or stop the service as required and set the exit in motion; if it has stopped, update stage and
#           service.ended_on, and if the order is lifted, state lifted_on.
#   remediation:
#     zh: 暂缓签订；按监管要求整改并取得解除后，在机构文件该项措施的 lifted_on 填写解除日。
#     en: >-
#       Do not sign; do what the regulator wants and, once the order is lifted, state the day in lifted_on of that order
#       in the institution's document.
#   examples:
#     fail:
#       institution:
#         regulator_orders:
#           - {kind: stop, "on": "2026-04-30", declarations: [ITO-2026-900], ref: NFRA-2026-3}
#     pass:
#       institution:
#         regulator_orders:
#           - {kind: stop, "on": "2026-04-30", lifted_on: "2026-05-06", declarations: [ITO-2026-900], ref: NFRA-2026-3}
package ito.supervision.open_order

import future.keywords.not

# Orders that are open and concern this declaration.
orders contains order if {
	some order in input.institution.regulator_orders
	order.on <= input.as_of
	concerns(order.declarations)
	not lifted(order)
}

concerns(declarations) if count(declarations) == 0

concerns(declarations) if input.declaration.id in declarations

lifted(order) if {
	is_string(order.lifted_on)
	order.lifted_on <= input.as_of
}

signing_on := input.declaration.contract.signing_on if is_string(input.declaration.contract.signing_on)

findings contains {"message": "to-be-signed", "at": ["declaration", "stage"], "values": values} if {
	some order in orders
	not signed
	values := words(order)
}

findings contains {"message": "signed", "at": ["declaration", "contract", "signing_on"], "values": values} if {
	some order in orders
	signed
	signing_on >= order.on
	values := object.union(words(order), {"signing_on": signing_on})
}

findings contains {"message": "signing-unknown", "at": ["declaration", "contract", "signing_on"], "values": values} if {
	some order in orders
	signed
	not signing_on
	values := words(order)
}

findings contains {
	"message": "granted",
	"at": ["declaration", "access", "grants", i, "granted_on"],
	"values": values,
} if {
	some order in orders
	some i, grant in grants
	grant.granted_on >= order.on
	values := object.union(words(order), {"granted_on": grant.granted_on})
}

findings contains {"message": "running", "at": ["declaration", "stage"], "values": values} if {
	data.ito.gate.now >= data.ito.gate.rank.in_service
	not data.ito.facts.ended.value == true
	some order in orders
	order.kind in {"suspend", "stop"}
	values := words(order)
}

# The moment asked about.
signed if data.ito.gate.now >= data.ito.gate.rank.signed

# Grants that are not revoked, by their place in the list.
grants := {i: grant |
	items := input.declaration.access.grants
	is_array(items)
	some i, grant in items
	is_string(grant.granted_on)
	not revoked(grant)
}

revoked(grant) if {
	is_string(grant.revoked_on)
	grant.revoked_on <= input.as_of
}

words(order) := {"kind": order.kind, "on": order.on, "ref": order.ref}
