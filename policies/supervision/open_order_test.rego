package ito.supervision.open_order_test

import future.keywords.not

import data.ito.supervision.open_order as rule

stop := {"kind": "stop", "on": "2026-04-30", "declarations": ["ITO-1"], "ref": "NFRA-3"}

words := {"kind": "stop", "on": "2026-04-30", "ref": "NFRA-3"}

asked(stage, order, declaration) := {
	"as_of": "2026-05-06",
	"stage": stage,
	"institution": {"regulator_orders": [object.union(stop, order)]},
	"declaration": object.union(
		{"id": "ITO-1", "stage": stage, "contract": {"signing_on": "2026-03-02"}, "service": {}},
		declaration,
	),
}

found(message, at, values) := {
	"message": message,
	"at": array.concat(["declaration"], at),
	"values": object.union(words, values),
}

granted(fields) := {"access": {"grants": [
	{"granted_on": "2026-04-29"},
	object.union({"granted_on": "2026-04-30"}, fields),
]}}

grant_found := found("granted", ["access", "grants", 1, "granted_on"], {"granted_on": "2026-04-30"})

running := found("running", ["stage"], {})

test_no_order if {
	every list in [[], [object.union(stop, {"on": "2026-05-07"})], [object.union(stop, {"declarations": ["ITO-2"]})]] {
		base := object.union(asked("in_service", {}, granted({})), {"institution": {"regulator_orders": list}})
		rule.findings == set() with input as base
	}
}

test_lifted if {
	rule.findings == set() with input as asked("in_service", {"lifted_on": "2026-05-06"}, granted({}))
	rule.findings == {running, grant_found} with input as asked("in_service", {"lifted_on": "2026-05-07"}, granted({}))
	every value in [null, 20260506, true, [], {}] {
		rule.findings == {running} with input as asked("in_service", {"lifted_on": value}, {})
	}
}

test_orders_about_everything if {
	rule.findings == {running} with input as asked("in_service", {"declarations": []}, {})
}

test_to_be_signed if {
	every stage in ["proposed", "approved", "filed"] {
		every kind in ["stop", "suspend", "objection"] {
			expected := {found("to-be-signed", ["stage"], {"kind": kind})}
			rule.findings == expected with input as asked(stage, {"kind": kind}, {})
		}
	}
}

test_signed_under_an_order if {
	every kind in ["stop", "suspend", "objection"] {
		on := {"contract": {"signing_on": "2026-04-30"}}
		expected := {found("signed", ["contract", "signing_on"], {"kind": kind, "signing_on": "2026-04-30"})}
		rule.findings == expected with input as asked("signed", {"kind": kind}, on)
		before := {"contract": {"signing_on": "2026-04-29"}}
		rule.findings == set() with input as asked("signed", {"kind": kind}, before)
	}
}

test_signing_unknown if {
	expected := {found("signing-unknown", ["contract", "signing_on"], {})}
	every value in [null, 20260430, true, [], {}] {
		rule.findings == expected with input as asked("signed", {}, {"contract": {"signing_on": value}})
	}
	base := object.remove(asked("signed", {}, {}), ["declaration"])
	rule.findings == expected with input as object.union(base, {"declaration": {"id": "ITO-1", "stage": "signed"}})
}

test_running if {
	rule.findings == {running} with input as asked("in_service", {}, {})
	rule.findings == {found("running", ["stage"], {"kind": "suspend"})}
		with input as asked("in_service", {"kind": "suspend"}, {})
	rule.findings == set() with input as asked("in_service", {"kind": "objection"}, {})
	every stage in ["signed", "ended", "terminated"] {
		rule.findings == set() with input as asked(stage, {}, {})
	}
	rule.findings == set() with input as asked("in_service", {}, {"service": {"ended_on": "2026-05-06"}})
	rule.findings == {running} with input as asked("in_service", {}, {"service": {"ended_on": "2026-05-07"}})
}

test_granted_under_an_order if {
	rule.findings == {grant_found} with input as asked("signed", {}, granted({}))
	rule.findings == set() with input as asked("signed", {}, granted({"revoked_on": "2026-05-06"}))
	rule.findings == {grant_found} with input as asked("signed", {}, granted({"revoked_on": "2026-05-07"}))
	every value in [null, 20260506, true, [], {}] {
		rule.findings == {grant_found} with input as asked("signed", {}, granted({"revoked_on": value}))
		rule.findings == set() with input as asked("signed", {}, granted({"granted_on": value}))
		rule.findings == set() with input as asked("signed", {}, {"access": value})
		rule.findings == set() with input as asked("signed", {}, {"access": {"grants": value}})
	}
}

test_each_order_is_named if {
	base := {
		"as_of": "2026-05-06",
		"stage": "filed",
		"institution": {"regulator_orders": [stop, object.union(stop, {"kind": "objection", "ref": "NFRA-4"})]},
		"declaration": {"id": "ITO-1"},
	}
	rule.findings == {
		found("to-be-signed", ["stage"], {}),
		found("to-be-signed", ["stage"], {"kind": "objection", "ref": "NFRA-4"}),
	} with input as base
}
