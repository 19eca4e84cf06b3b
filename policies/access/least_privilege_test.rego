package ito.access.least_privilege_test

import future.keywords.not

import data.ito.access.least_privilege as rule

degrees := ["read_masked", "read", "write", "admin", "superuser"]

limited(limit, privilege) := {"declaration": {"access": {
	"assets": [{"id": "office", "max_privilege": "read_masked"}, {"id": "core-db", "max_privilege": limit}],
	"grants": [{"asset": "core-db", "principal": "chen.wei", "privilege": privilege}],
}}}

found(message, field, values) := {
	"message": message,
	"at": ["declaration", "access", "grants", 0, field],
	"values": object.union({"asset": "core-db", "principal": "chen.wei"}, values),
}

above(limit, privilege) := found("above-limit", "privilege", {"privilege": privilege, "limit": limit})

test_up_to_the_limit_passes if {
	every i, limit in degrees {
		every privilege in array.slice(degrees, 0, i + 1) {
			rule.findings == set() with input as limited(limit, privilege)
		}
	}
}

test_above_the_limit if {
	every i, limit in degrees {
		every privilege in array.slice(degrees, i + 1, 5) {
			rule.findings == {above(limit, privilege)} with input as limited(limit, privilege)
		}
	}
}

test_limit_of_another_asset_does_not_count if {
	superuser := {"id": "core-db", "max_privilege": "superuser"}
	read := {"id": "mbank-app", "max_privilege": "read"}
	grant := {"asset": "mbank-app", "principal": "chen.wei", "privilege": "write"}
	rule.findings == {{
		"message": "above-limit",
		"at": ["declaration", "access", "grants", 0, "privilege"],
		"values": {"asset": "mbank-app", "principal": "chen.wei", "privilege": "write", "limit": "read"},
	}} with input as {"declaration": {"access": {"assets": [superuser, read], "grants": [grant]}}}
}

test_no_limit if {
	grant := {"asset": "core-db", "principal": "chen.wei", "privilege": "read_masked"}
	expected := {found("no-limit", "asset", {"privilege": "read_masked"})}
	rule.findings == expected with input as {"declaration": {"access": {"assets": [], "grants": [grant]}}}
	rule.findings == expected with input as {"declaration": {"access": {"grants": [grant]}}}
}

test_ambiguous_limit if {
	grant := {"asset": "core-db", "principal": "chen.wei", "privilege": "read"}
	assets := [{"id": "core-db", "max_privilege": "read"}, {"id": "core-db", "max_privilege": "superuser"}]
	rule.findings == {found("no-limit", "asset", {"privilege": "read"})} with input as {"declaration": {"access": {
		"assets": assets,
		"grants": [grant],
	}}}
}

test_mistyped if {
	every odd in [null, 7, true, {}, "ADMIN", ["read"]] {
		rule.findings == {above("write", odd)} with input as limited("write", odd)
		rule.findings == {above(odd, "read_masked")} with input as limited(odd, "read_masked")
	}
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as {"declaration": {"access": {"assets": [], "grants": odd}}}
		rule.findings == set() with input as {"declaration": {"access": odd}}
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	assets := [{"id": "core-db", "max_privilege": "read"}, {}]
	grant := {"asset": "core-db", "principal": "chen.wei", "privilege": "admin"}
	every odd in [{}, null, {"asset": "core-db"}] {
		rule.findings == {above("read", "admin")} with input as {"declaration": {"access": {
			"assets": assets,
			"grants": [grant, odd],
		}}}
	}
}
