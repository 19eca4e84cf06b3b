# METADATA
# scope: package
# title: Dates
# description: >-
#   Arithmetic on ISO 8601 dates (YYYY-MM-DD, years 1000 to 9999) without the time builtins: policies
#   never read the clock, and every engine counts alike. Dates compare as text. A function is
#   undefined for anything that is not a date, so whoever needs its answer is undetermined.
package ito.lib.dates

# METADATA
# description: Whether the value is a date that the calendar has; 2025-02-29 is not.
valid(day) if {
	is_string(day)
	regex.match(`^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$`, day)
} else if {
	is_string(day)
	regex.match(`^[1-9][0-9]{3}-((0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$`, day)
} else if {
	is_string(day)
	regex.match(`^([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-02-29$`, day)
}

# METADATA
# description: >-
#   The same day so many years later, or earlier if negative. Where that year has no such day the term
#   ends on the last day of the month: 29 February becomes 28 February (Civil Code, article 202).
anniversary(day, years) := same if {
	same := in_year(day, years)
	substring(same, 4, 6) != "-02-29"
} else := same if {
	same := in_year(day, years)
	valid(same)
} else := replace(in_year(day, years), "-02-29", "-02-28")

in_year(day, years) := concat("", [format_int(wanted, 10), substring(day, 4, 6)]) if {
	valid(day)
	is_integer(years)
	wanted := year(day) + years
	wanted >= 1000
	wanted <= 9999
}

# METADATA
# description: >-
#   The same day so many months later, or earlier if negative; the last day of the month where it has no
#   such day (Civil Code, article 202).
add_months(day, months) := anniversary(day, quotient(months, 12)) if {
	# Whole years need no look at the calendar.
	is_integer(months)
	months % 12 == 0
} else := same if {
	same := concat("-", [months_later(day, months), substring(day, 8, 2)])
	valid(same)
} else := last if {
	last := concat("-", [months_later(day, months), "30"])
	valid(last)
} else := last if {
	last := concat("-", [months_later(day, months), "29"])
	valid(last)
} else := last if {
	last := concat("-", [months_later(day, months), "28"])
	valid(last)
}

months_later(day, months) := sprintf("%d-%02d", [quotient(total, 12), (total % 12) + 1]) if {
	valid(day)
	is_integer(months)
	total := ((year(day) * 12) + (number(substring(day, 5, 2)) - 1)) + months
	total >= 12000
}

# METADATA
# description: The day so many days later, or earlier if negative.
add_days(day, days) := later if {
	is_integer(days)
	later := date_of(ordinal(day) + days)
	valid(later)
}

# METADATA
# description: How many days `until` lies after `since`; negative if before.
days_between(since, until) := ordinal(until) - ordinal(since)

# Days are numbered from 1 March of the year 0, so that a leap day is the last day of its year and a
# month starts after (153 * month + 2) / 5 days (H. Hinnant, "chrono-compatible low-level date
# algorithms", days_from_civil and civil_from_days).
ordinal(day) := sum([
	365 * years,
	quotient(years, 4),
	0 - quotient(years, 100),
	quotient(years, 400),
	quotient((153 * months) + 2, 5),
	number(substring(day, 8, 2)) - 1,
]) if {
	valid(day)
	since_march := (year(day) * 12) + (number(substring(day, 5, 2)) - 3)
	years := quotient(since_march, 12)
	months := since_march % 12
}

date_of(ordinal_day) := sprintf("%d-%02d-%02d", [quotient(calendar_month, 12), (calendar_month % 12) + 1, day]) if {
	ordinal_day >= 0
	era_day := ordinal_day % 146097
	leap_days := (quotient(era_day, 36524) - quotient(era_day, 1460)) - quotient(era_day, 146096)
	year_of_era := quotient(era_day + leap_days, 365)
	year_day := era_day - sum([365 * year_of_era, quotient(year_of_era, 4), 0 - quotient(year_of_era, 100)])
	month := quotient((5 * year_day) + 2, 153)
	day := (year_day - quotient((153 * month) + 2, 5)) + 1
	years := (400 * quotient(ordinal_day, 146097)) + year_of_era
	calendar_month := ((years * 12) + month) + 2
}

year(day) := to_number(substring(day, 0, 4))

# "08" is no JSON number, and engines differ on reading it.
number(digits) := to_number(trim_left(digits, "0"))

quotient(dividend, divisor) := (dividend - (dividend % divisor)) / divisor

is_integer(value) if {
	is_number(value)
	floor(value) == value
}
