package ito.crossborder.country_assessment_test

import data.ito.crossborder.country_assessment as rule

singapore := {
	"country": "SG",
	"political": "稳定",
	"economic": "稳定",
	"social": "稳定",
	"legal": "健全",
	"cultural": "相近",
	"assessed_on": "2025-12-22",
}

# Work in the mainland and in Singapore, approved on 2026-01-14.
asked(assessments) := {
	"as_of": "2026-05-06",
	"provider": {"country": "CN"},
	"declaration": {
		"approval": {"approved_on": "2026-01-14"},
		"assessment": {"decided_on": "2026-01-08"},
		"delivery": {"sites": [
			{"type": "institution_premises", "country": "CN"},
			{"type": "provider_premises", "country": "SG"},
		]},
		"subcontracting": {"items": []},
		"crossborder": {"country_assessments": assessments},
	},
}

changed(changes) := asked([object.union(singapore, changes)])

list_at := ["declaration", "crossborder", "country_assessments"]

at(i, field) := array.concat(list_at, [i, field])

not_assessed(country) := {"message": "not-assessed", "at": list_at, "values": {"country": country}}

lacks(i, country, dimension, dimension_zh) := {
	"message": "dimension",
	"at": at(i, dimension),
	"values": {"country": country, "dimension": dimension, "dimension_zh": dimension_zh},
}

undated(i) := {"message": "undated", "at": at(i, "assessed_on"), "values": {"country": "SG"}}

late(i, day, chosen_on) := {
	"message": "late",
	"at": at(i, "assessed_on"),
	"values": {"country": "SG", "assessed_on": day, "chosen_on": chosen_on},
}

in_future(i, day) := {
	"message": "future",
	"at": at(i, "assessed_on"),
	"values": {"country": "SG", "assessed_on": day, "as_of": "2026-05-06"},
}

undecided := {"message": "undecided", "at": ["declaration", "assessment", "decided_on"], "values": {}}

words := {"political": "政治", "economic": "经济", "social": "社会", "legal": "法律", "cultural": "文化"}

test_assessed if {
	rule.findings == set() with input as asked([singapore])
}

test_assessed_on_the_day_of_the_approval if {
	rule.findings == set() with input as changed({"assessed_on": "2026-01-14"})
}

test_incomplete_on_the_day_of_the_approval if {
	rule.findings == {lacks(0, "SG", "legal", "法律")} with input as changed({"assessed_on": "2026-01-14", "legal": null})
}

test_not_assessed if {
	rule.findings == {not_assessed("SG")} with input as asked([])
	rule.findings == {not_assessed("SG")} with input as changed({"country": "MY"})
	rule.findings == {not_assessed("SG")} with input as changed({"country": null})
}

test_not_assessed_where_the_part_is_missing_or_none if {
	every list in [null, 7, "text", true, {}, [7], ["SG"], [null]] {
		rule.findings == {not_assessed("SG")} with input as asked(list)
	}
	without := {"declaration": {"crossborder": null}}
	rule.findings == {not_assessed("SG")} with input as object.union(asked([]), without)
}

# HK, MO and TW are assessed too, and so is where only a subcontractor works.
test_every_country_of_the_chain if {
	chain := {"declaration": {
		"delivery": {"sites": [{"country": "HK"}, {"country": "MO"}]},
		"subcontracting": {"items": [{"country": "TW"}, {"country": "CN"}]},
	}}
	rule.findings == {not_assessed(country) | some country in ["HK", "MO", "TW"]} with input as object.union(
		asked([singapore]),
		chain,
	)
}

test_one_finding_for_several_places_of_a_country if {
	places := {"declaration": {
		"delivery": {"sites": [{"country": "SG"}, {"country": "SG"}]},
		"subcontracting": {"items": [{"country": "SG"}]},
	}}
	rule.findings == {not_assessed("SG")} with input as object.union(asked([]), places)
}

# "服务提供商所在国家或地区" is also where a foreign provider is registered.
test_the_country_of_a_foreign_provider if {
	foreign := {"provider": {"country": "US"}}
	rule.findings == {not_assessed("US")} with input as object.union(asked([singapore]), foreign)
	both := asked([singapore, object.union(singapore, {"country": "US"})])
	rule.findings == set() with input as object.union(both, foreign)
}

test_each_dimension if {
	every dimension, dimension_zh in words {
		every answer in [null, 7, true, []] {
			rule.findings == {lacks(0, "SG", dimension, dimension_zh)} with input as changed({dimension: answer})
		}
	}
}

test_one_finding_for_each_dimension_that_is_missing if {
	bare := {"country": "SG", "assessed_on": "2025-12-22"}
	rule.findings == {lacks(0, "SG", dimension, zh) | some dimension, zh in words} with input as asked([bare])
}

test_undated if {
	every day in [null, 7, true, []] {
		rule.findings == {undated(0)} with input as changed({"assessed_on": day})
	}
}

test_late if {
	rule.findings == {late(0, "2026-01-15", "2026-01-14")} with input as changed({"assessed_on": "2026-01-15"})
	rule.findings == {late(0, "2026-05-06", "2026-01-14")} with input as changed({"assessed_on": "2026-05-06"})
}

test_in_the_future if {
	rule.findings == {in_future(0, "2026-05-07")} with input as changed({"assessed_on": "2026-05-07"})

	# Even if the approval is planned for later still.
	planned := {"declaration": {"approval": {"approved_on": "2026-06-30"}}}
	rule.findings == {in_future(0, "2026-05-07")} with input as object.union(
		changed({"assessed_on": "2026-05-07"}),
		planned,
	)
}

test_late_and_incomplete if {
	rule.findings == {late(0, "2026-02-01", "2026-01-14"), lacks(0, "SG", "legal", "法律")} with input as changed({
		"assessed_on": "2026-02-01",
		"legal": null,
	})
}

# Where article 15 asks for no approval, the decision is the choice.
test_the_decision_where_there_is_no_approval if {
	every approval in [null, 7, {"approved_on": null}] {
		unapproved := {"declaration": {"approval": approval}}
		rule.findings == set() with input as object.union(asked([singapore]), unapproved)
		rule.findings == {late(0, "2026-01-09", "2026-01-08")} with input as object.union(
			changed({"assessed_on": "2026-01-09"}),
			unapproved,
		)
	}
}

test_undecided if {
	neither := {"as_of": "2026-05-06", "provider": {"country": "CN"}, "declaration": {
		"delivery": {"sites": [{"country": "SG"}]},
		"crossborder": {"country_assessments": [singapore]},
	}}
	rule.findings == {undecided} with input as neither
}

test_a_provider_of_no_country if {
	every country in [null, 7, true, []] {
		rule.findings == set() with input as object.union(asked([singapore]), {"provider": {"country": country}})
	}
}

# An assessment that was renewed later does not undo the one made in time.
test_one_assessment_in_order_is_enough if {
	renewed := object.union(singapore, {"assessed_on": "2026-04-20"})
	rule.findings == set() with input as asked([singapore, renewed])
	rule.findings == set() with input as asked([renewed, singapore])
	rule.findings == set() with input as asked([{"country": "SG"}, singapore])
	on_the_day := object.union(singapore, {"assessed_on": "2026-01-14"})
	rule.findings == set() with input as asked([renewed, on_the_day])
	today := object.union(asked([renewed, on_the_day]), {"as_of": "2026-01-14"})
	rule.findings == set() with input as today
	rule.findings == {late(0, "2026-04-20", "2026-01-14"), undated(1)} with input as asked([
		renewed,
		object.union(singapore, {"assessed_on": null}),
	])
}

test_assessments_of_other_countries_do_not_matter if {
	rule.findings == set() with input as asked([{"country": "CN"}, {"country": "JP"}, singapore])
}
