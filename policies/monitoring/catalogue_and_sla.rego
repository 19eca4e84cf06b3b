# METADATA
# scope: package
# title: There are a catalogue of services, a service level agreement and their evaluation
# description: >-
#   Article 24: the institution sets up a clear catalogue of outsourced services, service level agreements and a
#   mechanism by which service levels are monitored and evaluated.
# custom:
#   title_zh: 建立服务目录、服务水平协议和监控评价机制
#   description_zh: 第二十四条：应当建立明确的信息科技外包服务目录、服务水平协议以及服务水平监控评价机制。
#   articles: ["24"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.monitoring.catalogue_ref?
#     - declaration.monitoring.sla_ref?
#     - declaration.monitoring.evaluation_ref?
#   reading:
#     zh: 监控信息和评价结果的“真实性和完整性”由人判断；保存期限由 monitoring/retention 检查。
#     en: >-
#       Whether the records are true and complete is for people to judge; how long they are kept is checked by
#       monitoring/retention.
#   messages:
#     nothing-stated:
#       zh: 没有服务目录、服务水平协议，也没有服务水平监控评价机制
#       en: there is no catalogue of services, no service level agreement and no evaluation of service levels
#     no-catalogue:
#       zh: 没有写明服务目录
#       en: nothing says in which catalogue the service is
#       remediation:
#         zh: 把服务列入信息科技外包服务目录，并在 monitoring.catalogue_ref 写明。
#         en: Put the service into the catalogue of outsourced services and state it in monitoring.catalogue_ref.
#     no-sla:
#       zh: 没有写明服务水平协议
#       en: no service level agreement is stated
#       remediation:
#         zh: 签订服务水平协议，并在 monitoring.sla_ref 写明。
#         en: Agree on service levels and state the agreement in monitoring.sla_ref.
#     no-evaluation:
#       zh: 没有写明服务水平监控评价机制
#       en: nothing says how service levels are monitored and evaluated
#       remediation:
#         zh: 建立服务水平监控评价机制，并在 monitoring.evaluation_ref 写明。
#         en: Set up how service levels are monitored and evaluated and state it in monitoring.evaluation_ref.
#   remediation:
#     zh: 建立服务目录、服务水平协议和服务水平监控评价机制，填写 monitoring 的 catalogue_ref、sla_ref、evaluation_ref。
#     en: Set up all three and state catalogue_ref, sla_ref and evaluation_ref under monitoring.
#   examples:
#     fail:
#       declaration: {monitoring: {sla_ref: null}}
#     pass:
#       declaration: {monitoring: {sla_ref: 合同附件二 服务水平协议}}
package ito.monitoring.catalogue_and_sla

import future.keywords.not

import data.ito.lib.evidence

monitoring := input.declaration.monitoring

messages := {
	"catalogue_ref": "no-catalogue",
	"sla_ref": "no-sla",
	"evaluation_ref": "no-evaluation",
}

findings contains {"message": "nothing-stated", "at": ["declaration", "monitoring"], "values": {}} if {
	not is_object(monitoring)
}

findings contains {"message": message, "at": ["declaration", "monitoring", field], "values": {}} if {
	is_object(monitoring)
	some field in evidence.unsaid(monitoring, ["catalogue_ref", "sla_ref", "evaluation_ref"])
	message := messages[field]
}
