# METADATA
# scope: package
# title: Measures for outsourcing that business continuity depends on
# description: >-
#   Article 31: for important outsourcing that may have a major impact on business continuity, measures that control,
#   mitigate or transfer the risk are there beforehand: security of the supply chain, early warning, priority access,
#   resources and an emergency plan, the provider in plans and drills; people of its own are to be considered.
# custom:
#   title_zh: 影响业务连续性的重要外包事先建立措施
#   description_zh: >-
#     第三十一条：针对可能给业务连续性管理造成重大影响的重要外包服务，银行保险机构应当事先建立风险控制、缓释或转移措施。退出策略由 exit/strategy 检查，每年的演练由 risk/yearly-drill 检查。
#   articles: ["31", "31(1)", "31(2)", "31(3)", "31(4)", "31(5)"]
#   force: must
#   stage: signed
#   applies_to: [important]
#   needs:
#     - declaration.continuity.impact
#     - declaration.continuity.supply_chain_ref?
#     - declaration.continuity.early_warning_ref?
#     - declaration.continuity.priority_access_ref?
#     - declaration.continuity.provider_resources_ref?
#     - declaration.continuity.emergency_plan_ref?
#     - declaration.continuity.recovery_priority?
#     - declaration.continuity.provider_in_drills_ref?
#     - declaration.continuity.fallback_ref?
#   reading:
#     zh: >-
#       “事先”读作签订合同之前。（五）写的是“考虑”，没有的只作提示。恢复优先级必须在预案中明确（应当），最高级则是原则上，由 risk/recovery-priority 检查。
#     en: >-
#       "事先" (beforehand) is read as before the contract is signed. (5) asks to consider (考虑) people of one's own, so
#       their absence is only pointed out. The plan must state a priority of recovery; that it is the highest is a
#       matter of principle and judged by risk/recovery-priority.
#   messages:
#     missing:
#       zh: 没有{measure_zh}（continuity.{field}）
#       en: "{measure} (continuity.{field}) is missing"
#     no-priority:
#       zh: 没有写明预案中为本机构提供应急响应和恢复的优先级
#       en: nothing says which priority of response and recovery the emergency plan gives the institution
#       remediation:
#         zh: 在应急处理预案中明确优先级，原则上应为最高级，并填写 continuity.recovery_priority。
#         en: >-
#           Have the emergency plan state the priority, in principle the highest, and state it in
#           continuity.recovery_priority.
#     no-fallback:
#       force: practice
#       zh: 没有考虑预先在内部配置人力资源、掌握必要的技能，以在外包服务中断期间自行维持最低限度的服务能力
#       en: >-
#         no people and skills of the institution's own are considered that would keep a minimum service in an
#         interruption
#       remediation:
#         zh: 考虑内部人力和技能的配置，把方案或不配置的理由所在文件填入 continuity.fallback_ref。
#         en: >-
#           Consider it, and state in continuity.fallback_ref the document with the plan, or with the reason for having
#           none.
#     impact-unknown:
#       undetermined: true
#       zh: 是否可能给业务连续性管理造成重大影响尚不清楚，无法判断是否须有措施
#       en: >-
#         whether it may have a major impact on business continuity is unknown, so whether measures are due cannot be
#         told
#       remediation:
#         zh: 先判断影响，把 continuity.impact 填为 major 或 minor。
#         en: Settle the impact and state major or minor in continuity.impact.
#   remediation:
#     zh: 建立该项措施，把所在文件填入 continuity 下的对应字段；尚未签订合同的，建立之前不要签订。
#     en: >-
#       Put the measure in place and state its document in the field under continuity; where the contract is not
#       signed yet, do not sign before.
#   examples:
#     fail:
#       declaration: {continuity: {priority_access_ref: null}}
#     pass:
#       declaration: {continuity: {impact: minor, supply_chain_ref: null, fallback_ref: null}}
package ito.risk.continuity_measures

import future.keywords.not

import data.ito.lib.evidence

# In the words of the regulation.
measures := {
	"supply_chain_ref": {
		"article": "31(1)",
		"zh": "供应链安全保障方案",
		"en": "the plan for the security of the supply chain",
	},
	"early_warning_ref": {
		"article": "31(1)",
		"zh": "持续收集服务提供商相关信息、尽早发现可能导致服务中断或服务质量下降情况的安排",
		"en": "the way to collect information about the provider and to notice early what may interrupt the service",
	},
	"priority_access_ref": {
		"article": "31(2)",
		"zh": "保障获取外包服务资源优先权的措施和方法",
		"en": "what secures priority access to the resources of the service",
	},
	"provider_resources_ref": {
		"article": "31(3)",
		"zh": "服务提供商必要的应急和灾备资源保障",
		"en": "the provider's resources for emergency and disaster recovery",
	},
	"emergency_plan_ref": {"article": "31(3)", "zh": "应急处理预案", "en": "the emergency plan"},
	"provider_in_drills_ref": {
		"article": "31(4)",
		"zh": "服务提供商参与应急计划编制和应急演练的安排",
		"en": "the provider's part in making emergency plans and in drills",
	},
}

fields := object.keys(measures)

continuity := input.declaration.continuity

findings contains finding("impact-unknown", "impact", {}, "31") if {
	not continuity.impact in {"major", "minor"}
}

findings contains finding("missing", field, values, article) if {
	continuity.impact == "major"
	some field in evidence.unsaid(continuity, fields)
	measure := measures[field]
	values := {"field": field, "measure_zh": measure.zh, "measure": measure.en}
	article := measure.article
}

findings contains finding("no-priority", "recovery_priority", {}, "31(3)") if {
	continuity.impact == "major"
	not is_string(continuity.recovery_priority)
}

findings contains finding("no-fallback", "fallback_ref", {}, "31(5)") if {
	continuity.impact == "major"
	not evidence.said(continuity.fallback_ref)
}

finding(message, field, values, article) := {
	"message": message,
	"at": ["declaration", "continuity", field],
	"values": values,
	"articles": [article],
}
