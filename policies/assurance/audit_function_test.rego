package ito.assurance.audit_function_test

import future.keywords.not

import data.ito.assurance.audit_function as rule

at := ["institution", "governance", "internal_audit"]

good := {"owner": "内部审计部", "plan_ref": "AUD-PLAN-2026"}

asked(internal_audit) := {"institution": {"governance": {"internal_audit": internal_audit}}}

missing(message, field) := {{"message": message, "at": array.concat(at, [field]), "values": {}}}

test_passes if {
	rule.findings == set() with input as asked(good)
}

test_no_internal_audit if {
	expected := {{"message": "no-internal-audit", "at": at, "values": {}}}
	every value in [null, "", 1, true, []] {
		rule.findings == expected with input as asked(value)
		rule.findings == expected with input as {"institution": {"governance": value}}
	}
	rule.findings == expected with input as {"institution": {}}
	rule.findings == expected with input as {"institution": {"governance": {}}}
}

test_part_missing_mistyped_or_a_placeholder if {
	every field, message in {"owner": "no-owner", "plan_ref": "no-plan"} {
		rule.findings == missing(message, field) with input as asked(object.remove(good, [field]))
		every value in [null, "", " ", "无", "TBD", 1, true, [], {}] {
			rule.findings == missing(message, field) with input as asked(object.union(good, {field: value}))
		}
	}
	rule.findings == missing("no-owner", "owner") | missing("no-plan", "plan_ref") with input as asked({})
}
