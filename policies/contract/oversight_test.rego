package ito.contract.oversight_test

import data.ito.contract.oversight as rule

good := {
	"institution_rights": "第十条",
	"regulator_inspection": "第十一条",
}

# What each point that is lacking is told as.
messages := {
	"institution_rights": "no-institution-rights",
	"regulator_inspection": "no-regulator-inspection",
}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "oversight"], "values": {}}

lacking(point) := {
	"message": messages[point],
	"at": ["declaration", "contract", "clauses", "oversight", point],
	"values": {},
}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

with_point(point, value) := asked({"oversight": object.union(good, {point: value})})

without_point(point) := asked({"oversight": {other: value | some other, value in good; other != point}})

test_stated if {
	rule.findings == set() with input as asked({"oversight": good})
}

test_each_point_missing if {
	every point, _ in good {
		rule.findings == {lacking(point)} with input as without_point(point)
	}
}

test_each_point_mistyped_or_saying_nothing if {
	every point, _ in good {
		every value in [null, "", "  ", "待定", "无", 7, true, ["第一条"], {"ref": "第一条"}] {
			rule.findings == {lacking(point)} with input as with_point(point, value)
		}
	}
}

test_all_points_missing if {
	rule.findings == {lacking(point) | some point, _ in good} with input as asked({"oversight": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked({})
	every block in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_terms} with input as asked({"oversight": block})
	}
}

test_no_clauses if {
	every clauses in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_clauses} with input as asked(clauses)
	}
	every contract in [null, {}, "HT-1", 7, []] {
		rule.findings == {no_clauses} with input as {"declaration": {"contract": contract}}
	}
	every document in [{}, {"declaration": {}}] {
		rule.findings == {no_clauses} with input as document
	}
}
