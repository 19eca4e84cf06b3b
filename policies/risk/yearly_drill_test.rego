package ito.risk.yearly_drill_test

import future.keywords.not

import data.ito.risk.yearly_drill

at := ["institution", "drills"]

drill(day) := {"on": day, "kind": "special", "providers": ["p"], "ref": "BCM-1"}

service(fields) := object.union({"category": "operations", "starts_on": "2024-03-01", "ends_on": "2026-12-31"}, fields)

major(fields) := object.union(
	{
		"name": "系统运维",
		"stage": "in_service",
		"provider": "p",
		"service": service({}),
		"continuity": {"impact": "major"},
		"facts": {"important": true, "in_scope": true},
	},
	fields,
)

asked_on(day, days, declarations) := {
	"subject": "institution",
	"as_of": day,
	"institution": {"drills": [drill(one) | some one in days]},
	"register": {"declarations": declarations, "providers": {}, "incidents": {}},
}

asked(days, declarations) := asked_on("2026-05-06", days, declarations)

no_drill(year, ids) := {
	"message": "no-drill",
	"at": at,
	"values": {"year": year, "count": count(ids), "example": min(ids)},
}

due := {{"item": "drill", "on": "2026-12-31", "at": at, "values": {"year": 2026}}}

test_a_drill_in_each_year if {
	base := asked(["2024-12-31", "2025-01-01"], {"A": major({})})
	yearly_drill.findings == set() with input as base
	yearly_drill.agenda == due with input as base
}

test_a_drill_this_year_too if {
	base := asked(["2024-12-31", "2025-01-01", "2026-05-06"], {"A": major({})})
	yearly_drill.findings == set() with input as base
	yearly_drill.agenda == set() with input as base
}

test_a_year_without if {
	yearly_drill.findings == {no_drill(2025, {"A", "B"})} with input as asked(
		["2024-06-01", "2026-01-01"],
		{"B": major({}), "A": major({})},
	)
}

test_without_a_record_it_does_not_count if {
	base := asked(["2024-06-01"], {"A": major({})})
	every ref in [null, "", "无", 7, ["BCM-1"]] {
		drills := [drill("2024-06-01"), object.union(drill("2025-06-01"), {"ref": ref})]
		yearly_drill.findings == {no_drill(2025, {"A"})} with input as object.union(base, {"institution": {"drills": drills}})
	}
}

test_the_last_day_of_the_year_and_the_day_after if {
	declarations := {"A": major({"service": service({"starts_on": "2026-01-01"})})}
	yearly_drill.findings == set() with input as asked_on("2026-12-31", [], declarations)
	yearly_drill.agenda == due with input as asked_on("2026-12-31", [], declarations)
	yearly_drill.findings == {no_drill(2026, {"A"})} with input as asked_on("2027-01-01", [], declarations)
}

test_a_planned_drill_settles_nothing_but_the_agenda if {
	declarations := {"A": major({"service": service({"starts_on": "2026-01-01"})})}
	yearly_drill.agenda == set() with input as asked(["2026-11-20"], declarations)
	yearly_drill.agenda == due with input as asked(["2027-01-20"], declarations)
	yearly_drill.findings == {no_drill(2026, {"A"})} with input as asked_on("2027-01-10", ["2027-01-20"], declarations)
}

# In force since 2021-12-30.
test_years_begin_with_2022 if {
	first := service({"starts_on": "2015-01-01", "ends_on": "2022-06-30"})
	declarations := {"A": major({"service": first, "stage": "ended"})}
	yearly_drill.findings == {no_drill(2022, {"A"})} with input as asked([], declarations)
	yearly_drill.findings == set() with input as asked_on("2022-12-31", [], declarations)
	yearly_drill.findings == {no_drill(2022, {"A"})} with input as asked_on("2023-01-01", [], declarations)
	yearly_drill.findings == set() with input as asked_on("2021-12-31", [], declarations)
	yearly_drill.agenda == set() with input as asked_on("2021-12-31", [], declarations)
}

test_only_years_in_service if {
	first := service({"starts_on": "2023-12-31", "ends_on": "2024-12-31"})
	declarations := {"A": major({"stage": "ended", "service": first})}
	yearly_drill.findings == {no_drill(2023, {"A"}), no_drill(2024, {"A"})} with input as asked([], declarations)
	yearly_drill.agenda == set() with input as asked([], declarations)
	second := service({"starts_on": "2024-01-01", "ends_on": "2024-12-31"})
	yearly_drill.findings == {no_drill(2024, {"A"})} with input as asked(
		[],
		{"A": major({"stage": "ended", "service": second})},
	)
}

test_the_real_end_counts if {
	early := service({"ended_on": "2024-10-31"})
	expected := {no_drill(2024, {"A"})}
	yearly_drill.findings == expected with input as asked([], {"A": major({"stage": "terminated", "service": early})})

	# Ended before it started.
	never := service({"ended_on": "2024-02-01"})
	yearly_drill.findings == set() with input as asked([], {"A": major({"stage": "terminated", "service": never})})
}

test_past_its_term_it_runs_on_until_it_has_ended if {
	over := service({"ends_on": "2024-12-31"})
	both := {no_drill(2024, {"A"}), no_drill(2025, {"A"})}
	yearly_drill.findings == both with input as asked([], {"A": major({"service": over})})
	yearly_drill.agenda == due with input as asked([], {"A": major({"service": over})})
	yearly_drill.findings == {no_drill(2024, {"A"})} with input as asked(
		[],
		{"A": major({"service": over, "stage": "ended"})},
	)
}

test_no_end_is_no_end if {
	both := {no_drill(2024, {"A"}), no_drill(2025, {"A"})}
	every value in [null, "", "2024-02-30", 20241231, true, ["2024-12-31"], {}] {
		open := service({"ends_on": value, "ended_on": value})
		every stage in ["in_service", "ended"] {
			yearly_drill.findings == both with input as asked([], {"A": major({"stage": stage, "service": open})})
		}
	}
}

test_start_missing_or_mistyped if {
	expected := {{
		"message": "start-unknown",
		"at": ["register", "declarations", "A", "service", "starts_on"],
		"values": {"id": "A"},
	}}
	every value in [null, "", "2024-02-30", 20240301, true, ["2024-03-01"], {}] {
		yearly_drill.findings == expected with input as asked([], {"A": major({"service": service({"starts_on": value})})})
	}
	every value in [null, "", 1, true, []] {
		yearly_drill.findings == expected with input as asked([], {"A": major({"service": value})})
	}
}

test_what_is_spared if {
	every spared in [
		{"facts": {"important": false}},
		{"facts": {"important": true, "in_scope": false}},
		{"continuity": {"impact": "minor"}},
		{"stage": "proposed"},
		{"stage": "approved"},
		{"stage": "filed"},
		{"stage": "signed"},
	] {
		yearly_drill.findings == set() with input as asked([], {"A": major(spared)})
		yearly_drill.agenda == set() with input as asked([], {"A": major(spared)})
	}
}

test_what_is_unknown_counts if {
	expected := {no_drill(2024, {"A"}), no_drill(2025, {"A"})}
	every unknown in [
		{"facts": null},
		{"facts": []},
		{"continuity": {"impact": "unknown"}},
		{"continuity": null},
		{"continuity": "minor"},
		{"stage": null},
		{"stage": 3},
	] {
		yearly_drill.findings == expected with input as asked([], {"A": major(unknown)})
	}
	every gone in ["facts", "continuity", "stage"] {
		yearly_drill.findings == expected with input as asked([], {"A": object.remove(major({}), [gone])})
	}
}

test_drills_missing_or_mistyped if {
	expected := {no_drill(2024, {"A"}), no_drill(2025, {"A"})}
	register := {"declarations": {"A": major({})}}
	every institution in [{}, null, {"drills": null}, {"drills": []}, {"drills": "BCM-1"}, {"drills": {}}, {"drills": 3}] {
		yearly_drill.findings == expected with input as {
			"as_of": "2026-05-06",
			"institution": institution,
			"register": register,
		}
	}
	every field, values in {
		"on": [null, "", "2024-02-30", 2024, true, ["2024-06-01"], {}],
		"providers": [null, "", "p", 1, true, [], {}],
	} {
		every value in values {
			drills := [object.union(drill(day), {field: value}) | some day in ["2024-06-01", "2025-06-01"]]
			yearly_drill.findings == expected with input as {
				"as_of": "2026-05-06",
				"institution": {"drills": drills},
				"register": register,
			}
		}
	}
}

test_no_register if {
	expected := {{"message": "no-register", "at": at, "values": {}}}
	every register in [null, {}, [], "all", 1, {"declarations": null}, {"declarations": []}, {"declarations": "A"}] {
		base := {"as_of": "2026-05-06", "institution": {"drills": []}, "register": register}
		yearly_drill.findings == expected with input as base
		yearly_drill.agenda == set() with input as base
	}
}

test_an_empty_register if {
	yearly_drill.findings == set() with input as asked([], {})
	yearly_drill.agenda == set() with input as asked([], {})
}
