package ito.classification.contradicted_answer_test

import future.keywords.not

import data.ito.classification.contradicted_answer as rule

answers(answer) := {
	"whole_data_centre": answer,
	"core_system_whole": answer,
	"it_strategy": answer,
	"whole_security_operations": answer,
	"concentrated_data": answer,
	"realtime_or_accounting": answer,
}

asked(triggers, service, items) := {"declaration": {
	"materiality": {"triggers": triggers},
	"service": object.union(
		{"category": "operations", "types": ["application_ops"], "scope": "part", "systems": []},
		service,
	),
	"data": {"items": items},
}}

summary := {[finding.message, finding.at, finding.values.places, finding.articles] | some finding in rule.findings}

contradicted(case, places, article) := [
	"contradicted",
	["declaration", "materiality", "triggers", case],
	places,
	[article],
]

core := {"name": "核心", "important": false, "core": true, "realtime": false, "accounting": false}

ledger := {"name": "总账", "important": true, "core": false, "realtime": false, "accounting": true}

log := {"name": "日志", "kind": "log", "art44_important": false, "personal": "none", "handling": "view"}

flow := {"name": "流水", "kind": "transaction_data", "personal": "none", "handling": "store", "concentrated": true}

test_nothing_shown if {
	rule.findings == set() with input as asked(answers(false), {}, [log])
}

test_words if {
	expected := {{
		"message": "contradicted",
		"at": ["declaration", "materiality", "triggers", "it_strategy"],
		"values": {"case": "it_strategy", "places": "service.types"},
		"articles": ["13(5)"],
	}}
	rule.findings == expected with input as asked(answers(false), {"types": ["strategy_plan"]}, [])
}

test_whole_data_centre if {
	expected := {contradicted("whole_data_centre", "service.types", "13(2)")}
	summary == expected with input as asked(answers(false), {"types": ["dc_environment"], "scope": "whole"}, [])
	summary == set() with input as asked(answers(false), {"types": ["dc_environment"]}, [])
}

test_core_system_whole if {
	expected := {contradicted("core_system_whole", "service.systems[1].core", "13(4)")}
	service := {"scope": "whole", "systems": [{"name": "门户"}, core]}
	summary == expected with input as asked(answers(false), service, [])
	summary == set() with input as asked(answers(false), object.union(service, {"scope": "part"}), [])
}

test_whole_security_operations if {
	expected := {contradicted("whole_security_operations", "service.types", "13(6)")}
	service := {"category": "security", "types": ["soc"], "scope": "whole"}
	summary == expected with input as asked(answers(false), service, [])
}

test_concentrated_data_names_every_place if {
	places := "data.items[1].concentrated, data.items[2].concentrated"
	expected := {contradicted("concentrated_data", places, "13(7)")}
	summary == expected with input as asked(answers(false), {}, [log, flow, flow])
}

test_realtime_or_accounting if {
	expected := {contradicted("realtime_or_accounting", "service.systems[0].important", "13(8)")}
	summary == expected with input as asked(answers(false), {"systems": [ledger]}, [])
}

test_several if {
	expected := {
		contradicted("realtime_or_accounting", "service.systems[0].important", "13(8)"),
		contradicted("concentrated_data", "data.items[0].concentrated", "13(7)"),
	}
	summary == expected with input as asked(answers(false), {"systems": [ledger]}, [flow])
}

test_answered_true if {
	rule.findings == set() with input as asked(answers(true), {"systems": [ledger]}, [flow])
}

# An open answer is the matter of triggers-answered.
test_answered_unknown if {
	rule.findings == set() with input as asked(answers("unknown"), {"systems": [ledger]}, [flow])
}

test_missing if {
	rule.findings == set() with input as {}
	rule.findings == set() with input as asked({}, {"systems": [ledger]}, [flow])
	summary == {contradicted("concentrated_data", "data.items[0].concentrated", "13(7)")} with input as asked(
		answers(false),
		{"types": 5, "scope": null, "systems": [7]},
		[flow],
	)
}
