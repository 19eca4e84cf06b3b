package ito.filing.supplement_test

import future.keywords.not

import data.ito.filing.supplement

asked(contract, starts_on, filed_on) := {"declaration": {
	"contract": object.union({"signing_on": "2026-03-02"}, contract),
	"service": {"starts_on": starts_on},
	"filing": {"filed_on": filed_on},
}}

finding(message, kind, field, values) := {
	"message": message,
	"at": array.concat(["declaration"], field),
	"values": object.union({"kind": kind}, values),
}

new_signings := [
	{"kind": "renewal"},
	{"kind": "supplement", "widens_scope": true},
	{"kind": "call_off", "widens_scope": true},
]

test_other_kinds if {
	every kind in ["new", "framework"] {
		supplement.findings == set() with input as asked({"kind": kind}, "2025-04-01", "2025-01-10")
	}
}

test_report_of_its_own if {
	every contract in new_signings {
		supplement.findings == set() with input as asked(contract, "2026-04-01", "2026-01-16")
		supplement.findings == set() with input as asked(contract, "2026-03-02", "2026-01-16")
		supplement.findings == set() with input as asked(contract, "2025-04-01", "2026-01-16")
		supplement.findings == set() with input as asked(contract, "2026-01-16", "2026-01-16")
	}
}

test_report_of_the_earlier_contract if {
	every contract in new_signings {
		values := {"signing_on": "2026-03-02", "starts_on": "2025-04-01", "filed_on": "2025-01-10"}
		expected := {finding("earlier-report", contract.kind, ["filing", "filed_on"], values)}
		supplement.findings == expected with input as asked(contract, "2025-04-01", "2025-01-10")
	}
}

test_no_report if {
	every contract in new_signings {
		expected := {finding("no-report", contract.kind, ["filing", "filed_on"], {"signing_on": "2026-03-02"})}
		every value in [null, 20260116, true, []] {
			supplement.findings == expected with input as asked(contract, "2026-04-01", value)
		}
	}
}

test_no_report_at_all if {
	every contract in new_signings {
		declaration := {"contract": object.union(contract, {"signing_on": "2026-03-02"})}
		supplement.findings == set() with input as {"declaration": declaration}
		supplement.findings == set() with input as {"declaration": object.union(declaration, {"filing": null})}
	}
}

test_widening_unknown if {
	every kind in ["supplement", "call_off"] {
		expected := {finding("widening-unknown", kind, ["contract", "widens_scope"], {})}
		supplement.findings == expected with input as asked({"kind": kind}, "2026-04-01", "2026-01-16")
		every value in ["unknown", null, "true", 1, []] {
			supplement.findings == expected
				with input as asked({"kind": kind, "widens_scope": value}, "2026-04-01", "2026-01-16")
		}
	}
}

test_scope_not_widened if {
	every kind in ["supplement", "call_off"] {
		expected := {finding("rests-on-earlier-report", kind, ["contract", "kind"], {})}
		supplement.findings == expected
			with input as asked({"kind": kind, "widens_scope": false}, "2025-04-01", "2025-01-10")
	}
}

# The gate does not ask while the kind is missing; asked all the same, nothing breaks.
test_kind_missing_or_mistyped if {
	every value in ["amendment", null, 1, true, ["supplement"]] {
		supplement.findings == set() with input as asked({"kind": value}, "2025-04-01", "2025-01-10")
	}
	supplement.findings == set() with input as {}
	supplement.findings == set() with input as {"declaration": {"contract": null, "service": [], "filing": 1}}
}
