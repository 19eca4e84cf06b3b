package ito.exit.renewal_decision_test

import future.keywords.not

import data.ito.exit.renewal_decision as rule

decision := {"decided_on": "2026-04-29", "outcome": "renew", "ref": "OA-2026-0420"}

# The service ends on 2026-04-30.
whole(day, renewal, service) := {
	"as_of": day,
	"stage": "in_service",
	"declaration": {
		"service": object.union({"ends_on": "2026-04-30"}, service),
		"contract": {"signing_on": "2025-03-02"},
		"renewal": renewal,
	},
}

after(changes) := whole("2026-05-01", object.union(decision, changes), {})

found(message, values) := {
	"message": message,
	"at": ["declaration", "renewal", "decided_on"],
	"values": values,
	"latest": "2026-04-30",
}

no_decision := found("no-decision", {"ends_on": "2026-04-30"})

lacks(field) := {
	"message": "incomplete",
	"at": ["declaration", "renewal", field],
	"values": {"decided_on": "2026-04-29", "field": field},
}

test_decided_in_time if {
	every outcome in ["renew", "replace", "end"] {
		rule.findings == set() with input as after({"outcome": outcome})
	}
	rule.findings == set() with input as after({"decided_on": "2026-04-30"})
}

test_no_decision if {
	every value in [null, "OA-2026-0420", 7, true, [], {}] {
		rule.findings == set() with input as whole("2026-04-30", value, {})
		rule.findings == {no_decision} with input as whole("2026-05-01", value, {})
	}
	rule.findings == {no_decision}
		with input as {"as_of": "2026-05-01", "stage": "in_service", "declaration": {"service": {"ends_on": "2026-04-30"}}}
}

test_no_date if {
	every value in [null, "", " ", 7, true, [], {}] {
		rule.findings == {no_decision} with input as after({"decided_on": value})
	}
}

test_ended_as_agreed if {
	every stage in ["ended", "terminated"] {
		ended := object.union(whole("2026-05-01", null, {"ended_on": "2026-04-30"}), {"stage": stage})
		rule.findings == {no_decision} with input as ended
	}
}

test_ended_early if {
	rule.findings == set() with input as whole("2026-05-01", null, {"ended_on": "2026-04-29"})
}

test_no_real_end if {
	every value in [null, "", 7, true, [], {}] {
		rule.findings - {no_decision} == set() with input as whole("2026-05-01", null, {"ended_on": value})
	}
	every value in [null, 7, true, [], {}] {
		rule.findings == {no_decision} with input as whole("2026-05-01", null, {"ended_on": value})
	}
}

test_extended_without_a_decision if {
	rule.findings == {no_decision} with input as whole("2026-05-01", null, {"ended_on": "2026-07-31"})
}

test_late if {
	expected := {found("late", {"decided_on": "2026-05-01", "ends_on": "2026-04-30"})}
	late := object.union(decision, {"decided_on": "2026-05-01"})
	rule.findings == expected with input as whole("2026-05-01", late, {})
	rule.findings == set() with input as whole("2026-04-30", late, {})
	rule.findings == {found("late", {"decided_on": "2026-06-01", "ends_on": "2026-04-30"})}
		with input as after({"decided_on": "2026-06-01"})
}

test_decision_of_the_signing if {
	expected := {found("stale", {
		"decided_on": "2025-03-02",
		"signing_on": "2025-03-02",
		"ends_on": "2026-04-30",
	})}
	rule.findings == expected with input as after({"decided_on": "2025-03-02"})
	rule.findings == set() with input as after({"decided_on": "2025-03-03"})
	rule.findings == set() with input as whole("2026-04-30", object.union(decision, {"decided_on": "2025-03-02"}), {})
}

test_signing_unknown if {
	every contract in [null, {}, {"signing_on": null}, {"signing_on": ""}, {"signing_on": 7}, []] {
		unknown := {"declaration": {
			"service": {"ends_on": "2026-04-30"},
			"contract": contract,
			"renewal": object.union(decision, {"decided_on": "2025-03-01"}),
		}}
		rule.findings == set() with input as object.union(unknown, {"as_of": "2026-05-01", "stage": "in_service"})
	}
}

test_incomplete if {
	every value in [null, "", 7, true, [], {}] {
		rule.findings == {lacks("outcome")} with input as after({"outcome": value})
		rule.findings == {lacks("ref")} with input as after({"ref": value})
	}
	rule.findings == {lacks("ref")} with input as after({"ref": "待定"})
	rule.findings == {lacks("outcome"), lacks("ref")}
		with input as whole("2026-04-29", {"decided_on": "2026-04-29"}, {})
	rule.findings == set() with input as whole("2026-04-28", {"decided_on": "2026-04-29"}, {})
}

test_mistyped_end if {
	every odd in [null, 7, true, [], {}] {
		count(rule.findings) >= 0 with input as whole("2026-05-01", decision, {"ends_on": odd})
		rule.agenda == set() with input as whole("2026-05-01", null, {"ends_on": odd})
	}
}

test_decided if {
	rule.decided with input as after({})
	rule.decided with input as whole("2026-04-29", decision, {})
	not rule.decided with input as whole("2026-04-28", decision, {})
	not rule.decided with input as after({"decided_on": "2026-05-01"})
	not rule.decided with input as after({"decided_on": "2025-03-02"})
	not rule.decided with input as after({"decided_on": null})
}

item := {
	"item": "decision",
	"on": "2026-04-30",
	"at": ["declaration", "renewal", "decided_on"],
	"values": {},
}

test_agenda if {
	rule.agenda == {item} with input as whole("2026-04-01", null, {})
	rule.agenda == {item} with input as whole("2026-04-01", object.union(decision, {"decided_on": "2025-03-02"}), {})
	rule.agenda == {item} with input as whole("2026-04-01", object.union(decision, {"decided_on": "2026-05-01"}), {})
	rule.agenda == set() with input as whole("2026-04-01", decision, {})
	rule.agenda == set() with input as whole("2026-04-01", null, {"ended_on": "2026-04-29"})
	rule.agenda == set() with input as object.union(whole("2026-04-01", null, {}), {"stage": "signed"})
}
