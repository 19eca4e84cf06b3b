package ito.governance.executing_team_test

import data.ito.governance.executing_team

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无"]

exchange := {"on": "2026-04-15", "ref": "MTG-2026-15"}

good := {
	"headcount": 6,
	"strategy_ref": "IT-PLAN-2026",
	"process_ref": "IT-PROC-11",
	"provider_management_ref": "IT-PROC-12",
	"quality_ref": "IT-PROC-13",
	"exchanges": [exchange],
}

about(day, value) := {"as_of": day, "institution": {"governance": {"executing_team": value}}}

asked(fields) := about("2026-05-06", object.union(good, fields))

without(field) := about("2026-05-06", {key: value | some key, value in good; key != field})

part(message, field, articles) := {
	"message": message,
	"at": ["institution", "governance", "executing_team", field],
	"values": {},
	"articles": articles,
}

parts := {
	"strategy_ref": part("no-strategy", "strategy_ref", ["9(1)"]),
	"process_ref": part("no-process", "process_ref", ["9(2)"]),
	"provider_management_ref": part("no-provider-management", "provider_management_ref", ["9(3)"]),
	"quality_ref": part("no-quality-monitoring", "quality_ref", ["9(4)"]),
}

no_people := part("no-people", "headcount", ["9"])

no_exchange := part("no-exchange", "exchanges", ["9(5)"])

overdue(last, due, as_of) := {
	"message": "exchange-overdue",
	"at": no_exchange.at,
	"values": {"last": last, "due": due, "as_of": as_of},
	"articles": ["9(5)"],
}

test_everything_in_order if {
	executing_team.findings == set() with input as asked({})
	executing_team.findings == set() with input as asked({"headcount": 1})
}

test_no_record if {
	expected := {{"message": "no-record", "at": ["institution", "governance", "executing_team"], "values": {}}}
	every value in [null, "", "IT-PROC-11", 7, true, [], ["x"]] {
		executing_team.findings == expected with input as about("2026-05-06", value)
		executing_team.findings == expected
			with input as {"as_of": "2026-05-06", "institution": {"governance": value}}
	}
	executing_team.findings == expected with input as {"as_of": "2026-05-06"}
}

test_empty_record if {
	executing_team.findings == {no_people, no_exchange} | {finding | some finding in parts}
		with input as about("2026-05-06", {})
}

test_no_people if {
	executing_team.findings == {no_people} with input as without("headcount")
	every value in [null, 0, -1, "", "6", true, [], [6], {}] {
		executing_team.findings == {no_people} with input as asked({"headcount": value})
	}
}

test_each_part_missing_or_mistyped if {
	every field, finding in parts {
		executing_team.findings == {finding} with input as without(field)
		every value in nothing {
			executing_team.findings == {finding} with input as asked({field: value})
		}
	}
}

test_no_exchange if {
	executing_team.findings == {no_exchange} with input as without("exchanges")
	every value in [null, "", "MTG-2026-15", 7, true, [], {}, [null], ["2026-04-15"], [{}]] {
		executing_team.findings == {no_exchange} with input as asked({"exchanges": value})
	}
}

test_an_exchange_that_shows_nothing if {
	every changes in [
		{"on": null}, {"on": "2026-02-30"}, {"on": 20260415}, {"on": "2026-05-07"},
		{"ref": null}, {"ref": "无"}, {"ref": ["MTG-2026-15"]},
	] {
		executing_team.findings == {no_exchange}
			with input as asked({"exchanges": [object.union(exchange, changes)]})
	}
}

test_the_last_day_of_an_exchange if {
	executing_team.findings == set() with input as about("2027-04-15", good)
	executing_team.findings == {overdue("2026-04-15", "2027-04-15", "2027-04-16")}
		with input as about("2027-04-16", good)
}

test_the_latest_counts_and_the_interval_is_a_setting if {
	executing_team.findings == set() with input as asked({"exchanges": [exchange, {"on": "2024-04-15", "ref": "MTG-1"}]})
	base := object.union(about("2026-05-16", good), {"options": {"review_months": 1}})
	executing_team.findings == {overdue("2026-04-15", "2026-05-15", "2026-05-16")} with input as base
}

test_agenda if {
	executing_team.agenda == {{"item": "exchange", "on": "2027-04-15", "at": no_exchange.at, "values": {}}}
		with input as asked({})
	executing_team.agenda == set() with input as {"as_of": "2026-05-06", "institution": {}}
}
