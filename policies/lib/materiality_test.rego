package ito.lib.materiality_test

import data.ito.lib.materiality

default rebutted := false

rebutted := materiality.rebutted

service(changes) := {"declaration": {"service": object.union(
	{"category": "operations", "types": ["application_ops"], "scope": "part", "systems": []},
	changes,
)}}

system(changes) := object.union({"important": false, "core": false, "realtime": false, "accounting": false}, changes)

item(changes) := object.union(
	{
		"kind": "other",
		"art44_important": false,
		"national_important": false,
		"personal": "none",
		"handling": "store",
		"concentrated": true,
	},
	changes,
)

data_of(items) := {"declaration": {"data": {"items": items}}}

answers(triggers) := {"declaration": {"materiality": {"triggers": triggers}}}

types_at := ["declaration", "service", "types"]

system_at(field) := ["declaration", "service", "systems", 0, field]

item_at(field) := ["declaration", "data", "items", 0, field]

shown := {case: places | some case, places in materiality.evidence; count(places) > 0}

test_nothing_shown if {
	shown == {} with input as service({"systems": [system({})]})
	shown == {} with input as data_of([item({})])
	shown == {} with input as {}
}

# (2) A data centre as a whole.
test_whole_data_centre if {
	input_ := service({"types": ["dc_environment"], "scope": "whole"})
	shown == {"whole_data_centre": {types_at}} with input as input_
	shown == {} with input as service({"types": ["dc_environment"]})
	shown == {} with input as service({"scope": "whole"})
}

# (4) A core business system, developed or operated as a whole.
test_core_system_whole if {
	every category in ["dev_test", "operations"] {
		shown == {"core_system_whole": {system_at("core")}} with input as service({
			"category": category,
			"scope": "whole",
			"systems": [system({"core": true})],
		})
	}
	every changes in [
		{"scope": "part", "systems": [system({"core": true})]},
		{"scope": "whole", "systems": [system({})]},
		{"scope": "whole", "category": "security", "systems": [system({"core": true})]},
	] {
		shown == {} with input as service(changes)
	}
}

# (5) Consulting on IT strategy.
test_it_strategy if {
	shown == {"it_strategy": {types_at}} with input as service({"types": ["it_governance", "strategy_plan"]})
}

# (6) Security operations as a whole.
test_whole_security_operations if {
	input_ := service({"types": ["soc"], "scope": "whole"})
	shown == {"whole_security_operations": {types_at}} with input as input_
	shown == {} with input as service({"types": ["soc"]})
}

# (7) Important data or sensitive information, stored or processed as an aggregated set.
test_concentrated_data if {
	every changes in [
		{"kind": "customer_data"},
		{"kind": "transaction_data"},
		{"kind": "trade_secret"},
		{"art44_important": true},
		{"national_important": true},
		{"personal": "sensitive"},
		{"personal": "sensitive", "handling": "process"},
	] {
		shown == {"concentrated_data": {item_at("concentrated")}} with input as data_of([item(changes)])
	}
	every changes in [
		{"personal": "personal"},
		{"kind": "source_code"},
		{"kind": "customer_data", "handling": "view"},
		{"kind": "customer_data", "concentrated": false},
		{"kind": "customer_data", "concentrated": "unknown"},
	] {
		shown == {} with input as data_of([item(changes)])
	}
}

# (8) An important system that affects real-time service or the accounts.
test_realtime_or_accounting if {
	every field in ["realtime", "accounting"] {
		input_ := service({"systems": [system({"important": true, field: true})]})
		shown == {"realtime_or_accounting": {system_at("important")}} with input as input_
	}
	shown == {} with input as service({"systems": [system({"important": true})]})
	shown == {} with input as service({"systems": [system({"realtime": true, "accounting": true})]})
}

test_every_system_and_item_counts if {
	input_ := service({"systems": [system({}), system({"important": true, "realtime": true})]})
	at := ["declaration", "service", "systems", 1, "important"]
	shown == {"realtime_or_accounting": {at}} with input as input_
}

test_holds_by_answer_or_by_evidence if {
	materiality.holds == {"whole_it"} with input as answers({"whole_it": true, "it_strategy": false})
	materiality.holds == {"it_strategy"} with input as service({"types": ["strategy_plan"]})

	# Evidence outweighs an answer.
	both := object.union(service({"types": ["strategy_plan"]}), answers({"it_strategy": false, "whole_it": true}))
	materiality.holds == {"it_strategy", "whole_it"} with input as both
	materiality.holds == set() with input as answers({"whole_it": "unknown"})
}

test_open_by_answer if {
	at := ["declaration", "materiality", "triggers", "it_strategy"]
	every answer in ["unknown", null, "true", 1] {
		materiality.open == {at} with input as answers({"it_strategy": answer, "whole_it": false})
	}

	# What is shown is not open.
	settled := object.union(service({"types": ["strategy_plan"]}), answers({"it_strategy": "unknown"}))
	materiality.open == set() with input as settled
}

test_open_by_data if {
	every field in ["art44_important", "national_important", "personal", "concentrated"] {
		materiality.open == {item_at(field)} with input as data_of([item({field: "unknown"})])
	}

	# Case (7) cannot hold for data that is only viewed or not aggregated.
	materiality.open == set() with input as data_of([item({"personal": "unknown", "handling": "view"})])
	materiality.open == set() with input as data_of([item({"personal": "unknown", "concentrated": false})])

	# Other fields have questions of their own.
	materiality.open == set() with input as data_of([item({"leaves_premises": "unknown"})])

	# It holds already by another item.
	materiality.open == set() with input as data_of([item({"personal": "unknown"}), item({"kind": "customer_data"})])
}

rebuttal := {
	"reason": "影响有限",
	"approved_by": "风险管理部",
	"approved_on": "2026-01-12",
	"ref": "OA-1",
}

with_rebuttal(changes) := {
	"as_of": "2026-05-06",
	"institution": {"risk_department": "风险管理部"},
	"declaration": {"materiality": {"declared": "general", "rebuttal": object.union(rebuttal, changes)}},
}

test_rebutted if {
	rebutted with input as with_rebuttal({})
	rebutted with input as with_rebuttal({"approved_on": "2026-05-06"})
}

test_not_rebutted if {
	not_yet := with_rebuttal({"approved_on": "2026-05-07"})
	rebutted == false with input as not_yet
	rebutted == false with input as with_rebuttal({"approved_by": "信息科技部"})
	important := object.union(with_rebuttal({}), {"declaration": {"materiality": {"declared": "important"}}})
	rebutted == false with input as important
	rebutted == false with input as object.union(with_rebuttal({}), {"declaration": {"materiality": {"rebuttal": null}}})
	rebutted == false with input as {}
}

# In writing: with a reason, an approver who is known, a real date and the document.
test_not_rebutted_by_half if {
	every field in ["reason", "approved_by", "approved_on", "ref"] {
		every answer in [null, 7, true, [], {}] {
			rebutted == false with input as with_rebuttal({field: answer})
		}
	}
	rebutted == false with input as with_rebuttal({"approved_on": "2026-02-30"})
	nobody := {"approved_by": null}
	rebutted == false with input as object.union(with_rebuttal(nobody), {"institution": {"risk_department": null}})
}

test_no_answer_breaks_the_evaluation if {
	every other in [null, 7, "text", true, [], {}, [7], ["text"], [null]] {
		shown == {} with input as service({"systems": other})
		shown == {} with input as service({"types": other})
		shown == {} with input as data_of(other)
		materiality.open == set() with input as data_of(other)
		rebutted == false with input as {"declaration": {"materiality": {"declared": "general", "rebuttal": other}}}
	}
	every other in [null, 7, "text", true, [], {}] {
		materiality.holds == set() with input as answers(other)
		materiality.open == set() with input as answers(other)
	}
}
