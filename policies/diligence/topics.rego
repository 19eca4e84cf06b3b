# METADATA
# scope: package
# title: Due diligence covers the seven topics
# description: >-
#   Article 17: due diligence on providers of important outsourcing covers at least seven topics, from
#   experience and people to the relationship with the institution. Each has a result.
# custom:
#   title_zh: 尽职调查涵盖七项内容
#   description_zh: 第十七条：尽职调查应包括但不限于（一）至（七）七项内容。每一项都应有结论。
#   articles: ["17(1)", "17(2)", "17(3)", "17(4)", "17(5)", "17(6)", "17(7)"]
#   force: must
#   stage: signed
#   applies_to: [important, signed_under_this_regulation]
#   needs:
#     - declaration.due_diligence.topics.experience_and_people?
#     - declaration.due_diligence.topics.internal_control?
#     - declaration.due_diligence.topics.network_and_information_security?
#     - declaration.due_diligence.topics.going_concern?
#     - declaration.due_diligence.topics.legal_compliance?
#     - declaration.due_diligence.topics.cooperation_with_supervision?
#     - declaration.due_diligence.topics.relationship?
#   reading:
#     zh: 每一项写出结论或者报告章节即可，“无”“待定”之类等于没有写；调查是否深入、结论是否属实由人判断。“没有处罚”这类结论要写成句子，说明查过什么。
#     en: >-
#       Each topic names its result or the chapter of the report; a placeholder says nothing. Whether the inquiry was
#       thorough and the result is true is for a person to judge. That nothing was found is a result when it says what
#       was looked at.
#   messages:
#     no-topics:
#       zh: 没有写明尽职调查七项内容的结论
#       en: the results of the due diligence on the seven topics are missing
#     topic:
#       zh: 尽职调查没有{topic_zh}（{topic}）的结论
#       en: the due diligence has no result on {topic}
#       remediation:
#         zh: 补充调查，把结论或者报告章节写入 due_diligence.topics.{topic}。
#         en: Complete the inquiry and write the result or the chapter of the report in due_diligence.topics.{topic}.
#   remediation:
#     zh: 就七项内容逐项调查，把结论或者报告章节写入 due_diligence.topics。
#     en: Inquire into each of the seven topics and write the results or chapters of the report in due_diligence.topics.
#   examples:
#     fail:
#       declaration: {due_diligence: {topics: {going_concern: 待补充}}}
#     pass:
#       declaration: {due_diligence: {topics: {legal_compliance: 公开信息和征信查询均未见本公司、母公司受到处罚}}}
package ito.diligence.topics

import future.keywords.not

import data.ito.lib.evidence

at := ["declaration", "due_diligence", "topics"]

topics := input.declaration.due_diligence.topics

# Where each topic stands in article 17.
listed := {
	"experience_and_people": {"article": "17(1)", "zh": "（一）技术和行业经验、人员及能力"},
	"internal_control": {"article": "17(2)", "zh": "（二）内部控制和管理能力"},
	"network_and_information_security": {"article": "17(3)", "zh": "（三）网络和信息安全保障能力"},
	"going_concern": {"article": "17(4)", "zh": "（四）持续经营状况"},
	"legal_compliance": {"article": "17(5)", "zh": "（五）服务提供商及其母公司或实际控制人遵守法律法规要求的情况"},
	"cooperation_with_supervision": {"article": "17(6)", "zh": "（六）过往配合审计、评估、检查及监督检查情况"},
	"relationship": {"article": "17(7)", "zh": "（七）与银行保险机构的关联性"},
}

names := [
	"experience_and_people",
	"internal_control",
	"network_and_information_security",
	"going_concern",
	"legal_compliance",
	"cooperation_with_supervision",
	"relationship",
]

findings contains {"message": "no-topics", "at": at, "values": {}} if not is_object(topics)

findings contains {
	"message": "topic",
	"at": array.concat(at, [topic]),
	"values": {"topic": topic, "topic_zh": topic_zh},
	"articles": [article],
} if {
	is_object(topics)
	some topic in evidence.unsaid(topics, names)
	article := listed[topic].article
	topic_zh := listed[topic].zh
}
