# METADATA
# scope: package
# title: Deliverables of development are scanned before acceptance
# description: >-
#   Article 32(3): deliverables of system development, source code that the institution owns included, get a security
#   scan and check.
# custom:
#   title_zh: 开发交付物验收前经过安全扫描和检查
#   description_zh: 第三十二条（三）：对信息系统开发交付物（含拥有知识产权的源代码）进行安全扫描和检查。
#   articles: ["32(3)"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.service.category
#     - declaration.security.deliverables[].name?
#     - declaration.security.deliverables[].accepted_on?
#     - declaration.security.deliverables[].scanned_on?
#     - declaration.security.deliverables[].scan_ref?
#     - declaration.security.deliverables[].open_high?
#   reading:
#     zh: >-
#       办法没有写明扫描在何时，取较安全的一种：不晚于验收日，验收时没有未修复的高危问题。尚未验收的不检查。开发测试类须有清单，尚无交付物的写 []；其他类别也列了交付物的同样检查。
#     en: >-
#       The text does not say when; the safer reading is taken: no later than the acceptance, with no high finding left
#       open. What is not accepted yet is not judged. An activity of development and testing has the list, [] while
#       nothing is delivered; what another class lists is judged alike.
#   messages:
#     no-list:
#       zh: 开发测试类服务没有交付物清单，无法证明交付物经过安全扫描和检查
#       en: a service of development and testing has no list of deliverables, so nothing shows that they are scanned
#       remediation:
#         zh: 在 security.deliverables 逐项列出交付物（含拥有知识产权的源代码）；尚无交付物的写 []。
#         en: >-
#           List the deliverables, owned source code included, under security.deliverables; write [] while there is
#           none.
#     not-scanned:
#       zh: 交付物“{name}”已于 {accepted_on} 验收，没有安全扫描和检查
#       en: the deliverable “{name}”, accepted on {accepted_on}, has had no security scan and check
#     no-scan-date:
#       zh: 交付物“{name}”没有扫描日，不能证明在验收之前扫描
#       en: the scan of the deliverable “{name}” has no date, so it does not show that it came before the acceptance
#       remediation:
#         zh: 把扫描报告的日期填入 scanned_on。
#         en: State the date of the report in scanned_on.
#     scanned-late:
#       zh: 交付物“{name}” {scanned_on} 才扫描，晚于 {accepted_on} 验收
#       en: the deliverable “{name}” was scanned on {scanned_on}, after its acceptance on {accepted_on}
#       remediation:
#         zh: 更正日期；确属先验收后扫描的，依扫描结果重新验收，更新 accepted_on。
#         en: Correct the dates; if it really was accepted first, accept it anew on the result and update accepted_on.
#     no-report:
#       zh: 交付物“{name}”没有扫描报告
#       en: there is no report of the scan of the deliverable “{name}”
#       remediation:
#         zh: 把安全扫描和检查报告填入 scan_ref；找不到报告的，重新扫描。
#         en: State the report in scan_ref; if it cannot be found, scan again.
#     no-count:
#       zh: 交付物“{name}”没有写明还有多少高危问题未修复
#       en: nothing says how many high findings of the deliverable “{name}” are still open
#       remediation:
#         zh: 依扫描报告填写 open_high；没有的填 0。
#         en: State the number of the report in open_high; write 0 if there is none.
#     open-high:
#       zh: 交付物“{name}”已于 {accepted_on} 验收，仍有 {open_high} 个高危问题未修复
#       en: the deliverable “{name}”, accepted on {accepted_on}, still has {open_high} high findings open
#       remediation:
#         zh: 修复后复扫，更新 open_high；修复之前不应上线使用。
#         en: Mend and scan again, and update open_high; it should not go live before.
#   remediation:
#     zh: 立即进行安全扫描和检查，修复高危问题后重新验收，填写该项的 scanned_on、scan_ref、open_high。
#     en: Scan and check it now, mend what is high, accept it anew and state scanned_on, scan_ref and open_high.
#   examples:
#     fail:
#       declaration:
#         service: {category: dev_test, types: [software_hw_dev_test]}
#         security:
#           deliverables:
#             - {name: 交易前置程序, accepted_on: "2026-04-20", scanned_on: "2026-04-21",
#                scan_ref: SCAN-2026-044, open_high: 0}
#             - {name: 交易前置源代码, accepted_on: "2026-04-20"}
#     pass:
#       declaration: {security: {deliverables: [{name: 交易前置程序}]}}
package ito.security.deliverable_scans

import future.keywords.not

import data.ito.lib.evidence

list_at := ["declaration", "security", "deliverables"]

deliverables := input.declaration.security.deliverables

findings contains {"message": "no-list", "at": list_at, "values": {}} if {
	input.declaration.service.category == "dev_test"
	not is_array(deliverables)
}

findings contains {"message": "not-scanned", "at": at, "values": values} if {
	some i, deliverable in accepted
	nothing(deliverable)
	at := array.concat(list_at, [i])
	values := named(deliverable)
}

findings contains {"message": "no-scan-date", "at": at, "values": values} if {
	some i, deliverable in scanned
	not is_string(deliverable.scanned_on)
	at := array.concat(list_at, [i, "scanned_on"])
	values := named(deliverable)
}

findings contains {"message": "scanned-late", "at": at, "values": values} if {
	some i, deliverable in scanned
	is_string(deliverable.scanned_on)
	deliverable.scanned_on > deliverable.accepted_on
	at := array.concat(list_at, [i, "scanned_on"])
	values := object.union(named(deliverable), {"scanned_on": deliverable.scanned_on})
}

findings contains {"message": "no-report", "at": at, "values": values} if {
	some i, deliverable in scanned
	not evidence.said(deliverable.scan_ref)
	at := array.concat(list_at, [i, "scan_ref"])
	values := named(deliverable)
}

findings contains {"message": "no-count", "at": at, "values": values} if {
	some i, deliverable in scanned
	not is_number(deliverable.open_high)
	at := array.concat(list_at, [i, "open_high"])
	values := named(deliverable)
}

findings contains {"message": "open-high", "at": at, "values": values} if {
	some i, deliverable in scanned
	is_number(deliverable.open_high)
	deliverable.open_high > 0
	at := array.concat(list_at, [i, "open_high"])
	values := object.union(named(deliverable), {"open_high": deliverable.open_high})
}

accepted := {i: deliverable |
	is_array(deliverables)
	some i, deliverable in deliverables
	is_string(deliverable.accepted_on)
	deliverable.accepted_on <= input.as_of
}

# Accepted, with something said about a scan.
scanned := {i: deliverable |
	some i, deliverable in accepted
	not nothing(deliverable)
}

nothing(deliverable) if {
	not is_string(deliverable.scanned_on)
	not evidence.said(deliverable.scan_ref)
	not is_number(deliverable.open_high)
}

named(deliverable) := {
	"name": object.get(deliverable, "name", ""),
	"accepted_on": deliverable.accepted_on,
}
