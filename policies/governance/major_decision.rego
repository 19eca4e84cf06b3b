# METADATA
# scope: package
# title: Major decisions go to the board
# description: >-
#   Article 7: the board, or a committee that it has authorised, reviews major outsourcing decisions. This
#   points out important outsourcing that was approved below the board, so that somebody asks whether the
#   decision was a major one. Article 15, who approves important outsourcing at least, is filing/approval.
# custom:
#   title_zh: 重大外包决策由董（理）事会审议
#   description_zh: >-
#     第七条：董（理）事会或其授权设立的专业委员会应负责审议重大外包决策。重要外包没有经其审批的，提示核对是否属于重大外包决策。重要外包的最低审批层级（第十五条）由 filing/approval 检查。
#   articles: ["7"]
#   force: may
#   stage: approved
#   applies_to: [important, signed_under_this_regulation]
#   needs:
#     - declaration.approval.body?
#   reading:
#     zh: >-
#       办法没有规定哪些属于“重大外包决策”；第十五条只要求重要外包“至少向高管层报告并经过审批”，可见并非每项重要外包都是重大外包决策。因此只提示，不警告也不拦截，由机构按自己的授权规则判断。
#     en: >-
#       The text does not say what a major decision (重大外包决策) is, and article 15 is content with senior management
#       for important outsourcing, so not every important outsourcing is one. This therefore only informs; the
#       institution judges by its own rules of authority.
#   messages:
#     not-by-board:
#       zh: 重要外包没有经董（理）事会或其授权设立的专业委员会审批；属于重大外包决策的，应由其审议
#       en: >-
#         important outsourcing not approved by the board or a committee it has authorised; a major decision is theirs
#         to review
#   remediation:
#     zh: 对照本机构的授权规则，核对是否属于重大外包决策；属于的，提交董（理）事会或其授权设立的专业委员会审议，并更新 approval.body、approved_on、ref。
#     en: >-
#       Check by the institution's rules of authority whether this is a major decision. If so, submit it to the board or
#       its committee and update body, approved_on and ref under approval.
#   examples:
#     fail:
#       declaration: {approval: {body: senior_management}}
#     pass:
#       declaration: {approval: {body: board_committee}}
package ito.governance.major_decision

import future.keywords.not

findings contains {"message": "not-by-board", "at": ["declaration", "approval", "body"], "values": {}} if {
	not input.declaration.approval.body in {"board", "board_committee"}
}
