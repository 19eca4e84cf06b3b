package ito.governance.classified_management_test

import data.ito.governance.classified_management

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无", "TBD"]

good := {"classification_ref": "IT-POL-01 第十二条", "grading_ref": "IT-POL-01 第十三条"}

asked(fields) := {"as_of": "2026-05-06", "institution": {"governance": object.union(good, fields)}}

no_classification := {
	"message": "no-classification",
	"at": ["institution", "governance", "classification_ref"],
	"values": {},
	"articles": ["12"],
}

no_grading := {
	"message": "no-grading",
	"at": ["institution", "governance", "grading_ref"],
	"values": {},
	"articles": ["13"],
}

test_both_named if {
	classified_management.findings == set() with input as asked({})
}

test_no_governance if {
	expected := {{"message": "no-governance", "at": ["institution", "governance"], "values": {}}}
	classified_management.findings == expected with input as {"as_of": "2026-05-06", "institution": {}}
	every value in [null, "", "IT-POL-01", 7, true, [], ["x"]] {
		classified_management.findings == expected
			with input as {"as_of": "2026-05-06", "institution": {"governance": value}}
	}
}

test_empty_governance if {
	classified_management.findings == {no_classification, no_grading}
		with input as {"as_of": "2026-05-06", "institution": {"governance": {}}}
}

test_no_classification if {
	every value in nothing {
		classified_management.findings == {no_classification} with input as asked({"classification_ref": value})
	}
}

test_no_grading if {
	every value in nothing {
		classified_management.findings == {no_grading} with input as asked({"grading_ref": value})
	}
}
