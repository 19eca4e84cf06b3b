package ito.lib.service_test

import future.keywords.not

import data.ito.lib.service

asked(changes, kind) := {"declaration": {
	"service": object.union({"starts_on": "2026-04-01"}, changes),
	"contract": {"kind": kind},
}}

test_a_new_service_runs_from_its_start if {
	service.first_day == {"2026-04-01"} with input as asked({}, "new")
	service.first_day == {"2026-04-01"} with input as {"declaration": {"service": {"starts_on": "2026-04-01"}}}
}

test_a_renewed_service_runs_from_its_first_start if {
	service.first_day == {"2022-04-01"} with input as asked({"first_started_on": "2022-04-01"}, "renewal")
	service.first_day == {"2022-04-01"} with input as asked({"first_started_on": "2022-04-01"}, "new")
}

test_a_first_start_after_the_start_gains_no_time if {
	service.first_day == {"2026-04-01"} with input as asked({"first_started_on": "2026-05-01"}, "renewal")
}

test_a_renewal_that_does_not_say_since_when if {
	service.first_day == set() with input as asked({}, "renewal")
	every value in [null, "", "2022", 20220401, true, []] {
		service.first_day == set() with input as asked({"first_started_on": value}, "renewal")
	}
}

test_no_start if {
	every value in [null, "", 20260401] {
		not service.first_day with input as asked({"starts_on": value}, "new")
	}
}
