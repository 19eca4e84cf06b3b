# METADATA
# scope: package
# title: No answer against the rest of the declaration
# description: >-
#   Article 13: a case is answered no although the service, the systems or the data declared elsewhere
#   show that it holds. The facts count; the answer has to be put right.
# custom:
#   title_zh: 第十三条的回答与申报内容一致
#   description_zh: >-
#     第十三条：某一情形答为“否”，而同一申报中的服务、系统或数据表明其成立。以事实为准，回答须更正。
#   articles: ["13(2)", "13(4)", "13(5)", "13(6)", "13(7)", "13(8)"]
#   force: must
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       第十三条（四）“开发测试和运行维护”：其中之一整体外包即推定成立。（七）“重要数据和客户个人敏感信息”：有其一即可；
#       “集中”指成批、全量或汇集的存储或处理，不含零星可见。（八）实时服务与账务准确性，有其一即可。
#       “原则上”留给是否重要的结论，不留给事实：情形成立而不认为重要的，回答 true，另行说明理由（materiality.rebuttal）。
#     en: >-
#       Article 13(4), 开发测试和运行维护: presumed when one of the two is outsourced whole. (7), 重要数据和客户个人敏感信息:
#       either is enough; 集中 means a set that is stored or processed in bulk, not seen incidentally. (8): either
#       real-time service or accuracy of accounts. 原则上 leaves room for the conclusion, not for the facts: whoever
#       holds that the activity is not important answers true and gives the reasons in materiality.rebuttal.
#   needs:
#     - declaration.materiality.triggers.whole_data_centre
#     - declaration.materiality.triggers.core_system_whole
#     - declaration.materiality.triggers.it_strategy
#     - declaration.materiality.triggers.whole_security_operations
#     - declaration.materiality.triggers.concentrated_data
#     - declaration.materiality.triggers.realtime_or_accounting
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
#   messages:
#     contradicted:
#       zh: 第十三条{case}答为 false，但 {places} 表明该情形成立
#       en: "article 13, case {case}: the answer is false, but {places} shows that the case holds"
#   remediation:
#     zh: >-
#       回答改为 true；若所指之处填写有误，更正该处。情形成立但确有理由不属于重要外包的，在 materiality.rebuttal
#       说明并报风险主管部门批准。
#     en: >-
#       Change the answer to true, or correct the place named if that is what is wrong. If the case holds and there are
#       still good reasons why the activity is not important, write them in materiality.rebuttal and have the risk
#       department approve them.
#   examples:
#     fail:
#       declaration: {materiality: {triggers: {realtime_or_accounting: false}}}
#     pass:
#       declaration: {materiality: {triggers: {realtime_or_accounting: true}}}
package ito.classification.contradicted_answer

findings contains {
	"message": "contradicted",
	"at": ["declaration", "materiality", "triggers", case],
	"values": {"case": case, "places": places},
	"articles": [article],
} if {
	some case, shown in data.ito.lib.materiality.evidence
	input.declaration.materiality.triggers[case] == false
	count(shown) > 0
	places := concat(", ", [dotted(at) | some at in shown])
	some name, article in data.ito.lib.article_13.cases
	name == case
}

# The way to a field as people write it: a field of the service, or of one item of a list.
dotted([_, part, field]) := concat(".", [part, field])

dotted([_, part, list, i, field]) := sprintf("%s.%s[%d].%s", [part, list, i, field])
