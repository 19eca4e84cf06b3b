package ito.monitoring.anomalies_test

import future.keywords.not

import data.ito.monitoring.anomalies as rule

first := {
	"opened_on": "2026-03-02",
	"description": "已纠正",
	"severity": "minor",
	"correction_due": "2026-03-31",
	"corrected_on": "2026-03-20",
}

minor := {"opened_on": "2026-04-08", "description": "漏报", "severity": "minor", "correction_due": "2026-04-22"}

severe := {
	"opened_on": "2026-04-08",
	"description": "漏报",
	"severity": "severe",
	"correction_due": "2026-04-22",
	"interviewed_on": "2026-04-09",
}

consequences := {"suspended_on": "2026-04-23", "reported_on": "2026-04-24"}

whole(day, list) := {"as_of": day, "stage": "in_service", "declaration": {"monitoring": {"anomalies": list}}}

on(day, anomaly, changes) := whole(day, [first, object.union(anomaly, changes)])

found(message, field, values) := {
	"message": message,
	"at": ["declaration", "monitoring", "anomalies", 1, field],
	"values": values,
}

opened := {"opened_on": "2026-04-08"}

both := {"opened_on": "2026-04-08", "correction_due": "2026-04-22"}

no_record := {"message": "no-record", "at": ["declaration", "monitoring", "anomalies"], "values": {}}

not_suspended := found("not-suspended", "suspended_on", both)

not_reported := found("not-reported", "reported_on", both)

not_interviewed := found("late-not-interviewed", "interviewed_on", both)

empty := [null, "", " ", 7, true, [], {}]

test_nothing_to_find if {
	rule.findings == set() with input as whole("2026-05-06", [])
	rule.findings == set() with input as whole("2026-05-06", [first])
	rule.findings == set() with input as on("2026-04-22", minor, {})
	rule.findings == set() with input as on("2026-04-22", severe, {})
	rule.findings == set() with input as on("2026-05-06", minor, {"corrected_on": "2026-04-22"})
}

# Whatever it is about, it is not this anomaly.
test_dated_before_it_was_found if {
	every field in ["corrected_on", "interviewed_on", "suspended_on", "reported_on"] {
		rule.findings == {before(field)} with input as on("2026-04-20", severe, {field: "2026-04-07"})
		rule.findings == set() with input as on("2026-04-20", severe, {field: "2026-04-08"})
	}
	rule.findings == {before("correction_due"), not_interviewed_by("2026-04-07")}
		with input as on("2026-04-20", minor, {"correction_due": "2026-04-07"})
	every value in [null, "", 7] {
		rule.findings == set() with input as on("2026-04-20", severe, {"opened_on": value, "corrected_on": "2026-04-07"})
	}
}

before(field) := found("before-it-was-found", field, object.union(opened, {"field": field, "day": "2026-04-07"}))

not_interviewed_by(day) := found(
	"late-not-interviewed",
	"interviewed_on",
	object.union(opened, {"correction_due": day}),
)

test_no_record if {
	every value in [null, "没有", 7, true, {}] {
		rule.findings == {no_record} with input as whole("2026-05-06", value)
		rule.findings == {no_record} with input as {"as_of": "2026-05-06", "declaration": {"monitoring": value}}
	}
	rule.findings == {no_record} with input as {"as_of": "2026-05-06", "declaration": {}}
}

test_no_severity_counts_as_severe if {
	every value in [null, "", "严重", 7, true, [], {}] {
		changes := {"severity": value}
		expected := {found("severe-not-interviewed", "interviewed_on", opened)}
		rule.findings == expected with input as on("2026-04-22", minor, changes)
		rule.findings == {not_suspended, not_reported} with input as on("2026-04-23", severe, changes)
	}
}

test_no_deadline if {
	expected := {found("no-deadline", "correction_due", opened)}
	every value in empty {
		rule.findings == expected with input as on("2026-04-10", minor, {"correction_due": value})
		rule.findings == expected with input as on("2026-04-10", severe, {"correction_due": value})
		corrected := {"correction_due": value, "corrected_on": "2026-04-10"}
		rule.findings == set() with input as on("2026-04-10", minor, corrected)
		rule.findings == expected with input as on("2026-04-09", minor, corrected)
		rule.findings == expected with input as on("2026-04-10", severe, corrected)
	}
}

test_severe_not_interviewed if {
	expected := {found("severe-not-interviewed", "interviewed_on", opened)}
	every value in array.concat(empty, ["2026-04-11"]) {
		rule.findings == expected with input as on("2026-04-10", severe, {"interviewed_on": value})
		corrected := {"interviewed_on": value, "corrected_on": "2026-04-10"}
		rule.findings == expected with input as on("2026-04-10", severe, corrected)
	}
}

test_minor_not_corrected if {
	rule.findings == {not_interviewed} with input as on("2026-04-23", minor, {})
	every value in array.concat(empty, ["2026-04-24"]) {
		rule.findings == {not_interviewed} with input as on("2026-04-23", minor, {"interviewed_on": value})
		rule.findings == {not_interviewed} with input as on("2026-04-23", minor, {"corrected_on": value})
	}
}

# Late, but corrected.
test_minor_corrected_late if {
	rule.findings == set() with input as on("2026-04-23", minor, {"corrected_on": "2026-04-23"})
	rule.findings == set() with input as on("2026-05-06", severe, {"corrected_on": "2026-04-23"})
}

test_the_interview_sets_a_deadline if {
	values := object.union(both, {"interviewed_on": "2026-04-23"})
	rule.findings == {found("deadline-not-renewed", "correction_due", values)}
		with input as on("2026-04-23", minor, {"interviewed_on": "2026-04-23"})
	renewed := {"interviewed_on": "2026-04-23", "correction_due": "2026-05-08"}
	rule.findings == set() with input as on("2026-05-08", minor, renewed)
	late := {"opened_on": "2026-04-08", "correction_due": "2026-05-08"}
	expected := {found("not-suspended", "suspended_on", late), found("not-reported", "reported_on", late)}
	rule.findings == expected with input as on("2026-05-09", minor, renewed)
	interviewed := {"interviewed_on": "2026-04-22"}
	rule.findings == {not_suspended, not_reported} with input as on("2026-04-23", minor, interviewed)
}

test_severe_not_corrected if {
	rule.findings == {not_suspended, not_reported} with input as on("2026-04-23", severe, {})
	rule.findings == set() with input as on("2026-04-24", severe, consequences)
	every value in array.concat(empty, ["2026-04-25"]) {
		without_suspension := object.union(consequences, {"suspended_on": value})
		rule.findings == {not_suspended} with input as on("2026-04-24", severe, without_suspension)
		without_report := object.union(consequences, {"reported_on": value})
		rule.findings == {not_reported} with input as on("2026-04-24", severe, without_report)
	}
	found_all := {found("severe-not-interviewed", "interviewed_on", opened), not_suspended, not_reported}
	rule.findings == found_all with input as on("2026-04-24", severe, {"interviewed_on": null})
}

# Wednesday 2026-04-22; 2026-04-29 is the fifth working day after it, 2026-04-30 the sixth.
test_reported_late if {
	values := {"correction_due": "2026-04-22", "reported_on": "2026-04-30"}
	rule.findings == {found("reported-late", "reported_on", values)}
		with input as on("2026-05-06", severe, object.union(consequences, {"reported_on": "2026-04-30"}))
	rule.findings == set()
		with input as on("2026-05-06", severe, object.union(consequences, {"reported_on": "2026-04-29"}))
	rule.findings == set()
		with input as on("2026-05-06", severe, object.union(consequences, {"reported_on": "2026-04-20"}))
}

# Outside the calendar nothing shows that it was soon.
test_reported_outside_the_calendar if {
	old := {
		"opened_on": "1999-03-30",
		"correction_due": "1999-04-22",
		"interviewed_on": "1999-04-01",
		"reported_on": "1999-04-23",
	}
	values := {"correction_due": "1999-04-22", "reported_on": "1999-04-23"}
	rule.findings == {found("reported-late", "reported_on", values)}
		with input as on("2026-05-06", severe, object.union(consequences, old))
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	every odd in [null, {}, 7, "x", []] {
		not_interviewed in rule.findings with input as whole("2026-04-23", [odd, minor])
	}
}

item := {
	"item": "correction",
	"on": "2026-04-22",
	"at": ["declaration", "monitoring", "anomalies", 1, "correction_due"],
	"values": {"opened_on": "2026-04-08"},
}

test_agenda if {
	every anomaly in [minor, severe] {
		rule.agenda == {item} with input as on("2026-04-10", anomaly, {})
		rule.agenda == {item} with input as on("2026-04-22", anomaly, {})
		rule.agenda == set() with input as on("2026-04-23", anomaly, {})
		rule.agenda == set() with input as on("2026-04-10", anomaly, {"corrected_on": "2026-04-10"})
		rule.agenda == set() with input as on("2026-04-10", anomaly, {"corrected_on": "2026-04-22"})
		rule.agenda == {item} with input as on("2026-04-10", anomaly, {"corrected_on": "2026-04-23"})
		rule.agenda == set() with input as on("2026-04-10", anomaly, {"correction_due": null})
		rule.agenda == set() with input as object.union(on("2026-04-10", anomaly, {}), {"stage": "signed"})
	}
}

test_agenda_of_what_has_a_finding_already if {
	rule.agenda == set() with input as on("2026-04-10", severe, {"interviewed_on": null})
}

test_agenda_of_what_has_had_its_consequences if {
	suspended := {"suspended_on": "2026-04-10", "reported_on": "2026-04-10"}
	rule.agenda == set() with input as on("2026-04-10", severe, suspended)
	rule.agenda == {item} with input as on("2026-04-10", minor, suspended)
	rule.agenda == {item} with input as on("2026-04-10", severe, {"suspended_on": "2026-04-10"})
}
