package ito.governance.board_and_management_test

import data.ito.governance.board_and_management

nothing := [null, "", "  ", 7, true, [], ["x"], {}]

strategy := {"approved_by": "board", "approved_on": "2025-12-18"}

policy := {"ref": "IT-POL-01", "reviewed_by": "senior_management", "reviewed_on": "2025-12-25"}

good := {"strategy": strategy, "policy": policy, "effect_monitoring_ref": "MGT-2026-03"}

asked(fields) := {"as_of": "2026-05-06", "institution": {"governance": object.union(good, fields)}}

without(part, field) := {"as_of": "2026-05-06", "institution": {"governance": {key: value |
	some key, whole in good
	value := less(whole, key, part, field)
}}}

less(whole, key, part, field) := {name: value | some name, value in whole; name != field} if {
	key == part
} else := whole

of_strategy(message, field, values) := {
	"message": message,
	"at": ["institution", "governance", "strategy", field],
	"values": values,
}

of_policy(message, field, values) := {
	"message": message,
	"at": ["institution", "governance", "policy", field],
	"values": values,
}

no_strategy := {"message": "no-strategy", "at": ["institution", "governance", "strategy"], "values": {}}

no_policy := {"message": "no-policy", "at": ["institution", "governance", "policy"], "values": {}}

no_effect_monitoring := {
	"message": "no-effect-monitoring",
	"at": ["institution", "governance", "effect_monitoring_ref"],
	"values": {},
}

test_everything_in_order if {
	every body in ["board", "board_committee"] {
		board_and_management.findings == set() with input as asked({"strategy": {"approved_by": body}})
	}
	every body in ["senior_management", "board_committee", "board"] {
		board_and_management.findings == set() with input as asked({"policy": {"reviewed_by": body}})
	}
}

test_no_governance if {
	expected := {no_strategy, no_policy, no_effect_monitoring}
	board_and_management.findings == expected with input as {"as_of": "2026-05-06", "institution": {}}
	every value in [null, "x", 7, true, []] {
		board_and_management.findings == expected
			with input as {"as_of": "2026-05-06", "institution": {"governance": value}}
	}
}

test_no_strategy if {
	every value in [null, "x", 7, true, []] {
		board_and_management.findings == {no_strategy} with input as asked({"strategy": value})
	}
}

test_strategy_not_approved if {
	expected := {of_strategy("strategy-not-approved", "approved_by", {})}
	board_and_management.findings == expected with input as without("strategy", "approved_by")
	every value in nothing {
		board_and_management.findings == expected with input as asked({"strategy": {"approved_by": value}})
	}
}

test_strategy_approved_too_low if {
	every body in ["senior_management", "department"] {
		board_and_management.findings == {of_strategy("strategy-approved-too-low", "approved_by", {"body": body})}
			with input as asked({"strategy": {"approved_by": body}})
	}
}

test_strategy_undated if {
	expected := {of_strategy("strategy-undated", "approved_on", {})}
	board_and_management.findings == expected with input as without("strategy", "approved_on")
	every value in nothing {
		board_and_management.findings == expected with input as asked({"strategy": {"approved_on": value}})
	}
}

test_strategy_not_approved_yet if {
	values := {"approved_on": "2026-05-07", "as_of": "2026-05-06"}
	board_and_management.findings == {of_strategy("strategy-not-approved-yet", "approved_on", values)}
		with input as asked({"strategy": {"approved_on": "2026-05-07"}})
	board_and_management.findings == set() with input as asked({"strategy": {"approved_on": "2026-05-06"}})
}

test_no_policy if {
	every value in [null, "x", 7, true, []] {
		board_and_management.findings == {no_policy} with input as asked({"policy": value})
	}
}

test_no_policy_document if {
	expected := {of_policy("no-policy-document", "ref", {})}
	board_and_management.findings == expected with input as without("policy", "ref")
	every value in array.concat(nothing, ["无"]) {
		board_and_management.findings == expected with input as asked({"policy": {"ref": value}})
	}
}

test_policy_not_reviewed if {
	expected := {of_policy("policy-not-reviewed", "reviewed_by", {})}
	board_and_management.findings == expected with input as without("policy", "reviewed_by")
	every value in nothing {
		board_and_management.findings == expected with input as asked({"policy": {"reviewed_by": value}})
	}
}

test_policy_reviewed_too_low if {
	board_and_management.findings == {of_policy("policy-reviewed-too-low", "reviewed_by", {"body": "department"})}
		with input as asked({"policy": {"reviewed_by": "department"}})
}

test_policy_undated if {
	expected := {of_policy("policy-undated", "reviewed_on", {})}
	board_and_management.findings == expected with input as without("policy", "reviewed_on")
	every value in nothing {
		board_and_management.findings == expected with input as asked({"policy": {"reviewed_on": value}})
	}
}

test_policy_not_reviewed_yet if {
	values := {"reviewed_on": "2026-05-07", "as_of": "2026-05-06"}
	board_and_management.findings == {of_policy("policy-not-reviewed-yet", "reviewed_on", values)}
		with input as asked({"policy": {"reviewed_on": "2026-05-07"}})
	board_and_management.findings == set() with input as asked({"policy": {"reviewed_on": "2026-05-06"}})
}

test_no_effect_monitoring if {
	every value in array.concat(nothing, ["无"]) {
		board_and_management.findings == {no_effect_monitoring} with input as asked({"effect_monitoring_ref": value})
	}
	board_and_management.findings == {no_effect_monitoring}
		with input as {"as_of": "2026-05-06", "institution": {"governance": {"strategy": strategy, "policy": policy}}}
}
