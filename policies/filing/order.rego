# METADATA
# scope: package
# title: Decided and approved before it is reported
# description: >-
#   Articles 15 and 37: assessment, decision and approval, report, contract. The text puts each before the
#   contract but does not order approval and report; a report of what is not decided and approved may have
#   to be made again.
# custom:
#   title_zh: 先决策、审批，后报告
#   description_zh: >-
#     第十五条、第三十七条：评估与决策、审批、报告、签订合同。条文要求各项均在签订合同之前，未规定审批与报告的先后；未经决策、审批即报告的，内容一旦变化就要重新报告。
#   articles: ["15", "37"]
#   force: practice
#   stage: filed
#   applies_to: [important, filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.assessment.decided_on?
#     - declaration.approval.approved_on?
#     - declaration.filing.filed_on?
#   messages:
#     before-decision:
#       zh: "{filed_on} 报告，早于 {decided_on} 作出的决策；报告材料中的风险评估报告可能不是据以决策的那一份"
#       en: >-
#         reported on {filed_on}, before the decision of {decided_on}; the risk assessment in the report may not be the
#         one decided on
#     before-approval:
#       zh: "{filed_on} 报告，早于 {approved_on} 审批通过"
#       en: "reported on {filed_on}, before the approval of {approved_on}"
#   remediation:
#     zh: 核对报送的材料与决策、审批的内容是否一致；不一致的重新报告，并自重新报告日起计算二十个工作日。
#     en: >-
#       Compare the report with what was decided and approved; if they differ, report again and count the twenty working
#       days from then.
#   examples:
#     fail:
#       declaration: {approval: {approved_on: "2026-01-19"}}
#     pass:
#       declaration: {approval: {approved_on: "2026-01-16"}}
package ito.filing.order

# A date that is missing is missed by the rule that demands it.
filed_on := day if {
	day := input.declaration.filing.filed_on
	is_string(day)
}

findings contains finding("before-decision", {"filed_on": filed_on, "decided_on": decided_on}) if {
	decided_on := input.declaration.assessment.decided_on
	is_string(decided_on)
	filed_on < decided_on
}

findings contains finding("before-approval", {"filed_on": filed_on, "approved_on": approved_on}) if {
	approved_on := input.declaration.approval.approved_on
	is_string(approved_on)
	filed_on < approved_on
}

finding(message, values) := {
	"message": message,
	"at": ["declaration", "filing", "filed_on"],
	"values": values,
}
