# METADATA
# scope: package
# title: The service is monitored throughout
# description: >-
#   Article 23: the institution continuously monitors the course of the service, to find and correct anomalies in
#   time. The declaration says how it is monitored and by whom.
# custom:
#   title_zh: 对外包服务过程持续监控
#   description_zh: >-
#     第二十三条：应当对外包服务过程进行持续监控，及时发现和纠正服务过程中存在的各类异常情况。申报须写明监控方案和监控责任人。
#   articles: ["23"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.monitoring.plan_ref?
#     - declaration.monitoring.owner?
#   reading:
#     zh: 条文要求的是“持续监控”本身；写明方案和责任人才能证明有人在监控。监控的质量由人判断。
#     en: >-
#       The article wants the monitoring itself; a plan and somebody who is responsible show that it takes place. How
#       well it is done is for people to judge.
#   messages:
#     no-monitoring:
#       zh: 没有写明如何监控外包服务过程
#       en: nothing says how the service is monitored
#     no-plan:
#       zh: 没有写明监控方案
#       en: nothing says by which plan the service is monitored
#       remediation:
#         zh: 在 monitoring.plan_ref 写明对外包服务过程持续监控的方案。
#         en: State the plan of the continuous monitoring in monitoring.plan_ref.
#     no-owner:
#       zh: 没有写明监控责任人
#       en: nothing says who monitors the service
#       remediation:
#         zh: 在 monitoring.owner 写明负责监控的人员或岗位。
#         en: State the person or function that monitors it in monitoring.owner.
#   remediation:
#     zh: 制定持续监控方案并指定责任人，填写 monitoring 的 plan_ref、owner。
#     en: Plan the continuous monitoring, name who is responsible, and state plan_ref and owner under monitoring.
#   examples:
#     fail:
#       declaration: {monitoring: {owner: null}}
#     pass:
#       declaration: {monitoring: {owner: 数据中心运行值班长}}
package ito.monitoring.plan

import future.keywords.not

import data.ito.lib.evidence

monitoring := input.declaration.monitoring

findings contains {"message": "no-monitoring", "at": ["declaration", "monitoring"], "values": {}} if {
	not is_object(monitoring)
}

findings contains {"message": message, "at": ["declaration", "monitoring", field], "values": {}} if {
	is_object(monitoring)
	some field in evidence.unsaid(monitoring, ["plan_ref", "owner"])
	message := {"plan_ref": "no-plan", "owner": "no-owner"}[field]
}
