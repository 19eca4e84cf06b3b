package ito.crossborder.foreign_provider_test

import data.ito.crossborder.foreign_provider as rule

asked(sites, subcontractors) := {
	"provider": {"country": "US"},
	"declaration": {"delivery": {"sites": sites}, "subcontracting": {"items": subcontractors}},
}

confirm := {"message": "confirm", "at": ["declaration", "delivery", "sites"], "values": {"country": "US"}}

test_only_in_the_mainland if {
	rule.findings == {confirm} with input as asked([{"country": "CN"}], [])
	rule.findings == {confirm} with input as asked([{"country": "CN"}, {"country": "CN"}], [{"country": "CN"}])
}

test_a_place_outside_is_declared if {
	rule.findings == set() with input as asked([{"country": "CN"}, {"country": "US"}], [])
	rule.findings == set() with input as asked([{"country": "CN"}], [{"country": "IN"}])
	rule.findings == set() with input as asked([{"country": "HK"}], [])
}

test_places_that_are_missing_or_none if {
	every list in [null, 7, "text", true, {}, [7], [{"country": 7}]] {
		rule.findings == {confirm} with input as asked(list, list)
	}
}
