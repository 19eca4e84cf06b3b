# METADATA
# scope: package
# title: The data behind the access is declared
# description: >-
#   Article 32(2) and (4): an asset that consists of data (a data set, source code, documents) names the
#   data in it, source code as source code, and a subcontractor that touches data implies that there is
#   some. Otherwise access to sensitive information would escape the rules on data.
# custom:
#   title_zh: 访问所及的数据已申报
#   description_zh: >-
#     第三十二条（二）（四）：数据集、源代码、文档类资产须写明其中的数据项，源代码须申报为源代码；分包商接触数据的，须申报接触哪些数据。否则对敏感信息的访问会脱离有关数据的管控要求。
#   articles: ["32(2)", "32(4)"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       “明确……需要访问或使用的信息资产”包括其中的数据：资产本身就是数据而没有写明是什么数据，无法判断其是否敏感（第三十二条（四））、是否重要（第四十四条）。业务系统、数据库等可以不含业务数据，不作此要求。
#     en: >-
#       To determine the assets includes the data in them: of an asset that is data, and yet names none, it cannot be
#       told whether it is sensitive (article 32(4)) or important (article 44). An application or a database may hold no
#       business data, so nothing is asked of them here.
#   needs:
#     - declaration.access.assets[].id
#     - declaration.access.assets[].kind
#     - declaration.access.assets[].data
#     - declaration.data.items[].name
#     - declaration.data.items[].kind
#     - declaration.subcontracting.items[].name
#     - declaration.subcontracting.items[].data_access
#   messages:
#     no-data:
#       zh: 资产 {asset} 的种类为 {kind}，却没有写明其中的数据
#       en: "the asset {asset} is of the kind {kind}, but names no data"
#     no-source-code:
#       zh: 资产 {asset} 是源代码，但其中没有一项数据申报为源代码
#       en: the asset {asset} is source code, but none of its data is declared as source code
#       remediation:
#         zh: 在 data.items 申报一项 kind 为 source_code 的数据，并在该资产的 data 中引用它的名称。
#         en: Declare an item of kind source_code in data.items and name it in the asset's data.
#     subcontractor:
#       zh: 分包商“{name}”接触机构数据，但 data.items 中没有任何数据
#       en: the subcontractor {name} touches the institution's data, but data.items is empty
#       remediation:
#         zh: 在 data.items 申报分包商接触的数据；实际不接触的，把 data_access 改为 false。
#         en: Declare the data that it touches in data.items, or set data_access to false if it touches none.
#   remediation:
#     zh: 在 data.items 申报这些数据，并在该资产的 data 中引用其名称。
#     en: Declare the data in data.items and name it in the asset's data.
#   examples:
#     fail:
#       declaration:
#         access:
#           assets:
#             - {id: mbank-app, name: 手机银行应用, kind: application, max_privilege: write, data: [客户交易流水]}
#             - {id: mbank-db, name: 手机银行数据库, kind: database, max_privilege: admin, data: [客户交易流水]}
#             - {id: ops-docs, name: 运维文档库, kind: document, max_privilege: read, data: []}
#     pass:
#       declaration:
#         access:
#           assets:
#             - {id: mbank-app, name: 手机银行应用, kind: application, max_privilege: write, data: [客户交易流水]}
#             - {id: mbank-db, name: 手机银行数据库, kind: database, max_privilege: admin, data: [客户交易流水]}
#             - {id: flow-files, name: 交易流水文件, kind: data_set, max_privilege: read, data: [客户交易流水]}
package ito.access.data_declared

import future.keywords.not

findings contains {"message": "no-data", "at": data_at(i), "values": values} if {
	some i
	asset := input.declaration.access.assets[i]
	asset.kind in {"data_set", "document"}
	not asset.data[0]
	values := {"asset": asset.id, "kind": asset.kind}
}

findings contains {"message": "no-source-code", "at": data_at(i), "values": values} if {
	some i
	asset := input.declaration.access.assets[i]
	asset.kind == "source_code"
	not names_source_code(asset)
	values := {"asset": asset.id}
}

findings contains {"message": "subcontractor", "at": at, "values": values} if {
	not input.declaration.data.items[0]
	some i
	item := input.declaration.subcontracting.items[i]
	item.data_access == true
	at := ["declaration", "subcontracting", "items", i, "data_access"]
	values := {"name": item.name}
}

names_source_code(asset) if asset.data[_] in source_code

source_code := {item.name |
	item := input.declaration.data.items[_]
	item.kind == "source_code"
}

data_at(i) := ["declaration", "access", "assets", i, "data"]
