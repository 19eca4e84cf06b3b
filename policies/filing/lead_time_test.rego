package ito.filing.lead_time_test

import future.keywords.not

import data.ito.filing.lead_time

asked(filed_on, signing_on) := {
	"as_of": signing_on,
	"declaration": {"stage": "filed", "contract": {"signing_on": signing_on}, "filing": {"filed_on": filed_on}},
}

by_setting(mode, filed_on, signing_on) := object.union(asked(filed_on, signing_on), {"options": {"count_mode": mode}})

finding(message, values, latest) := {
	"message": message,
	"at": ["declaration", "filing", "filed_on"],
	"values": values,
	"latest": latest,
}

# Signing, the 20th and the 21st working day before it, and what counting Monday to Friday would give.
vectors := [
	{"signing_on": "2024-03-01", "t20": "2024-01-30", "t21": "2024-01-29", "naive": "2024-02-02"},
	{"signing_on": "2025-02-10", "t20": "2025-01-07", "t21": "2025-01-06", "naive": "2025-01-13"},
	{"signing_on": "2026-03-02", "t20": "2026-01-27", "t21": "2026-01-26", "naive": "2026-02-02"},
	{"signing_on": "2020-02-24", "t20": "2020-01-19", "t21": "2020-01-17", "naive": "2020-01-27"},
]

both(vector) := {
	"filed_on": vector.t20,
	"signing_on": vector.signing_on,
	"latest_t21": vector.t21,
	"latest_t20": vector.t20,
}

messages(found) := {one.message | some one in found}

test_twenty_between_pass if {
	every vector in vectors {
		lead_time.findings == set() with input as asked(vector.t21, vector.signing_on)
	}
}

test_twenty_between_pass_by_every_reading if {
	every vector in vectors {
		lead_time.findings == set() with input as by_setting("t20", vector.t21, vector.signing_on)
	}
}

test_nineteen_between_name_both_dates if {
	every vector in vectors {
		expected := {finding("late-by-reading", both(vector), vector.t21)}
		lead_time.findings == expected with input as asked(vector.t20, vector.signing_on)
		lead_time.findings == expected with input as by_setting("t21", vector.t20, vector.signing_on)
	}
}

test_nineteen_between_pass_with_a_warning_by_setting if {
	every vector in vectors {
		expected := {finding("accepted-by-reading", object.union(both(vector), {"days": 19}), vector.t20)}
		lead_time.findings == expected with input as by_setting("t20", vector.t20, vector.signing_on)
	}
}

test_counting_monday_to_friday_is_late_by_every_reading if {
	every vector in vectors {
		every mode in ["t20", "t21"] {
			"late" in messages(lead_time.findings) with input as by_setting(mode, vector.naive, vector.signing_on)
		}
	}
}

test_eighteen_between if {
	values := {"filed_on": "2026-01-28", "signing_on": "2026-03-02", "days": 18}
	t21 := {finding("late", object.union(values, {"required": 20}), "2026-01-26")}
	lead_time.findings == t21 with input as asked("2026-01-28", "2026-03-02")
	t20 := {finding("late", object.union(values, {"required": 19}), "2026-01-27")}
	lead_time.findings == t20 with input as by_setting("t20", "2026-01-28", "2026-03-02")
}

# 2026-01-24 and 25 are a weekend; 2026-01-26 is the last day for this signing, 2026-01-27 is not.
test_filed_on_a_day_off_that_still_works if {
	expected := {finding("not-a-workday", {"filed_on": "2026-01-24", "effective": "2026-01-26"}, "2026-01-26")}
	lead_time.findings == expected with input as asked("2026-01-24", "2026-03-02")
}

test_filed_on_a_day_off_that_is_too_late if {
	late := {
		"filed_on": "2026-01-24",
		"signing_on": "2026-02-28",
		"latest_t21": "2026-01-23",
		"latest_t20": "2026-01-26",
	}
	expected := {
		finding("not-a-workday", {"filed_on": "2026-01-24", "effective": "2026-01-26"}, "2026-01-23"),
		finding("late-by-reading", late, "2026-01-23"),
	}
	lead_time.findings == expected with input as asked("2026-01-24", "2026-02-28")
}

# The calendar begins on 2019-01-01: twenty working days before this signing lie outside it.
test_nineteen_between_at_the_beginning_of_the_calendar if {
	late := {"filed_on": "2019-01-02", "signing_on": "2019-01-30", "latest_t21": "—", "latest_t20": "2019-01-02"}
	lead_time.findings == {{
		"message": "late-by-reading",
		"at": ["declaration", "filing", "filed_on"],
		"values": late,
	}}
		with input as asked("2019-01-02", "2019-01-30")
}

test_filed_on_the_day_of_signing if {
	expected := {finding("after-signing", {"filed_on": "2026-03-02", "signing_on": "2026-03-02"}, "2026-01-26")}
	lead_time.findings == expected with input as asked("2026-03-02", "2026-03-02")
}

test_filed_after_signing if {
	expected := {finding("after-signing", {"filed_on": "2026-03-03", "signing_on": "2026-03-02"}, "2026-01-26")}
	lead_time.findings == expected
		with input as object.union(asked("2026-03-03", "2026-03-02"), {"as_of": "2026-05-06"})
}

test_not_filed if {
	expected := {finding("not-filed", {"signing_on": "2026-03-02"}, "2026-01-26")}
	base := asked("2026-01-26", "2026-03-02")
	without := json.patch(base, [{"op": "remove", "path": "/declaration/filing"}])
	lead_time.findings == expected with input as without
	every value in [null, 20260126, true, ["2026-01-26"], {}] {
		mistyped := json.patch(base, [{"op": "replace", "path": "/declaration/filing/filed_on", "value": value}])
		lead_time.findings == expected with input as mistyped
	}
}

test_not_filed_yet if {
	values := {"filed_on": "2026-01-26", "as_of": "2026-01-25"}
	expected := {finding("not-filed-yet", values, "2026-01-26")}
	lead_time.findings == expected
		with input as object.union(asked("2026-01-26", "2026-03-02"), {"as_of": "2026-01-25"})
	lead_time.findings == set() with input as object.union(asked("2026-01-26", "2026-03-02"), {"as_of": "2026-01-26"})
}

test_outside_the_calendar if {
	expected := {{
		"message": "no-calendar",
		"at": ["declaration", "filing", "filed_on"],
		"values": {"filed_on": "2026-01-26", "signing_on": "2199-03-01"},
	}}
	lead_time.findings == expected with input as asked("2026-01-26", "2199-03-01")
	early := {finding("no-calendar", {"filed_on": "1999-01-26", "signing_on": "2026-03-02"}, "2026-01-26")}
	lead_time.findings == early with input as asked("1999-01-26", "2026-03-02")
}

# January 2040 without a day off; the first three days of February wait for a notice.
unpublished := {
	"provisional_from": "2040-01-24",
	"months": {
		"2040-01": {"lower": 0, "upper": 0, "days": "1111111111111111111111111111111"},
		"2040-02": {"lower": 31, "upper": 31, "days": "???11111111111111111111111111"},
	},
	"days": array.concat(
		[sprintf("2040-01-%02d", [day]) | some day in numbers.range(1, 31)],
		[sprintf("2040-02-%02d", [day]) | some day in numbers.range(4, 29)],
	),
}

bounded(filed_on, least, most) := {
	"filed_on": filed_on,
	"signing_on": "2040-02-04",
	"lower": least,
	"upper": most,
}

test_enough_under_any_arrangement if {
	expected := {finding("provisional", bounded("2040-01-11", 20, 23), "2040-01-11")}
	lead_time.findings == expected
		with input as asked("2040-01-11", "2040-02-04")
		with data.ito.calendar as unpublished
}

test_enough_under_some_arrangements if {
	values := object.union(bounded("2040-01-12", 19, 22), {"required": 20})
	expected := {finding("undated-year", values, "2040-01-11")}
	lead_time.findings == expected
		with input as asked("2040-01-12", "2040-02-04")
		with data.ito.calendar as unpublished
}

test_enough_under_any_arrangement_by_setting if {
	values := {
		"filed_on": "2040-01-12",
		"signing_on": "2040-02-04",
		"days": "19–22",
		"latest_t21": "2040-01-11",
		"latest_t20": "2040-01-12",
	}
	expected := {
		finding("accepted-by-reading", values, "2040-01-12"),
		finding("provisional", bounded("2040-01-12", 19, 22), "2040-01-12"),
	}
	by_t20 := by_setting("t20", "2040-01-12", "2040-02-04")
	lead_time.findings == expected with input as by_t20 with data.ito.calendar as unpublished
}

test_enough_under_no_arrangement if {
	values := {"filed_on": "2040-01-15", "signing_on": "2040-02-04", "days": "16–19", "required": 20}
	expected := {finding("late", values, "2040-01-11")}
	lead_time.findings == expected
		with input as asked("2040-01-15", "2040-02-04")
		with data.ito.calendar as unpublished
}

test_enough_under_some_arrangements_by_setting if {
	values := object.union(bounded("2040-01-15", 16, 19), {"required": 19})
	expected := {finding("undated-year", values, "2040-01-12")}
	by_t20 := by_setting("t20", "2040-01-15", "2040-02-04")
	lead_time.findings == expected with input as by_t20 with data.ito.calendar as unpublished
}

# A late report is late even where the calendar may still change.
test_late_is_not_provisional if {
	messages(lead_time.findings) == {"late"}
		with input as asked("2040-01-17", "2040-02-04")
		with data.ito.calendar as unpublished
}

test_unknown_setting if {
	every mode in ["T20", "t19", "", null, 20, true, ["t20"], {}] {
		expected := {{"message": "unknown-setting", "at": ["declaration", "filing", "filed_on"], "values": {"mode": mode}}}
		lead_time.findings == expected with input as by_setting(mode, "2026-01-26", "2026-03-02")
	}
}

test_options_that_are_none if {
	every options in [null, [], "t20", 1, {}] {
		base := asked("2026-01-27", "2026-03-02")
		messages(lead_time.findings) == {"late-by-reading"} with input as object.union(base, {"options": options})
	}
}

signing_on(value, base) := json.patch(base, [{
	"op": "replace",
	"path": "/declaration/contract/signing_on",
	"value": value,
}])

signed(as_of) := json.patch(asked("2026-01-26", "2026-03-02"), [
	{"op": "replace", "path": "/as_of", "value": as_of},
	{"op": "replace", "path": "/declaration/stage", "value": "signed"},
])

test_signed_before_the_planned_day if {
	expected := {{
		"message": "signed-early",
		"at": ["declaration", "contract", "signing_on"],
		"values": {"filed_on": "2026-01-26", "signing_on": "2026-03-02", "as_of": "2026-02-27", "required": 20},
	}}
	lead_time.findings == expected with input as signed("2026-02-27")
	lead_time.findings == set() with input as signed("2026-03-02")
}

test_asked_for_the_moment_of_signing if {
	base := object.union(asked("2026-01-26", "2026-03-02"), {"as_of": "2026-02-27"})
	lead_time.findings == set() with input as base
	messages(lead_time.findings) == {"signed-early"} with input as object.union(base, {"stage": "signed"})
}

# Early, but not too early.
test_signed_before_the_planned_day_with_enough_days if {
	lead_time.findings == set() with input as signing_on("2026-03-16", signed("2026-03-02"))
}

test_signing_missing_or_mistyped if {
	every value in [null, 20260302, true, ["2026-03-02"], {}] {
		mistyped := signing_on(value, asked("2026-01-26", "2026-03-02"))
		lead_time.findings == set() with input as object.union(mistyped, {"as_of": "2026-05-06"})
		not lead_time.due with input as mistyped
	}
	lead_time.findings == set() with input as {}
	not lead_time.due with input as {}
}

due(on) := {
	"on": on,
	"at": ["declaration", "contract", "signing_on"],
	"values": {"signing_on": "2026-03-02", "due": on},
}

not_filed(as_of) := {"as_of": as_of, "declaration": {"stage": "approved", "contract": {"signing_on": "2026-03-02"}}}

test_due if {
	lead_time.due == due("2026-01-26") with input as not_filed("2026-01-01")
	lead_time.due == due("2026-01-27")
		with input as object.union(not_filed("2026-01-01"), {"options": {"count_mode": "t20"}})
}

# A report recorded while the stage is behind: in time, nothing is due; late or still to come, it is.
test_due_with_a_report_recorded if {
	recorded := object.union(asked("2026-01-26", "2026-03-02"), {"as_of": "2026-02-01"})
	not lead_time.due with input as recorded
	lead_time.due == due("2026-01-26") with input as object.union(recorded, {"as_of": "2026-01-25"})
	lead_time.due == due("2026-01-26")
		with input as object.union(asked("2026-01-27", "2026-03-02"), {"as_of": "2026-02-01"})
}

test_due_cannot_be_told if {
	not lead_time.due with input as object.union(not_filed("2026-01-01"), {"options": {"count_mode": "t19"}})
	not lead_time.due with input as asked("2026-01-26", "2199-03-01")
	not lead_time.due with input as {"as_of": "2026-01-01", "declaration": {"stage": "approved"}}
}

overdue(as_of) if {
	"filing/lead-time" in data.ito.gate.overdue with input as not_filed(as_of)
		with data.ito.gate.status as {"filing/lead-time": "todo"}
}

test_overdue_the_day_after if {
	not overdue("2026-01-26")
	overdue("2026-01-27")
}
