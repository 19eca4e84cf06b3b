package ito.lib.workdays_test

import future.keywords.not

import data.ito.lib.workdays

no_dates := ["", "2026-3-2", "2026-02-30", "2026-13-01", "20260302", 20260302, true, null, [], {}]

# Signing days with the latest filing days that leave 20 and 19 clear working days, where weekends
# alone would give other days: Spring Festival with make-up days, and its extension of January 2020.
vectors := [
	{"signing": "2024-03-01", "t21": "2024-01-29", "t20": "2024-01-30"},
	{"signing": "2025-02-10", "t21": "2025-01-06", "t20": "2025-01-07"},
	{"signing": "2026-03-02", "t21": "2026-01-26", "t20": "2026-01-27"},
	{"signing": "2020-02-24", "t21": "2020-01-17", "t20": "2020-01-19"},
]

test_latest_filing if {
	every vector in vectors {
		workdays.latest_filing(vector.signing, 20) == vector.t21
		workdays.latest_filing(vector.signing, 19) == vector.t20
	}
}

test_clear if {
	every vector in vectors {
		workdays.clear(vector.t21, vector.signing) == {"lower": 20, "upper": 20}
		workdays.clear(vector.t20, vector.signing) == {"lower": 19, "upper": 19}
	}
}

test_clear_counts_neither_day if {
	workdays.clear("2026-03-02", "2026-03-03") == {"lower": 0, "upper": 0}
	workdays.clear("2026-03-02", "2026-03-04") == {"lower": 1, "upper": 1}
	workdays.clear("2026-03-06", "2026-03-10") == {"lower": 1, "upper": 1}
}

test_clear_is_never_negative if {
	workdays.clear("2026-03-02", "2026-03-02") == {"lower": 0, "upper": 0}
	workdays.clear("2026-03-31", "2026-03-02") == {"lower": 0, "upper": 0}
	workdays.clear("2026-03-07", "2026-03-08") == {"lower": 0, "upper": 0}
}

test_filed_on_a_day_off_counts_as_the_next_working_day if {
	workdays.clear("2026-03-07", "2026-03-11") == workdays.clear("2026-03-09", "2026-03-11")
	workdays.clear("2026-03-07", "2026-03-11") == {"lower": 1, "upper": 1}
}

test_effective if {
	workdays.effective("2026-03-02") == "2026-03-02"
	workdays.effective("2026-03-07") == "2026-03-09"
	workdays.effective("2026-02-14") == "2026-02-14"
	workdays.effective("2026-02-15") == "2026-02-24"
}

test_is_workday if {
	workdays.is_workday("2026-03-02") == true
	workdays.is_workday("2026-02-14") == true
	workdays.is_workday("2026-03-07") == false
	workdays.is_workday("2026-02-16") == false
}

test_undefined_for_what_is_no_date if {
	every day in no_dates {
		not workdays.clear(day, "2026-03-02")
		not workdays.clear("2026-03-02", day)
		not workdays.latest_filing(day, 20)
		not workdays.effective(day)
		not workdays.is_workday(day) in {true, false}
		not workdays.provisional(day)
	}
	every required in ["20", 19.5, null, true, []] {
		not workdays.latest_filing("2026-03-02", required)
	}
}

test_undefined_outside_the_calendar if {
	not workdays.clear("2018-12-31", "2019-02-01")
	not workdays.clear("2031-12-01", "2032-01-01")
	not workdays.latest_filing("2019-01-20", 20)
	not workdays.latest_filing("2032-03-01", 20)
	not workdays.effective("2018-12-31")
	not workdays.is_workday("2032-01-01") in {true, false}
}

# One month without a notice: the 1st is off by law, the 4th and 5th may become part of the break, the
# 9th and 10th may be worked instead.
open_month := {
	"provisional_from": "2030-05-01",
	"months": {
		"2030-05": {"lower": 0, "upper": 0, "days": "011??111??11111001111100111110"},
		"2030-06": {"lower": 18, "upper": 22, "days": "01111100"},
	},
	"days": [
		"2030-05-02", "2030-05-03", "2030-05-06", "2030-05-07", "2030-05-08", "2030-05-11", "2030-05-12",
		"2030-05-13", "2030-05-14", "2030-05-15", "2030-05-18", "2030-05-19", "2030-05-20", "2030-05-21",
		"2030-05-22", "2030-05-25", "2030-05-26", "2030-05-27", "2030-05-28", "2030-05-29", "2030-06-02",
	],
}

test_open_days_bound_the_count if {
	workdays.clear("2030-05-02", "2030-05-12") == {"lower": 5, "upper": 9} with data.ito.calendar as open_month
	workdays.clear("2030-05-02", "2030-05-04") == {"lower": 1, "upper": 1} with data.ito.calendar as open_month
}

test_filed_on_an_open_day if {
	workdays.clear("2030-05-04", "2030-05-08") == {"lower": 1, "upper": 3} with data.ito.calendar as open_month
	workdays.effective("2030-05-04") == "2030-05-06" with data.ito.calendar as open_month
}

test_latest_filing_is_safe if {
	workdays.latest_filing("2030-05-12", 5) == "2030-05-02" with data.ito.calendar as open_month
	not workdays.latest_filing("2030-05-12", 7) with data.ito.calendar as open_month
}

test_nobody_knows_an_open_day if {
	not workdays.is_workday("2030-05-04") in {true, false} with data.ito.calendar as open_month
	workdays.is_workday("2030-05-03") == true with data.ito.calendar as open_month
	workdays.is_workday("2030-05-01") == false with data.ito.calendar as open_month
}

test_provisional if {
	workdays.provisional("2030-05-01") with data.ito.calendar as open_month
	not workdays.provisional("2030-04-30") with data.ito.calendar as open_month
}

test_undefined_without_a_calendar if {
	not workdays.clear("2026-03-02", "2026-03-10") with data.ito.calendar as {}
	not workdays.effective("2026-03-02") with data.ito.calendar as {}
	not workdays.provisional("2026-12-31") with data.ito.calendar as {}
}
