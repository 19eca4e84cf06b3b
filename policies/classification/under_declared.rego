# METADATA
# scope: package
# title: Important outsourcing is declared as such
# description: >-
#   Article 13: an activity for which one of the nine cases holds is important in principle. Whoever
#   declares it general explains why, and the department for outsourcing risk approves the explanation.
# custom:
#   title_zh: 属于重要外包的如实申报
#   description_zh: >-
#     第十三条：九种情形有其一，原则上属于重要外包。申报为一般外包的，应说明理由，并由信息科技外包风险主管部门批准。
#   articles: ["13(1)", "13(2)", "13(3)", "13(4)", "13(5)", "13(6)", "13(7)", "13(8)", "13(9)"]
#   force: in_principle
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       “原则上”读作“遵守或者说明理由”：理由须由机构指定的风险主管部门（第八条）批准并已生效，生效后不再拦截，但每次检查都会提示。
#       情形是否成立，以回答和申报其他内容所表明的事实为准，两者有一即成立。
#     en: >-
#       原则上 is read as comply or explain: the explanation is approved by the risk department of article 8 and in
#       effect; from then on the rule no longer blocks, but warns at every check. A case holds by its answer or by
#       what the rest of the declaration shows.
#   needs:
#     - declaration.materiality.declared
#     - declaration.materiality.triggers.whole_it
#     - declaration.materiality.triggers.whole_data_centre
#     - declaration.materiality.triggers.architecture_change
#     - declaration.materiality.triggers.core_system_whole
#     - declaration.materiality.triggers.it_strategy
#     - declaration.materiality.triggers.whole_security_operations
#     - declaration.materiality.triggers.concentrated_data
#     - declaration.materiality.triggers.realtime_or_accounting
#     - declaration.materiality.triggers.other_major_effect
#     - declaration.materiality.rebuttal?
#     - declaration.materiality.rebuttal.reason?
#     - declaration.materiality.rebuttal.approved_by?
#     - declaration.materiality.rebuttal.approved_on?
#     - declaration.materiality.rebuttal.ref?
#     - declaration.service.category
#     - declaration.service.types
#     - declaration.service.scope
#     - declaration.service.systems[].important
#     - declaration.service.systems[].core
#     - declaration.service.systems[].realtime
#     - declaration.service.systems[].accounting
#     - declaration.data.items[].kind
#     - declaration.data.items[].art44_important
#     - declaration.data.items[].national_important
#     - declaration.data.items[].personal
#     - declaration.data.items[].handling
#     - declaration.data.items[].concentrated
#     - institution.risk_department
#   messages:
#     under-declared:
#       zh: 第十三条所列情形成立：{cases}；原则上属于重要外包，却申报为一般外包
#       en: this is important in principle under article {cases}, but it is declared general
#     rebutted:
#       force: practice
#       zh: 第十三条所列情形成立：{cases}；依据{approved_by} {approved_on} 批准的理由（{ref}）仍按一般外包管理
#       en: >-
#         this is important in principle under article {cases}; it stays general by the reasons that {approved_by}
#         approved on {approved_on} ({ref})
#       remediation:
#         zh: 请确认批准的理由仍与现状相符；情况有变的，重新报风险主管部门批准，或者改为重要外包。
#         en: >-
#           Make sure that the approved reasons still fit; if things have changed, have them approved again or declare
#           the activity important.
#     not-risk-department:
#       zh: 不认定为重要的理由由“{approved_by}”批准，不是机构的风险主管部门“{risk_department}”，不生效
#       en: >-
#         the reasons for not being important are approved by {approved_by}, not by the institution's risk department
#         {risk_department}, and have no effect
#       remediation:
#         zh: 报信息科技外包风险主管部门批准后改写 approved_by、approved_on 和 ref，或者改为重要外包。
#         en: >-
#           Have the risk department approve them and correct approved_by, approved_on and ref, or declare the activity
#           important.
#     not-yet-approved:
#       zh: 不认定为重要的理由的批准日为 {approved_on}，晚于检查日 {as_of}，尚未生效
#       en: the reasons for not being important are approved on {approved_on}, after {as_of}, and not yet in effect
#       remediation:
#         zh: 填写实际批准日；尚未批准的，批准之前按重要外包管理。
#         en: Write the day on which they were really approved; until then the activity is important.
#     incomplete:
#       zh: 不认定为重要的理由没有写明 {field}
#       en: the reasons for not being important do not state {field}
#       remediation:
#         zh: 补齐理由（reason）、批准部门（approved_by）、批准日（approved_on）和批准文件（ref）。
#         en: Fill in reason, approved_by, approved_on and ref.
#     declared-important:
#       zh: 已申报为重要外包，却又附有不认定为重要的理由，互相矛盾
#       en: the activity is declared important and yet gives reasons for not being important
#       remediation:
#         zh: 按重要外包管理的，删去 rebuttal；确属一般外包的，把 declared 改为 general。
#         en: Remove rebuttal if the activity is important; set declared to general if it is not.
#     nothing-to-rebut:
#       force: practice
#       zh: 第十三条九种情形均不成立，不需要不认定为重要的理由；留着它，以后出现的情形也会被当作已经说明
#       en: >-
#         none of the nine cases of article 13 holds, so there is nothing to give reasons against; left in place, they
#         would also cover cases that arise later
#       remediation:
#         zh: 删去 rebuttal；以后有情形成立时，再报风险主管部门批准。
#         en: Remove rebuttal; when a case arises, have the reasons approved for it.
#   remediation:
#     zh: >-
#       把 materiality.declared 改为 important；确有理由不属于重要外包的，在 materiality.rebuttal 写明理由并报信息科技外包风险主管部门批准。
#     en: >-
#       Set materiality.declared to important; if there are good reasons why it is not, write them in
#       materiality.rebuttal and have the department for outsourcing risk approve them.
#   examples:
#     fail:
#       declaration: {materiality: {declared: general}}
#     pass:
#       declaration: {materiality: {declared: important}}
package ito.classification.under_declared

import future.keywords.not

import data.ito.lib.wording

declared := input.declaration.materiality.declared

rebuttal := input.declaration.materiality.rebuttal

rebuttal_at(field) := ["declaration", "materiality", "rebuttal", field]

findings contains {
	"message": "under-declared",
	"at": ["declaration", "materiality", "declared"],
	"values": {"cases": cases},
	"articles": articles,
} if {
	not declared == "important"
	count(articles) > 0
	not data.ito.lib.materiality.rebutted
}

findings contains {
	"message": "rebutted",
	"at": ["declaration", "materiality", "rebuttal"],
	"values": values,
	"articles": articles,
} if {
	data.ito.lib.materiality.rebutted
	count(articles) > 0
	values := {
		"cases": cases,
		"approved_by": rebuttal.approved_by,
		"approved_on": rebuttal.approved_on,
		"ref": rebuttal.ref,
	}
}

findings contains {
	"message": "not-risk-department",
	"at": rebuttal_at("approved_by"),
	"values": {"approved_by": approved_by, "risk_department": risk_department},
} if {
	approved_by := rebuttal.approved_by
	risk_department := input.institution.risk_department
	approved_by != risk_department
}

findings contains {
	"message": "not-yet-approved",
	"at": rebuttal_at("approved_on"),
	"values": values,
} if {
	rebuttal.approved_on > input.as_of
	values := {"approved_on": rebuttal.approved_on, "as_of": input.as_of}
}

findings contains {"message": "incomplete", "at": rebuttal_at(field), "values": {"field": field}} if {
	has_rebuttal
	some field in ["reason", "approved_by", "approved_on", "ref"]
	not is_given(rebuttal[field])
}

findings contains {
	"message": "declared-important",
	"at": ["declaration", "materiality", "rebuttal"],
	"values": {},
} if {
	has_rebuttal
	declared == "important"
}

findings contains {
	"message": "nothing-to-rebut",
	"at": ["declaration", "materiality", "rebuttal"],
	"values": {},
} if {
	has_rebuttal
	not declared == "important"
	count(data.ito.lib.materiality.holds) == 0
	count(data.ito.lib.materiality.open) == 0
}

has_rebuttal if rebuttal != null

is_given(text) if {
	is_string(text)
	not wording.placeholder(text)
}

# The cases that hold, as the regulation numbers them and as the declaration names them.
cases := concat(", ", {named |
	some case, article in holding
	named := concat(" ", [article, case])
})

articles := {article | some article in holding}

holding := {case: article |
	some case, article in data.ito.lib.article_13.cases
	case in data.ito.lib.materiality.holds
}
