package ito.filing.order_test

import data.ito.filing.order

asked(decided_on, approved_on, filed_on) := {"declaration": {
	"assessment": {"decided_on": decided_on},
	"approval": {"approved_on": approved_on},
	"filing": {"filed_on": filed_on},
}}

finding(message, values) := {"message": message, "at": ["declaration", "filing", "filed_on"], "values": values}

before_decision(filed_on, decided_on) := finding("before-decision", {"filed_on": filed_on, "decided_on": decided_on})

before_approval(filed_on, approved_on) := finding("before-approval", {"filed_on": filed_on, "approved_on": approved_on})

test_in_order if {
	order.findings == set() with input as asked("2026-01-08", "2026-01-14", "2026-01-16")
}

test_all_on_one_day if {
	order.findings == set() with input as asked("2026-01-16", "2026-01-16", "2026-01-16")
}

test_reported_before_the_approval if {
	order.findings == {before_approval("2026-01-16", "2026-01-19")}
		with input as asked("2026-01-08", "2026-01-19", "2026-01-16")
}

test_reported_before_decision_and_approval if {
	expected := {before_decision("2026-01-16", "2026-01-19"), before_approval("2026-01-16", "2026-01-20")}
	order.findings == expected with input as asked("2026-01-19", "2026-01-20", "2026-01-16")
}

# Who misses a date says so: filing/assessment, filing/approval, filing/lead-time.
test_a_date_missing if {
	order.findings == set() with input as {}
	order.findings == set() with input as {"declaration": {"filing": {"filed_on": "2026-01-16"}}}
	order.findings == set() with input as {"declaration": {"filing": null, "approval": [], "assessment": 1}}
	every value in [null, 20260116, true, []] {
		order.findings == set() with input as asked("2026-01-08", "2026-01-14", value)
		order.findings == set() with input as asked(value, value, "2026-01-16")
	}
	order.findings == {before_approval("2026-01-16", "2026-01-19")}
		with input as asked(null, "2026-01-19", "2026-01-16")
}
