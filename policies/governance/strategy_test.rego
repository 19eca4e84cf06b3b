package ito.governance.strategy_test

import data.ito.governance.strategy

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无"]

reserved := ["it_strategy_management", "it_risk_management", "it_internal_audit"]

good := {"principles_ref": "第二章", "non_outsourceable": reserved, "capability_plan_ref": "第五章"}

asked(fields) := about(object.union(good, fields))

about(value) := {"as_of": "2026-05-06", "institution": {"core_competences": [], "governance": {"strategy": value}}}

without(field) := about({key: value | some key, value in good; key != field})

at(field) := ["institution", "governance", "strategy", field]

no_principles := {"message": "no-principles", "at": at("principles_ref"), "values": {}, "articles": ["10"]}

no_capability_plan := {
	"message": "no-capability-plan",
	"at": at("capability_plan_ref"),
	"values": {},
	"articles": ["10"],
}

no_functions := {"message": "no-functions", "at": at("non_outsourceable"), "values": {}}

outsourceable(function) := {
	"message": "outsourceable",
	"at": at("non_outsourceable"),
	"values": {"function": function},
	"articles": ["11"],
}

test_the_named_minimum if {
	strategy.findings == set() with input as asked({})
}

test_no_strategy if {
	expected := {{"message": "no-strategy", "at": ["institution", "governance", "strategy"], "values": {}}}
	strategy.findings == expected with input as {"as_of": "2026-05-06", "institution": {"core_competences": []}}
	every value in [null, "", "第二章", 7, true, [], ["x"]] {
		strategy.findings == expected with input as about(value)
	}
}

test_empty_strategy if {
	strategy.findings == {no_principles, no_functions, no_capability_plan} with input as about({})
}

test_no_principles if {
	strategy.findings == {no_principles} with input as without("principles_ref")
	every value in nothing {
		strategy.findings == {no_principles} with input as asked({"principles_ref": value})
	}
}

test_no_functions if {
	strategy.findings == {no_functions} with input as without("non_outsourceable")
	every value in [null, "", "it_internal_audit", 7, true, {}] {
		strategy.findings == {no_functions} with input as asked({"non_outsourceable": value})
	}
}

test_a_function_is_not_excluded if {
	every function in reserved {
		others := [other | some other in reserved; other != function]
		strategy.findings == {outsourceable(function)} with input as asked({"non_outsourceable": others})
	}
	every_one := {outsourceable(function) | some function in reserved}
	every list in [[], [null], [7, true], ["core_competence"]] {
		strategy.findings == every_one with input as asked({"non_outsourceable": list})
	}
}

test_no_capability_plan if {
	strategy.findings == {no_capability_plan} with input as without("capability_plan_ref")
	every value in nothing {
		strategy.findings == {no_capability_plan} with input as asked({"capability_plan_ref": value})
	}
}
