package ito.monitoring.provider_watch_test

import future.keywords.not

import data.ito.monitoring.provider_watch as rule

good := {"financial_on": "2026-03-31", "control_on": "2026-04-01", "security_on": "2026-04-02"}

whole(day, watch) := {"as_of": day, "stage": "in_service", "provider": {"id": "p", "watch": watch}}

asked(changes) := whole("2026-05-06", object.union(good, changes))

found(message, field, values) := {"message": message, "at": ["provider", "watch", field], "values": values}

topics := {"financial_on": "financial", "control_on": "control", "security_on": "security"}

again := {"financial_on": "2027-03-31", "control_on": "2027-04-01", "security_on": "2027-04-02"}

lacking(field) := found(concat("", ["no-", topics[field], "-watch"]), field, {})

overdue(field) := object.union(
	found(concat("", [topics[field], "-overdue"]), field, {"day": good[field], "latest": again[field]}),
	{"latest": again[field]},
)

test_passes if {
	rule.findings == set() with input as asked({})
	rule.findings == set() with input as asked({"financial_on": "2025-05-06", "security_on": "2026-05-06"})
}

test_no_watch if {
	expected := {{"message": "no-watch", "at": ["provider", "watch"], "values": {}}}
	every value in [null, "WATCH-2026-03", 7, true, []] {
		rule.findings == expected with input as whole("2026-05-06", value)
	}
	every value in [null, "p", 7, true, [], {}] {
		rule.findings == expected with input as {"as_of": "2026-05-06", "stage": "in_service", "provider": value}
	}
}

test_one_missing_or_mistyped if {
	every field, _ in topics {
		without := {key: value | some key, value in good; key != field}
		rule.findings == {lacking(field)} with input as whole("2026-05-06", without)
		every value in [null, "", " ", 20260331, true, [], {}] {
			rule.findings == {lacking(field)} with input as whole("2026-05-06", object.union(without, {field: value}))
		}
	}
	rule.findings == {lacking(field) | some field, _ in topics} with input as whole("2026-05-06", {})
}

test_not_yet if {
	every field, _ in topics {
		expected := {found("not-yet", field, {"field": field, "day": "2026-05-07", "as_of": "2026-05-06"})}
		rule.findings == expected with input as asked({field: "2026-05-07"})
	}
}

test_overdue if {
	rule.findings == set() with input as whole("2027-03-31", good)
	rule.findings == {overdue("financial_on")} with input as whole("2027-04-01", good)
	rule.findings == {overdue("financial_on"), overdue("control_on")} with input as whole("2027-04-02", good)
	rule.findings == {overdue(field) | some field, _ in topics} with input as whole("2027-04-03", good)
}

test_another_interval if {
	asked_less_often := object.union(whole("2027-04-03", good), {"options": {"review_months": 24}})
	rule.findings == set() with input as asked_less_often
}

# After the service the provider is not watched any more, but what was is still shown.
test_only_in_service if {
	every stage in ["signed", "ended", "terminated"] {
		rule.findings == set() with input as object.union(whole("2028-01-01", good), {"stage": stage})
		rule.agenda == set() with input as object.union(whole("2026-05-06", good), {"stage": stage})
		count(rule.findings) == 1 with input as object.union(whole("2026-05-06", null), {"stage": stage})
	}
}

item(field) := {
	"item": topics[field],
	"on": again[field],
	"at": ["provider", "watch", field],
	"values": {"day": good[field]},
}

test_agenda if {
	rule.agenda == {item(field) | some field, _ in topics} with input as asked({})
	rule.agenda == {item("control_on"), item("security_on")} with input as asked({"financial_on": "2026-06-01"})
	rule.agenda == {item("control_on"), item("security_on")} with input as asked({"financial_on": 7})
	every value in [null, "", 7, true, [], {}] {
		rule.agenda == set() with input as whole("2026-05-06", value)
	}
}
