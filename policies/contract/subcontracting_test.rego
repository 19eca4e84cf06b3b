package ito.contract.subcontracting_test

import data.ito.contract.subcontracting as rule

good := {
	"no_main_business": "第二十三条",
	"overall_responsibility": "第二十三条",
	"monitoring": "第二十四条",
	"change_notice": "第二十四条",
}

told := {
	"no_main_business": ["main-business-not-excluded", "22(1)"],
	"overall_responsibility": ["no-overall-responsibility", "22(2)"],
	"monitoring": ["no-monitoring", "22(3)"],
	"change_notice": ["no-change-notice", "22(3)"],
}

part := {"name": "示例监控有限公司", "main_business": false}

main := {"name": "全包科技有限公司", "main_business": true}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "subcontracting"], "values": {}}

lacking(point) := {
	"message": told[point][0],
	"at": ["declaration", "contract", "clauses", "subcontracting", point],
	"values": {},
	"articles": [told[point][1]],
}

main_business(i, name) := {
	"message": "main-business",
	"at": ["declaration", "subcontracting", "items", i, "main_business"],
	"values": {"name": name},
	"articles": ["22(1)"],
}

not_allowed(i, name) := {
	"message": "not-allowed",
	"at": ["declaration", "subcontracting", "items", i, "name"],
	"values": {"name": name},
}

asked(allowed, items, clauses) := {"declaration": {
	"subcontracting": {"allowed": allowed, "items": items},
	"contract": {"clauses": clauses},
}}

with_point(point, value) := asked(true, [part], {"subcontracting": object.union(good, {point: value})})

without_point(point) := asked(true, [part], {"subcontracting": {other: value |
	some other, value in good
	other != point
}})

test_stated if {
	rule.findings == set() with input as asked(true, [part], {"subcontracting": good})
	rule.findings == set() with input as asked(true, [], {"subcontracting": good})
}

test_neither_allowed_nor_done if {
	every clauses in [null, {}, {"subcontracting": null}, {"subcontracting": {}}, "第二十三条"] {
		rule.findings == set() with input as asked(false, [], clauses)
	}
	rule.findings == set() with input as {"declaration": {"subcontracting": {"allowed": false, "items": []}}}
}

test_each_point_missing if {
	every point, _ in good {
		rule.findings == {lacking(point)} with input as without_point(point)
	}
}

test_each_point_mistyped_or_saying_nothing if {
	every point, _ in good {
		every value in [null, "", "  ", "待定", "无", 7, true, ["第二十三条"], {"ref": "第二十三条"}] {
			rule.findings == {lacking(point)} with input as with_point(point, value)
		}
	}
}

# That it is allowed is enough, without any subcontractor yet.
test_all_points_missing if {
	expected := {lacking(point) | some point, _ in good}
	rule.findings == expected with input as asked(true, [part], {"subcontracting": {}})
	rule.findings == expected with input as asked(true, [], {"subcontracting": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked(true, [], {})
	every block in [null, "", "第二十三条", 7, true, ["第二十三条"]] {
		rule.findings == {no_terms} with input as asked(true, [part], {"subcontracting": block})
	}
}

test_no_clauses if {
	every clauses in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_clauses} with input as asked(true, [], clauses)
	}
	every contract in [null, {}, "HT-1", 7, []] {
		document := {"declaration": {"subcontracting": {"allowed": true, "items": []}, "contract": contract}}
		rule.findings == {no_clauses} with input as document
	}
}

test_main_business if {
	rule.findings == {main_business(1, "全包科技有限公司")}
		with input as asked(true, [part, main], {"subcontracting": good})
}

# The gate asks for the field before; evaluated alone the rule takes only a no for a no.
test_main_business_mistyped if {
	every value in [null, "", "false", 0, [], {}] {
		rule.findings == {main_business(0, "甲公司")}
			with input as asked(true, [{"name": "甲公司", "main_business": value}], {"subcontracting": good})
	}
	rule.findings == {main_business(0, "甲公司")}
		with input as asked(true, [{"name": "甲公司"}], {"subcontracting": good})
}

# What is done although it is not allowed needs the terms, too.
test_not_allowed if {
	rule.findings == {not_allowed(0, "示例监控有限公司")} with input as asked(false, [part], {"subcontracting": good})
	rule.findings == {not_allowed(0, "示例监控有限公司"), no_clauses} with input as asked(false, [part], null)
	rule.findings == {
		not_allowed(0, "示例监控有限公司"),
		not_allowed(1, "全包科技有限公司"),
		main_business(1, "全包科技有限公司"),
		no_terms,
	} with input as asked(false, [part, main], {})
}

test_allowed_mistyped if {
	every value in [null, "", "true", 1, [], {}] {
		rule.findings == {not_allowed(0, "示例监控有限公司")} with input as asked(value, [part], {"subcontracting": good})
		rule.findings == {no_terms} with input as asked(value, [], {})
	}
}

# Evaluated alone, without a list of subcontractors, the rule does not take it for none.
test_subcontracting_missing_or_mistyped if {
	every value in [null, "", "无", 7, true, [], {}] {
		rule.findings == {no_terms} with input as {"declaration": {"subcontracting": value, "contract": {"clauses": {}}}}
	}
	every items in [null, "", 7, true, {}] {
		rule.findings == {no_terms} with input as asked(false, items, {})
	}
	rule.findings == {no_clauses} with input as {}
}
