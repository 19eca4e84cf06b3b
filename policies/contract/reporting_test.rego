package ito.contract.reporting_test

import data.ito.contract.reporting as rule

good := {
	"routine_content": "第二十条",
	"routine_frequency": "每月一次",
	"incident_route": "第二十一条",
	"incident_method": "第二十一条",
	"incident_deadline_hours": 1,
}

messages := {
	"routine_content": "no-routine-content",
	"routine_frequency": "no-routine-frequency",
	"incident_route": "no-incident-route",
	"incident_method": "no-incident-method",
	"incident_deadline_hours": "no-incident-deadline",
}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "reporting"], "values": {}}

lacking(point) := {
	"message": messages[point],
	"at": ["declaration", "contract", "clauses", "reporting", point],
	"values": {},
}

too_long(hours) := {
	"message": "deadline-too-long",
	"at": ["declaration", "contract", "clauses", "reporting", "incident_deadline_hours"],
	"values": {"hours": hours},
}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

with_point(point, value) := asked({"reporting": object.union(good, {point: value})})

without_point(point) := asked({"reporting": {other: value | some other, value in good; other != point}})

test_stated if {
	rule.findings == set() with input as asked({"reporting": good})
}

test_each_point_missing if {
	every point, _ in good {
		rule.findings == {lacking(point)} with input as without_point(point)
	}
}

test_each_point_mistyped_or_saying_nothing if {
	every point in ["routine_content", "routine_frequency", "incident_route", "incident_method"] {
		every value in [null, "", "  ", "待定", "无", 7, true, ["第二十条"], {"ref": "第二十条"}] {
			rule.findings == {lacking(point)} with input as with_point(point, value)
		}
	}
	every value in [null, "", "1", "立即", -1, true, [1], {"hours": 1}] {
		rule.findings == {lacking("incident_deadline_hours")} with input as with_point("incident_deadline_hours", value)
	}
}

# Less than the 24 hours of article 38 leaves time; 24 itself does not.
test_deadline if {
	every hours in [0, 1, 12, 23] {
		rule.findings == set() with input as with_point("incident_deadline_hours", hours)
	}
	every hours in [24, 25, 72] {
		rule.findings == {too_long(hours)} with input as with_point("incident_deadline_hours", hours)
	}
}

test_all_missing if {
	rule.findings == {lacking(point) | some point, _ in good} with input as asked({"reporting": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked({})
	every block in [null, "", "第二十条", 7, true, ["第二十条"]] {
		rule.findings == {no_terms} with input as asked({"reporting": block})
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
