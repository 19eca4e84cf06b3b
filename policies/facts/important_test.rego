package ito.facts.important_test

import data.ito.facts.important

default value := "unknown"

value := important.value

cases := [
	"whole_it", "whole_data_centre", "architecture_change", "core_system_whole", "it_strategy",
	"whole_security_operations", "concentrated_data", "realtime_or_accounting", "other_major_effect",
]

none := {case: false | some case in cases}

general := {
	"materiality": {"declared": "general", "triggers": none},
	"service": {"category": "operations", "types": ["application_ops"], "scope": "part", "systems": []},
	"data": {"items": []},
}

log := {
	"name": "日志",
	"kind": "log",
	"art44_important": false,
	"national_important": false,
	"personal": "none",
	"handling": "process",
	"concentrated": true,
}

rebuttal := {
	"reason": "影响有限",
	"approved_by": "风险管理部",
	"approved_on": "2026-01-12",
	"ref": "OA-1",
}

asked(changes) := {
	"as_of": "2026-05-06",
	"declaration": object.union(general, changes),
	"institution": {"risk_department": "风险管理部"},
}

answered(answers) := asked({"materiality": {"triggers": answers}})

rebutted(answers) := asked({"materiality": {"triggers": answers, "rebuttal": rebuttal}})

trigger_at(case) := ["declaration", "materiality", "triggers", case]

holds(case) := {"reason": "case", "at": trigger_at(case), "values": {"case": case}}

open(at) := {"doubt": "open", "at": at, "values": {}}

test_general if {
	value == false with input as asked({})
	value == false with input as asked({"data": {"items": [log]}})
	important.reasons == set() with input as asked({})
	important.doubts == set() with input as asked({})
}

test_declared_important if {
	input_ := asked({"materiality": {"declared": "important"}})
	value == true with input as input_
	important.reasons == {{
		"reason": "declared",
		"at": ["declaration", "materiality", "declared"],
		"values": {},
	}} with input as input_
}

test_each_of_the_nine_cases if {
	every case in cases {
		value == true with input as answered({case: true})
		important.reasons == {holds(case)} with input as answered({case: true})
	}
}

test_the_evidence_of_the_declaration_counts if {
	shown := asked({"service": {"types": ["strategy_plan"]}})
	value == true with input as shown
	important.reasons == {holds("it_strategy")} with input as shown
}

test_unknown_by_answer if {
	every case in cases {
		value == "unknown" with input as answered({case: "unknown"})
		important.doubts == {open(trigger_at(case))} with input as answered({case: "unknown"})
	}
}

test_unknown_by_data if {
	every field in ["art44_important", "national_important", "personal", "concentrated"] {
		doubtful := asked({"data": {"items": [object.union(log, {field: "unknown"})]}})
		value == "unknown" with input as doubtful
		important.doubts == {open(["declaration", "data", "items", 0, field])} with input as doubtful
	}
}

test_unknown_by_field if {
	every answer in [null, 7, "true", []] {
		value == "unknown" with input as answered({"whole_it": answer})
		value == "unknown" with input as asked({"materiality": {"declared": answer}})
		value == "unknown" with input as asked({"service": {"category": answer}})
		value == "unknown" with input as asked({"service": {"scope": answer}})
	}
	every field in ["important", "core", "realtime", "accounting"] {
		system := {"important": false, "core": false, "realtime": false, "accounting": false}
		value == "unknown" with input as asked({"service": {"systems": [object.union(system, {field: null})]}})
	}
	every field in ["kind", "art44_important", "national_important", "personal", "handling", "concentrated"] {
		value == "unknown" with input as asked({"data": {"items": [object.union(log, {field: null})]}})
	}
	value == "unknown" with input as {}
}

test_unknown_with_lists_that_are_none if {
	every list in [null, 7, "text", true, {}, [7], ["text"]] {
		value == "unknown" with input as asked({"service": {"systems": list}})
		value == "unknown" with input as asked({"data": {"items": list}})
	}
	every triggers in [null, 7, "text", true, [], [7]] {
		value == "unknown" with input as asked({"materiality": {"triggers": triggers}})
	}
}

test_a_case_outweighs_what_is_missing if {
	value == true with input as asked({"materiality": {"triggers": {"whole_it": true}}, "service": null})
}

test_rebutted_in_writing if {
	value == false with input as rebutted({"other_major_effect": true})
	important.reasons == set() with input as rebutted({"other_major_effect": true})
	important.doubts == set() with input as rebutted({"other_major_effect": true})
}

# A rebuttal answers the cases that hold, not the questions that are open.
test_a_rebuttal_answers_no_open_question if {
	value == "unknown" with input as rebutted({"other_major_effect": true, "architecture_change": "unknown"})
	important.doubts == {open(trigger_at("architecture_change"))} with input as rebutted({
		"other_major_effect": true,
		"architecture_change": "unknown",
	})
}
