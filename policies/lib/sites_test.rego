package ito.lib.sites_test

import data.ito.lib.sites

asked(delivered, subcontracted) := {"declaration": {
	"delivery": {"sites": delivered},
	"subcontracting": {"items": subcontracted},
}}

site_at(i) := ["declaration", "delivery", "sites", i]

item_at(i) := ["declaration", "subcontracting", "items", i]

test_places_of_the_provider_and_of_subcontractors if {
	sites.places == {
		{"at": site_at(0), "type": "institution_premises", "country": "CN"},
		{"at": site_at(1), "type": "remote_access", "country": "SG"},
		{"at": item_at(0), "type": "public_cloud", "country": "HK"},
	} with input as asked(
		[{"type": "institution_premises", "country": "CN"}, {"type": "remote_access", "country": "SG"}],
		[{"site_type": "public_cloud", "country": "HK"}],
	)
}

test_places_outside_the_mainland if {
	sites.outside == {
		{"at": site_at(1), "type": "other", "country": "MO"},
		{"at": item_at(0), "type": "other", "country": "TW"},
	} with input as asked(
		[{"type": "other", "country": "CN"}, {"type": "other", "country": "MO"}],
		[{"site_type": "other", "country": "TW"}, {"site_type": "other", "country": "CN"}],
	)
}

test_a_place_known_in_part_is_a_place if {
	partly := asked([{"type": "other"}, {"country": "SG"}, {}], [{"country": "SG"}])
	sites.places == {
		{"at": site_at(0), "type": "other", "country": null},
		{"at": site_at(1), "type": null, "country": "SG"},
		{"at": site_at(2), "type": null, "country": null},
		{"at": item_at(0), "type": null, "country": "SG"},
	} with input as partly
	sites.outside == {
		{"at": site_at(1), "type": null, "country": "SG"},
		{"at": item_at(0), "type": null, "country": "SG"},
	} with input as partly
}

test_what_is_no_country_is_not_outside if {
	every country in [null, 7, true, [], {}] {
		sites.outside == set() with input as asked([{"type": "other", "country": country}], [])
	}
}

test_what_is_no_list_has_no_places if {
	every list in [null, 7, "text", true, {}, {"a": {}}, [], [7], ["text"], [null]] {
		sites.places == set() with input as asked(list, list)
	}
	sites.places == set() with input as {}
}

test_no_place_declared if {
	sites.none_declared with input as asked([], [{"site_type": "other", "country": "CN"}])
	every list in [null, {}, [{}], [7]] {
		object.get(sites, "none_declared", false) == false with input as asked(list, [])
	}
}
