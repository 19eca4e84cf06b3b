package ito.facts.ended_test

import data.ito.facts.ended

default value := "unknown"

value := ended.value

asked(stage, service) := {"as_of": "2026-05-06", "declaration": {"stage": stage, "service": service}}

by_stage(stage) := {"reason": "stage", "at": ["declaration", "stage"], "values": {"stage": stage}}

by_date(day) := {"reason": "date", "at": ["declaration", "service", "ended_on"], "values": {"ended_on": day}}

test_running if {
	value == false with input as asked("in_service", {})
	value == false with input as asked("in_service", {"ended_on": "2026-05-07"})
	ended.reasons == set() with input as asked("in_service", {"ended_on": "2026-05-07"})
}

test_ended_by_stage if {
	every stage in ["ended", "terminated"] {
		value == true with input as asked(stage, {})
		ended.reasons == {by_stage(stage)} with input as asked(stage, {})
	}
}

test_ended_by_date if {
	value == true with input as asked("in_service", {"ended_on": "2026-05-06"})
	ended.reasons == {by_date("2026-05-06")} with input as asked("in_service", {"ended_on": "2026-05-06"})
}

test_ended_by_both if {
	ended.reasons == {by_stage("ended"), by_date("2026-04-30")} with input as asked("ended", {"ended_on": "2026-04-30"})
}

# Whoever asks about the moment after the end is answered as of then, and the other way round.
test_the_moment_asked_about if {
	value == true with input as object.union(asked("in_service", {}), {"stage": "ended"})
	value == false with input as object.union(asked("ended", {}), {"stage": "signed"})
}

test_unknown_without_a_stage if {
	value == "unknown" with input as {"as_of": "2026-05-06", "declaration": {"service": {}}}
	value == "unknown" with input as asked(null, {})
	value == "unknown" with input as asked("finished", {})
	value == "unknown" with input as asked(7, {})
}

test_unknown_with_a_date_that_is_none if {
	every day in [7, "2026-02-30", "someday", true, []] {
		value == "unknown" with input as asked("in_service", {"ended_on": day})
		ended.reasons == set() with input as asked("in_service", {"ended_on": day})
	}
}

test_ended_by_stage_whatever_the_date if {
	value == true with input as asked("ended", {"ended_on": 7})
	count(ended.doubts) == 0 with input as asked("ended", {"ended_on": 7})
}
