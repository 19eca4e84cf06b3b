# METADATA
# scope: package
# title: Important outsourcing is approved by senior management or above
# description: >-
#   Article 15: important outsourcing is reported at least to senior management and approved. The approval
#   follows the assessments and the decision, and stands before the contract.
# custom:
#   title_zh: 重要外包经高管层或以上审批
#   description_zh: 第十五条：重要外包应至少向高管层报告并经过审批。审批在评估、决策之后，在签订合同之前。
#   articles: ["15"]
#   force: must
#   stage: approved
#   applies_to: [important, signed_under_this_regulation]
#   needs:
#     - declaration.approval.body?
#     - declaration.approval.approved_on?
#     - declaration.assessment.decided_on?
#     - declaration.contract.signing_on?
#   reading:
#     zh: “至少向高管层”指高级管理层、董（理）事会或其授权设立的专业委员会，部门审批不够。办法未规定审批与监管报告的先后，只要求在签订合同之前；报告早于审批的，由 filing/order 提示。
#     en: >-
#       "至少向高管层" means senior management, the board or a committee that it has authorised; a department is
#       not enough. The text does not say whether approval or report comes first, only that both come before
#       the contract; filing/order warns of a report before the approval.
#   messages:
#     no-approval:
#       zh: 重要外包没有审批
#       en: important outsourcing without an approval
#     no-body:
#       zh: 没有写明由谁审批
#       en: nothing says who approved it
#     no-approval-date:
#       zh: 没有写明审批通过的日期
#       en: the date of the approval is missing
#     body-too-low:
#       zh: 重要外包由{body}审批，应至少经高管层审批
#       en: important outsourcing approved by “{body}”; it takes senior management at least
#     not-approved-yet:
#       zh: 审批日期 {approved_on} 晚于检查日 {as_of}，尚未审批通过
#       en: the date of approval, {approved_on}, is after {as_of}, the day of this check, so it is not approved yet
#     before-decision:
#       zh: "{approved_on} 审批，早于 {decided_on} 完成评估作出的决策"
#       en: "approved on {approved_on}, before the decision that the assessments led to, on {decided_on}"
#       remediation:
#         zh: 更正日期；确属先审批的，把评估和决策结果重新提交审批。
#         en: Correct the dates; if it really was approved first, submit assessments and decision for approval again.
#     decision-undated:
#       undetermined: true
#       zh: 没有决策日期，无法判断 {approved_on} 的审批是否在评估决策之后
#       en: the decision has no date, so it cannot be told whether the approval of {approved_on} followed it
#       remediation:
#         zh: 填写 assessment.decided_on。
#         en: State assessment.decided_on.
#     after-signing:
#       zh: "{approved_on} 才审批，晚于 {signing_on} 签订合同"
#       en: "approved on {approved_on}, after the contract was signed on {signing_on}"
#       remediation:
#         zh: 更正日期；确属先签约后审批的，已违反第十五条，应立即向高管层报告，由其决定是否继续。
#         en: >-
#           Correct the dates. If it really was signed first, report it to senior management now, who decide whether it
#           goes on.
#     signing-unknown:
#       undetermined: true
#       zh: 合同已签订但没有签订日，无法判断审批是否在先
#       en: the contract is signed but has no date of signing, so it cannot be told whether the approval came first
#       remediation:
#         zh: 填写 contract.signing_on。
#         en: State contract.signing_on.
#   remediation:
#     zh: 向高管层、董（理）事会或其专业委员会报告并取得审批，填写 approval 的 body、approved_on、ref。
#     en: >-
#       Report it to senior management (or the board or its committee), have it approved, and state body, approved_on
#       and ref under approval.
#   examples:
#     fail:
#       declaration: {approval: {body: department}}
#     pass:
#       declaration: {approval: {body: board_committee, approved_on: "2026-01-08"}}
package ito.filing.approval

import future.keywords.not

approval := input.declaration.approval

signing_on := input.declaration.contract.signing_on

decided_on := input.declaration.assessment.decided_on

findings contains {"message": "no-approval", "at": ["declaration", "approval"], "values": {}} if {
	not is_object(approval)
}

findings contains finding("no-body", "body", {}) if {
	is_object(approval)
	not stated(approval.body)
}

findings contains finding("body-too-low", "body", {"body": body}) if {
	body := approval.body
	stated(body)
	not body in {"senior_management", "board_committee", "board"}
}

findings contains finding("no-approval-date", "approved_on", {}) if {
	is_object(approval)
	not approved_on
}

findings contains finding("not-approved-yet", "approved_on", {"approved_on": approved_on, "as_of": as_of}) if {
	as_of := input.as_of
	approved_on > as_of
}

findings contains finding("before-decision", "approved_on", {"approved_on": approved_on, "decided_on": decided_on}) if {
	stated(decided_on)
	approved_on < decided_on
}

findings contains {
	"message": "decision-undated",
	"at": ["declaration", "assessment", "decided_on"],
	"values": {"approved_on": approved_on},
} if {
	approved_on
	not stated(decided_on)
}

findings contains finding("after-signing", "approved_on", {"approved_on": approved_on, "signing_on": signing_on}) if {
	stated(signing_on)
	approved_on > signing_on
	signed
}

findings contains {"message": "signing-unknown", "at": ["declaration", "contract", "signing_on"], "values": {}} if {
	not stated(signing_on)
	signed
}

approved_on := approval.approved_on if stated(approval.approved_on)

# The moment asked about.
signed if data.ito.gate.now >= data.ito.gate.rank.signed

finding(message, field, values) := {
	"message": message,
	"at": ["declaration", "approval", field],
	"values": values,
}

stated(text) if {
	is_string(text)
	text != ""
}
