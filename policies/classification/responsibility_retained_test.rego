package ito.classification.responsibility_retained_test

import future.keywords.not

import data.ito.classification.responsibility_retained as rule

asked(functions, officer) := {
	"declaration": {"service": {"functions": functions, "responsible_officer": officer}},
	"institution": {"officers": ["李明", "周静"]},
}

outsourced(i, responsibility) := {
	"message": "outsourced",
	"at": ["declaration", "service", "functions", i, "role"],
	"values": {"responsibility": responsibility},
}

security := outsourced(0, "cybersecurity_primary_responsibility")

not_an_officer(officer) := {
	"message": "not-an-officer",
	"at": ["declaration", "service", "responsible_officer"],
	"values": {"officer": officer},
}

test_passes if {
	rule.findings == set() with input as asked([], "周静")
	rule.findings == set() with input as asked(
		[
			{"code": "it_management_responsibility", "role": "assist"},
			{"code": "cybersecurity_primary_responsibility", "role": "advise"},
			{"code": "it_risk_management", "role": "perform"},
		],
		"李明",
	)
}

test_outsourced if {
	expected := {
		security,
		outsourced(1, "it_management_responsibility"),
	}
	rule.findings == expected with input as asked(
		[
			{"code": "cybersecurity_primary_responsibility", "role": "perform"},
			{"code": "it_management_responsibility", "role": "perform"},
		],
		"李明",
	)
}

test_not_an_officer if {
	rule.findings == {not_an_officer("王芳")} with input as asked([], "王芳")
	rule.findings == {not_an_officer("李明")} with input as object.remove(asked([], "李明"), ["institution"])
	rule.findings == {not_an_officer(null)} with input as asked([], null)
	mistyped := object.union(asked([], "李明"), {"institution": {"officers": "李明"}})
	rule.findings == {not_an_officer("李明")} with input as mistyped
}

test_role_missing_or_mistyped if {
	rule.findings == {security} with input as asked([{"code": "cybersecurity_primary_responsibility"}], "李明")
	rule.findings == {security} with input as asked(
		[{"code": "cybersecurity_primary_responsibility", "role": "none"}],
		"李明",
	)
}

test_mistyped_functions if {
	rule.findings == set() with input as asked("none", "李明")
	rule.findings == set() with input as asked([5, {"code": 5}], "李明")
}
