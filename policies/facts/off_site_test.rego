package ito.facts.off_site_test

import data.ito.facts.off_site

default value := "unknown"

value := off_site.value

asked(sites, subcontractors, types) := {"declaration": {
	"delivery": {"sites": sites},
	"subcontracting": {"items": subcontractors},
	"service": {"types": types},
}}

site(type) := {"type": type, "country": "CN"}

subcontractor(type) := {"site_type": type, "country": "CN"}

on_site := asked([site("institution_premises")], [subcontractor("institution_premises")], ["application_ops"])

at_site(i, type) := {"reason": "site", "at": ["declaration", "delivery", "sites", i], "values": {"type": type}}

at_subcontractor(i, type) := {
	"reason": "site",
	"at": ["declaration", "subcontracting", "items", i],
	"values": {"type": type},
}

saas := {"reason": "saas", "at": ["declaration", "service", "types"], "values": {}}

no_site := {"doubt": "no_site", "at": ["declaration", "delivery", "sites"], "values": {}}

test_on_site if {
	value == false with input as on_site
	off_site.reasons == set() with input as on_site
	off_site.doubts == set() with input as on_site
}

# The premises of a branch abroad are still the institution's: on-site, and cross-border.
test_premises_abroad_are_on_site if {
	value == false with input as asked(
		[{"type": "institution_premises", "country": "HK"}],
		[],
		["application_ops"],
	)
}

test_every_other_place_is_off_site if {
	every type in ["provider_premises", "third_party_dc", "public_cloud", "remote_access", "other"] {
		value == true with input as asked([site(type)], [], ["application_ops"])
		off_site.reasons == {at_site(0, type)} with input as asked([site(type)], [], ["application_ops"])
	}
}

test_mixed_delivery_is_off_site if {
	mixed := asked([site("institution_premises"), site("remote_access")], [], ["application_ops"])
	value == true with input as mixed
	off_site.reasons == {at_site(1, "remote_access")} with input as mixed
}

test_the_chain_of_subcontractors_counts if {
	chain := asked(
		[site("institution_premises")],
		[subcontractor("institution_premises"), subcontractor("public_cloud")],
		["application_ops"],
	)
	value == true with input as chain
	off_site.reasons == {at_subcontractor(1, "public_cloud")} with input as chain
}

test_saas_is_off_site if {
	service := asked([site("institution_premises")], [], ["application_ops", "saas"])
	value == true with input as service
	off_site.reasons == {saas} with input as service
}

# A place known only in part is still a place.
test_off_site_without_a_country if {
	value == true with input as asked([{"type": "public_cloud"}], [], ["application_ops"])
	value == true with input as asked([site("institution_premises")], [{"site_type": "other"}], ["application_ops"])
}

test_unknown_without_a_type if {
	value == "unknown" with input as asked([{"country": "CN"}], [], ["application_ops"])
	value == "unknown" with input as asked([site(null)], [], ["application_ops"])
	value == "unknown" with input as asked([site("institution_premises")], [{"country": "CN"}], ["application_ops"])
}

test_unknown_with_a_type_that_is_none if {
	every type in [7, true, [], {}] {
		value == "unknown" with input as asked([site(type)], [], ["application_ops"])
		off_site.reasons == set() with input as asked([site(type)], [], ["application_ops"])
	}
}

test_unknown_without_a_place if {
	value == "unknown" with input as asked([], [], ["application_ops"])
	off_site.doubts == {no_site} with input as asked([], [], ["application_ops"])
}

test_unknown_with_lists_that_are_none if {
	every list in [null, 7, "text", true, {}, [7], ["text"]] {
		value == "unknown" with input as asked(list, [], ["application_ops"])
		value == "unknown" with input as asked([site("institution_premises")], list, ["application_ops"])
	}
	every types in [null, 7, "saas", true, {}] {
		value == "unknown" with input as asked([site("institution_premises")], [], types)
	}
	value == "unknown" with input as {}
}

# What is known to be off-site stays so, whatever else is missing.
test_true_outweighs_what_is_missing if {
	value == true with input as asked([site("public_cloud"), {}], null, null)
	value == true with input as asked(null, null, ["saas"])
}
