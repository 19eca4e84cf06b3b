package ito.purchase.term_test

import future.keywords.not

import data.ito.purchase.term as rule

asked(term) := {
	"order": {"term": term},
	"declaration": {"service": {"starts_on": "2026-04-01", "ends_on": "2027-03-31"}},
}

found(message, field, values) := {{"message": message, "at": ["order", "term", field], "values": values}}

test_within if {
	rule.findings == set() with input as asked({"starts_on": "2026-04-01", "ends_on": "2027-03-31"})
	rule.findings == set() with input as asked({"starts_on": "2026-05-06", "ends_on": "2026-05-06"})
}

test_before if {
	values := {"starts_on": "2026-03-31", "declared": "2026-04-01"}
	expected := found("before", "starts_on", values)
	rule.findings == expected with input as asked({"starts_on": "2026-03-31", "ends_on": "2027-03-31"})
}

test_beyond if {
	expected := found("beyond", "ends_on", {"ends_on": "2027-04-01", "declared": "2027-03-31"})
	rule.findings == expected with input as asked({"starts_on": "2026-04-01", "ends_on": "2027-04-01"})
}

test_reversed if {
	expected := found("reversed", "ends_on", {"starts_on": "2026-06-02", "ends_on": "2026-06-01"})
	rule.findings == expected with input as asked({"starts_on": "2026-06-02", "ends_on": "2026-06-01"})
}
