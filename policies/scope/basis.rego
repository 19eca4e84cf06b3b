# METADATA
# scope: package
# title: Why the regulation applies to the activity, or does not
# description: >-
#   Article 3: outsourcing is what the institution would otherwise process itself and entrusts to a provider;
#   other third-party cooperation that processes important data or customers' personal information is managed
#   likewise. Every declaration says which it is, and one that claims to be neither gives its reason and must
#   not contradict itself.
# custom:
#   title_zh: 写明是否属于本办法范围
#   description_zh: >-
#     第三条：信息科技外包是将原本由自身负责处理的信息科技活动委托给服务提供商进行处理；与其他第三方合作当中涉及重要数据和客户个人信息处理的，按照本办法相关要求进行管理。每份申报写明属于哪一种；声称都不属于的，写明理由，且申报内容不得与此矛盾。
#   articles: ["3", "annex-2(5)"]
#   force: must
#   stage: proposed
#   applies_to: []
#   needs:
#     - declaration.scope.basis?
#     - declaration.scope.reason?
#     - declaration.scope.dedicated_staff?
#     - declaration.scope.other_law?
#     - declaration.service.category
#     - declaration.data.items
#     - declaration.access.grants
#     - declaration.delivery.sites[].type
#     - declaration.subcontracting.items[].data_access
#     - declaration.subcontracting.items[].site_type
#   reading:
#     zh: >-
#       声称不属于外包，却有数据处理、访问授权、远程接入或者专职人员的，按规避管理处理，逐项拦截：这些都说明服务提供商在处理银行保险机构的信息科技活动或数据；没有写明有无专职人员的，视为有。分包商接触数据同样视为数据处理。“法律法规另有要求的除外”只作提示，由机构判断另有要求的范围，其余仍按本办法管理。第三方合作按附件2归入业务支持类，附件只供参考，归入其他类别的只作警告。
#     en: >-
#       Where the declaration claims to be outside and yet has data, access, remote access or dedicated staff, it is
#       taken for an evasion and each is refused: the provider does process what is the institution's. Staff not denied
#       counts as staff, and a subcontractor who touches data as data. Another law (法律法规另有要求的除外) is only pointed out;
#       how far it goes is for the institution to judge. Annex 2 puts third-party cooperation under business support,
#       but the annex is for reference, so another class is only warned of.
#   messages:
#     no-basis:
#       zh: 没有写明这项活动是否属于本办法的范围
#       en: nothing says whether the regulation applies to the activity
#     no-reason:
#       zh: 声称不属于本办法的范围，但没有写明理由
#       en: said to be outside the regulation, but without a reason
#       remediation:
#         zh: 在 scope.reason 写明理由；说不出理由的，把 scope.basis 改为 outsourcing。
#         en: Give the reason in scope.reason; if there is none, set scope.basis to outsourcing.
#     contradicted-by-data:
#       zh: 声称不属于本办法的范围，但申报了数据处理
#       en: said to be outside the regulation, yet data are declared
#       remediation: &contradiction
#         zh: 把 scope.basis 改为 outsourcing 或 third_party_data_processing，按本办法管理；确实没有的，从申报中删除。
#         en: >-
#           Set scope.basis to outsourcing or third_party_data_processing; if it is not so, take it out of the
#           declaration.
#     contradicted-by-access:
#       zh: 声称不属于本办法的范围，但申报了访问授权
#       en: said to be outside the regulation, yet access is granted
#       remediation: *contradiction
#     contradicted-by-remote-access:
#       zh: 声称不属于本办法的范围，但申报了远程接入
#       en: said to be outside the regulation, yet there is remote access
#       remediation: *contradiction
#     contradicted-by-subcontractor:
#       zh: 声称不属于本办法的范围，但分包商接触数据
#       en: said to be outside the regulation, yet a subcontractor has access to data
#       remediation: *contradiction
#     contradicted-by-staff:
#       zh: 声称不属于本办法的范围，但有专职人员，或者没有写明没有
#       en: said to be outside the regulation, yet staff is dedicated, or nothing says that none is
#       remediation:
#         zh: 没有专职人员的，把 scope.dedicated_staff 写为 false；有的，把 scope.basis 改为 outsourcing。
#         en: If no staff is dedicated, set scope.dedicated_staff to false; otherwise set scope.basis to outsourcing.
#     outside:
#       force: may
#       zh: 写明不属于本办法的范围，本门禁的其他规则不检查这项活动
#       en: stated to be outside the regulation; the other rules of the gate do not look at it
#       remediation:
#         zh: 无须处理；活动内容变化时重新判断 scope。
#         en: Nothing to do; look at scope again when the activity changes.
#     other-law:
#       force: may
#       zh: 写明“法律法规另有要求”：{law}；另有要求的从其要求，其余仍按本办法管理
#       en: >-
#         another law is named (法律法规另有要求的除外): {law}; it prevails as far as it goes, the regulation applies to the rest
#       remediation:
#         zh: 由法律合规部门确认另有要求的条款和范围。
#         en: Have the legal department confirm which clause it is and how far it goes.
#     not-business-support:
#       force: practice
#       zh: 涉及数据处理的其他第三方合作归入了{category}；附件2归入业务支持类
#       en: >-
#         third-party cooperation that processes data is put under “{category}”; annex 2 puts it under business support
#       remediation:
#         zh: 把 service.category 改为 business_support；确属其他类别的，把 scope.basis 改为 outsourcing。
#         en: Set service.category to business_support; if it is another class, set scope.basis to outsourcing.
#   remediation:
#     zh: >-
#       填写 scope.basis：原本由自身负责处理、委托给服务提供商的写 outsourcing；其他第三方合作中涉及重要数据和客户个人信息处理的写 third_party_data_processing；都不属于的写
#       not_outsourcing 并写明 reason 和 dedicated_staff。
#     en: >-
#       State scope.basis: outsourcing for what the institution would otherwise process itself,
#       third_party_data_processing for other cooperation that processes important data or customers' personal
#       information, or else not_outsourcing with reason and dedicated_staff.
#   examples:
#     fail:
#       declaration: {scope: {basis: not_outsourcing, reason: 采购标准软件许可, dedicated_staff: false}}
#     pass:
#       declaration: {scope: {basis: third_party_data_processing}, service: {category: business_support}}
package ito.scope.basis

import future.keywords.not

import data.ito.lib.evidence

scope := input.declaration.scope

scope_at := ["declaration", "scope"]

findings contains {"message": "no-basis", "at": scope_at, "values": {}} if not evidence.stated(scope.basis)

findings contains {"message": "no-reason", "at": array.concat(scope_at, ["reason"]), "values": {}} if {
	claimed_outside
	not evidence.said(scope.reason)
}

findings contains {"message": message, "at": at, "values": {}} if {
	claimed_outside
	some contradiction in contradictions
	message := contradiction.message
	at := contradiction.at
}

findings contains {"message": "outside", "at": array.concat(scope_at, ["basis"]), "values": {}} if {
	claimed_outside
	evidence.said(scope.reason)
	count(contradictions) == 0
}

findings contains {"message": "other-law", "at": array.concat(scope_at, ["other_law"]), "values": {"law": law}} if {
	law := scope.other_law
	evidence.said(law)
}

findings contains {
	"message": "not-business-support",
	"at": ["declaration", "service", "category"],
	"values": {"category": category},
	"articles": ["3", "annex-2(5)"],
} if {
	scope.basis == "third_party_data_processing"
	category := input.declaration.service.category
	not category == "business_support"
}

claimed_outside if scope.basis == "not_outsourcing"

# METADATA
# scope: document
# description: What in the declaration speaks against its being outside; asked only where it claims to be.
contradictions contains {"message": "contradicted-by-data", "at": ["declaration", "data", "items"]} if {
	not input.declaration.data.items == []
}

contradictions contains {"message": "contradicted-by-access", "at": ["declaration", "access", "grants"]} if {
	not input.declaration.access.grants == []
}

contradictions contains {"message": "contradicted-by-remote-access", "at": at} if {
	some site in data.ito.lib.sites.places
	site.type == "remote_access"
	at := site.at
}

contradictions contains {
	"message": "contradicted-by-subcontractor",
	"at": ["declaration", "subcontracting", "items", i, "data_access"],
} if {
	some i
	subcontractor := input.declaration.subcontracting.items[i]
	not subcontractor.data_access == false
}

contradictions contains {"message": "contradicted-by-staff", "at": array.concat(scope_at, ["dedicated_staff"])} if {
	not scope.dedicated_staff == false
}
