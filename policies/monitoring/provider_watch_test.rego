package ito.monitoring.provider_watch_test

import future.keywords.not

import data.ito.monitoring.provider_watch as rule

good := {"financial_on": "2026-03-31", "control_on": "2026-04-01", "security_on": "2026-04-02"}

whole(day, watch) := {"as_of": day, "stage": "in_service", "provider": {"id": "p", "watch": watch}}

asked(changes) := whole("2026-05-06", object.union(good, changes))

found(message, field, values) := {"message": message, "at": ["provider", "watch", field], "values": values}

topics := {"financial_on": "financial", "control_on": "control", "security_on": "security"}

lacking(field) := found(concat("", ["no-", topics[field], "-watch"]), field, {})

overdue(topic, field, day, latest) := object.union(
	found(concat("", [topic, "-overdue"]), field, {"day": day, "latest": latest}),
	{"latest": latest},
)

financial_overdue := overdue("financial", "financial_on", "2026-03-31", "2027-03-31")

control_overdue := overdue("control", "control_on", "2026-04-01", "2027-04-01")

security_overdue := overdue("security", "security_on", "2026-04-02", "2027-04-02")

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
	rule.findings == {financial_overdue} with input as whole("2027-04-01", good)
	rule.findings == {financial_overdue, control_overdue} with input as whole("2027-04-02", good)
	rule.findings == {financial_overdue, control_overdue, security_overdue} with input as whole("2027-04-03", good)
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

item(topic, field, day, again) := {
	"item": topic,
	"on": again,
	"at": ["provider", "watch", field],
	"values": {"day": day},
}

test_agenda if {
	financial := item("financial", "financial_on", "2026-03-31", "2027-03-31")
	control := item("control", "control_on", "2026-04-01", "2027-04-01")
	security := item("security", "security_on", "2026-04-02", "2027-04-02")
	rule.agenda == {financial, control, security} with input as asked({})
	rule.agenda == {control, security} with input as asked({"financial_on": "2026-06-01"})
	rule.agenda == {control, security} with input as asked({"financial_on": 7})
	every value in [null, "", 7, true, [], {}] {
		rule.agenda == set() with input as whole("2026-05-06", value)
	}
}
