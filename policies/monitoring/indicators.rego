# METADATA
# scope: package
# title: There are indicators of efficiency and quality
# description: >-
#   Article 25: the institution sets up indicators of the efficiency and quality of the service and monitors them. The
#   article names six common groups; those that belong to the class of the service are expected.
# custom:
#   title_zh: 建立服务效能和质量监控指标
#   description_zh: >-
#     第二十五条：应当对信息科技外包服务建立服务效能和质量监控指标，并进行相应监控。条文列出六类常见指标，与服务类别相应的，应有指标。
#   articles: ["25", "25(1)", "25(2)", "25(3)", "25(4)", "25(5)", "25(6)"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.service.category
#     - declaration.monitoring.indicators[].group?
#     - declaration.monitoring.indicators[].name?
#     - declaration.monitoring.indicators[].target?
#   reading:
#     zh: >-
#       六类是“常见指标”，不是每项服务都须具备；必须有的是至少一项指标。只对与服务类别直接对应的几类作提示：运行维护类应有可用率（一）和故障（二），开发测试类应有需求和程序质量（四），安全服务类应有网络和信息安全、业务连续性（六）。
#     en: >-
#       The six groups are common ones ("常见指标") and not wanted of each service; what must be there is one indicator.
#       Only groups that plainly belong to a class are missed: availability (1) and faults (2) for operations,
#       requirements and code (4) for development and testing, security and continuity (6) for security services.
#   messages:
#     no-indicators:
#       zh: 没有服务效能和质量监控指标
#       en: there are no indicators of efficiency and quality
#     group-missing:
#       force: practice
#       zh: 服务类别为{category}，却没有“{group}”的指标
#       en: the service is of the class “{category}”, but has no indicator of the group “{group}”
#       remediation:
#         zh: 在 monitoring.indicators 中增加该类指标；确不适用的，可以保留此提示。
#         en: Add an indicator of that group to monitoring.indicators; if none fits, the warning may stay.
#     vague:
#       force: practice
#       zh: 指标的 {field} 没有写明内容，无从监控
#       en: the {field} of the indicator says nothing, so it cannot be monitored
#       remediation:
#         zh: 写明指标名称（name）和可以衡量的目标（target）。
#         en: State the name of the indicator and a target that can be measured.
#   remediation:
#     zh: 建立服务效能和质量监控指标，在 monitoring.indicators 中逐项写明 group、name、target，并据以监控。
#     en: Set up indicators, state group, name and target of each in monitoring.indicators, and monitor them.
#   examples:
#     fail:
#       declaration: {monitoring: {indicators: []}}
#     pass:
#       declaration:
#         service: {category: dev_test, types: [software_hw_dev_test]}
#         monitoring: {indicators: [{group: delivery, name: 需求按期完成率, target: 不低于 95%}]}
package ito.monitoring.indicators

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.wording

list_at := ["declaration", "monitoring", "indicators"]

# METADATA
# description: The groups that plainly belong to a class of services, with the item that names them.
natural := {
	"operations": {"availability": "25(1)", "incident": "25(2)"},
	"dev_test": {"delivery": "25(4)"},
	"security": {"security_continuity": "25(6)"},
}

findings contains {"message": "no-indicators", "at": list_at, "values": {}, "articles": ["25"]} if count(named) == 0

findings contains {"message": "group-missing", "at": list_at, "values": values, "articles": [article]} if {
	count(named) > 0
	category := input.declaration.service.category
	some group, article in natural[category]
	not group in named
	values := {"group": group, "category": category}
}

findings contains {"message": "vague", "at": at, "values": values, "articles": ["25"]} if {
	some i, indicator in indicators
	some field in ["name", "target"]
	unsaid(indicator, field)
	at := array.concat(list_at, [i, field])
	values := {"field": field}
}

indicators := input.declaration.monitoring.indicators if is_array(input.declaration.monitoring.indicators)

# Groups of the indicators that say what they measure.
named := {indicator.group |
	some indicator in indicators
	not unsaid(indicator, "name")
}

unsaid(indicator, field) if not evidence.stated(indicator[field])

unsaid(indicator, field) if {
	suspect
	wording.placeholder(indicator[field])
}

# One look at all words together spares a look at each.
suspect if {
	wording.suspect([text |
		some indicator in indicators
		some field in ["name", "target"]
		text := indicator[field]
		is_string(text)
	])
}
