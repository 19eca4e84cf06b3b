package ito.purchase.standing_test

import future.keywords.not

import data.ito.purchase.standing as rule

asked(parts) := object.union(
	{
		"order": {"ordered_on": "2026-05-06"},
		"declaration": {"id": "ITO-1", "stage": "in_service", "service": {}},
		"provider": {"suspensions": [], "industry_notices": []},
		"institution": {"regulator_orders": []},
	},
	parts,
)

found(message, values, article) := {{
	"message": message,
	"at": ["order", "ordered_on"],
	"values": values,
	"articles": [article],
}}

ended := {{"message": "ended", "at": ["order", "ordered_on"], "values": {}}}

suspended(fields) := asked({"provider": {
	"suspensions": [object.union({"on": "2026-05-01", "kind": "suspended"}, fields)],
	"industry_notices": [],
}})

notified(fields) := asked({"provider": {
	"suspensions": [],
	"industry_notices": [object.union({"on": "2026-05-01", "ref": "R-1"}, fields)],
}})

ordered(fields) := asked({"institution": {"regulator_orders": [object.union(
	{"on": "2026-05-01", "kind": "stop", "ref": "R-2", "declarations": []},
	fields,
)]}})

test_nothing_in_force if {
	rule.findings == set() with input as asked({})
}

test_suspended if {
	expected := found("suspended", {"on": "2026-05-01", "kind": "suspended"}, "27")
	every fields in [{}, {"lifted_on": null}, {"lifted_on": "2026-05-07"}, {"lifted_on": 7}] {
		rule.findings == expected with input as suspended(fields)
	}
	today := found("suspended", {"on": "2026-05-06", "kind": "suspended"}, "27")
	rule.findings == today with input as suspended({"on": "2026-05-06"})
}

test_suspended_at_another_time if {
	every fields in [{"on": "2026-05-07"}, {"lifted_on": "2026-05-06"}] {
		rule.findings == set() with input as suspended(fields)
	}
}

test_notified if {
	expected := found("notified", {"on": "2026-05-01", "ref": "R-1"}, "42")
	rule.findings == expected with input as notified({})
	rule.findings == set() with input as notified({"closed_on": "2026-05-06"})
	rule.findings == set() with input as notified({"on": "2026-05-07"})
}

test_ordered_by_the_regulator if {
	expected := found("regulator-order", {"on": "2026-05-01", "kind": "stop", "ref": "R-2"}, "42")
	rule.findings == expected with input as ordered({})
	rule.findings == expected with input as ordered({"declarations": ["ITO-2", "ITO-1"]})
	rule.findings == set() with input as ordered({"declarations": ["ITO-2"]})
	rule.findings == set() with input as ordered({"lifted_on": "2026-05-01"})
}

test_ended if {
	every stage in ["ended", "terminated"] {
		rule.findings == ended with input as asked({"declaration": {"stage": stage}})
	}
	rule.findings == ended with input as asked({"declaration": {"service": {"ended_on": "2026-05-05"}}})
	every day in ["2026-05-06", "2026-06-01", null, 7] {
		rule.findings == set() with input as asked({"declaration": {"service": {"ended_on": day}}})
	}
}
