package ito.access.expiry_test

import future.keywords.not

import data.ito.access.expiry as rule

grant := {
	"asset": "mbank-app",
	"principal": "chen.wei",
	"granted_on": "2026-04-01",
	"expires_on": "2026-09-30",
}

asked(service, contract, changes) := {
	"as_of": "2026-05-06",
	"declaration": {
		"service": object.union({"ends_on": "2027-03-31"}, service),
		"contract": object.union({"kind": "new", "signing_on": "2026-03-02"}, contract),
		"access": {"grants": [grant, object.union(grant, changes)]},
	},
}

found(message, field, values) := {
	"message": message,
	"at": ["declaration", "access", "grants", 1, field],
	"values": object.union({"asset": "mbank-app", "principal": "chen.wei"}, values),
}

outlives(expires_on, end) := object.union(
	found("outlives-service", "expires_on", {"expires_on": expires_on, "end": end}),
	{"latest": end},
)

test_passes if {
	rule.findings == set() with input as asked({}, {}, {})
	rule.findings == set() with input as asked({}, {}, {"expires_on": "2027-03-31"})
	rule.findings == set() with input as asked({}, {}, {"granted_on": "2026-03-02"})
	rule.findings == set() with input as asked({}, {}, {"granted_on": "2026-09-30"})
}

test_outlives_the_service if {
	rule.findings == {outlives("2027-04-01", "2027-03-31")} with input as asked({}, {}, {"expires_on": "2027-04-01"})
}

test_revoked_in_time if {
	rule.findings == set() with input as asked({}, {}, {"expires_on": "2027-04-01", "revoked_on": "2027-03-31"})
}

test_revoked_too_late if {
	expected := {outlives("2027-04-05", "2027-03-31")}
	rule.findings == expected with input as asked({}, {}, {"expires_on": "2027-04-05", "revoked_on": "2027-04-01"})
	rule.findings == expected with input as asked({}, {}, {"expires_on": "2027-04-05", "revoked_on": null})
}

test_no_real_end if {
	expected := {outlives("2027-04-01", "2027-03-31")}
	rule.findings == expected with input as asked({"ended_on": null}, {}, {"expires_on": "2027-04-01"})
}

test_extension if {
	extended := {"ended_on": "2027-06-30"}
	rule.findings == set() with input as asked(extended, {}, {"expires_on": "2027-06-30"})
	rule.findings == {outlives("2027-07-01", "2027-06-30")} with input as asked(extended, {}, {"expires_on": "2027-07-01"})
}

test_early_end_to_come if {
	rule.findings == {outlives("2026-10-01", "2026-09-30")} with input as asked(
		{"ended_on": "2026-09-30"}, {},
		{"expires_on": "2026-10-01"},
	)
}

test_what_has_ended_is_judged_elsewhere if {
	rule.findings == set() with input as asked({"ended_on": "2026-05-06"}, {}, {"expires_on": "2027-04-01"})
}

test_inverted if {
	expected := {found("inverted", "expires_on", {"granted_on": "2026-04-01", "expires_on": "2026-03-31"})}
	rule.findings == expected with input as asked({}, {}, {"expires_on": "2026-03-31"})
	rule.findings == set() with input as asked({}, {}, {"expires_on": "2026-04-01"})
}

test_before_the_contract if {
	early := {"granted_on": "2026-03-01"}
	expected := {found("before-contract", "granted_on", {"granted_on": "2026-03-01", "signing_on": "2026-03-02"})}
	rule.findings == expected with input as asked({}, {}, early)
	rule.findings == expected with input as asked({}, {"kind": "framework"}, early)
}

# The contract before a renewal, supplement or call-off has licensed the access.
test_before_a_later_contract if {
	every kind in ["renewal", "supplement", "call_off"] {
		rule.findings == set() with input as asked({}, {"kind": kind}, {"granted_on": "2026-03-01"})
	}
	rule.findings == set() with input as asked({}, {"signing_on": null}, {"granted_on": "2026-03-01"})
}

test_without_a_last_day if {
	expected := {found("inverted", "expires_on", {"granted_on": "2026-04-01", "expires_on": null})}
	rule.findings == expected with input as asked({}, {}, {"expires_on": null})
}

test_mistyped if {
	every odd in [null, 7, true, {}, "x", ["2026-05-06"]] {
		count(rule.findings) >= 0 with input as asked({}, {}, {"granted_on": odd})
		count(rule.findings) >= 0 with input as asked({}, {}, {"expires_on": odd})
		count(rule.findings) >= 0 with input as asked({"ends_on": odd, "ended_on": odd}, {}, {})
		rule.findings == set() with input as asked({}, {}, {"revoked_on": odd})
		rule.findings == set() with input as {"declaration": {"access": {"grants": odd}}}
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	late := object.union(grant, {"expires_on": "2027-04-01"})
	first := {"at": ["declaration", "access", "grants", 0, "expires_on"]}
	expected := {object.union(outlives("2027-04-01", "2027-03-31"), first)}
	every grants in [[late, {}], [late, null], [late, {"asset": "core-db"}]] {
		rule.findings == expected with input as {
			"as_of": "2026-05-06",
			"declaration": {"service": {"ends_on": "2027-03-31"}, "access": {"grants": grants}},
		}
	}
}

test_a_grant_in_force_is_on_the_agenda if {
	rule.agenda == {{
		"item": "expires",
		"on": "2026-12-31",
		"at": ["declaration", "access", "grants", 0, "expires_on"],
		"values": {"asset": "app", "principal": "chen"},
	}} with input as in_force({})
	revoked := rule.agenda with input as in_force({"revoked_on": "2026-10-01"})
	{item.on | some item in revoked} == {"2026-10-01"}
}

test_nothing_is_due_once_the_service_is_over if {
	over := object.union(in_force({}), {"declaration": {"service": {"ended_on": "2026-05-06"}}})
	rule.agenda == set() with input as over
}

in_force(changes) := {
	"as_of": "2026-05-06",
	"declaration": {
		"service": {"ends_on": "2027-03-31"},
		"access": {"grants": [object.union(
			{"asset": "app", "principal": "chen", "granted_on": "2026-04-01", "expires_on": "2026-12-31"},
			changes,
		)]},
	},
}
