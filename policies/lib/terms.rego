# METADATA
# scope: package
# title: Terms
# description: >-
#   Where the regulation wants something "定期" (regularly) and names no interval, a setting does:
#   `options.review_months`, 12 by default. The day a term ends is its last good day.
package ito.lib.terms

import future.keywords.not

import data.ito.lib.dates

# METADATA
# description: At most so many months between two reviews.
review_months := object.get(input, ["options", "review_months"], 12)

# METADATA
# description: The last day on which what was last done on `day` still counts as regular.
next_review(day) := dates.add_months(day, review_months)

# METADATA
# description: >-
#   What is to be said where what was last done on `last` no longer counts as regular; undefined while it does.
overdue(last) := {"last": last, "due": due, "as_of": as_of} if {
	due := next_review(last)
	as_of := input.as_of
	as_of > due
}

# METADATA
# description: >-
#   The latest of the dates of `field` in a list that are not after the day of the check; undefined
#   where there is none, so that what is planned does not count as done.
last_done(list, field) := max(days) if {
	is_array(list)
	days := {day |
		some item in list
		is_object(item)
		day := item[field]
		dates.valid(day)
		day <= input.as_of
	}
	count(days) > 0
}
