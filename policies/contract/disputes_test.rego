package ito.contract.disputes_test

import data.ito.contract.disputes as rule

good := {
	"resolution": "第十八条",
	"breach_and_compensation": "第十九条",
}

# What each point that is lacking is told as.
messages := {
	"resolution": "no-resolution",
	"breach_and_compensation": "no-breach-and-compensation",
}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "disputes"], "values": {}}

lacking(point) := {
	"message": messages[point],
	"at": ["declaration", "contract", "clauses", "disputes", point],
	"values": {},
}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

with_point(point, value) := asked({"disputes": object.union(good, {point: value})})

without_point(point) := asked({"disputes": {other: value | some other, value in good; other != point}})

test_stated if {
	rule.findings == set() with input as asked({"disputes": good})
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
	rule.findings == {lacking(point) | some point, _ in good} with input as asked({"disputes": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked({})
	every block in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_terms} with input as asked({"disputes": block})
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
