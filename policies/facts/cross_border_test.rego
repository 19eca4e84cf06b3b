package ito.facts.cross_border_test

import data.ito.facts.cross_border

default value := "unknown"

value := cross_border.value

asked(sites, subcontractors) := {"declaration": {
	"delivery": {"sites": sites},
	"subcontracting": {"items": subcontractors},
}}

site(country) := {"type": "provider_premises", "country": country}

subcontractor(country) := {"site_type": "provider_premises", "country": country}

at_site(i, country) := {
	"reason": "site",
	"at": ["declaration", "delivery", "sites", i],
	"values": {"country": country},
}

at_subcontractor(i, country) := {
	"reason": "site",
	"at": ["declaration", "subcontracting", "items", i],
	"values": {"country": country},
}

test_domestic if {
	value == false with input as asked([site("CN")], [subcontractor("CN")])
	cross_border.reasons == set() with input as asked([site("CN")], [subcontractor("CN")])
	cross_border.doubts == set() with input as asked([site("CN")], [])
}

# HK, MO and TW are 境外, "其他国家或地区".
test_every_place_outside_the_mainland if {
	every country in ["SG", "HK", "MO", "TW"] {
		value == true with input as asked([site("CN"), site(country)], [])
		cross_border.reasons == {at_site(1, country)} with input as asked([site("CN"), site(country)], [])
	}
}

test_the_chain_of_subcontractors_counts if {
	value == true with input as asked([site("CN")], [subcontractor("CN"), subcontractor("IN")])
	cross_border.reasons == {at_subcontractor(1, "IN")} with input as asked(
		[site("CN")],
		[subcontractor("CN"), subcontractor("IN")],
	)
}

# The place counts, not who works there or in what kind of building.
test_premises_abroad_are_cross_border if {
	value == true with input as asked([{"type": "institution_premises", "country": "HK"}], [])
}

test_the_nationality_of_the_provider_does_not_count if {
	foreign := object.union(asked([site("CN")], []), {"provider": {"country": "US"}})
	value == false with input as foreign
}

test_cross_border_without_a_type if {
	value == true with input as asked([{"country": "SG"}], [])
}

test_unknown_without_a_country if {
	value == "unknown" with input as asked([{"type": "remote_access"}], [])
	value == "unknown" with input as asked([site(null)], [])
	value == "unknown" with input as asked([site("CN")], [{"site_type": "public_cloud"}])
}

test_unknown_with_a_country_that_is_none if {
	every country in [7, false, [], {}] {
		value == "unknown" with input as asked([site(country)], [])
		cross_border.reasons == set() with input as asked([site(country)], [])
	}
}

test_unknown_without_a_place if {
	value == "unknown" with input as asked([], [])
	cross_border.doubts == {{"doubt": "no_site", "at": ["declaration", "delivery", "sites"], "values": {}}}
		with input as asked(
			[],
			[],
		)
}

test_unknown_with_lists_that_are_none if {
	every list in [null, 7, "text", true, {}, [7], ["text"]] {
		value == "unknown" with input as asked(list, [])
		value == "unknown" with input as asked([site("CN")], list)
	}
	value == "unknown" with input as {}
}

test_true_outweighs_what_is_missing if {
	value == true with input as asked([site("SG"), {}], null)
}
