# METADATA
# scope: package
# title: The service
# description: >-
#   Since when a service runs. A renewal is declared anew with a start of its own, and must not set back the
#   terms that run from the first start (articles 34 and 36).
package ito.lib.service

import future.keywords.not

import data.ito.lib.dates

# METADATA
# description: >-
#   The first day of the service, its renewals included, as a set: empty where a renewal does not say
#   since when the service runs.
first_day := {min({first_started_on, starts_on})} if {
	first_started_on
	starts_on
} else := set() if {
	input.declaration.contract.kind == "renewal"
} else := {starts_on}

starts_on := day if {
	day := input.declaration.service.starts_on
	dates.valid(day)
}

first_started_on := day if {
	day := input.declaration.service.first_started_on
	dates.valid(day)
}
