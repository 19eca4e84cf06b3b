package ito.assurance.special_audit_test

import future.keywords.not

import data.ito.assurance.special_audit as rule

at := ["incident", "special_audit"]

# In Shanghai it was 2 March, 00:30.
discovered_at := "2026-03-01T16:30:00+00:00"

asked(as_of, incident) := {"as_of": as_of, "incident": object.union({"discovered_at": discovered_at}, incident)}

audited(fields) := {"special_audit": object.union({"on": "2026-03-20", "ref": "AUD-1"}, fields)}

none_yet := {
	"message": "none-yet",
	"at": at,
	"values": {"discovered": "2026-03-02", "due": "2026-05-31"},
	"latest": "2026-05-31",
}

found(message, field, values) := {"message": message, "at": array.concat(at, [field]), "values": values}

on_agenda := {{"item": "audit", "on": "2026-05-31", "at": at, "values": {}}}

test_audited if {
	every day in ["2026-03-02", "2026-03-20", "2026-05-31", "2026-08-01"] {
		rule.findings == set() with input as asked("2026-08-01", audited({"on": day}))
		rule.agenda == set() with input as asked("2026-08-01", audited({"on": day}))
	}
}

test_not_audited if {
	every incident in [{}, {"special_audit": null}, {"special_audit": []}, {"special_audit": "AUD-1"}] {
		rule.findings == set() with input as asked("2026-05-31", incident)
		rule.findings == {none_yet} with input as asked("2026-06-01", incident)
		rule.agenda == on_agenda with input as asked("2026-05-31", incident)
	}
}

test_an_audit_to_come_has_not_been_made if {
	rule.findings == set() with input as asked("2026-05-31", audited({"on": "2026-06-02"}))
	rule.findings == {none_yet} with input as asked("2026-06-01", audited({"on": "2026-06-02"}))
	rule.findings == set() with input as asked("2026-06-02", audited({"on": "2026-06-02"}))
	rule.agenda == on_agenda with input as asked("2026-05-31", audited({"on": "2026-06-02"}))
}

test_before_the_discovery if {
	expected := {found("before-discovery", "on", {"on": "2026-03-01", "discovered": "2026-03-02"})}
	rule.findings == expected with input as asked("2026-06-01", audited({"on": "2026-03-01"}))
}

test_date_missing_or_mistyped if {
	expected := {found("no-date", "on", {})}
	every value in [null, 20260320, true, [], {}] {
		rule.findings == expected with input as asked("2026-06-01", audited({"on": value}))
		rule.agenda == set() with input as asked("2026-05-01", audited({"on": value}))
	}
	rule.findings == expected with input as asked("2026-06-01", {"special_audit": {"ref": "AUD-1"}})
}

test_report_missing_or_mistyped if {
	expected := {found("no-ref", "ref", {})}
	every value in [null, "", " ", "待定", 1, true, [], {}] {
		rule.findings == expected with input as asked("2026-06-01", audited({"ref": value}))
	}
	rule.findings == expected with input as asked("2026-06-01", {"special_audit": {"on": "2026-03-20"}})
	both := expected | {found("no-date", "on", {})}
	rule.findings == both with input as asked("2026-06-01", {"special_audit": {}})
}

test_a_moment_that_does_not_exist if {
	moment := "2026-02-30T09:30:00+08:00"
	expected := {{
		"message": "impossible-moment",
		"at": ["incident", "discovered_at"],
		"values": {"moment": moment},
	}}
	rule.findings == expected with input as asked("2026-06-01", {"discovered_at": moment})
	every value in [null, "", 1, true, [], {}] {
		some finding in rule.findings with input as asked("2026-06-01", {"discovered_at": value})
		finding.message == "impossible-moment"
	}
}
