# METADATA
# scope: package
# title: Moments
# description: >-
#   Arithmetic on moments with an offset from UTC (RFC 3339, whole seconds), in integers and without the
#   time builtins. A function is undefined for anything that is no such moment. A day is a day in Shanghai,
#   which is at UTC+8 throughout.
package ito.lib.moments

import future.keywords.not

import data.ito.lib.dates

# METADATA
# description: Seconds since the year 1000 in UTC; two moments compare and subtract by it, whatever their offsets.
seconds(moment) := since_epoch if {
	is_string(moment)
	regex.match(shape, moment)
	days := dates.days_between(epoch, substring(moment, 0, 10))
	of_day := clock(moment, 11) + two_digits(moment, 17)
	since_epoch := ((days * 86400) + of_day) - offset(moment)
	since_epoch >= 0
}

# METADATA
# description: The day in Shanghai of a moment in seconds.
day(at) := dates.add_days(epoch, quotient(at + shanghai, 86400))

# METADATA
# description: A moment in seconds as people in Shanghai write it.
text(at) := sprintf("%s %02d:%02d:%02d", [day(at), hours, minutes, of_day % 60]) if {
	of_day := (at + shanghai) % 86400
	hours := quotient(of_day, 3600)
	minutes := quotient(of_day % 3600, 60)
}

epoch := "1000-01-01"

# Whether the day exists is told by counting from it.
shape := `^[0-9-]{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-]([01][0-9]|2[0-3]):[0-5][0-9]$`

shanghai := 28800

offset(moment) := clock(moment, 20) if substring(moment, 19, 1) == "+"

offset(moment) := 0 - clock(moment, 20) if substring(moment, 19, 1) == "-"

# Hours and minutes that begin at `start`, in seconds.
clock(moment, start) := (two_digits(moment, start) * 3600) + (two_digits(moment, start + 3) * 60)

# "08" is no JSON number, and engines differ on reading it.
two_digits(moment, start) := to_number(concat("", ["1", substring(moment, start, 2)])) - 100

quotient(dividend, divisor) := (dividend - (dividend % divisor)) / divisor
