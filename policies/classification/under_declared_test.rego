package ito.classification.under_declared_test

import future.keywords.not

import data.ito.classification.under_declared as rule

no_case := {
	"whole_it": false,
	"whole_data_centre": false,
	"architecture_change": false,
	"core_system_whole": false,
	"it_strategy": false,
	"whole_security_operations": false,
	"concentrated_data": false,
	"realtime_or_accounting": false,
	"other_major_effect": false,
}

approved := {"reason": "影响面很小", "approved_by": "风险管理部", "approved_on": "2026-05-06", "ref": "OA-2026-0142"}

asked(materiality, systems) := {
	"as_of": "2026-05-06",
	"declaration": {
		"materiality": object.union({"declared": "general", "triggers": no_case}, materiality),
		"service": {"category": "operations", "types": ["application_ops"], "scope": "part", "systems": systems},
		"data": {"items": []},
	},
	"institution": {"risk_department": "风险管理部"},
}

with_rebuttal(rebuttal) := asked({"triggers": {"architecture_change": true}, "rebuttal": rebuttal}, [])

under_declared(cases, articles) := {
	"message": "under-declared",
	"at": ["declaration", "materiality", "declared"],
	"values": {"cases": cases},
	"articles": articles,
}

by_case_3 := under_declared("13(3) architecture_change", {"13(3)"})

of_rebuttal(message, field, values) := {
	"message": message,
	"at": ["declaration", "materiality", "rebuttal", field],
	"values": values,
}

whole_rebuttal(message) := {
	"message": message,
	"at": ["declaration", "materiality", "rebuttal"],
	"values": {},
}

test_general_without_a_case if {
	rule.findings == set() with input as asked({}, [])
}

test_important if {
	rule.findings == set() with input as asked({"declared": "important", "triggers": {"whole_it": true}}, [])
	rule.findings == set() with input as asked({"declared": "important"}, [])
}

test_case_by_answer if {
	expected := {by_case_3}
	rule.findings == expected with input as asked({"triggers": {"architecture_change": true}}, [])
}

test_cases_by_answer_and_evidence if {
	system := {"name": "核心", "important": true, "core": true, "realtime": false, "accounting": true}
	expected := {under_declared("13(3) architecture_change, 13(8) realtime_or_accounting", {"13(3)", "13(8)"})}
	rule.findings == expected with input as asked({"triggers": {"architecture_change": true}}, [system])
}

test_nine_cases_are_one_finding if {
	found := rule.findings with input as asked({"triggers": {case: true | some case, _ in no_case}}, [])
	count(found) == 1
	some one in found
	one.articles == {sprintf("13(%d)", [i]) | some i in numbers.range(1, 9)}
}

test_rebutted if {
	expected := {{
		"message": "rebutted",
		"at": ["declaration", "materiality", "rebuttal"],
		"values": {
			"cases": "13(3) architecture_change",
			"approved_by": "风险管理部",
			"approved_on": "2026-05-06",
			"ref": "OA-2026-0142",
		},
		"articles": {"13(3)"},
	}}
	rule.findings == expected with input as with_rebuttal(approved)
}

test_rebuttal_by_another_department if {
	expected := {
		by_case_3,
		of_rebuttal("not-risk-department", "approved_by", {
			"approved_by": "采购部",
			"risk_department": "风险管理部",
		}),
	}
	rule.findings == expected with input as with_rebuttal(object.union(approved, {"approved_by": "采购部"}))
}

test_rebuttal_approved_tomorrow if {
	expected := {
		by_case_3,
		of_rebuttal("not-yet-approved", "approved_on", {"approved_on": "2026-05-07", "as_of": "2026-05-06"}),
	}
	rule.findings == expected with input as with_rebuttal(object.union(approved, {"approved_on": "2026-05-07"}))
}

test_rebuttal_incomplete if {
	missing := {field |
		some field in object.keys(approved)
		found := rule.findings with input as with_rebuttal(object.remove(approved, [field]))
		of_rebuttal("incomplete", field, {"field": field}) in found
	}
	missing == object.keys(approved)
}

test_rebuttal_that_says_nothing if {
	every reason in [null, 5, " ", "无", "N/A"] {
		found := rule.findings with input as with_rebuttal(object.union(approved, {"reason": reason}))
		of_rebuttal("incomplete", "reason", {"field": "reason"}) in found
	}
}

test_rebuttal_mistyped if {
	expected := {by_case_3} | {of_rebuttal("incomplete", field, {"field": field}) |
		some field in object.keys(approved)
	}
	rule.findings == expected with input as with_rebuttal("同意")
}

test_rebuttal_left_empty_is_none if {
	rule.findings == {by_case_3} with input as with_rebuttal(null)
}

test_rebuttal_of_what_is_declared_important if {
	materiality := {"declared": "important", "triggers": {"whole_it": true}, "rebuttal": approved}
	rule.findings == {whole_rebuttal("declared-important")} with input as asked(materiality, [])

	no_case_holds := {"declared": "important", "rebuttal": approved}
	rule.findings == {whole_rebuttal("declared-important")} with input as asked(no_case_holds, [])
}

test_rebuttal_without_a_case if {
	rule.findings == {whole_rebuttal("nothing-to-rebut")} with input as asked({"rebuttal": approved}, [])
}

# As long as a case is open it cannot be told that there is nothing to rebut.
test_rebuttal_of_an_open_case if {
	open := {"triggers": {"whole_it": "unknown"}, "rebuttal": approved}
	rule.findings == set() with input as asked(open, [])
}

test_missing if {
	# Without a risk department nobody can have approved.
	unknown := object.union(with_rebuttal(approved), {"institution": {"risk_department": null}})
	by_case_3 in rule.findings with input as unknown

	# What is not declared important counts as general.
	undeclared := asked({"declared": null, "triggers": {"architecture_change": true}}, [])
	rule.findings == {by_case_3} with input as undeclared
	rule.findings == set() with input as {}
}
