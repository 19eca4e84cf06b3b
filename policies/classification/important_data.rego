# METADATA
# scope: package
# title: Important data is named as such
# description: >-
#   Article 44 counts customer data, transaction data and trade secrets among the important data. That
#   is wider than the national notion of important data, which needs a notice or a published catalogue;
#   the declaration answers both, and whether customers' personal information is concerned. No answer
#   may stay open.
# custom:
#   title_zh: 重要数据如实认定
#   description_zh: >-
#     第四十四条：重要数据包括但不限于客户资料、交易数据、商业秘密等。其范围宽于国家有关部门认定、告知或公布的重要数据，两者分别回答；
#     是否含客户个人信息、是否集中存储或处理，也须有明确回答。
#   articles: ["44"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       “包括但不限于客户资料、交易数据、商业秘密等”：这三类一律是本办法所称重要数据；“参见国家法律法规和国家标准”是补充而非限缩，
#       因而国家认定的重要数据必是本办法的重要数据，反之不然。
#     en: >-
#       "包括但不限于客户资料、交易数据、商业秘密等": these three always are important data of this regulation. The
#       reference to national law and standards adds to them and takes nothing away: national important data is
#       important data here, but not the other way round.
#   needs:
#     - declaration.data.items[].kind
#     - declaration.data.items[].art44_important
#     - declaration.data.items[].national_important
#     - declaration.data.items[].personal
#     - declaration.data.items[].concentrated
#   messages:
#     named-kind:
#       zh: "“{name}”的种类为{kind}，第四十四条列为重要数据，却未认定为重要数据"
#       en: "“{name}” is of the kind {kind}, which article 44 names as important data, but it is not declared as such"
#     national:
#       zh: "“{name}”已是国家认定的重要数据，却未认定为本办法所称重要数据"
#       en: "“{name}” is important data under national law, but not declared as important data of this regulation"
#     open:
#       zh: 无法认定“{name}”是否重要数据、是否集中处理：{field} 尚无明确回答
#       en: "“{name}” cannot be classified: {field} has no definite answer"
#       remediation:
#         zh: 会同数据管理部门查清后填写 {field}；未查清之前不能按“否”处理。
#         en: Find out with the department for data and fill in {field}; until then it must not be taken for no.
#   remediation:
#     zh: 把该数据项的 art44_important 改为 true；national_important 另行如实回答，两者不要混同。
#     en: Set art44_important of this item to true; answer national_important for itself, the two are not the same.
#   examples:
#     fail:
#       declaration: {data: {items: [{name: 客户交易流水, kind: transaction_data, art44_important: false,
#         national_important: false, personal: sensitive, handling: process, concentrated: true, places: [CN, SG],
#         leaves_premises: true}]}}
#     pass:
#       declaration: {data: {items: [{name: 客户交易流水, kind: transaction_data, art44_important: true,
#         national_important: false, personal: sensitive, handling: process, concentrated: true, places: [CN, SG],
#         leaves_premises: true}]}}
package ito.classification.important_data

import future.keywords.not

items := input.declaration.data.items if is_array(input.declaration.data.items)

answers := {true, false, "none", "personal", "sensitive"}

findings contains {
	"message": "named-kind",
	"at": item_at(i, "art44_important"),
	"values": {"name": name(item), "kind": kind},
} if {
	some i, item in items
	kind := item.kind
	kind in data.ito.lib.materiality.article_44_kinds
	not item.art44_important == true
}

findings contains {
	"message": "national",
	"at": item_at(i, "art44_important"),
	"values": {"name": name(item)},
} if {
	some i, item in items
	item.national_important == true
	item.art44_important == false
	not item.kind in data.ito.lib.materiality.article_44_kinds
}

findings contains {
	"message": "open",
	"at": item_at(i, field),
	"values": {"name": name(item), "field": field},
} if {
	some i, item in items
	some field in ["art44_important", "national_important", "personal", "concentrated"]
	not item[field] in answers
	not settled(item, field)
}

# What article 44 names needs no answer to be known: the other message says so.
settled(item, "art44_important") if item.kind in data.ito.lib.materiality.article_44_kinds

item_at(i, field) := ["declaration", "data", "items", i, field]

name(item) := item.name if {
	is_string(item.name)
} else := ""
