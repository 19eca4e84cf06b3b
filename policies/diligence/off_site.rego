# METADATA
# scope: package
# title: Six more topics for important off-site outsourcing
# description: >-
#   Article 18: for important off-site outsourcing six more topics are investigated with priority. Each is
#   answered; boundaries, protection of data and continuity are in place, and there is neither unfair
#   competition nor evasion of supervision.
# custom:
#   title_zh: 重要的非驻场外包另查六项
#   description_zh: >-
#     第十八条：对于符合重要外包条件的非驻场外包，应当进一步重点调查（一）至（六）六项内容。每一项都应有明确结论。
#   articles: ["18(1)", "18(2)", "18(3)", "18(4)", "18(5)", "18(6)"]
#   force: must
#   stage: signed
#   applies_to: [important, off_site, signed_under_this_regulation]
#   needs:
#     - declaration.due_diligence.off_site.clear_boundary?
#     - declaration.due_diligence.off_site.integrity_and_confidentiality?
#     - declaration.due_diligence.off_site.infrastructure_highest_privilege?
#     - declaration.due_diligence.off_site.application_highest_privilege_or_data_view?
#     - declaration.due_diligence.off_site.disaster_recovery_and_continuity?
#     - declaration.due_diligence.off_site.unfair_competition_or_evasion?
#   reading:
#     zh: >-
#       第十八条只说“重点调查”，没有写明调查结果不好时如何处理。
#       这里读作：须查清（是或否，“尚不清楚”等于没有查）；（一）（二）（五）问的是应有的保障，结论为“否”即不能签订；（六）存在不正当竞争或规避监管的，也不能签订。（三）（四）结论为“是”并不禁止，由 access/off-site-highest-privilege 与授权、补偿措施对照。
#     en: >-
#       Article 18 only says to investigate, not what follows from a bad result. It is read so: the answer is yes or no
#       (unknown means not investigated); (1), (2) and (5) ask for safeguards, without which there is no signing; nor
#       with unfair competition or evasion of supervision (6). A yes on (3) or (4) is not forbidden;
#       access/off-site-highest-privilege holds it against the access granted and the compensating controls.
#   messages:
#     no-off-site:
#       zh: 属于重要的非驻场外包，但没有对第十八条六项内容的重点调查
#       en: this is important off-site outsourcing, but the six topics of article 18 were not investigated
#     unanswered:
#       zh: 没有查清第十八条{question}
#       en: "topic of article 18 not answered by yes or no: {question}"
#       remediation:
#         zh: 补充调查，把 due_diligence.off_site 的{question}填为 true 或 false。
#         en: "Investigate it and set the field of due_diligence.off_site to true or false: {question}."
#     not-assured:
#       zh: 调查结论为“否”：第十八条{question}
#       en: "the due diligence says no to a safeguard of article 18: {question}"
#       remediation:
#         zh: 要求服务提供商整改并复查，确已具备的，把 due_diligence.off_site 的{question}改为 true；整改之前不要签订，已经签订的，重新决策是否继续。
#         en: >-
#           Have the provider mend it, investigate again and set the field of due_diligence.off_site to true once it is
#           so; do not sign before, or, if it is signed, decide anew whether it goes on.
#     evasion:
#       zh: 调查结论认定服务提供商存在不正当竞争或规避监管的情形
#       en: the due diligence says that there is unfair competition or evasion of supervision
#       remediation:
#         zh: 不选用该服务提供商；情形确已消除的，复查后把 due_diligence.off_site.unfair_competition_or_evasion 改为 false。
#         en: >-
#           Choose another provider; if it really has ended, investigate again and set
#           due_diligence.off_site.unfair_competition_or_evasion to false.
#   remediation:
#     zh: 就六项内容进一步重点调查，把结论（true 或 false）逐项写入 due_diligence.off_site。
#     en: Investigate the six topics and write each result, true or false, in due_diligence.off_site.
#   examples:
#     fail:
#       declaration: {due_diligence: {off_site: {clear_boundary: unknown}}}
#     pass:
#       declaration: {due_diligence: {off_site: {infrastructure_highest_privilege: true}}}
package ito.diligence.off_site

import future.keywords.not

at := ["declaration", "due_diligence", "off_site"]

answers := input.declaration.due_diligence.off_site

# Where each question stands in article 18.
questions := {
	"clear_boundary": "18(1)",
	"integrity_and_confidentiality": "18(2)",
	"infrastructure_highest_privilege": "18(3)",
	"application_highest_privilege_or_data_view": "18(4)",
	"disaster_recovery_and_continuity": "18(5)",
	"unfair_competition_or_evasion": "18(6)",
}

# What the provider ought to have.
safeguards := {"clear_boundary", "integrity_and_confidentiality", "disaster_recovery_and_continuity"}

findings contains {"message": "no-off-site", "at": at, "values": {}} if not is_object(answers)

findings contains finding("unanswered", question, {"question": question}) if {
	is_object(answers)
	some question, _ in questions
	not is_boolean(answers[question])
}

findings contains finding("not-assured", question, {"question": question}) if {
	some question in safeguards
	answers[question] == false
}

findings contains finding("evasion", "unfair_competition_or_evasion", {}) if {
	answers.unfair_competition_or_evasion == true
}

finding(message, question, values) := {
	"message": message,
	"at": array.concat(at, [question]),
	"values": values,
	"articles": [questions[question]],
}
