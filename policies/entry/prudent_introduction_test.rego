package ito.entry.prudent_introduction_test

import future.keywords.not

import data.ito.entry.prudent_introduction

given(selection) := {"declaration": {"selection": selection}}

unanswered := {{
	"message": "unanswered",
	"at": ["declaration", "selection", "raises_concentration"],
	"values": {},
}}

no_mitigation := {{"message": "no-mitigation", "at": ["declaration", "selection", "mitigation_ref"], "values": {}}}

test_no_concentration if {
	prudent_introduction.findings == set() with input as given({"raises_concentration": false})
}

test_unanswered if {
	prudent_introduction.findings == unanswered with input as {"declaration": {}}
	every selection in [null, "x", {}, [], {"mitigation_ref": "RISK-1"}] {
		prudent_introduction.findings == unanswered with input as given(selection)
	}
	every value in [null, "", "unknown", "true", 1, [true], {}] {
		prudent_introduction.findings == unanswered with input as given({"raises_concentration": value})
	}
}

test_concentration_without_mitigation if {
	prudent_introduction.findings == no_mitigation with input as given({"raises_concentration": true})
	every value in [null, "", " ", "无", 1, true, ["RISK-1"], {}] {
		prudent_introduction.findings == no_mitigation
			with input as given({"raises_concentration": true, "mitigation_ref": value})
	}
}

test_concentration_with_mitigation if {
	prudent_introduction.findings == set()
		with input as given({"raises_concentration": true, "mitigation_ref": "RISK-1"})
}
