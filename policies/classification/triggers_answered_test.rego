package ito.classification.triggers_answered_test

import future.keywords.not

import data.ito.classification.triggers_answered as rule

answers := {
	"whole_it": false,
	"whole_data_centre": false,
	"architecture_change": true,
	"core_system_whole": false,
	"it_strategy": false,
	"whole_security_operations": false,
	"concentrated_data": true,
	"realtime_or_accounting": false,
	"other_major_effect": false,
}

asked(triggers, designated) := {"declaration": {"materiality": {
	"triggers": triggers,
	"designated_by_regulator": designated,
}}}

places := {finding.at[count(finding.at) - 1] | some finding in rule.findings}

designated := {
	"message": "designated",
	"at": ["declaration", "materiality", "designated_by_regulator"],
	"values": {},
	"articles": ["37(6)"],
}

test_all_answered if {
	rule.findings == set() with input as asked(answers, false)
	rule.findings == set() with input as asked(answers, true)
}

test_unknown_case if {
	expected := {{
		"message": "case",
		"at": ["declaration", "materiality", "triggers", "whole_data_centre"],
		"values": {"case": "whole_data_centre"},
		"articles": ["13(2)"],
	}}
	rule.findings == expected with input as asked(object.union(answers, {"whole_data_centre": "unknown"}), false)
}

test_unknown_designation if {
	rule.findings == {designated} with input as asked(answers, "unknown")
}

# Every one of the nine is asked, each under its own sub-item.
test_every_case_missing if {
	places == object.keys(answers) with input as asked({}, false)
	articles := {article | some finding in rule.findings; some article in finding.articles} with input as asked({}, false)
	articles == {sprintf("13(%d)", [i]) | some i in numbers.range(1, 9)}
}

test_missing if {
	places == {"whole_it"} with input as asked(object.remove(answers, ["whole_it"]), false)
	rule.findings == {designated} with input as {"declaration": {"materiality": {"triggers": answers}}}
	count(rule.findings) == 10 with input as {"declaration": {}}
}

test_mistyped if {
	mistyped := {"it_strategy": "no", "whole_it": null}
	places == {"it_strategy", "whole_it"} with input as asked(object.union(answers, mistyped), false)
	count(rule.findings) == 10 with input as asked("none", 0)
}
