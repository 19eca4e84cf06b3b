package ito.facts.access_granted_test

import data.ito.facts.access_granted

default value := "unknown"

value := access_granted.value

asked(grants) := {"declaration": {"access": {"grants": grants}}}

test_granted if {
	value == true with input as asked([{}, {}])
	granted := {"reason": "grant", "at": ["declaration", "access", "grants"], "values": {"count": 2}}
	access_granted.reasons == {granted} with input as asked([{}, {}])
	count(access_granted.doubts) == 0 with input as asked([{}, {}])
}

test_nothing_granted if {
	value == false with input as asked([])
	access_granted.reasons == set() with input as asked([])
}

test_unknown_without_a_list if {
	value == "unknown" with input as {"declaration": {"access": {}}}
	value == "unknown" with input as {"declaration": {}}
	value == "unknown" with input as {}
}

test_unknown_with_something_else if {
	every grants in [null, 7, true, "text", {"asset": "x"}] {
		value == "unknown" with input as asked(grants)
		access_granted.reasons == set() with input as asked(grants)
	}
}
