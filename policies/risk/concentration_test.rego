package ito.risk.concentration_test

import future.keywords.not

import data.ito.risk.concentration

at := ["institution", "governance", "concentration"]

mitigations_at := ["institution", "governance", "concentration", "mitigations"]

activity(provider, fields) := object.union(
	{
		"name": "服务",
		"stage": "in_service",
		"provider": provider,
		"service": {"starts_on": "2024-03-01", "ends_on": "2027-12-31"},
		"facts": {"important": false, "in_scope": true},
	},
	fields,
)

important := {"facts": {"important": true}}

# So many activities of one provider.
activities(provider, range, fields) := {id: activity(provider, fields) |
	some i in range
	id := sprintf("%s-%d", [provider, i])
}

known := {
	"a": {"name": "甲公司", "parent": "无"},
	"b": {"name": "乙公司", "parent": "丙集团"},
	"c": {"name": "丙集团", "parent": "—"},
	"d": {"name": "丁公司", "parent": " 丙集团 "},
	"e": {"name": "戊公司"},
}

asked(settings, declarations) := {
	"subject": "institution",
	"as_of": "2026-05-06",
	"institution": {"governance": {"concentration": settings}},
	"register": {"declarations": declarations, "providers": known},
}

mitigated(names) := [{"provider": name, "ref": "R-1"} | some name in names]

found(message, provider, n, total, percent, threshold) := {
	"message": message,
	"at": mitigations_at,
	"values": {"provider": provider, "count": n, "total": total, "percent": percent, "threshold": threshold},
}

in_group(message, provider, n, total, percent, threshold) := object.union(
	found(message, provider, n, total, percent, threshold),
	{"values": {"parent": "丙集团"}},
)

# 20 of a, 10 each of b, c and d: 50 in all.
fifty := object.union_n([
	activities("a", numbers.range(1, 20), {}),
	activities("b", numbers.range(1, 10), {}),
	activities("c", numbers.range(1, 10), {}),
	activities("d", numbers.range(1, 10), {}),
])

test_the_share_that_is_just_allowed_and_one_above if {
	settings := {"threshold_percent": 40, "mitigations": mitigated(["b", "c", "d"])}
	concentration.findings == set() with input as asked(settings, fifty)
	concentration.findings == {found("provider", "a", 20, 50, 40, 39)}
		with input as asked(object.union(settings, {"threshold_percent": 39}), fifty)
	concentration.findings == {found("provider", "a", 21, 51, 41, 40)}
		with input as asked(settings, object.union(fifty, {"a-21": activity("a", {})}))
}

test_a_mitigation_answers if {
	settings := {"threshold_percent": 39, "mitigations": mitigated(["a", "b", "c", "d"])}
	concentration.findings == set() with input as asked(settings, fifty)
	every ref in [null, "", " ", "无", 1, true, ["R-1"], {}] {
		mitigations := array.concat([{"provider": "a", "ref": ref}], mitigated(["b", "c", "d"]))
		concentration.findings == {found("provider", "a", 20, 50, 40, 39)}
			with input as asked({"threshold_percent": 39, "mitigations": mitigations}, fifty)
	}
	every provider in [null, "", "x", 1, true, ["a"], {}] {
		mitigations := array.concat([{"provider": provider, "ref": "R"}], mitigated(["b", "c", "d"]))
		concentration.findings == {found("provider", "a", 20, 50, 40, 39)}
			with input as asked({"threshold_percent": 39, "mitigations": mitigations}, fifty)
	}
}

# b and d have the parent c, which is a provider itself.
test_providers_of_one_parent if {
	concentration.findings == {in_group("group", provider, 30, 50, 60, 59) | some provider in ["b", "c", "d"]}
		with input as asked({"threshold_percent": 59}, fifty)
	concentration.findings == {in_group("group", provider, 30, 50, 60, 59) | some provider in ["b", "d"]}
		with input as asked({"threshold_percent": 59, "mitigations": mitigated(["c"])}, fifty)
	concentration.findings == set() with input as asked({"threshold_percent": 60}, fifty)
}

test_who_is_above_alone_is_found_once if {
	declarations := object.union_n([
		activities("a", numbers.range(1, 4), {}),
		activities("b", numbers.range(1, 5), {}),
		activities("d", [1], {}),
	])
	expected := {found("provider", "b", 5, 10, 50, 40), in_group("group", "d", 6, 10, 60, 40)}
	concentration.findings == expected with input as asked({"threshold_percent": 40}, declarations)
}

test_important_ones_are_counted_apart if {
	declarations := object.union_n([
		activities("a", numbers.range(1, 8), {}),
		activities("b", [1], important),
		activities("d", [1], important),
		activities("e", [1, 2], important),
	])
	settings := {"threshold_percent": 70}
	concentration.findings == set() with input as asked(settings, declarations)
	concentration.findings == {
		found("provider", "a", 8, 12, 66, 49),
		in_group("group-important", "b", 2, 4, 50, 49),
		in_group("group-important", "d", 2, 4, 50, 49),
		found("provider-important", "e", 2, 4, 50, 49),
	} with input as asked({"threshold_percent": 49}, declarations)
}

test_what_is_unknown_counts_as_important if {
	every unknown in [{"facts": null}, {"facts": {"important": null}}, {"facts": []}] {
		declarations := object.union(activities("a", [1, 2], {}), activities("e", [1], unknown))
		concentration.findings == {found("provider-important", "e", 1, 1, 100, 70)}
			with input as asked({"threshold_percent": 70}, declarations)
	}
}

test_what_has_ended_or_is_out_of_scope_does_not_count if {
	two := object.union(activities("a", [1], {}), activities("e", [1], {}))
	every gone in [
		{"stage": "ended"},
		{"stage": "terminated"},
		{"service": {"ended_on": "2026-05-06"}},
		{"facts": {"in_scope": false}},
	] {
		declarations := object.union(two, activities("b", [1, 2, 3], gone))
		concentration.findings == set() with input as asked({"threshold_percent": 50}, declarations)
	}
	going_on := object.union(two, activities("b", [1, 2, 3], {"service": {"ended_on": "2026-05-07"}}))
	concentration.findings == {found("provider", "b", 3, 5, 60, 50)}
		with input as asked({"threshold_percent": 50}, going_on)
	proposed := object.union(two, activities("b", [1, 2, 3], {"stage": "proposed"}))
	concentration.findings == {found("provider", "b", 3, 5, 60, 50)}
		with input as asked({"threshold_percent": 50}, proposed)
}

test_a_provider_that_is_no_text_counts_for_nobody if {
	declarations := {"A": activity("a", {}), "E": activity("e", {}), "X": activity("a", {"provider": 7})}
	concentration.findings == set() with input as asked({"threshold_percent": 50}, declarations)
	concentration.findings == {found("provider", "a", 1, 2, 50, 49), found("provider", "e", 1, 2, 50, 49)}
		with input as asked({"threshold_percent": 49}, declarations)
}

test_providers_missing_or_mistyped if {
	every given in [
		null, [], "a", 1, {},
		{"b": null, "d": "丁"},
		{"b": {"parent": 1}, "d": {"parent": ["丙集团"]}},
	] {
		concentration.findings == set() with input as {
			"as_of": "2026-05-06",
			"institution": {"governance": {"concentration": {"threshold_percent": 59}}},
			"register": {"declarations": fifty, "providers": given},
		}
	}
}

test_not_identified if {
	expected := {{"message": "not-identified", "at": at, "values": {}}}
	concentration.findings == expected with input as {"as_of": "2026-05-06", "institution": {}}
	every governance in [null, {}, [], "G", 1, true] {
		concentration.findings == expected with input as {"institution": {"governance": governance}}
	}
	every settings in [null, [], "30%", 30, true] {
		concentration.findings == expected with input as asked(settings, fifty)
	}
}

test_threshold_missing_or_mistyped if {
	expected := {{"message": "no-threshold", "at": array.concat(at, ["threshold_percent"]), "values": {}}}
	concentration.findings == expected with input as asked({}, fifty)
	every threshold in [null, "", "30", true, [30], {}] {
		concentration.findings == expected with input as asked({"threshold_percent": threshold}, fifty)
	}
}

test_no_register if {
	expected := {{"message": "no-register", "at": at, "values": {}}}
	every register in [null, {}, [], "all", 1, {"declarations": null}, {"declarations": []}, {"declarations": "A"}] {
		concentration.findings == expected with input as {
			"institution": {"governance": {"concentration": {"threshold_percent": 30}}},
			"register": register,
		}
	}
}

test_an_empty_register if {
	concentration.findings == set() with input as asked({"threshold_percent": 1}, {})
}
