package ito.crossborder.undeclared_place_test

import data.ito.crossborder.undeclared_place as rule

# Work in the mainland and in Singapore, a subcontractor in Hong Kong.
asked(grants, items) := {"declaration": {
	"delivery": {"sites": [{"country": "CN"}, {"country": "SG"}]},
	"subcontracting": {"items": [{"country": "HK"}]},
	"access": {"grants": grants},
	"data": {"items": items},
}}

grant(country) := {"principal": "lim@provider.example", "from": country}

item(handling, places) := {"name": "客户资料", "handling": handling, "places": places}

access(i, country) := {
	"message": "access",
	"at": ["declaration", "access", "grants", i, "from"],
	"values": {"principal": "lim@provider.example", "country": country},
}

about_data(message, i, j, country) := {
	"message": message,
	"at": ["declaration", "data", "items", i, "places", j],
	"values": {"name": "客户资料", "country": country},
}

test_declared if {
	rule.findings == set() with input as asked(
		[grant("CN"), grant("SG"), grant("HK")],
		[item("store", ["CN", "SG", "HK"])],
	)
	rule.findings == set() with input as asked([], [])
}

test_access_from_elsewhere if {
	rule.findings == {access(1, "MY")} with input as asked([grant("SG"), grant("MY")], [])
	every country in ["MO", "TW", "US"] {
		rule.findings == {access(0, country)} with input as asked([grant(country)], [])
	}
}

test_data_processed_or_stored_elsewhere if {
	every handling in ["process", "store"] {
		rule.findings == {about_data("data", 0, 1, "JP")} with input as asked([], [item(handling, ["CN", "JP"])])
	}
	rule.findings == {about_data("data", 1, 0, "JP"), about_data("data", 1, 2, "US")} with input as asked(
		[],
		[item("store", ["SG"]), item("process", ["JP", "SG", "US"])],
	)
}

# Data that is only viewed may lie there by the institution's own doing.
test_data_viewed_elsewhere if {
	rule.findings == {about_data("viewed", 0, 0, "JP")} with input as asked([grant("SG")], [item("view", ["JP", "SG"])])
}

test_data_viewed_by_access_that_is_a_finding_itself if {
	rule.findings == {access(0, "JP")} with input as asked([grant("JP")], [item("view", ["JP"])])
	rule.findings == {access(0, "JP"), about_data("data", 0, 0, "JP")} with input as asked(
		[grant("JP")],
		[item("process", ["JP"])],
	)
}

# The mainland needs no declaration here, even where all work is done outside.
test_the_mainland_is_never_undeclared if {
	abroad := object.union(
		asked([grant("CN")], [item("store", ["CN"])]),
		{"declaration": {"delivery": {"sites": [{"country": "SG"}]}}},
	)
	rule.findings == set() with input as abroad
}

test_no_place_declared_at_all if {
	every list in [null, 7, "text", true, {}, [], [7], [{"country": 7}]] {
		nowhere := object.union(asked([grant("SG")], []), {"declaration": {
			"delivery": {"sites": list},
			"subcontracting": {"items": list},
		}})
		rule.findings == {access(0, "SG")} with input as nowhere
	}
}

# One entry without a name hides none of the others.
test_beside_an_entry_without_a_name if {
	rule.findings == {access(1, "MY"), about_data("data", 1, 0, "JP")} with input as asked(
		[{"from": "MY"}, grant("MY")],
		[{"handling": "store", "places": ["JP"]}, item("store", ["JP"])],
	)
	rule.findings == {about_data("viewed", 0, 0, "JP")} with input as asked([{}, grant("SG")], [item("view", ["JP"])])
}

test_fields_that_are_missing_or_none if {
	every list in [null, 7, "text", true, {}, [7], ["SG"], [{}]] {
		rule.findings == set() with input as asked(list, list)
	}
	every other in [null, 7, true, "SG", {}] {
		rule.findings == set() with input as asked([], [item("store", other)])
	}
	every other in [null, 7, true, [], {}] {
		rule.findings == set() with input as asked([grant(other)], [item("store", [other])])
	}
	rule.findings == set() with input as {}
}
