package ito.diligence.topics_test

import future.keywords.not

import data.ito.diligence.topics

# Each topic with its place in the article.
places := {
	"experience_and_people": {"article": "17(1)", "zh": "（一）技术和行业经验、人员及能力"},
	"internal_control": {"article": "17(2)", "zh": "（二）内部控制和管理能力"},
	"network_and_information_security": {"article": "17(3)", "zh": "（三）网络和信息安全保障能力"},
	"going_concern": {"article": "17(4)", "zh": "（四）持续经营状况"},
	"legal_compliance": {"article": "17(5)", "zh": "（五）服务提供商及其母公司或实际控制人遵守法律法规要求的情况"},
	"cooperation_with_supervision": {"article": "17(6)", "zh": "（六）过往配合审计、评估、检查及监督检查情况"},
	"relationship": {"article": "17(7)", "zh": "（七）与银行保险机构的关联性"},
}

good := {topic: "第一章" | some topic, _ in places}

given(value) := {"declaration": {"due_diligence": {"topics": value}}}

without(topic) := {name: text | some name, text in good; name != topic}

finding(topic) := {
	"message": "topic",
	"at": ["declaration", "due_diligence", "topics", topic],
	"values": {"topic": topic, "topic_zh": places[topic].zh},
	"articles": [places[topic].article],
}

test_all_seven if {
	count(good) == 7
	topics.findings == set() with input as given(good)
	topics.findings == set() with input as given({topic: "无行政处罚" | some topic, _ in places})
}

test_none if {
	expected := {{"message": "no-topics", "at": ["declaration", "due_diligence", "topics"], "values": {}}}
	every value in [null, "", "第一章", 1, true, []] {
		topics.findings == expected with input as given(value)
	}
	topics.findings == expected with input as {"declaration": {}}
}

test_all_missing if {
	topics.findings == {finding(topic) | some topic, _ in places} with input as given({})
}

test_each_missing_or_mistyped if {
	every topic, _ in places {
		expected := {finding(topic)}
		topics.findings == expected with input as given(without(topic))
		every value in [null, "", " ", "无", "待补充", "TBD", 1, true, ["第一章"], {}] {
			topics.findings == expected with input as given(object.union(good, {topic: value}))
		}
	}
}
