package ito.exit.strategy_test

import future.keywords.not

import data.ito.exit.strategy as rule

good := {
	"scenarios": ["服务提供商破产"],
	"impact_analysis_ref": "BIA-2026-02",
	"handover_ref": "EXIT-2026-02",
	"approved_on": "2026-01-14",
	"reviewed_on": "2026-04-10",
}

whole(day, strategy) := {"as_of": day, "stage": "in_service", "declaration": {"exit": strategy}}

asked(changes) := whole("2026-05-06", object.union(good, changes))

without(field) := whole("2026-05-06", {key: value | some key, value in good; key != field})

found(message, field, values) := {"message": message, "at": ["declaration", "exit", field], "values": values}

part(message, field, article) := object.union(found(message, field, {}), {"articles": [article]})

empty := [null, "", " ", 7, true, [], {}]

test_passes if {
	rule.findings == set() with input as asked({})
	every stage in ["signed", "ended", "terminated"] {
		rule.findings == set() with input as object.union(asked({}), {"stage": stage})
	}
}

test_no_strategy if {
	expected := {{"message": "no-strategy", "at": ["declaration", "exit"], "values": {}}}
	rule.findings == expected with input as {"as_of": "2026-05-06", "stage": "signed", "declaration": {}}
	every value in [null, "EXIT-2026-02", 7, true, []] {
		rule.findings == expected with input as whole("2026-05-06", value)
	}
}

test_nothing_in_it if {
	expected := {
		part("no-scenarios", "scenarios", "14(1)"),
		part("no-impact-analysis", "impact_analysis_ref", "14(2)"),
		part("no-handover", "handover_ref", "14(3)"),
		found("unapproved", "approved_on", {}),
	}
	rule.findings == expected with input as whole("2026-05-06", {})
}

test_no_scenarios if {
	expected := {part("no-scenarios", "scenarios", "14(1)")}
	rule.findings == expected with input as without("scenarios")
	every value in [null, "", 7, true, [], {}, [""], ["待定", "N/A"], [null, 7]] {
		rule.findings == expected with input as asked({"scenarios": value})
	}
	rule.findings == set() with input as asked({"scenarios": ["待定", "服务提供商被并购"]})
}

test_no_impact_analysis if {
	expected := {part("no-impact-analysis", "impact_analysis_ref", "14(2)")}
	rule.findings == expected with input as without("impact_analysis_ref")
	every value in array.concat(empty, ["待补充"]) {
		rule.findings == expected with input as asked({"impact_analysis_ref": value})
	}
}

test_no_handover if {
	expected := {part("no-handover", "handover_ref", "14(3)")}
	rule.findings == expected with input as without("handover_ref")
	every value in array.concat(empty, ["TBD"]) {
		rule.findings == expected with input as asked({"handover_ref": value})
	}
}

test_unapproved if {
	expected := {found("unapproved", "approved_on", {})}
	rule.findings == expected with input as without("approved_on")
	every value in empty {
		rule.findings == expected with input as asked({"approved_on": value})
	}
}

test_not_approved_yet if {
	expected := {found("not-approved-yet", "approved_on", {"approved_on": "2026-05-07", "as_of": "2026-05-06"})}
	rule.findings == expected with input as asked({"approved_on": "2026-05-07"})
	rule.findings == set() with input as asked({"approved_on": "2026-05-06"})
}

overdue(last, latest) := object.union(
	found("review-overdue", "reviewed_on", {"last": last, "latest": latest}),
	{"latest": latest},
)

test_review_overdue if {
	rule.findings == set() with input as whole("2027-04-10", good)
	rule.findings == {overdue("2026-04-10", "2027-04-10")} with input as whole("2027-04-11", good)
}

test_never_reviewed if {
	expected := {overdue("2026-01-14", "2027-01-14")}
	every value in empty {
		strategy := object.union(good, {"reviewed_on": value})
		rule.findings == set() with input as whole("2027-01-14", strategy)
		rule.findings == expected with input as whole("2027-01-15", strategy)
	}
}

# What is to come is not done.
test_a_planned_review if {
	strategy := object.union(good, {"reviewed_on": "2027-03-01"})
	rule.findings == {overdue("2026-01-14", "2027-01-14")} with input as whole("2027-01-15", strategy)
	rule.findings == set() with input as whole("2027-03-01", strategy)
}

test_another_interval if {
	asked_more_often := object.union(whole("2026-10-11", good), {"options": {"review_months": 6}})
	rule.findings == {overdue("2026-04-10", "2026-10-10")} with input as asked_more_often
}

# Before and after the service nothing is reviewed.
test_only_in_service if {
	every stage in ["signed", "ended", "terminated"] {
		rule.findings == set() with input as object.union(whole("2028-01-01", good), {"stage": stage})
		rule.agenda == set() with input as object.union(whole("2026-05-06", good), {"stage": stage})
	}
}

test_agenda if {
	item := {
		"item": "review",
		"on": "2027-04-10",
		"at": ["declaration", "exit", "reviewed_on"],
		"values": {"last": "2026-04-10"},
	}
	rule.agenda == {item} with input as asked({})
	rule.agenda == set() with input as asked({"reviewed_on": "2026-06-01"})
	rule.agenda == set() with input as asked({"approved_on": "2026-06-01"})

	# Planned for a day on which it is overdue.
	first := object.union(item, {"on": "2027-01-14", "values": {"last": "2026-01-14"}})
	rule.agenda == {first} with input as asked({"reviewed_on": "2027-01-15"})
	rule.agenda == set() with input as asked({"reviewed_on": "2027-01-14"})
	rule.agenda == set() with input as whole("2026-05-06", {})
	rule.agenda == set() with input as {"as_of": "2026-05-06", "stage": "in_service", "declaration": {}}
}
