package ito.purchase.category_test

import future.keywords.not

import data.ito.purchase.category as rule

asked(category) := {"order": {"category": category}, "declaration": {"service": {"category": "operations"}}}

test_same if {
	rule.findings == set() with input as asked("operations")
}

test_other if {
	values := {"ordered": "security", "declared": "operations"}
	expected := {{"message": "other", "at": ["order", "category"], "values": values}}
	rule.findings == expected with input as asked("security")
}
