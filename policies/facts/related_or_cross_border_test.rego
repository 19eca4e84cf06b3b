package ito.facts.related_or_cross_border_test

import future.keywords.not

import data.ito.facts.related_or_cross_border as fact

asked(relationship, country) := {
	"declaration": {
		"delivery": {"sites": [{"type": "provider_premises", "country": country}]},
		"subcontracting": {"items": []},
	},
	"provider": {"relationship": relationship},
}

related := {"reason": "related", "at": ["provider", "relationship"], "values": {}}

cross_border := {"reason": "cross_border", "at": ["declaration", "delivery", "sites"], "values": {}}

test_related if {
	fact.value == true with input as asked("affiliate", "CN")
	fact.reasons == {related} with input as asked("affiliate", "CN")
}

test_cross_border if {
	fact.value == true with input as asked("none", "HK")
	fact.reasons == {cross_border} with input as asked("none", "HK")
}

test_both if {
	fact.reasons == {related, cross_border} with input as asked("parent", "SG")
}

test_neither if {
	fact.value == false with input as asked("none", "CN")
	fact.reasons == set() with input as asked("none", "CN")
}

test_unknown_relationship if {
	said := {{"doubt": "related", "at": ["provider", "relationship"], "values": {}}}
	fact.doubts == said with input as asked("unknown", "CN")
	not fact.value with input as asked("unknown", "CN")
}

# One form that surely holds is enough.
test_unknown_relationship_across_the_border if {
	fact.value == true with input as asked("unknown", "SG")
}

test_a_field_missing if {
	not fact.value with input as {"declaration": asked("none", "CN").declaration}
	not fact.value
		with input as object.union(asked("none", "CN"), {"declaration": {"delivery": {"sites": [{"type": "other"}]}}})
}
