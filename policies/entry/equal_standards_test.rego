package ito.entry.equal_standards_test

import future.keywords.not

import data.ito.entry.equal_standards

good := {"same_requirements": true, "conflict_of_interest_ref": "COI-1", "pricing_ref": "PRC-1"}

given(treatment) := {"declaration": {"selection": {"equal_treatment": treatment}}}

changed(fields) := given(object.union(good, fields))

without(field) := given({name: value | some name, value in good; name != field})

finding(message, field) := {
	"message": message,
	"at": ["declaration", "selection", "equal_treatment", field],
	"values": {},
}

test_equal if equal_standards.findings == set() with input as given(good)

test_nothing_stated if {
	expected := {{
		"message": "no-equal-treatment",
		"at": ["declaration", "selection", "equal_treatment"],
		"values": {},
	}}
	equal_standards.findings == expected with input as {"declaration": {}}
	every value in [null, "", "x", 1, true, []] {
		equal_standards.findings == expected with input as given(value)
	}
}

test_an_empty_record if {
	equal_standards.findings == {
		finding("not-confirmed", "same_requirements"),
		finding("no-conflict-of-interest", "conflict_of_interest_ref"),
		finding("no-pricing", "pricing_ref"),
	} with input as given({})
}

test_not_confirmed if {
	expected := {finding("not-confirmed", "same_requirements")}
	equal_standards.findings == expected with input as without("same_requirements")
	every value in [null, "", "true", 1, [true], {}] {
		equal_standards.findings == expected with input as changed({"same_requirements": value})
	}
}

test_lowered if {
	equal_standards.findings == {finding("lowered", "same_requirements")}
		with input as changed({"same_requirements": false})
}

test_no_conflict_of_interest if {
	expected := {finding("no-conflict-of-interest", "conflict_of_interest_ref")}
	equal_standards.findings == expected with input as without("conflict_of_interest_ref")
	every value in [null, "", " ", "无", 1, true, ["COI-1"], {}] {
		equal_standards.findings == expected with input as changed({"conflict_of_interest_ref": value})
	}
}

test_no_pricing if {
	expected := {finding("no-pricing", "pricing_ref")}
	equal_standards.findings == expected with input as without("pricing_ref")
	every value in [null, "", " ", "TBD", 1, true, ["PRC-1"], {}] {
		equal_standards.findings == expected with input as changed({"pricing_ref": value})
	}
}
