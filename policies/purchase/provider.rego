# METADATA
# scope: package
# title: The vendor of the order is the declared provider
# description: >-
#   Article 17 has the provider examined before the contract is signed, and annex 1 has it reported by its full name
#   and unified social credit code. What the order says of its vendor agrees with the register, part by part, and at
#   least one part is enough to recognise it.
# custom:
#   title_zh: 订单的供应商就是申报的服务提供商
#   description_zh: 第十七条要求签订合同前对服务提供商深入开展尽职调查，附件 1 要求报告其全称和统一社会信用代码。订单上写明的供应商信息逐项与登记册一致，且至少有一项足以识别。
#   articles: ["17", "annex-1(2.1)", "annex-1(2.8)"]
#   force: must
#   subject: order
#   stage: proposed
#   applies_to: []
#   needs:
#     - order.provider
#     - order.provider.id?
#     - order.provider.uscc?
#     - order.provider.code?
#     - order.provider.name?
#     - declaration.provider
#     - provider.name
#     - provider.uscc?
#     - provider.vendor_codes?
#   reading:
#     zh: 写明的每一项都须一致，一项不符即不能通过。仅凭名称识别的，须与登记的全称一字不差（首尾空格除外）：名称相近的公司很多。供应商代码只有登记在 vendor_codes 中才能识别。
#     en: >-
#       Every part that is stated has to agree; one that does not is enough to stop the order. A name alone is enough
#       only where it is the registered one, character by character, but for blanks around it: many companies have
#       similar names. A vendor code is recognised only where it stands in vendor_codes.
#   messages:
#     other:
#       zh: 订单的{field}是“{ordered}”，申报的服务提供商是“{declared}”
#       en: the order has the {field} “{ordered}”, the declared provider has “{declared}”
#     unrecognised:
#       undetermined: true
#       zh: 凭订单上的供应商信息无法确认是不是申报的服务提供商 {declared}
#       en: what the order says of its vendor does not tell whether it is the declared provider, {declared}
#       remediation:
#         zh: 在服务提供商文件的 vendor_codes 中登记采购系统的供应商代码，或在订单中写明统一社会信用代码。
#         en: >-
#           List the vendor code of the procurement system in vendor_codes of the provider's document, or state the
#           unified social credit code in the order.
#   remediation:
#     zh: 核对订单；确实改由另一家提供的，先更新申报，重新尽职调查，须报告的重新报告。
#     en: >-
#       Check the order. If another company is to provide the service, update the declaration first, with due diligence
#       and, where it has to be reported, a report of its own.
#   examples:
#     fail:
#       order: {provider: {id: null, code: null, name: null, uscc: 91110000600037342J}}
#     pass:
#       order: {provider: {id: null, uscc: null, name: null}}
package ito.purchase.provider

import future.keywords.not

vendor := input.order.provider

# What the register has of the provider, by the part of the order that has to agree with it.
registered["id"] := [input.declaration.provider]

registered["name"] := [trim_space(input.provider.name)]

registered["uscc"] := [input.provider.uscc] if is_string(input.provider.uscc)

registered["code"] := [code | some code in input.provider.vendor_codes] if {
	is_array(input.provider.vendor_codes)
	count(input.provider.vendor_codes) > 0
}

stated[part] := trim_space(vendor[part]) if {
	some part in ["id", "uscc", "code", "name"]
	is_string(vendor[part])
	trim_space(vendor[part]) != ""
}

agreeing contains part if {
	some part, said in stated
	said in registered[part]
}

findings contains {"message": "other", "at": ["order", "provider", part], "values": values} if {
	some part, said in stated
	known := registered[part]
	not said in known
	values := {"field": part, "ordered": said, "declared": concat(" / ", known)}
}

findings contains {"message": "unrecognised", "at": ["order", "provider"], "values": values} if {
	count(agreeing) == 0
	values := {"declared": input.provider.name}
}
