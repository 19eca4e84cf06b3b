# METADATA
# scope: package
# title: Within the regulation
# description: >-
#   Article 3: IT outsourcing, and other third-party cooperation that processes important data or
#   customers' personal information. An activity is outside only where the declaration says so with a
#   reason and nothing in it says otherwise; whatever is left open is inside.
# custom:
#   title_zh: 属于本办法范围
#   description_zh: 第三条：信息科技外包，以及涉及重要数据和客户个人信息处理的其他第三方合作。只有申报写明不属于并给出理由，且申报内容与此不矛盾的，才不属于；没有写清楚的一律按属于处理。
#   articles: ["3"]
#   needs:
#     - declaration.scope.basis?
#     - declaration.scope.reason?
#     - declaration.scope.dedicated_staff?
#     - declaration.data.items?
#     - declaration.access.grants?
#     - declaration.subcontracting.items[].data_access?
#   reasons:
#     not_excluded:
#       zh: 没有写明不属于本办法的范围及其理由
#       en: nothing says, with a reason, that it is outside the regulation
#     data:
#       zh: 声称不属于，但申报了数据处理
#       en: said to be outside, yet data are declared
#     access:
#       zh: 声称不属于，但申报了访问授权
#       en: said to be outside, yet access is granted
#     remote:
#       zh: 声称不属于，但申报了远程接入
#       en: said to be outside, yet there is remote access
#     subcontractor:
#       zh: 声称不属于，但分包商接触数据
#       en: said to be outside, yet a subcontractor has access to data
#     staff:
#       zh: 声称不属于，但有专职人员，或者没有写明没有
#       en: said to be outside, yet staff is dedicated, or nothing says that none is
#   otherwise:
#     zh: 写明不属于本办法的范围，且没有数据处理、访问授权、远程接入和专职人员
#     en: said to be outside with a reason, without data, access, remote access or dedicated staff
package ito.facts.in_scope

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.fact

value := fact.value("in_scope", reasons, doubts)

scope_at := ["declaration", "scope"]

reasons contains {"reason": "not_excluded", "at": scope_at, "values": {}} if {
	not excluded
}

reasons contains {"reason": "data", "at": ["declaration", "data", "items"], "values": {}} if {
	excluded
	not none(object.get(input.declaration, ["data", "items"], null))
}

reasons contains {"reason": "access", "at": ["declaration", "access", "grants"], "values": {}} if {
	excluded
	not none(object.get(input.declaration, ["access", "grants"], null))
}

reasons contains {"reason": "remote", "at": at, "values": {}} if {
	excluded
	some site in data.ito.lib.sites.places
	site.type == "remote_access"
	at := site.at
}

reasons contains {"reason": "subcontractor", "at": at, "values": {}} if {
	excluded
	items := input.declaration.subcontracting.items
	is_array(items)
	some i, item in items
	not denied(item)
	at := ["declaration", "subcontracting", "items", i, "data_access"]
}

reasons contains {"reason": "staff", "at": ["declaration", "scope", "dedicated_staff"], "values": {}} if {
	excluded
	not scope.dedicated_staff == false
}

doubts := set()

scope := input.declaration.scope

excluded if {
	scope.basis == "not_outsourcing"
	evidence.said(scope.reason)
}

denied(item) if item.data_access == false

none(list) if list == []
