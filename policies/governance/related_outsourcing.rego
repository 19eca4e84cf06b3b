# METADATA
# scope: package
# title: Related outsourcing counts in the group's performance review
# description: >-
#   Article 28: where a related party is the provider, board and senior management press the parent or the
#   group to count the quality of service in the provider's performance, and set up accountability for major
#   events of the service. What is due is the effort, so evidence of it is enough.
# custom:
#   title_zh: 关联外包纳入业绩评价并建立问责机制
#   description_zh: >-
#     第二十八条：对于关联外包，董（理）事会和高级管理层应当推动母公司或所属集团将外包服务质量纳入对服务提供商的业绩评价范围，建立外包服务重大事件问责机制。所要求的是推动，有推动的依据即可。
#   articles: ["28"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance.related_outsourcing?
#     - institution.governance.related_outsourcing.performance_link_ref?
#     - institution.governance.related_outsourcing.accountability_ref?
#   reading:
#     zh: >-
#       登记册中有一项关联外包即适用，各阶段都算，已结束或不属于本办法范围的除外；是否关联、是否结束、是否属于范围无法判断的，从严视为适用。
#     en: >-
#       One related outsourcing in the register is enough, whatever its stage, unless it has ended or is outside the
#       regulation. Where it cannot be told whether it is related, has ended or is outside, it counts.
#   messages:
#     no-record:
#       zh: 登记册中有关联外包（或者无法排除），但没有推动业绩评价和问责机制的情况
#       en: >-
#         there is related outsourcing in the register, or it cannot be ruled out, but nothing on performance and
#         accountability
#       remediation:
#         zh: 填写 governance.related_outsourcing 的 performance_link_ref、accountability_ref；实际没有关联外包的，先把各服务提供商的 relationship 写清楚。
#         en: >-
#           State performance_link_ref and accountability_ref under governance.related_outsourcing; if no provider is in
#           fact related, first make relationship clear in the provider documents.
#     no-performance-link:
#       zh: 没有推动母公司或所属集团将外包服务质量纳入对服务提供商的业绩评价范围的依据
#       en: >-
#         nothing shows that the parent or group is pressed to count the quality of service in the provider's
#         performance
#     no-accountability:
#       zh: 没有外包服务重大事件问责机制的依据
#       en: nothing shows accountability for major events of the service
#       remediation:
#         zh: 建立外包服务重大事件问责机制，把文件编号写入 governance.related_outsourcing.accountability_ref。
#         en: Set up accountability and state the document in governance.related_outsourcing.accountability_ref.
#   remediation:
#     zh: 由董（理）事会和高级管理层推动母公司或所属集团纳入业绩评价，把函件或会议纪要编号写入 governance.related_outsourcing.performance_link_ref。
#     en: >-
#       Board and senior management press parent or group for it; state letter or minutes in
#       governance.related_outsourcing.performance_link_ref.
#   examples:
#     fail:
#       institution: {governance: {related_outsourcing: null}}
#     pass:
#       institution: {governance: {related_outsourcing: null}}
#       register: {declarations: {ITO-2026-900: {facts: {related: false}}}}
package ito.governance.related_outsourcing

import future.keywords.not

import data.ito.lib.evidence

record := input.institution.governance.related_outsourcing

at := ["institution", "governance", "related_outsourcing"]

parts := {"performance_link_ref": "no-performance-link", "accountability_ref": "no-accountability"}

fields := ["performance_link_ref", "accountability_ref"]

findings contains {"message": "no-record", "at": at, "values": {}} if {
	not is_object(record)
	not only_unrelated
}

findings contains {"message": message, "at": array.concat(at, [field]), "values": {}} if {
	is_object(record)
	lacking := evidence.unsaid(record, fields)
	count(lacking) > 0
	not only_unrelated
	some field, message in parts
	field in lacking
}

# A register that is not there rules nothing out.
only_unrelated if {
	is_object(input.register.declarations)
	every declaration in input.register.declarations {
		beside_the_point(declaration)
	}
}

# A fact that is not there cannot be told.
beside_the_point(declaration) if declaration.facts.related == false

beside_the_point(declaration) if declaration.facts.ended == true

beside_the_point(declaration) if declaration.facts.in_scope == false
