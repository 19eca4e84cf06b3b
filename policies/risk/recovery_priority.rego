# METADATA
# scope: package
# title: The institution is recovered first
# description: >-
#   Article 31(3): the emergency plan says with which priority the provider responds and recovers for the institution;
#   in principle it is the highest.
# custom:
#   title_zh: 应急响应和恢复的优先级为最高级
#   description_zh: >-
#     第三十一条（三）：制定应急处理预案并在预案中明确为银行保险机构提供应急响应和恢复的优先级，原则上应为最高级。
#   articles: ["31(3)"]
#   force: in_principle
#   stage: signed
#   applies_to: [important]
#   needs:
#     - declaration.continuity.impact
#     - declaration.continuity.recovery_priority?
#   reading:
#     zh: 只适用于可能给业务连续性管理造成重大影响的重要外包。没有写明优先级的违反“应当”，由 risk/continuity-measures 拦截；在此无法判断。
#     en: >-
#       Only for important outsourcing that may have a major impact on business continuity. A priority that is not
#       stated breaks the "应当" (must) and is denied by risk/continuity-measures; here it cannot be told.
#   messages:
#     not-highest:
#       zh: 应急响应和恢复的优先级为“{priority}”，原则上应为最高级
#       en: the priority of response and recovery is “{priority}”; in principle it is the highest
#     not-stated:
#       undetermined: true
#       zh: 没有写明优先级，无法判断是否最高级
#       en: no priority is stated, so it cannot be told whether it is the highest
#       remediation:
#         zh: 填写 continuity.recovery_priority。
#         en: State continuity.recovery_priority.
#     impact-unknown:
#       undetermined: true
#       zh: 是否可能给业务连续性管理造成重大影响尚不清楚，无法判断优先级是否应为最高级
#       en: >-
#         whether it may have a major impact on business continuity is unknown, so it cannot be told which priority is
#         due
#       remediation:
#         zh: 先判断影响，把 continuity.impact 填为 major 或 minor。
#         en: Settle the impact and state major or minor in continuity.impact.
#   remediation:
#     zh: 与服务提供商约定最高级，写入应急处理预案后更新 continuity.recovery_priority；确实做不到的，申请豁免。
#     en: >-
#       Agree on the highest priority with the provider, write it in the emergency plan and update
#       continuity.recovery_priority; where that is impossible, apply for a waiver.
#   examples:
#     fail:
#       declaration: {continuity: {recovery_priority: high}}
#     pass:
#       declaration: {continuity: {impact: minor, recovery_priority: normal}}
package ito.risk.recovery_priority

import future.keywords.not

continuity := input.declaration.continuity

findings contains finding("impact-unknown", "impact", {}) if {
	not continuity.impact in {"major", "minor"}
}

findings contains finding("not-highest", "recovery_priority", {"priority": priority}) if {
	continuity.impact == "major"
	priority := continuity.recovery_priority
	is_string(priority)
	priority != "highest"
}

findings contains finding("not-stated", "recovery_priority", {}) if {
	continuity.impact == "major"
	not is_string(continuity.recovery_priority)
}

finding(message, field, values) := {
	"message": message,
	"at": ["declaration", "continuity", field],
	"values": values,
}
