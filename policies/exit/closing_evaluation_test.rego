package ito.exit.closing_evaluation_test

import future.keywords.not

import data.ito.exit.closing_evaluation as rule

evaluation := {"declaration": "ITO-1", "on": "2026-05-02", "result": "good", "ref": "EVA-1"}

other := {"declaration": "ITO-2", "on": "2026-05-01", "result": "poor", "ref": "EVA-2"}

whole(evaluations, service) := {
	"as_of": "2026-05-06",
	"stage": "ended",
	"declaration": {"id": "ITO-1", "service": service},
	"provider": {"id": "p", "evaluations": evaluations},
}

asked(changes) := whole([other, object.union(evaluation, changes)], {"ended_on": "2026-04-30"})

found(message, field, values) := {"message": message, "at": ["provider", "evaluations", 1, field], "values": values}

none := {"message": "no-evaluation", "at": ["provider", "evaluations"], "values": {"declaration": "ITO-1"}}

lacks(field) := found("incomplete", field, {"declaration": "ITO-1", "field": field})

test_passes if {
	rule.findings == set() with input as asked({})
	rule.findings == set() with input as asked({"on": "2026-04-30"})
	rule.findings == set() with input as asked({"on": "2026-05-06", "result": "poor"})
}

test_no_evaluation if {
	every list in [null, "EVA-1", 7, true, {}, [], [other], [null], ["ITO-1"], [[]], [{}]] {
		rule.findings == {none} with input as whole(list, {"ended_on": "2026-04-30"})
	}
	every provider in [null, {}, [], "p", 7, true] {
		rule.findings == {none} with input as {
			"as_of": "2026-05-06",
			"declaration": {"id": "ITO-1", "service": {"ended_on": "2026-04-30"}},
			"provider": provider,
		}
	}
	rule.findings == {none} with input as asked({"declaration": null})
}

test_too_early if {
	expected := {found("too-early", "on", {"on": "2026-04-29", "ended_on": "2026-04-30"})}
	rule.findings == expected with input as asked({"on": "2026-04-29"})
}

test_not_yet if {
	expected := {found("not-yet", "on", {"on": "2026-05-07", "as_of": "2026-05-06"})}
	rule.findings == expected with input as asked({"on": "2026-05-07"})
}

test_incomplete if {
	every value in [null, "", 7, true, [], {}] {
		rule.findings == {lacks("result")} with input as asked({"result": value})
		rule.findings == {lacks("ref")} with input as asked({"ref": value})
		rule.findings == {lacks("on")} with input as asked({"on": value})
	}
	rule.findings == {lacks("ref")} with input as asked({"ref": "TBD"})
	rule.findings == {lacks("on"), lacks("result"), lacks("ref")}
		with input as whole([other, {"declaration": "ITO-1"}], {"ended_on": "2026-04-30"})
}

test_one_in_order_is_enough if {
	early := object.union(evaluation, {"on": "2026-03-31"})
	every list in [[early, evaluation], [evaluation, early], [evaluation, {"declaration": "ITO-1"}]] {
		rule.findings == set() with input as whole(list, {"ended_on": "2026-04-30"})
	}
}

test_end_unknown if {
	expected := {{
		"message": "end-unknown",
		"at": ["declaration", "service", "ended_on"],
		"values": {"on": "2026-05-02"},
	}}
	every service in [{}, {"ended_on": null}, {"ended_on": ""}, {"ended_on": 7}, {"ended_on": []}, null] {
		rule.findings == expected with input as whole([other, evaluation], service)
		rule.findings == {none} with input as whole([other], service)
	}
}

test_mistyped_id if {
	every odd in [null, 7, true, [], {}] {
		count(rule.findings) >= 0 with input as {
			"as_of": "2026-05-06",
			"declaration": {"id": odd, "service": {"ended_on": "2026-04-30"}},
			"provider": {"evaluations": [evaluation]},
		}
	}
}
