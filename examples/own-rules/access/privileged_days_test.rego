package xinghe.access.privileged_days_test

import future.keywords.not

import data.xinghe.access.privileged_days as rule

licensed(changes) := {"declaration": {"access": {"grants": [object.union(
	{
		"asset": "core-db",
		"principal": "甲",
		"privilege": "admin",
		"granted_on": "2026-01-01",
		"expires_on": "2026-04-01",
	},
	changes,
)]}}}

test_ninety_days if {
	rule.findings == set() with input as licensed({})
}

test_a_day_more if {
	rule.findings == {{
		"message": "too-long",
		"at": ["declaration", "access", "grants", 0, "expires_on"],
		"values": {"asset": "core-db", "principal": "甲", "days": 91, "most": 90},
		"latest": "2026-04-01",
	}} with input as licensed({"expires_on": "2026-04-02"})
}

test_others_are_not_limited if {
	rule.findings == set() with input as licensed({"privilege": "read", "expires_on": "2026-12-31"})
}
