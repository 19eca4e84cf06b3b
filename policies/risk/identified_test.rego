package ito.risk.identified_test

import future.keywords.not

import data.ito.risk.identified

good := {
	"capability_loss": "保留源码和运维手册",
	"interruption": "双活部署",
	"data": "数据脱敏",
	"funds": "不适用：不接触资金划转",
	"service_decline": "按月考核",
	"other": "声誉风险已评估",
}

kinds := {
	"capability_loss": ["30(1)", "科技能力丧失", "loss of capability"],
	"interruption": ["30(2)", "业务中断", "interruption of business"],
	"data": ["30(3)", "数据泄露、丢失和篡改", "data leaked, lost or altered"],
	"funds": ["30(4)", "资金损失", "loss of funds"],
	"service_decline": ["30(5)", "服务水平下降", "decline of service"],
	"other": ["30(6)", "战略、声誉、合规等其他风险", "strategic, reputational, compliance and other risks"],
}

asked(risks) := {"as_of": "2026-05-06", "declaration": {"risks": risks}}

missing(field) := {
	"message": "missing",
	"at": ["declaration", "risks", field],
	"values": {"field": field, "risk_zh": kinds[field][1], "risk": kinds[field][2]},
	"articles": [kinds[field][0]],
}

no_risks := {{"message": "no-risks", "at": ["declaration", "risks"], "values": {}}}

test_all_six_are_there if identified.findings == set() with input as asked(good)

test_each_is_asked_for if {
	every field, _ in kinds {
		identified.findings == {missing(field)} with input as asked(object.remove(good, [field]))
	}
}

test_nothing_said_or_mistyped if {
	every field, _ in kinds {
		every value in [null, "", "  ", "无", "不适用", "不适用。", "待定", "TBD", "-", 3, true, ["双活"], {"zh": "双活"}] {
			identified.findings == {missing(field)} with input as asked(object.union(good, {field: value}))
		}
	}
}

test_only_one_is_there if {
	identified.findings == {missing(field) | some field, _ in kinds; field != "data"}
		with input as asked({"data": "脱敏"})
}

test_no_risks if {
	identified.findings == no_risks with input as {"as_of": "2026-05-06", "declaration": {}}
	every value in [null, {}, [], "已评估", 6, true] {
		identified.findings == no_risks with input as asked(value)
	}
}
