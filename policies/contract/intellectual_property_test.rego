package ito.contract.intellectual_property_test

import data.ito.contract.intellectual_property as rule

good := {
	"ownership": "第十四条",
	"permitted_use": "第十四条",
	"lawful_products": "第十五条",
}

# What each point that is lacking is told as.
messages := {
	"ownership": "no-ownership",
	"permitted_use": "no-permitted-use",
	"lawful_products": "no-lawful-products",
}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "intellectual_property"], "values": {}}

lacking(point) := {
	"message": messages[point],
	"at": ["declaration", "contract", "clauses", "intellectual_property", point],
	"values": {},
}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

with_point(point, value) := asked({"intellectual_property": object.union(good, {point: value})})

without_point(point) := asked({"intellectual_property": {other: value | some other, value in good; other != point}})

test_stated if {
	rule.findings == set() with input as asked({"intellectual_property": good})
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
	rule.findings == {lacking(point) | some point, _ in good} with input as asked({"intellectual_property": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked({})
	every block in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_terms} with input as asked({"intellectual_property": block})
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
