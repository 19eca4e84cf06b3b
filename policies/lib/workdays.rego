# METADATA
# scope: package
# title: Working days
# description: >-
#   Counts on the calendar in `data.ito.calendar`, made from the notices of the State Council. A day of
#   a year without a notice may be open: the lower bound takes it as off, the upper bound as worked. All
#   dates handed out are safe under the lower bound. A function is undefined outside the calendar, so
#   whoever needs its answer is undetermined.
package ito.lib.workdays

import data.ito.lib.dates

# METADATA
# description: >-
#   Clear working days from filing to signing: neither day is counted (Civil Code, article 201, by
#   analogy). A filing on a day off counts as made on the next working day. At least `lower`, at most
#   `upper`; the two differ only where the notice is not published.
clear(filed, signing) := {
	"lower": max([0, (until.lower - since.lower) - 1]),
	"upper": max([0, (until.upper - since.upper) - 1]),
} if {
	since := before(filed)
	until := before(signing)
}

# METADATA
# description: The latest day to file on that leaves `required` clear working days before the signing.
latest_filing(signing, required) := data.ito.calendar.days[index] if {
	dates.is_integer(required)
	index := (before(signing).lower - 1) - required
}

# METADATA
# description: The day itself if it is surely a working day, otherwise the next one that is.
effective(day) := data.ito.calendar.days[before(day).lower]

# METADATA
# description: Whether people work on that day; undefined where only a notice still to come can tell.
is_workday(day) := {"1": true, "0": false}[substring(days, place(day), 1)] if days := month(day).days

# METADATA
# description: Whether the day lies where the next notice may still change it.
provisional(day) if {
	dates.valid(day)
	day >= data.ito.calendar.provisional_from
}

# How many working days of the calendar lie before the day.
before(day) := {
	"lower": in_month.lower + count(replace(not_off, "?", "")),
	"upper": in_month.upper + count(not_off),
} if {
	in_month := month(day)
	not_off := replace(substring(in_month.days, 0, place(day)), "0", "")
}

month(day) := data.ito.calendar.months[substring(day, 0, 7)] if dates.valid(day)

place(day) := dates.number(substring(day, 8, 2)) - 1
