package ito.assurance.on_site_inspection_test

import future.keywords.not

import data.ito.assurance.on_site_inspection as rule

list_at := ["declaration", "assurance", "inspections"]

asked(as_of, inspections) := ended(as_of, inspections, {})

ended(as_of, inspections, service) := {
	"as_of": as_of,
	"stage": "in_service",
	"declaration": {
		"stage": "in_service",
		"service": object.union({"starts_on": "2023-04-01"}, service),
		"assurance": {"inspections": inspections},
	},
}

inspected(day, method) := {"on": day, "method": method, "ref": "INS-1"}

never := {{
	"message": "never",
	"at": list_at,
	"values": {"starts_on": "2023-04-01", "due": "2026-04-01"},
	"latest": "2026-04-01",
}}

expired(last, due) := {"message": "expired", "at": list_at, "values": {"last": last, "due": due}, "latest": due}

remote(i, day) := {"message": "remote-only", "at": array.concat(list_at, [i, "method"]), "values": {"on": day}}

on_agenda(day) := {"item": "inspect", "on": day, "at": list_at, "values": {}}

test_never_inspected if {
	rule.findings == set() with input as asked("2026-04-01", [])
	rule.findings == never with input as asked("2026-04-02", [])
}

test_inspected if {
	every method in ["own", "joint", "commissioned"] {
		done := [inspected("2024-02-29", method)]
		rule.findings == set() with input as asked("2027-02-28", done)
		rule.findings == {expired("2024-02-29", "2027-02-28")} with input as asked("2027-03-01", done)
	}
}

test_the_last_inspection_counts if {
	done := [inspected("2026-03-10", "own"), inspected("2025-01-01", "joint")]
	rule.findings == set() with input as asked("2029-03-10", done)
	rule.findings == {expired("2026-03-10", "2029-03-10")} with input as asked("2029-03-11", done)
}

# The three years begin with the service.
test_inspected_before_the_start if {
	done := [inspected("2022-12-01", "own")]
	rule.findings == set() with input as asked("2026-04-01", done)
	rule.findings == {expired("2022-12-01", "2026-04-01")} with input as asked("2026-04-02", done)
}

test_an_inspection_to_come_does_not_count if {
	rule.findings == never with input as asked("2026-04-02", [inspected("2026-04-03", "own")])
	rule.findings == set() with input as asked("2026-04-03", [inspected("2026-04-03", "own")])
}

test_remote if {
	done := [inspected("2025-06-01", "remote")]
	rule.findings == {remote(0, "2025-06-01")} with input as asked("2026-04-01", done)
	rule.findings == never | {remote(0, "2025-06-01")} with input as asked("2026-04-02", done)
	rule.findings == set() with input as asked("2025-05-31", done)
}

test_remote_before_one_on_site if {
	done := [inspected("2025-06-01", "remote"), inspected("2025-07-01", "own")]
	rule.findings == set() with input as asked("2026-04-02", done)
}

test_nothing_passes_by_absence if {
	every declaration in [{}, {"assurance": null}, {"assurance": {}}, {"assurance": []}] {
		base := object.union({"service": {"starts_on": "2023-04-01"}}, declaration)
		rule.findings == never with input as {"as_of": "2026-04-02", "stage": "in_service", "declaration": base}
	}
	every value in [null, "", 1, true, {}] {
		rule.findings == never with input as asked("2026-04-02", value)
		rule.findings == never with input as asked("2026-04-02", [value])
	}
	every field in ["on", "method", "ref"] {
		every value in [null, "", "无", 1, true, [], {}] {
			done := [object.union(inspected("2025-06-01", "own"), {field: value})]
			rule.findings == never with input as asked("2026-04-02", done)
		}
		every one in [object.remove(inspected("2025-06-01", "own"), [field])] {
			rule.findings == never with input as asked("2026-04-02", [one])
		}
	}
}

test_ended if {
	over := {"ended_on": "2026-04-02"}
	rule.findings == set() with input as ended("2026-04-02", [], over)
	rule.findings == set() with input as ended("2026-04-02", [inspected("2025-06-01", "remote")], over)
	rule.agenda == set() with input as ended("2026-04-02", [], over)
	rule.findings == never with input as ended("2026-04-02", [], {"ended_on": "2026-04-03"})
}

test_agenda if {
	rule.agenda == {on_agenda("2026-04-01")} with input as asked("2026-01-01", [])
	rule.agenda == {on_agenda("2028-06-01")} with input as asked("2026-01-01", [inspected("2025-06-01", "own")])
	rule.agenda == {on_agenda("2026-04-01")} with input as asked("2026-01-01", [inspected("2025-06-01", "remote")])
	rule.agenda == {on_agenda("2026-04-01")} with input as asked("2026-01-01", [inspected("2026-02-01", "own")])
}

# A renewal starts anew, but not the three years.
renewed(as_of, list, service) := object.union(
	ended(as_of, list, service),
	{"declaration": {"contract": {"kind": "renewal"}}},
)

test_a_renewal_does_not_set_the_term_back if {
	first := {"starts_on": "2026-04-01", "first_started_on": "2023-04-01"}
	rule.findings == set() with input as renewed("2026-04-01", [], first)
	{finding.message | some finding in rule.findings} == {"never"} with input as renewed("2026-04-02", [], first)
}

test_a_renewal_that_does_not_say_since_when if {
	expected := {{
		"message": "first-start-unknown",
		"at": ["declaration", "service", "first_started_on"],
		"values": {},
	}}
	rule.findings == expected with input as renewed("2026-04-02", [], {"starts_on": "2026-04-01"})
	every value in [null, "", 20230401, true, []] {
		fields := {"starts_on": "2026-04-01", "first_started_on": value}
		rule.findings == expected with input as renewed("2026-04-02", [], fields)
	}
	rule.agenda == set() with input as renewed("2026-04-02", [], {"starts_on": "2026-04-01"})
	over := {"starts_on": "2026-04-01", "ended_on": "2026-04-02"}
	rule.findings == set() with input as renewed("2026-04-02", [], over)
}
