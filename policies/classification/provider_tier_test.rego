package ito.classification.provider_tier_test

import future.keywords.not

import data.ito.classification.provider_tier as rule

asked(tier) := {"provider": {"tier": tier}}

graded_general := {"message": "graded-general", "at": ["provider", "tier"], "values": {}}

test_graded_important if {
	rule.findings == set() with input as asked("important")
}

test_graded_general if {
	rule.findings == {graded_general} with input as asked("general")
}

test_missing_or_mistyped if {
	rule.findings == {graded_general} with input as {"provider": {}}
	rule.findings == {graded_general} with input as {}
	rule.findings == {graded_general} with input as asked(null)
	rule.findings == {graded_general} with input as asked(1)
}
