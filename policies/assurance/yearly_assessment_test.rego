package ito.assurance.yearly_assessment_test

import future.keywords.not

import data.ito.assurance.yearly_assessment as rule

list_at := ["institution", "assessments"]

begun(day) := {"stage": "in_service", "service": {"starts_on": day}, "facts": {"in_scope": true}}

asked(as_of, starts_on, assessments) := registered(as_of, assessments, {"ITO-1": begun(starts_on)})

registered(as_of, assessments, declarations) := {
	"as_of": as_of,
	"institution": {"assessments": assessments},
	"register": {"declarations": declarations},
}

done(year) := {
	"year": year,
	"completed_on": sprintf("%d-11-20", [year]),
	"submitted_to": "board",
	"submitted_on": sprintf("%d-12-10", [year]),
	"ref": "RISK-1",
}

changed(fields) := object.union(done(2025), fields)

missing(year) := {
	"message": "missing",
	"at": list_at,
	"values": {"year": year},
	"latest": sprintf("%d-12-31", [year]),
}

found(message, field, item) := {
	"message": message,
	"at": array.concat(list_at, [0, field]),
	"values": {
		"year": 2025,
		"completed_on": object.get(item, "completed_on", "—"),
		"submitted_on": object.get(item, "submitted_on", "—"),
	},
	"latest": "2025-12-31",
}

on_agenda(year) := {{
	"item": "assess",
	"on": sprintf("%d-12-31", [year]),
	"at": list_at,
	"values": {"year": year},
}}

test_every_year_assessed if {
	every body in ["board", "board_committee", "senior_management"] {
		list := [done(2023), done(2024), changed({"submitted_to": body})]
		rule.findings == set() with input as asked("2026-05-06", "2023-07-01", list)
	}
}

test_the_last_day_of_the_year if {
	rule.findings == set() with input as asked("2025-12-31", "2025-03-01", [])
	rule.agenda == on_agenda(2025) with input as asked("2025-12-31", "2025-03-01", [])
	rule.findings == {missing(2025)} with input as asked("2026-01-01", "2025-03-01", [])
	rule.agenda == on_agenda(2026) with input as asked("2026-01-01", "2025-03-01", [])
}

test_each_missing_year_is_named if {
	rule.findings == {missing(2023), missing(2025)} with input as asked("2026-05-06", "2023-07-01", [done(2024)])
}

test_not_before_the_regulation if {
	list := [done(2023), done(2024), done(2025)]
	rule.findings == {missing(2022)} with input as asked("2026-05-06", "2015-07-01", list)
	rule.findings == set() with input as asked("2021-12-31", "2015-07-01", [])
	rule.agenda == set() with input as asked("2021-12-31", "2015-07-01", [])
}

test_the_first_service_counts if {
	declarations := {"ITO-1": begun("2025-03-01"), "ITO-2": begun("2024-11-30")}
	rule.findings == {missing(2024), missing(2025)} with input as registered("2026-05-06", [], declarations)
}

test_services_still_to_begin_or_out_of_scope if {
	every stage in ["proposed", "approved", "filed", "signed"] {
		waiting := {"ITO-1": object.union(begun("2024-03-01"), {"stage": stage})}
		rule.findings == set() with input as registered("2026-05-06", [], waiting)
		rule.agenda == set() with input as registered("2026-05-06", [], waiting)
	}
	outside := {"ITO-1": object.union(begun("2024-03-01"), {"facts": {"in_scope": false}})}
	rule.findings == set() with input as registered("2026-05-06", [], outside)
	rule.findings == set() with input as registered("2026-05-06", [], {})
	rule.findings == set() with input as asked("2026-05-06", "2027-01-01", [])
	rule.agenda == set() with input as asked("2026-05-06", "2027-01-01", [])
}

test_ended_services_and_unknown_facts_count if {
	every changes in [{"stage": "ended"}, {"stage": "terminated"}, {"stage": null}, {"facts": {}}, {"facts": null}] {
		declarations := {"ITO-1": object.union(begun("2025-03-01"), changes)}
		rule.findings == {missing(2025)} with input as registered("2026-05-06", [], declarations)
	}
	rule.findings == {missing(2025)}
		with input as registered("2026-05-06", [], {"ITO-1": {"service": {"starts_on": "2025-03-01"}}})
}

test_too_early if {
	item := changed({"completed_on": "2024-12-31"})
	rule.findings == {found("too-early", "completed_on", item)} with input as asked("2026-05-06", "2025-03-01", [item])
	first := changed({"completed_on": "2025-01-01"})
	rule.findings == set() with input as asked("2026-05-06", "2025-03-01", [first])
}

test_completed_later if {
	item := changed({"completed_on": "2026-05-06", "submitted_on": "2026-05-06"})
	rule.findings == set() with input as asked("2026-05-06", "2025-03-01", [item])
	expected := {found("not-completed", "completed_on", item), found("not-submitted", "submitted_on", item)}
	rule.findings == expected with input as asked("2026-05-05", "2025-03-01", [item])
}

test_to_a_department if {
	item := changed({"submitted_to": "department"})
	rule.findings == {found("to-department", "submitted_to", item)} with input as asked("2026-05-06", "2025-03-01", [item])
}

test_not_submitted_yet if {
	item := changed({"submitted_on": "2026-05-07"})
	rule.findings == {found("not-submitted", "submitted_on", item)} with input as asked("2026-05-06", "2025-03-01", [item])
}

test_submitted_before_completion if {
	item := changed({"submitted_on": "2025-11-19"})
	expected := {found("submitted-early", "submitted_on", item)}
	rule.findings == expected with input as asked("2026-05-06", "2025-03-01", [item])
	same := changed({"submitted_on": "2025-11-20"})
	rule.findings == set() with input as asked("2026-05-06", "2025-03-01", [same])
}

test_field_missing_or_mistyped if {
	every field, message in {
		"completed_on": "not-completed",
		"submitted_to": "not-submitted",
		"submitted_on": "not-submitted",
		"ref": "no-ref",
	} {
		gone := object.remove(done(2025), [field])
		rule.findings == {found(message, place_of(field), gone)} with input as asked("2026-05-06", "2025-03-01", [gone])
		every value in [null, 1, true, [], {}] {
			item := changed({field: value})
			rule.findings == {found(message, place_of(field), item)} with input as asked("2026-05-06", "2025-03-01", [item])
		}
	}
}

test_a_placeholder_is_no_report if {
	item := changed({"ref": "待补充"})
	rule.findings == {found("no-ref", "ref", item)} with input as asked("2026-05-06", "2025-03-01", [item])
}

# Nobody and no date to submit it are one finding.
place_of(field) := object.get({"submitted_to": "submitted_on"}, field, field)

test_year_missing_or_mistyped if {
	rule.findings == {missing(2025)} with input as asked("2026-05-06", "2025-03-01", [object.remove(done(2025), ["year"])])
	every value in [null, "", "2025", true, [], {}] {
		rule.findings == {missing(2025)} with input as asked("2026-05-06", "2025-03-01", [changed({"year": value})])
	}
}

test_list_missing_or_mistyped if {
	every value in [null, "", 1, true, [], {}, [null], ["2025"]] {
		rule.findings == {missing(2025)} with input as asked("2026-05-06", "2025-03-01", value)
	}
	rule.findings == {missing(2025)} with input as {
		"as_of": "2026-05-06",
		"institution": {},
		"register": {"declarations": {"ITO-1": begun("2025-03-01")}},
	}
}

test_one_of_two_is_enough if {
	list := [changed({"submitted_to": "department"}), done(2025)]
	rule.findings == set() with input as asked("2026-05-06", "2025-03-01", list)
}

test_start_unknown if {
	expected := {{
		"message": "start-unknown",
		"at": ["register", "declarations", "ITO-1", "service", "starts_on"],
		"values": {"declaration": "ITO-1"},
	}}
	every value in [null, "", 1, true, [], {}, "2025-02-30"] {
		rule.findings == expected with input as asked("2026-05-06", value, [])
	}
	rule.findings == expected with input as registered("2026-05-06", [], {"ITO-1": {"stage": "in_service"}})
	every value in [null, "", 1, true, [], {}] {
		rule.findings == expected with input as registered("2026-05-06", [], {"ITO-1": value})
	}
}

test_no_register if {
	expected := {{"message": "no-register", "at": ["institution"], "values": {}}}
	rule.findings == expected with input as {"as_of": "2026-05-06", "institution": {"assessments": []}}
	every value in [null, "", 1, true, []] {
		rule.findings == expected with input as registered("2026-05-06", [], value)
	}
}

test_agenda if {
	rule.agenda == on_agenda(2026) with input as asked("2026-05-06", "2026-03-01", [])
	rule.agenda == set() with input as asked("2026-12-10", "2026-03-01", [done(2026)])
	rule.agenda == on_agenda(2026) with input as asked("2026-12-09", "2026-03-01", [done(2026)])
}
