package ito.monitoring.plan_test

import future.keywords.not

import data.ito.monitoring.plan as rule

asked(monitoring) := {"as_of": "2026-05-06", "declaration": {"monitoring": monitoring}}

found(message, field) := {"message": message, "at": ["declaration", "monitoring", field], "values": {}}

test_passes if {
	rule.findings == set() with input as asked({"plan_ref": "MON-2026-01", "owner": "运维监控岗"})
}

test_no_monitoring if {
	expected := {{"message": "no-monitoring", "at": ["declaration", "monitoring"], "values": {}}}
	rule.findings == expected with input as {"declaration": {}}
	every value in [null, "MON-2026-01", 7, true, []] {
		rule.findings == expected with input as asked(value)
	}
}

test_nothing_in_it if {
	rule.findings == {found("no-plan", "plan_ref"), found("no-owner", "owner")} with input as asked({})
}

test_no_plan if {
	rule.findings == {found("no-plan", "plan_ref")} with input as asked({"owner": "运维监控岗"})
	every value in [null, "", " ", "待定", 7, true, [], {}] {
		rule.findings == {found("no-plan", "plan_ref")} with input as asked({"plan_ref": value, "owner": "运维监控岗"})
	}
}

test_no_owner if {
	rule.findings == {found("no-owner", "owner")} with input as asked({"plan_ref": "MON-2026-01"})
	every value in [null, "", " ", "TBD", 7, true, [], {}] {
		rule.findings == {found("no-owner", "owner")} with input as asked({"plan_ref": "MON-2026-01", "owner": value})
	}
}
