package ito.monitoring.indicators_test

import future.keywords.not

import data.ito.monitoring.indicators as rule

indicator(group) := {"group": group, "name": "指标", "target": "不低于 99%"}

asked(category, indicators) := {
	"as_of": "2026-05-06",
	"declaration": {"service": {"category": category}, "monitoring": {"indicators": indicators}},
}

list_at := ["declaration", "monitoring", "indicators"]

none := {"message": "no-indicators", "at": list_at, "values": {}, "articles": ["25"]}

missing(category, group, article) := {
	"message": "group-missing",
	"at": list_at,
	"values": {"category": category, "group": group},
	"articles": [article],
}

vague(i, field) := {
	"message": "vague",
	"at": array.concat(list_at, [i, field]),
	"values": {"field": field},
	"articles": ["25"],
}

test_passes if {
	rule.findings == set() with input as asked("operations", [indicator("availability"), indicator("incident")])
	rule.findings == set() with input as asked("dev_test", [indicator("delivery")])
	rule.findings == set() with input as asked("security", [indicator("security_continuity")])
	every category in ["consulting_planning", "business_support", "other"] {
		rule.findings == set() with input as asked(category, [indicator("service")])
	}
}

test_no_indicators if {
	every value in [null, "可用率", 7, true, {}, [], [{}, {}]] {
		none in rule.findings with input as asked("operations", value)
	}
	rule.findings == {none} with input as asked("operations", [])
	rule.findings == {none} with input as {"declaration": {"service": {"category": "operations"}}}
	every value in [null, "", 7, true, []] {
		rule.findings == {none} with input as {"declaration": {"monitoring": value}}
	}
}

test_groups_of_the_class if {
	expected := {missing("operations", "availability", "25(1)"), missing("operations", "incident", "25(2)")}
	rule.findings == expected with input as asked("operations", [indicator("staff")])
	rule.findings == {missing("operations", "incident", "25(2)")}
		with input as asked("operations", [indicator("availability")])
	rule.findings == {missing("dev_test", "delivery", "25(4)")} with input as asked("dev_test", [indicator("service")])
	rule.findings == {missing("security", "security_continuity", "25(6)")}
		with input as asked("security", [indicator("incident")])
}

test_mistyped_category if {
	every value in [null, "", 7, true, [], {}] {
		rule.findings == set() with input as asked(value, [indicator("service")])
	}
}

test_vague if {
	every value in [null, "", " ", "待定", 7, true, [], {}] {
		nameless := object.union(indicator("service"), {"name": value})
		rule.findings == {vague(1, "name")} with input as asked("other", [indicator("service"), nameless])
		aimless := object.union(indicator("service"), {"target": value})
		rule.findings == {vague(0, "target")} with input as asked("other", [aimless])
	}
	rule.findings == {none, vague(0, "name")}
		with input as asked("other", [{"group": "service", "target": "不低于 99%"}])
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	every item in [null, {}, 7, "x", []] {
		expected := {vague(1, "name"), vague(1, "target"), missing("dev_test", "delivery", "25(4)")}
		rule.findings == expected with input as asked("dev_test", [indicator("service"), item])
	}
}

test_group_missing_or_mistyped if {
	every value in [null, 7, true, [], {}] {
		odd := object.union(indicator("service"), {"group": value})
		rule.findings == {missing("dev_test", "delivery", "25(4)")} with input as asked("dev_test", [odd])
	}
	rule.findings == {none} with input as asked("other", [{"name": "指标", "target": "不低于 99%"}])
}
