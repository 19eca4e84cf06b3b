# METADATA
# scope: package
# title: The impact on business continuity is known
# description: >-
#   Article 31 asks for measures where important outsourcing may have a major impact on business continuity. Whether
#   it may has to be settled for every important activity before the contract.
# custom:
#   title_zh: 写明对业务连续性管理的影响
#   description_zh: >-
#     第三十一条：针对可能给业务连续性管理造成重大影响的重要外包服务，应当事先建立措施。因此每项重要外包都要先判断是否可能造成重大影响；尚不清楚不等于没有。
#   articles: ["31"]
#   force: must
#   stage: signed
#   applies_to: [important]
#   needs:
#     - declaration.continuity.impact?
#   reading:
#     zh: “事先”读作签订合同之前。“重大影响”没有量化标准，由机构判断，这里只要求有结论。
#     en: >-
#       "事先" (beforehand) is read as before the contract is signed. There is no measure of a major impact: the
#       institution judges it, and the rule asks for the conclusion.
#   messages:
#     not-stated:
#       zh: 重要外包没有写明对业务连续性管理的影响
#       en: important outsourcing does not state its impact on business continuity
#     unknown:
#       zh: 是否可能给业务连续性管理造成重大影响尚不清楚（unknown）
#       en: whether it may have a major impact on business continuity is unknown
#   remediation:
#     zh: 与业务连续性管理部门判断是否可能造成重大影响，把 continuity.impact 填为 major 或 minor。
#     en: >-
#       Settle with those in charge of business continuity whether it may, and state major or minor in
#       continuity.impact.
#   examples:
#     fail:
#       declaration: {continuity: {impact: unknown}}
#     pass:
#       declaration: {continuity: {impact: minor}}
package ito.risk.continuity_impact

import future.keywords.not

at := ["declaration", "continuity", "impact"]

impact := input.declaration.continuity.impact

findings contains {"message": "not-stated", "at": at, "values": {}} if not is_string(impact)

findings contains {"message": "unknown", "at": at, "values": {}} if {
	is_string(impact)
	not impact in {"major", "minor"}
}
