package ito.governance.risk_department_test

import data.ito.governance.risk_department

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无"]

report := {"on": "2026-03-26", "to": "board_committee", "ref": "RISK-2026-05"}

drill := {"on": "2026-04-11", "kind": "comprehensive", "providers": [], "ref": "BCM-2026-02"}

record := {
	"policy_ref": "RISK-POL-02",
	"risk_process_ref": "RISK-POL-02 第三章",
	"emergency_plan_ref": "BCM-2025-07",
	"supervision_ref": "RISK-2026-02",
	"reports": [report],
}

good := {
	"risk_department": "风险管理部",
	"executing_team": "外包管理组",
	"drills": [drill],
	"governance": {"risk_department": record},
}

on(day, fields) := {"as_of": day, "institution": object.union(good, fields)}

asked(fields) := on("2026-05-06", fields)

with_record(value) := asked({"governance": {"risk_department": value}})

with_reports(value) := asked({"governance": {"risk_department": {"reports": value}}})

without(field) := {"as_of": "2026-05-06", "institution": object.union(
	{key: value | some key, value in good; key != "governance"},
	{"governance": {"risk_department": {key: value | some key, value in record; key != field}}},
)}

part(message, field, articles) := {
	"message": message,
	"at": ["institution", "governance", "risk_department", field],
	"values": {},
	"articles": articles,
}

parts := {
	"policy_ref": part("no-policy", "policy_ref", ["8(1)"]),
	"risk_process_ref": part("no-risk-process", "risk_process_ref", ["8(2)"]),
	"emergency_plan_ref": part("no-emergency-plan", "emergency_plan_ref", ["8(3)"]),
	"supervision_ref": part("no-supervision", "supervision_ref", ["8(4)"]),
}

no_report := part("no-report", "reports", ["8(5)"])

no_drill := {"message": "no-drill", "at": ["institution", "drills"], "values": {}, "articles": ["8(3)"]}

overdue(message, at, articles, last, due, as_of) := {
	"message": message,
	"at": at,
	"values": {"last": last, "due": due, "as_of": as_of},
	"articles": articles,
}

report_overdue(last, due, as_of) := overdue("report-overdue", no_report.at, ["8(5)"], last, due, as_of)

drill_overdue(last, due, as_of) := overdue("drill-overdue", no_drill.at, ["8(3)"], last, due, as_of)

test_everything_in_order if {
	risk_department.findings == set() with input as asked({})
}

test_no_record if {
	expected := {{"message": "no-record", "at": ["institution", "governance", "risk_department"], "values": {}}}
	every value in [null, "", "RISK-POL-02", 7, true, [], ["x"]] {
		risk_department.findings == expected with input as with_record(value)
		risk_department.findings == expected with input as asked({"governance": value})
	}
}

test_no_institution if {
	expected := {
		{"message": "no-record", "at": ["institution", "governance", "risk_department"], "values": {}},
		no_drill,
	}
	risk_department.findings == expected with input as {"as_of": "2026-05-06"}
}

test_empty_record if {
	expected := {no_report} | {finding | some finding in parts}
	base := {
		"risk_department": "风险管理部",
		"executing_team": "外包管理组",
		"drills": [drill],
		"governance": {"risk_department": {}},
	}
	risk_department.findings == expected with input as {"as_of": "2026-05-06", "institution": base}
}

test_each_part_missing_or_mistyped if {
	every field, finding in parts {
		risk_department.findings == {finding} with input as without(field)
		every value in nothing {
			risk_department.findings == {finding} with input as with_record({field: value})
		}
	}
}

test_no_report if {
	risk_department.findings == {no_report} with input as without("reports")
	every value in [null, "", "RISK-2026-05", 7, true, [], {}, [null], ["2026-03-26"], [{}]] {
		risk_department.findings == {no_report} with input as with_reports(value)
	}
}

test_a_report_that_shows_nothing if {
	every changes in [
		{"on": null}, {"on": "2026-02-30"}, {"on": 20260326}, {"on": "2026-05-07"},
		{"to": null}, {"to": "department"}, {"to": 7},
		{"ref": null}, {"ref": "无"}, {"ref": ["RISK-2026-05"]},
	] {
		risk_department.findings == {no_report} with input as with_reports([object.union(report, changes)])
	}
	every body in ["board", "board_committee", "senior_management"] {
		risk_department.findings == set() with input as with_reports([object.union(report, {"to": body})])
	}
}

test_no_drill if {
	expected := {no_drill}
	every value in [null, "", "BCM-2026-02", 7, true, [], {}, [null], ["2026-04-11"], [{}]] {
		risk_department.findings == expected with input as asked({"drills": value})
	}
	every day in [null, "", "2026-02-30", "2026-05-07", 20260411, true, []] {
		risk_department.findings == expected with input as asked({"drills": [object.union(drill, {"on": day})]})
	}
	every ref in [null, "", "无", 7, ["BCM-2026-02"]] {
		risk_department.findings == expected with input as asked({"drills": [object.union(drill, {"ref": ref})]})
	}
	base := {key: value | some key, value in good; key != "drills"}
	risk_department.findings == expected with input as {"as_of": "2026-05-06", "institution": base}
}

test_the_last_day_of_a_report if {
	fresh := {"drills": [object.union(drill, {"on": "2027-03-01"})]}
	risk_department.findings == set() with input as on("2027-03-26", fresh)
	risk_department.findings == {report_overdue("2026-03-26", "2027-03-26", "2027-03-27")}
		with input as on("2027-03-27", fresh)
}

test_the_last_day_of_a_drill if {
	fresh := {"governance": {"risk_department": {"reports": [object.union(report, {"on": "2027-03-01"})]}}}
	risk_department.findings == set() with input as on("2027-04-11", fresh)
	risk_department.findings == {drill_overdue("2026-04-11", "2027-04-11", "2027-04-12")}
		with input as on("2027-04-12", fresh)
}

test_the_latest_counts_and_the_interval_is_a_setting if {
	older := object.union(report, {"on": "2025-03-26"})
	risk_department.findings == set() with input as with_reports([report, older])
	monthly := {"options": {"review_months": 1}}
	expected := {
		report_overdue("2026-03-26", "2026-04-26", "2026-05-12"),
		drill_overdue("2026-04-11", "2026-05-11", "2026-05-12"),
	}
	risk_department.findings == expected with input as object.union(on("2026-05-12", {}), monthly)
}

test_both_parts_in_one_hand if {
	expected := {{
		"message": "same-as-executing-team",
		"at": ["institution", "risk_department"],
		"values": {"name": "风险管理部"},
		"articles": ["6"],
	}}
	risk_department.findings == expected with input as asked({"executing_team": "风险管理部"})
	risk_department.findings == expected with input as asked({"executing_team": " 风险管理部 "})
	risk_department.findings == set() with input as asked({"risk_department": "待定", "executing_team": "待定"})
	every value in [null, "", 7, true, [], {}] {
		risk_department.findings == set() with input as asked({"risk_department": value, "executing_team": value})
	}
}

test_agenda if {
	expected := {
		{"item": "drill", "on": "2027-04-11", "at": no_drill.at, "values": {}},
		{"item": "report", "on": "2027-03-26", "at": no_report.at, "values": {}},
	}
	risk_department.agenda == expected with input as asked({})
	risk_department.agenda == set() with input as {"as_of": "2026-05-06", "institution": {}}
}
