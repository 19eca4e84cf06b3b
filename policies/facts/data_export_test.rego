package ito.facts.data_export_test

import data.ito.facts.data_export

default value := "unknown"

value := data_export.value

domestic := {
	"delivery": {"sites": [{"type": "provider_premises", "country": "CN"}]},
	"subcontracting": {"items": [{"name": "分包商", "country": "CN", "data_access": true}]},
	"data": {"items": [{"name": "客户资料", "places": ["CN"]}]},
	"access": {"grants": [{"principal": "li@provider.example", "from": "CN"}]},
}

asked(changes) := {"declaration": object.union(domestic, changes)}

data_in(places) := asked({"data": {"items": [{"name": "客户资料", "places": places}]}})

access_from(place) := asked({"access": {"grants": [{"principal": "lim@provider.example", "from": place}]}})

subcontractor(country, data_access) := asked({"subcontracting": {"items": [{
	"name": "分包商",
	"country": country,
	"data_access": data_access,
}]}})

sites(type, country) := asked({"delivery": {"sites": [{"type": type, "country": country}]}})

no_place := {"doubt": "no_place", "at": ["declaration", "data", "items", 0, "places"], "values": {}}

test_nothing_leaves if {
	value == false with input as asked({})
	data_export.reasons == set() with input as asked({})
	data_export.doubts == set() with input as asked({})
}

test_no_data_at_all if {
	value == false with input as asked({"data": {"items": []}, "access": {"grants": []}, "subcontracting": {"items": []}})
}

# HK, MO and TW are outside too.
test_data_outside if {
	every country in ["SG", "HK", "MO", "TW"] {
		value == true with input as data_in(["CN", country])
		data_export.reasons == {{
			"reason": "place",
			"at": ["declaration", "data", "items", 0, "places"],
			"values": {"name": "客户资料", "country": country},
		}} with input as data_in(["CN", country])
	}
}

test_access_from_outside if {
	value == true with input as access_from("HK")
	data_export.reasons == {{
		"reason": "access",
		"at": ["declaration", "access", "grants", 0, "from"],
		"values": {"principal": "lim@provider.example", "country": "HK"},
	}} with input as access_from("HK")
}

test_remote_access_from_outside if {
	value == true with input as sites("remote_access", "SG")
	data_export.reasons == {{
		"reason": "remote",
		"at": ["declaration", "delivery", "sites", 0],
		"values": {"country": "SG"},
	}} with input as sites("remote_access", "SG")
}

# Work outside that touches no data is cross-border, but no data leaves.
test_work_outside_without_data if {
	value == false with input as sites("provider_premises", "SG")
	value == false with input as sites("remote_access", "CN")
	value == false with input as subcontractor("SG", false)
	value == false with input as asked({"subcontracting": {"items": [{
		"name": "分包商",
		"site_type": "remote_access",
		"country": "SG",
		"data_access": false,
	}]}})
}

test_a_subcontractor_outside_who_touches_data if {
	value == true with input as subcontractor("SG", true)
	data_export.reasons == {{
		"reason": "subcontractor",
		"at": ["declaration", "subcontracting", "items", 0, "country"],
		"values": {"name": "分包商", "country": "SG"},
	}} with input as subcontractor("SG", true)
}

test_unknown_without_all_places if {
	every places in [[], [null], ["CN", 7]] {
		value == "unknown" with input as data_in(places)
		data_export.doubts == {no_place} with input as data_in(places)
	}
}

test_unknown_with_a_field_that_is_missing_or_none if {
	every answer in [null, 7, true, "text", {}] {
		value == "unknown" with input as data_in(answer)
	}
	every answer in [null, 7, true, []] {
		value == "unknown" with input as access_from(answer)
		value == "unknown" with input as sites("provider_premises", answer)
		value == "unknown" with input as subcontractor(answer, true)
	}
	every answer in [null, 7, "true", []] {
		value == "unknown" with input as subcontractor("SG", answer)
	}
	value == "unknown" with input as asked({"data": {"items": [{"name": "客户资料"}]}})
	value == "unknown" with input as asked({"access": {"grants": [{"principal": "lim@provider.example"}]}})
	value == "unknown" with input as asked({"delivery": {"sites": [{"country": "SG"}]}})
}

# The words of a reason need a name; without it the fact is unknown, not false.
test_unknown_without_a_name if {
	value == "unknown" with input as asked({"data": {"items": [{"places": ["SG"]}]}})
	value == "unknown" with input as asked({"access": {"grants": [{"from": "SG"}]}})
	value == "unknown" with input as asked({"subcontracting": {"items": [{"country": "SG", "data_access": true}]}})
}

test_unknown_with_lists_that_are_none if {
	every list in [null, 7, "text", true, {}, [7], ["text"]] {
		value == "unknown" with input as asked({"data": {"items": list}})
		value == "unknown" with input as asked({"access": {"grants": list}})
		value == "unknown" with input as asked({"subcontracting": {"items": list}})
		value == "unknown" with input as asked({"delivery": {"sites": list}})
	}
	value == "unknown" with input as {}
}

# One item without a name hides none of the others.
test_true_beside_an_item_without_a_name if {
	value == true with input as asked({"data": {"items": [{"places": ["SG"]}, {"name": "日志", "places": ["HK"]}]}})
	value == true with input as asked({"access": {"grants": [
		{"from": "SG"},
		{"principal": "lim@provider.example", "from": "HK"},
	]}})
}

test_true_outweighs_what_is_missing if {
	value == true with input as {"declaration": {"access": access_from("SG").declaration.access}}
}
