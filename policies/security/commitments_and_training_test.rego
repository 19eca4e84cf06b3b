package ito.security.commitments_and_training_test

import future.keywords.not

import data.ito.security.commitments_and_training

good := {"headcount": 3, "commitments": 3, "trained": 3, "trained_on": "2026-05-06"}

asked(fields) := {
	"as_of": "2026-05-06",
	"declaration": {"stage": "in_service", "security": object.union(good, fields)},
}

without(fields) := {
	"as_of": "2026-05-06",
	"declaration": {"stage": "in_service", "security": object.remove(good, fields)},
}

finding(message, field, values) := {"message": message, "at": ["declaration", "security", field], "values": values}

test_everybody if {
	commitments_and_training.findings == set() with input as asked({})
	commitments_and_training.findings == set() with input as asked({"commitments": 4, "trained": 5})
}

test_nobody if {
	commitments_and_training.findings == set() with input as asked({"headcount": 0, "commitments": 0, "trained": 0})
	commitments_and_training.findings == set()
		with input as {"declaration": {"stage": "in_service", "security": {"headcount": 0}}}
}

test_nobody_but_access if {
	expected := {finding("headcount-zero", "headcount", {})}
	base := asked({"headcount": 0})
	commitments_and_training.findings == expected with input as base with data.ito.facts.access_granted.value as true
	commitments_and_training.findings == set() with input as base with data.ito.facts.access_granted.value as false
	commitments_and_training.findings == set() with input as base
		with data.ito.facts.access_granted.value as true
		with data.ito.facts.ended.value as true
}

test_headcount_missing_or_mistyped if {
	expected := {finding("no-headcount", "headcount", {})}
	commitments_and_training.findings == expected with input as {"declaration": {}}
	commitments_and_training.findings == expected with input as without(["headcount"])
	every security in [null, {}, [], "3", 3, true] {
		commitments_and_training.findings == expected with input as {"declaration": {"security": security}}
	}
	every value in [null, "", "3", true, [3], {}, -1] {
		commitments_and_training.findings == expected with input as asked({"headcount": value})
	}
}

test_commitments_missing_or_mistyped if {
	expected := {finding("no-commitments", "commitments", {"headcount": 3})}
	commitments_and_training.findings == expected with input as without(["commitments"])
	every value in [null, "", "3", true, [3], {}] {
		commitments_and_training.findings == expected with input as asked({"commitments": value})
	}
}

test_one_has_not_signed if {
	every commitments in [0, 2] {
		values := {"commitments": commitments, "headcount": 3}
		commitments_and_training.findings == {finding("commitments", "commitments", values)}
			with input as asked({"commitments": commitments})
	}
}

test_trained_missing_or_mistyped if {
	expected := {finding("no-training", "trained", {"headcount": 3})}
	commitments_and_training.findings == expected with input as without(["trained"])
	every value in [null, "", "3", true, [3], {}] {
		commitments_and_training.findings == expected with input as asked({"trained": value})
	}
}

test_one_is_not_trained if {
	every trained in [0, 2] {
		commitments_and_training.findings == {finding("training", "trained", {"trained": trained, "headcount": 3})}
			with input as asked({"trained": trained})
	}
}

test_date_missing_or_mistyped if {
	expected := {finding("no-training-date", "trained_on", {})}
	commitments_and_training.findings == expected with input as without(["trained_on"])
	every value in [null, 20260506, true, ["2026-05-06"], {}] {
		commitments_and_training.findings == expected with input as asked({"trained_on": value})
	}
}

test_training_to_come if {
	values := {"trained_on": "2026-05-07", "as_of": "2026-05-06"}
	commitments_and_training.findings == {finding("training-to-come", "trained_on", values)}
		with input as asked({"trained_on": "2026-05-07"})
}
