package ito.exit.handover_plan_test

import future.keywords.not

import data.ito.exit.handover_plan as rule

good := {"approved_on": "2026-04-20", "ref": "EXIT-2026-05"}

# A continuous service that is agreed to end on 2026-04-30, about which `outcome` was decided.
whole(day, stage, outcome, plan, service) := {
	"as_of": day,
	"stage": stage,
	"declaration": {
		"service": object.union({"continuous": true, "ends_on": "2026-04-30"}, service),
		"contract": {"signing_on": "2025-03-02"},
		"renewal": {"decided_on": "2026-02-02", "outcome": outcome, "ref": "OA-1"},
		"handover_plan": plan,
	},
}

ended(plan) := whole("2026-05-06", "ended", "end", plan, {"ended_on": "2026-04-30"})

asked(changes) := ended(object.union(good, changes))

no_plan := {
	"message": "no-plan",
	"at": ["declaration", "handover_plan"],
	"values": {"end": "2026-04-30"},
	"latest": "2026-04-30",
}

found(message, field, values) := {"message": message, "at": ["declaration", "handover_plan", field], "values": values}

undated := object.union(found("no-plan", "approved_on", {"end": "2026-04-30"}), {"latest": "2026-04-30"})

late(day) := object.union(
	found("late", "approved_on", {"approved_on": day, "end": "2026-04-30"}),
	{"latest": "2026-04-30"},
)

test_passes if {
	rule.findings == set() with input as asked({})
	rule.findings == set() with input as asked({"approved_on": "2026-04-30"})
	rule.findings == set() with input as whole("2026-05-06", "terminated", null, good, {"ended_on": "2026-04-25"})
}

test_no_plan if {
	every value in [null, "EXIT-2026-05", 7, true, []] {
		rule.findings == {no_plan} with input as ended(value)
		rule.findings == {no_plan} with input as whole("2026-05-01", "in_service", "replace", value, {})
		rule.findings == set() with input as whole("2026-04-30", "in_service", "replace", value, {})
	}
	every outcome in ["end", "replace", null, "", 7, true, [], {}] {
		rule.findings == {no_plan} with input as whole("2026-05-06", "ended", outcome, null, {"ended_on": "2026-04-30"})
	}
}

# On the day itself it has ended where the stage says so.
test_ended_on_the_day if {
	rule.findings == {no_plan} with input as whole("2026-04-30", "terminated", null, null, {"ended_on": "2026-04-30"})
}

test_no_renewal if {
	rule.findings == {no_plan} with input as {
		"as_of": "2026-05-06",
		"stage": "terminated",
		"declaration": {"service": {"continuous": true, "ends_on": "2027-03-31", "ended_on": "2026-04-30"}},
	}
}

test_not_continuous if {
	every value in [false, null, "true", 7, [], {}] {
		service := {"ended_on": "2026-04-30", "continuous": value}
		rule.findings == set() with input as whole("2026-05-06", "ended", "end", null, service)
		rule.agenda == set() with input as whole("2026-04-01", "in_service", "end", null, {"continuous": value})
	}
}

test_goes_on if {
	service := {"ended_on": "2026-04-30"}
	rule.findings == set() with input as whole("2026-05-06", "ended", "renew", null, service)
	rule.findings == set() with input as whole("2026-05-06", "in_service", "renew", null, {})
	rule.findings == {no_plan} with input as whole("2026-05-06", "terminated", "renew", null, service)
}

test_going_on_was_decided_too_late if {
	service := {"ended_on": "2026-04-30", "ends_on": "2026-02-01"}
	rule.findings == {no_plan} with input as whole("2026-05-06", "ended", "renew", null, service)
}

test_undated if {
	every value in [null, "", " ", 7, true, [], {}] {
		rule.findings == {undated} with input as asked({"approved_on": value})
	}
	rule.findings == {undated} with input as ended({"ref": "EXIT-2026-05"})
}

test_no_document if {
	expected := {found("no-document", "ref", {})}
	every value in [null, "", " ", 7, true, [], {}, "待定"] {
		rule.findings == expected with input as asked({"ref": value})
	}
	rule.findings == expected with input as ended({"approved_on": "2026-04-20"})
}

test_late if {
	rule.findings == {late("2026-05-01")} with input as asked({"approved_on": "2026-05-01"})
	rule.findings == {late("2026-06-01")} with input as asked({"approved_on": "2026-06-01"})
	after := object.union(good, {"approved_on": "2026-05-01"})
	rule.findings == {late("2026-05-01")} with input as whole("2026-05-06", "in_service", "end", after, {})
}

test_extension_and_early_end if {
	plan := object.union(good, {"approved_on": "2026-05-01"})
	rule.findings == set() with input as whole("2026-07-01", "ended", "end", plan, {"ended_on": "2026-06-30"})
	rule.findings == set() with input as whole("2026-06-30", "in_service", "end", null, {"ended_on": "2026-06-30"})
}

test_not_yet if {
	expected := {found("not-yet", "approved_on", {"approved_on": "2026-04-20", "as_of": "2026-04-19"})}
	rule.findings == expected with input as whole("2026-04-19", "ended", "end", good, {"ended_on": "2026-04-30"})
}

test_end_unknown if {
	expected := {{
		"message": "end-unknown",
		"at": ["declaration", "service", "ended_on"],
		"values": {"approved_on": "2026-04-20"},
	}}
	every value in [null, "", 7, true, [], {}] {
		rule.findings == expected with input as whole("2026-05-06", "terminated", null, good, {"ended_on": value})
	}
	rule.findings == expected with input as whole("2026-05-06", "ended", "end", good, {})
	rule.findings == {no_plan} with input as whole("2026-05-06", "terminated", null, null, {})
}

test_mistyped_end if {
	every odd in [null, 7, true, [], {}] {
		count(rule.findings) >= 0 with input as whole("2026-05-06", "in_service", "end", good, {"ends_on": odd})
		rule.agenda == set() with input as whole("2026-05-06", "in_service", "end", null, {"ends_on": odd})
	}
}

item := {"item": "plan", "on": "2026-04-30", "at": ["declaration", "handover_plan"], "values": {}}

test_agenda if {
	rule.agenda == {item} with input as whole("2026-04-01", "in_service", "end", null, {})
	rule.agenda == {item} with input as whole("2026-04-01", "in_service", "replace", {"ref": "EXIT-2026-05"}, {})
	rule.agenda == {item} with input as whole("2026-04-01", "in_service", "end", {"approved_on": "2026-03-31"}, {})
	rule.agenda == {item}
		with input as whole("2026-04-01", "in_service", "end", object.union(good, {"approved_on": "2026-05-01"}), {})
	rule.agenda == {object.union(item, {"on": "2026-03-31"})}
		with input as whole("2026-03-01", "in_service", "end", null, {"ended_on": "2026-03-31"})
	rule.agenda == set() with input as whole("2026-04-01", "in_service", "end", good, {})
	rule.agenda == set() with input as whole("2026-04-01", "in_service", "renew", null, {})
	rule.agenda == set() with input as whole("2026-04-01", "in_service", null, null, {})
	rule.agenda == set() with input as whole("2026-04-01", "signed", "end", null, {})
	rule.agenda == set() with input as whole("2026-04-01", "ended", "end", null, {})
}
