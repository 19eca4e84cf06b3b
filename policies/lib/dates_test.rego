package ito.lib.dates_test

import future.keywords.not

import data.ito.lib.dates

no_dates := [
	"", "2026", "2026-3-2", "2026-13-01", "2026-00-10", "2026-04-31", "2026-06-00", "2025-02-29",
	"1900-02-29", "2026-02-30", "0999-12-31", "2026-03-02 ", "2026-03-02\n", "2026/03/02", "20260302",
	"２０２６-03-02", "2026-03-02T00:00:00", 20260302, 2026.5, true, null, [], ["2026-03-02"], {"2026-03-02"},
]

test_valid if {
	every day in [
		"1000-01-01", "2026-01-31", "2026-02-28", "2024-02-29", "2000-02-29",
		"2026-04-30", "2026-11-29", "2026-12-31", "9999-12-31",
	] {
		dates.valid(day)
	}
}

test_not_valid if {
	every day in no_dates {
		not dates.valid(day)
	}
}

test_anniversary if {
	dates.anniversary("2025-03-10", 1) == "2026-03-10"
	dates.anniversary("2026-06-30", 3) == "2029-06-30"
	dates.anniversary("2026-06-30", -3) == "2023-06-30"
	dates.anniversary("2026-06-30", 0) == "2026-06-30"
}

test_anniversary_of_a_leap_day if {
	dates.anniversary("2024-02-29", 1) == "2025-02-28"
	dates.anniversary("2024-02-29", 4) == "2028-02-29"
	dates.anniversary("2024-02-29", -1) == "2023-02-28"
	dates.anniversary("2096-02-29", 4) == "2100-02-28"
}

test_anniversary_undefined if {
	every day in no_dates {
		not dates.anniversary(day, 1)
	}
	every years in [1.5, "1", null, true, [1], 8000, -2000] {
		not dates.anniversary("2026-06-30", years)
		not dates.anniversary("2024-02-29", years)
	}
}

test_add_days if {
	dates.add_days("2026-03-02", 0) == "2026-03-02"
	dates.add_days("2026-02-28", 1) == "2026-03-01"
	dates.add_days("2024-02-28", 1) == "2024-02-29"
	dates.add_days("2026-01-01", -1) == "2025-12-31"
	dates.add_days("2000-02-29", 366) == "2001-03-01"
	dates.add_days("1999-12-31", 36525) == "2099-12-31"
	dates.add_days("2026-11-23", -180) == "2026-05-27"
}

test_add_days_undefined if {
	every day in no_dates {
		not dates.add_days(day, 1)
	}
	every days in [1.5, "1", null, true, [1], 5000000, -5000000] {
		not dates.add_days("2026-03-02", days)
	}
}

test_days_between if {
	dates.days_between("2026-03-02", "2026-03-02") == 0
	dates.days_between("2026-01-01", "2027-01-01") == 365
	dates.days_between("2024-01-01", "2025-01-01") == 366
	dates.days_between("2026-03-01", "2026-02-28") == -1
	dates.days_between("1000-01-01", "9999-12-31") == 3287181
}

test_days_between_undefined if {
	every day in no_dates {
		not dates.days_between(day, "2026-03-02")
		not dates.days_between("2026-03-02", day)
	}
}

test_add_months if {
	dates.add_months("2026-03-15", 12) == "2027-03-15"
	dates.add_months("2026-03-15", 10) == "2027-01-15"
	dates.add_months("2026-03-15", 9) == "2026-12-15"
	dates.add_months("2026-03-15", 0) == "2026-03-15"
	dates.add_months("2026-03-15", -3) == "2025-12-15"
	dates.add_months("2026-01-15", -1) == "2025-12-15"
}

test_add_months_to_a_day_that_the_month_lacks if {
	dates.add_months("2026-01-31", 1) == "2026-02-28"
	dates.add_months("2026-01-30", 1) == "2026-02-28"
	dates.add_months("2026-01-29", 1) == "2026-02-28"
	dates.add_months("2024-01-31", 1) == "2024-02-29"
	dates.add_months("2026-03-31", 1) == "2026-04-30"
	dates.add_months("2024-02-29", 12) == "2025-02-28"
}

test_add_months_to_no_date if {
	every day in no_dates {
		not dates.add_months(day, 1)
	}
	not dates.add_months("2026-03-15", "1")
	not dates.add_months("2026-03-15", 1.5)
	not dates.add_months("1000-01-01", -1)
}
