# METADATA
# scope: package
# title: Monitoring information is kept for three years after the service
# description: >-
#   Article 24: monitoring information and the results of the evaluations are kept for at least three years after the
#   end of the service.
# custom:
#   title_zh: 监控信息和评价结果保存至服务结束后三年
#   description_zh: 第二十四条：确保相关监控信息和评价结果的真实性和完整性，且数据至少保存到服务结束后三年。
#   articles: ["24"]
#   force: must
#   stage: ended
#   applies_to: []
#   needs:
#     - declaration.service.ends_on
#     - declaration.service.ended_on?
#     - declaration.monitoring.kept_until?
#     - declaration.monitoring.deleted_on?
#   reading:
#     zh: >-
#       “服务结束”指实际结束日（service.ended_on）：延期的随之顺延，提前终止的随之提前；没有写明的，以 service.ends_on 计。三年按民法典第二百零二条计算，至第三年的对应日（含），次日才可删除。只涉及监控信息和评价结果，其他记录适用各自的规定。
#     en: >-
#       The service ends on the day on which it really ended (service.ended_on), after an extension or early
#       termination; where that is not stated, on service.ends_on. Three years end with the same day of the third year
#       (Civil Code, article 202), which is still kept; the next day may delete. Only monitoring information and
#       evaluations are meant.
#   messages:
#     no-date:
#       zh: 没有写明监控信息和评价结果保存到哪一天；服务 {end} 结束，至少保存到 {keep_until}
#       en: >-
#         nothing says until when monitoring information and evaluations are kept; the service ended on {end}, so they
#         are kept until {keep_until} at least
#     too-short:
#       zh: 监控信息和评价结果只保存到 {kept_until}；服务 {end} 结束，至少保存到 {keep_until}
#       en: >-
#         monitoring information and evaluations are kept until {kept_until} only; the service ended on {end}, so they
#         are kept until {keep_until} at least
#     deleted-early:
#       zh: 监控信息和评价结果 {deleted_on} 删除；服务 {end} 结束，至少保存到 {keep_until}，次日才可删除
#       en: >-
#         monitoring information and evaluations are deleted on {deleted_on}; the service ended on {end}, so they are
#         kept until {keep_until} at least
#       remediation:
#         zh: 更正 monitoring.deleted_on；尚未删除的，停止删除；确已删除的，从备份或服务提供商处恢复。
#         en: >-
#           Correct monitoring.deleted_on; if it is still to come, do not delete; if they are gone, restore them from
#           a backup or from the provider.
#   remediation:
#     zh: 把监控信息和评价结果保存到所示日期或更晚，并在 monitoring.kept_until 写明。
#     en: Keep monitoring information and evaluations until that day or longer and state it in monitoring.kept_until.
#   examples:
#     fail:
#       declaration:
#         stage: terminated
#         service: {ended_on: "2026-04-30"}
#         monitoring: {kept_until: "2029-04-29"}
#     pass:
#       declaration:
#         stage: terminated
#         service: {ended_on: "2026-04-30"}
#         monitoring: {kept_until: "2029-04-30"}
package ito.monitoring.retention

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.evidence

kept_until := input.declaration.monitoring.kept_until

findings contains {"message": "no-date", "at": at("kept_until"), "values": values} if {
	not evidence.stated(kept_until)
	values := {"end": end, "keep_until": keep_until}
}

findings contains {"message": "too-short", "at": at("kept_until"), "values": values} if {
	evidence.stated(kept_until)
	not kept_until >= keep_until
	values := {"kept_until": kept_until, "end": end, "keep_until": keep_until}
}

# Even where it is still to come: it is not to happen.
findings contains {"message": "deleted-early", "at": at("deleted_on"), "values": values} if {
	deleted_on := input.declaration.monitoring.deleted_on
	evidence.stated(deleted_on)
	not deleted_on > keep_until
	values := {"deleted_on": deleted_on, "end": end, "keep_until": keep_until}
}

end := input.declaration.service.ended_on if {
	evidence.stated(input.declaration.service.ended_on)
} else := input.declaration.service.ends_on

# METADATA
# description: The last day on which everything has to be there.
keep_until := dates.anniversary(end, 3)

at(field) := ["declaration", "monitoring", field]
