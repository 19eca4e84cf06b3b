package ito.access.after_end_test

import future.keywords.not

import data.ito.access.after_end as rule

grant := {"asset": "mbank-app", "principal": "chen.wei", "expires_on": "2026-04-30"}

asked(service, changes) := {"declaration": {
	"stage": "terminated",
	"service": object.union({"ended_on": "2026-04-30"}, service),
	"access": {"grants": [grant, object.union(grant, changes)]},
}}

found(message, values) := {
	"message": message,
	"at": ["declaration", "access", "grants", 1, "revoked_on"],
	"values": object.union({"asset": "mbank-app", "principal": "chen.wei", "ended_on": "2026-04-30"}, values),
	"latest": "2026-04-30",
}

no_end := {"message": "no-end", "at": ["declaration", "service", "ended_on"], "values": {}}

test_passes if {
	rule.findings == set() with input as asked({}, {})
	rule.findings == set() with input as asked({}, {"expires_on": "2026-09-30", "revoked_on": "2026-04-30"})
	rule.findings == set() with input as asked({}, {"expires_on": "2026-04-15", "revoked_on": "2026-05-20"})
	rule.findings == set() with input as asked({"ended_on": "2026-12-31"}, {"expires_on": "2026-09-30"})
}

test_not_revoked if {
	expected := {found("not-revoked", {"expires_on": "2026-05-01"})}
	rule.findings == expected with input as asked({}, {"expires_on": "2026-05-01"})
	rule.findings == expected with input as asked({}, {"expires_on": "2026-05-01", "revoked_on": null})
}

test_revoked_late if {
	expected := {found("revoked-late", {"revoked_on": "2026-05-01"})}
	rule.findings == expected with input as asked({}, {"expires_on": "2026-09-30", "revoked_on": "2026-05-01"})
}

test_no_end if {
	every day in [null, 20260430, true, ["2026-04-30"]] {
		rule.findings == {no_end} with input as asked({"ended_on": day}, {"expires_on": "2026-09-30"})
	}
	rule.findings == {no_end} with input as {"declaration": {"service": {}, "access": {"grants": [grant]}}}
	rule.findings == {no_end} with input as {}
}

test_mistyped if {
	every odd in [7, true, {}, ["2026-04-30"]] {
		rule.findings == {found("not-revoked", {"expires_on": "2026-09-30"})} with input as asked(
			{},
			{"expires_on": "2026-09-30", "revoked_on": odd},
		)
	}
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as {"declaration": {
			"service": {"ended_on": "2026-04-30"},
			"access": {"grants": odd},
		}}
		rule.findings == {no_end} with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	late := object.union(grant, {"expires_on": "2026-09-30"})
	expected := {object.union(
		found("not-revoked", {"expires_on": "2026-09-30"}),
		{"at": ["declaration", "access", "grants", 0, "revoked_on"]},
	)}
	every grants in [[late, {}], [late, null], [late, {"asset": "core-db"}]] {
		rule.findings == expected with input as {"declaration": {
			"service": {"ended_on": "2026-04-30"},
			"access": {"grants": grants},
		}}
	}
}
