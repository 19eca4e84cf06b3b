# METADATA
# scope: package
# title: A material change is reported again
# description: >-
#   Article 37: what is carried out is what was reported. After a material change, of provider, place, data,
#   subcontractor or scope, the report no longer describes the activity and is made again.
# custom:
#   title_zh: 重大变化重新报告
#   description_zh: >-
#     第三十七条：开展的应当是所报告的外包活动。报告之后服务提供商、地点、数据、分包商或范围发生重大变化的，原报告不再反映该活动，应当重新报告。
#   articles: ["37"]
#   force: must
#   stage: filed
#   applies_to: [filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.changes
#     - declaration.changes[].on
#     - declaration.changes[].kind
#     - declaration.changes[].material
#     - declaration.changes[].refiled_on?
#     - declaration.filing.filed_on?
#   reading:
#     zh: >-
#       办法没有明文规定变化后的重新报告；报告的材料（附件 1）不符合实际，等于没有报告，故按“应当”处理。报告日当天及以前的变化视为已包含在报告中。重新报告可以在变化生效之前，但不得早于原报告。尚未生效的重大变化只作提示。何谓重大由机构判断；不清楚的不能当作不重大。
#     en: >-
#       The text has no express rule for changes; a report whose material (annex 1) no longer fits is as good
#       as none, so this is taken as a must. A change up to the day of the report is taken to be part of it.
#       The new report may be made before the change takes effect, but not before the first report. A material
#       change still to come only gets a warning. What is material is for the institution to judge; unknown is
#       not taken for no.
#   messages:
#     not-reported:
#       zh: "{on} 发生“{kind}”重大变化，没有重新报告"
#       en: "a material change of “{kind}” on {on} has not been reported again"
#     not-reported-yet:
#       zh: "{on} 发生“{kind}”重大变化，拟于 {refiled_on} 重新报告，尚未报告"
#       en: "a material change of “{kind}” on {on} is to be reported again on {refiled_on}, which is still to come"
#     before-report:
#       zh: "{on} 发生“{kind}”重大变化，填写的重新报告日 {refiled_on} 却早于原报告日 {filed_on}"
#       en: >-
#         a material change of “{kind}” on {on}: the date given for the new report, {refiled_on}, is before the first
#         report of {filed_on}
#     planned:
#       force: practice
#       zh: "{on} 将有“{kind}”重大变化，尚未重新报告"
#       en: "a material change of “{kind}” will take effect on {on} and has not been reported again yet"
#       remediation:
#         zh: 在变化生效之前重新报告，填写 refiled_on；需要签订补充协议的，另按签订前二十个工作日报告。
#         en: >-
#           Report it before it takes effect and state refiled_on; if it takes a supplement to the contract, report
#           twenty working days before signing that.
#     unknown:
#       undetermined: true
#       zh: "{on} 的“{kind}”变化是否重大尚不清楚，无法判断是否须重新报告"
#       en: >-
#         it is unknown whether the change of “{kind}” on {on} is material, so it cannot be told whether it has to be
#         reported again
#       remediation:
#         zh: 判断是否重大，把 material 填为 true 或 false。
#         en: Judge whether it is material and set material to true or false.
#   remediation:
#     zh: 向监管部门重新报告，在该变化的 refiled_on 填写报告日。
#     en: Report again to the regulator and state the day under refiled_on of the change.
#   examples:
#     fail:
#       declaration:
#         changes:
#           - {"on": "2026-04-13", kind: site, description: 增设马来西亚支持中心, material: true}
#     pass:
#       declaration:
#         changes:
#           - {"on": "2026-04-13", kind: site, description: 增设马来西亚支持中心, material: true, refiled_on: "2026-04-08"}
#           - {"on": "2026-04-20", kind: subcontractor, description: 分包商更名, material: false}
package ito.filing.refile

import future.keywords.not

filed_on := input.declaration.filing.filed_on

findings contains finding("unknown", i, change, {}) if {
	some i, change in uncovered
	not is_boolean(change.material)
}

findings contains finding("planned", i, change, {}) if {
	some i, change in due_again
	still_to_come(change.on)
}

findings contains finding("not-reported-yet", i, change, {"refiled_on": refiled_on}) if {
	some i, change in due_again
	not still_to_come(change.on)
	refiled_on := change.refiled_on
	still_to_come(refiled_on)
}

findings contains finding("before-report", i, change, {"refiled_on": refiled_on, "filed_on": filed_on}) if {
	some i, change in due_again
	not still_to_come(change.on)
	before_report(change)
	refiled_on := change.refiled_on
}

findings contains finding("not-reported", i, change, {}) if {
	some i, change in due_again
	not still_to_come(change.on)
	not still_to_come(change.refiled_on)
	not before_report(change)
}

# Changes that may be material and that no report covers, by their place in the list.
uncovered := {i: change |
	is_array(input.declaration.changes)
	some i, change in input.declaration.changes
	is_object(change)
	not change.material == false
	not in_report(change)
	not reported_again(change)
}

due_again := {i: change |
	some i, change in uncovered
	change.material == true
}

in_report(change) if {
	is_string(change.on)
	change.on <= filed_on
}

reported_again(change) if {
	is_string(change.refiled_on)
	change.refiled_on >= filed_on
	change.refiled_on <= input.as_of
}

before_report(change) if {
	is_string(change.refiled_on)
	change.refiled_on < filed_on
}

still_to_come(day) if {
	is_string(day)
	day > input.as_of
}

finding(message, i, change, values) := {
	"message": message,
	"at": ["declaration", "changes", i],
	"values": object.union(
		{"on": object.get(change, "on", "?"), "kind": object.get(change, "kind", "?")},
		values,
	),
}
