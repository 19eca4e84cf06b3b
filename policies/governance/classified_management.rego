# METADATA
# scope: package
# title: Outsourcing is managed by class and by grade
# description: >-
#   Articles 12 and 13: there is a mechanism by which activities are classified, with a policy and controls
#   for each class, and activities and providers are graded, with different controls for important and
#   general outsourcing. The class and the grade of one activity are the business of the family classification.
# custom:
#   title_zh: 建立分类管理机制和分级管理
#   description_zh: >-
#     第十二条：应当建立信息科技外包活动分类管理机制，针对不同类型的外包活动建立相应的管理和风控策略。第十三条：应对信息科技外包活动及相关服务提供商进行分级管理，对重要外包和一般外包采取差异化管控措施。某项活动的类别和分级由 classification 各规则检查。
#   articles: ["12", "13"]
#   force: must
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance?
#     - institution.governance.classification_ref?
#     - institution.governance.grading_ref?
#   messages:
#     no-governance:
#       zh: 没有填写治理（governance），看不出对外包活动分类、分级管理
#       en: nothing is stated under governance, so there is no sign of management by class and grade
#       remediation:
#         zh: 在机构文件中填写 governance 的 classification_ref 和 grading_ref。
#         en: State classification_ref and grading_ref under governance in the institution document.
#     no-classification:
#       zh: 没有写明信息科技外包活动分类管理机制
#       en: no mechanism for managing activities by class is named
#     no-grading:
#       zh: 没有写明对重要外包和一般外包的差异化管控措施
#       en: no different controls for important and general outsourcing are named
#       remediation:
#         zh: 对外包活动及服务提供商进行分级管理，对重要外包和一般外包规定差异化管控措施，把文件编号写入 governance.grading_ref。
#         en: >-
#           Grade activities and providers, set different controls for the two grades and state the document in
#           governance.grading_ref.
#   remediation:
#     zh: 建立分类管理机制，针对不同类型的外包活动规定管理和风控策略，把文件编号写入 governance.classification_ref。
#     en: >-
#       Set up management by class, with a policy and controls for each class, and state the document in
#       governance.classification_ref.
#   examples:
#     fail:
#       institution: {governance: {grading_ref: null}}
#     pass:
#       institution: {governance: {classification_ref: 外包管理办法第三章, grading_ref: 外包管理办法第四章}}
package ito.governance.classified_management

import future.keywords.not

import data.ito.lib.evidence

governance := input.institution.governance

parts := {
	"classification_ref": {"message": "no-classification", "articles": ["12"]},
	"grading_ref": {"message": "no-grading", "articles": ["13"]},
}

fields := ["classification_ref", "grading_ref"]

findings contains {"message": "no-governance", "at": ["institution", "governance"], "values": {}} if {
	not is_object(governance)
}

findings contains {
	"message": message,
	"at": ["institution", "governance", field],
	"values": {},
	"articles": articles,
} if {
	is_object(governance)
	lacking := evidence.unsaid(governance, fields)
	some field, part in parts
	field in lacking
	message := part.message
	articles := part.articles
}
