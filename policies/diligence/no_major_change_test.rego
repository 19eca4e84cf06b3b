package ito.diligence.no_major_change_test

import future.keywords.not

import data.ito.diligence.no_major_change

given(value) := {"declaration": {"due_diligence": {"major_change_since": value}}}

finding(message) := {{
	"message": message,
	"at": ["declaration", "due_diligence", "major_change_since"],
	"values": {},
}}

test_no_change if no_major_change.findings == set() with input as given(false)

test_changed if no_major_change.findings == finding("changed") with input as given(true)

test_unknown if no_major_change.findings == finding("unknown") with input as given("unknown")

test_missing_or_mistyped if {
	no_major_change.findings == finding("not-answered") with input as {"declaration": {}}
	every diligence in [null, "DD-31", {}, []] {
		no_major_change.findings == finding("not-answered")
			with input as {"declaration": {"due_diligence": diligence}}
	}
	every value in [null, "", "false", "true", 0, 1, [false], {}] {
		no_major_change.findings == finding("not-answered") with input as given(value)
	}
}
