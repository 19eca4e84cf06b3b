package ito.governance.structure_test

import data.ito.governance.structure

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无", "待定"]

duties := {
	"board_ref": "第三条",
	"senior_management_ref": "第四条",
	"risk_department_ref": "第五条",
	"executing_team_ref": "第六条",
}

good := {"risk_department": "风险管理部", "executing_team": "外包管理组", "governance": {"duties": duties}}

asked(fields) := {"as_of": "2026-05-06", "institution": object.union(good, fields)}

without(field) := {"as_of": "2026-05-06", "institution": {key: value | some key, value in good; key != field}}

level(message, field) := {
	"message": message,
	"at": ["institution", "governance", "duties", field],
	"values": {},
	"articles": ["6"],
}

messages := {
	"board_ref": "no-board-duties",
	"senior_management_ref": "no-senior-management-duties",
	"risk_department_ref": "no-risk-department-duties",
	"executing_team_ref": "no-executing-team-duties",
}

no_risk_department := {
	"message": "no-risk-department",
	"at": ["institution", "risk_department"],
	"values": {},
	"articles": ["8"],
}

no_executing_team := {
	"message": "no-executing-team",
	"at": ["institution", "executing_team"],
	"values": {},
	"articles": ["9"],
}

test_all_levels_have_duties if {
	structure.findings == set() with input as asked({})
}

test_no_duties if {
	expected := {{
		"message": "no-duties",
		"at": ["institution", "governance", "duties"],
		"values": {},
		"articles": ["6"],
	}}
	structure.findings == expected with input as without("governance")
	every value in [null, "第三条", 7, true, [], ["x"]] {
		structure.findings == expected with input as asked({"governance": {"duties": value}})
		structure.findings == expected with input as asked({"governance": value})
	}
}

test_empty_duties if {
	expected := {level(message, field) | some field, message in messages}
	count(expected) == 4
	base := {"risk_department": "风险管理部", "executing_team": "外包管理组", "governance": {"duties": {}}}
	structure.findings == expected with input as {"as_of": "2026-05-06", "institution": base}
}

test_each_level_missing_or_mistyped if {
	every field, message in messages {
		every value in nothing {
			structure.findings == {level(message, field)}
				with input as asked({"governance": {"duties": {field: value}}})
		}
	}
}

test_nobody_designated if {
	structure.findings == {no_risk_department} with input as without("risk_department")
	structure.findings == {no_executing_team} with input as without("executing_team")
	every value in nothing {
		structure.findings == {no_risk_department} with input as asked({"risk_department": value})
		structure.findings == {no_executing_team} with input as asked({"executing_team": value})
	}
}
