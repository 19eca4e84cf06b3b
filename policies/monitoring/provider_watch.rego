# METADATA
# scope: package
# title: The provider's finances, internal control and security are watched
# description: >-
#   Article 26: the institution continuously monitors the finances, internal control and security management of the
#   provider, so that the service does not end unexpectedly or decline sharply.
# custom:
#   title_zh: 持续监控服务提供商的财务、内控及安全管理
#   description_zh: >-
#     第二十六条：应当对服务提供商的财务、内控及安全管理进行持续监控，防范外包服务意外终止或服务质量的急剧下降。服务提供商文件须写明各项最近一次监控的日期。
#   articles: ["26"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - provider.id
#     - provider.watch.financial_on?
#     - provider.watch.control_on?
#     - provider.watch.security_on?
#   reading:
#     zh: >-
#       “持续监控”没有写明间隔：从未监控的违反条文；久未监控的只作提示，间隔取设置 review_months，服务期间适用。每项只认不晚于检查日的日期。
#     en: >-
#       "持续监控" has no interval: what was never watched breaks the article; what was not watched for long only warns,
#       after the setting review_months, while the service runs. A date after the day of the check is not done yet.
#   messages:
#     no-watch:
#       zh: 没有对服务提供商的财务、内控及安全管理进行持续监控
#       en: the provider's finances, internal control and security management are not watched
#     no-financial-watch:
#       zh: 没有写明何时监控过服务提供商的财务状况
#       en: nothing says when the provider's finances were looked at
#     no-control-watch:
#       zh: 没有写明何时监控过服务提供商的内控
#       en: nothing says when the provider's internal control was looked at
#     no-security-watch:
#       zh: 没有写明何时监控过服务提供商的安全管理
#       en: nothing says when the provider's security management was looked at
#     not-yet:
#       zh: watch.{field} 的 {day} 晚于检查日 {as_of}，尚未监控
#       en: "watch.{field} is {day}, after {as_of}, the day of this check, so it is not done yet"
#       remediation:
#         zh: 把该项改为最近一次实际监控的日期；从未监控的，立即监控。
#         en: Write the day on which it was last really looked at; if it never was, do it now.
#     financial-overdue:
#       force: practice
#       zh: 最近一次监控服务提供商的财务状况是 {day}，至迟 {latest} 应再次监控
#       en: the provider's finances were last looked at on {day}; it was due again by {latest}
#     control-overdue:
#       force: practice
#       zh: 最近一次监控服务提供商的内控是 {day}，至迟 {latest} 应再次监控
#       en: the provider's internal control was last looked at on {day}; it was due again by {latest}
#     security-overdue:
#       force: practice
#       zh: 最近一次监控服务提供商的安全管理是 {day}，至迟 {latest} 应再次监控
#       en: the provider's security management was last looked at on {day}; it was due again by {latest}
#   agenda:
#     financial:
#       zh: 再次监控服务提供商的财务状况（上次 {day}）
#       en: look at the provider's finances again (last on {day})
#     control:
#       zh: 再次监控服务提供商的内控（上次 {day}）
#       en: look at the provider's internal control again (last on {day})
#     security:
#       zh: 再次监控服务提供商的安全管理（上次 {day}）
#       en: look at the provider's security management again (last on {day})
#   remediation:
#     zh: >-
#       监控服务提供商的财务、内控及安全管理，关注破产、兼并、关键人员流失、投入不足和管理不善等因素，在服务提供商文件的 watch 中写明 financial_on、control_on、security_on。
#     en: >-
#       Look at the provider's finances, internal control and security management, with an eye to bankruptcy, mergers,
#       loss of key people, lack of investment and poor management, and state financial_on, control_on and security_on
#       under watch in its document.
#   examples:
#     fail:
#       provider: {watch: {control_on: null}}
#     pass:
#       provider: {watch: {financial_on: "2025-05-06", control_on: "2026-05-06"}}
package ito.monitoring.provider_watch

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence
import data.ito.lib.terms

watch := input.provider.watch

topics := {
	"financial_on": {"item": "financial", "lacking": "no-financial-watch", "overdue": "financial-overdue"},
	"control_on": {"item": "control", "lacking": "no-control-watch", "overdue": "control-overdue"},
	"security_on": {"item": "security", "lacking": "no-security-watch", "overdue": "security-overdue"},
}

findings contains {"message": "no-watch", "at": ["provider", "watch"], "values": {}} if not is_object(watch)

findings contains {"message": message, "at": at(field), "values": {}} if {
	is_object(watch)
	some field, topic in topics
	not evidence.stated(watch[field])
	message := topic.lacking
}

findings contains {"message": "not-yet", "at": at(field), "values": values} if {
	some field, _ in topics
	day := watch[field]
	evidence.stated(day)
	day > input.as_of
	values := {"field": field, "day": day, "as_of": input.as_of}
}

findings contains {"message": message, "at": at(field), "values": values, "latest": latest} if {
	some field, latest in again
	input.as_of > latest
	message := topics[field].overdue
	values := {"day": watch[field], "latest": latest}
}

# METADATA
# description: Days on which the provider has to be looked at again.
agenda contains {"item": item, "on": latest, "at": at(field), "values": values} if {
	some field, latest in again
	item := topics[field].item
	values := {"day": watch[field]}
}

# By field, the last day on which what was done counts as continuous; only while the service runs.
again := {field: latest |
	data.ito.gate.now == data.ito.gate.rank.in_service
	some field, _ in topics
	day := watch[field]
	dates.valid(day)
	day <= input.as_of
	latest := terms.next_review(day)
}

at(field) := ["provider", "watch", field]
