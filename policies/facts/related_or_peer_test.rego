package ito.facts.related_or_peer_test

import future.keywords.not

import data.ito.facts.related_or_peer as fact

asked(relationship, supervised) := {"provider": {
	"relationship": relationship,
	"supervised_institution": supervised,
}}

related := {"reason": "related", "at": ["provider", "relationship"], "values": {}}

peer := {"reason": "peer", "at": ["provider", "supervised_institution"], "values": {}}

test_related if {
	fact.value == true with input as asked("parent", false)
	fact.reasons == {related} with input as asked("parent", false)
}

test_peer if {
	fact.value == true with input as asked("none", true)
	fact.reasons == {peer} with input as asked("none", true)
}

test_both if {
	fact.reasons == {related, peer} with input as asked("affiliate", true)
}

test_neither if {
	fact.value == false with input as asked("none", false)
	fact.reasons == set() with input as asked("none", false)
}

test_unknown if {
	fact.doubts == {{"doubt": "related", "at": ["provider", "relationship"], "values": {}}}
		with input as asked("unknown", false)
	fact.doubts == {{"doubt": "peer", "at": ["provider", "supervised_institution"], "values": {}}}
		with input as asked("none", "unknown")
	not fact.value with input as asked("unknown", false)
	not fact.value with input as asked("none", "unknown")
}

# One form that surely holds is enough.
test_unknown_beside_one_that_holds if {
	fact.value == true with input as asked("unknown", true)
}

test_missing if {
	not fact.value with input as {"provider": {}}
	not fact.value with input as {"provider": {"relationship": "none"}}
	not fact.value with input as {}
}
