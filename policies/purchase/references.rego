# METADATA
# scope: package
# title: Institution and contract of the order are the declaration's
# description: >-
#   Article 15: a decision is about one activity of one institution. An order that names another institution or another
#   contract belongs to another one. The signing of a contract names the contract.
# custom:
#   title_zh: 订单的机构和合同与申报一致
#   description_zh: 第十五条的决策针对一家机构的一项外包活动。订单写明的机构或合同与申报不同的，属于另一项活动。签订合同的，须写明合同编号。
#   articles: ["15"]
#   force: must
#   subject: order
#   stage: proposed
#   applies_to: []
#   needs:
#     - order.kind
#     - order.institution?
#     - order.contract_number?
#     - declaration.institution
#     - declaration.contract.number?
#   messages:
#     other-institution:
#       zh: 订单的机构是 {ordered}，申报的机构是 {declared}
#       en: the order is of {ordered}, the declaration of {declared}
#     other-contract:
#       zh: 订单的合同编号是 {ordered}，申报的合同编号是 {declared}
#       en: the order has the contract number {ordered}, the declaration {declared}
#     no-contract:
#       undetermined: true
#       zh: 签订合同，但订单或申报没有写明合同编号，无法核对
#       en: a contract is to be signed, but order or declaration does not state its number, so they cannot be compared
#       remediation:
#         zh: 在两处都写明合同编号。
#         en: State the number of the contract in both.
#   remediation:
#     zh: 核对订单与申报，更正写错的一处。
#     en: Compare order and declaration, and correct the one that is wrong.
#   examples:
#     fail:
#       order: {kind: contract, contract_number: HT-2026-0099}
#     pass:
#       order: {contract_number: null, institution: null}
package ito.purchase.references

import future.keywords.not

declaration := input.declaration

numbers["order"] := input.order.contract_number if is_string(input.order.contract_number)

numbers["declaration"] := declaration.contract.number if is_string(declaration.contract.number)

findings contains {"message": "other-institution", "at": ["order", "institution"], "values": values} if {
	is_string(input.order.institution)
	values := {"ordered": input.order.institution, "declared": declaration.institution}
	values.ordered != values.declared
}

findings contains {"message": "other-contract", "at": ["order", "contract_number"], "values": values} if {
	values := {"ordered": numbers.order, "declared": numbers.declaration}
	values.ordered != values.declared
}

findings contains {"message": "no-contract", "at": ["order", "contract_number"], "values": {}} if {
	input.order.kind == "contract"
	not count(numbers) == 2
}
