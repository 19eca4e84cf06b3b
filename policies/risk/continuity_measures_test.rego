package ito.risk.continuity_measures_test

import future.keywords.not

import data.ito.risk.continuity_measures

good := {
	"impact": "major",
	"supply_chain_ref": "SCM-1",
	"early_warning_ref": "SCM-2",
	"priority_access_ref": "HT-9",
	"provider_resources_ref": "HT-10",
	"emergency_plan_ref": "BCM-1",
	"recovery_priority": "high",
	"provider_in_drills_ref": "BCM-5",
	"fallback_ref": "HR-6",
}

article_of := {
	"supply_chain_ref": "31(1)",
	"early_warning_ref": "31(1)",
	"priority_access_ref": "31(2)",
	"provider_resources_ref": "31(3)",
	"emergency_plan_ref": "31(3)",
	"provider_in_drills_ref": "31(4)",
}

asked(fields) := {"as_of": "2026-05-06", "declaration": {"continuity": object.union(good, fields)}}

without(field) := {"as_of": "2026-05-06", "declaration": {"continuity": object.remove(good, [field])}}

finding(message, field, values, article) := {
	"message": message,
	"at": ["declaration", "continuity", field],
	"values": values,
	"articles": [article],
}

missing(field) := finding("missing", field, values, article_of[field]) if {
	measure := continuity_measures.measures[field]
	values := {"field": field, "measure_zh": measure.zh, "measure": measure.en}
}

test_all_is_there if continuity_measures.findings == set() with input as asked({})

test_each_measure_is_asked_for if {
	count(article_of) == count(continuity_measures.measures)
	every field, _ in article_of {
		continuity_measures.findings == {missing(field)} with input as without(field)
		every value in [null, "", " ", "待定", 7, true, ["SCM-1"], {"ref": "SCM-1"}] {
			continuity_measures.findings == {missing(field)} with input as asked({field: value})
		}
	}
}

test_the_priority_is_stated if {
	expected := {finding("no-priority", "recovery_priority", {}, "31(3)")}
	continuity_measures.findings == expected with input as without("recovery_priority")
	every value in [null, 1, true, ["highest"], {}] {
		continuity_measures.findings == expected with input as asked({"recovery_priority": value})
	}
}

test_people_of_its_own_are_considered if {
	expected := {finding("no-fallback", "fallback_ref", {}, "31(5)")}
	continuity_measures.findings == expected with input as without("fallback_ref")
	every value in [null, "", "无", 1, true, ["HR-6"], {}] {
		continuity_measures.findings == expected with input as asked({"fallback_ref": value})
	}
}

test_nothing_but_the_impact if {
	found := continuity_measures.findings with input as {"declaration": {"continuity": {"impact": "major"}}}
	found == {missing(field) | some field, _ in article_of} | {
		finding("no-priority", "recovery_priority", {}, "31(3)"),
		finding("no-fallback", "fallback_ref", {}, "31(5)"),
	}
}

test_no_major_impact if {
	continuity_measures.findings == set() with input as {"declaration": {"continuity": {"impact": "minor"}}}
}

test_impact_unknown_or_mistyped if {
	expected := {finding("impact-unknown", "impact", {}, "31")}
	every value in ["unknown", "", null, 1, true, ["major"], {}] {
		continuity_measures.findings == expected with input as asked({"impact": value})
	}
	continuity_measures.findings == expected with input as without("impact")
	every value in [null, "major", 1, true, []] {
		continuity_measures.findings == expected with input as {"declaration": {"continuity": value}}
	}
	continuity_measures.findings == expected with input as {}
}
