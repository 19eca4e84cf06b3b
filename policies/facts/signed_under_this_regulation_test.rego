package ito.facts.signed_under_this_regulation_test

import data.ito.facts.signed_under_this_regulation as fact

default value := "unknown"

value := fact.value

signing_at := ["declaration", "contract", "signing_on"]

asked(stage, contract) := {"declaration": {"stage": stage, "contract": contract}}

test_signed_on_or_after_the_day_of_issue if {
	every day in ["2021-12-30", "2026-03-02"] {
		value == true with input as asked("signed", {"signing_on": day})
		fact.reasons == {{
			"reason": "later",
			"at": signing_at,
			"values": {"signing_on": day},
		}} with input as asked("signed", {"signing_on": day})
	}
}

test_signed_before if {
	value == false with input as asked("in_service", {"signing_on": "2021-12-29"})
	fact.reasons == set() with input as asked("in_service", {"signing_on": "2021-12-29"})
	fact.doubts == set() with input as asked("in_service", {"signing_on": "2021-12-29"})
}

# A date outweighs a stage that lags behind it.
test_signed_before_by_its_date if {
	value == false with input as asked("filed", {"signing_on": "2021-12-29"})
}

test_not_signed_yet if {
	every stage in ["proposed", "approved", "filed"] {
		value == true with input as asked(stage, {})
		fact.reasons == {{
			"reason": "unsigned",
			"at": ["declaration", "stage"],
			"values": {},
		}} with input as asked(stage, {})
	}
	fact.doubts == set() with input as asked("proposed", {})
	value == true with input as {"declaration": {"stage": "proposed"}}
	value == true with input as asked("proposed", {"signing_on": null})
}

test_signed_without_a_date if {
	every stage in ["signed", "in_service", "ended", "terminated"] {
		value == "unknown" with input as asked(stage, {})
		fact.doubts == {{"doubt": "no_date", "at": signing_at, "values": {}}} with input as asked(stage, {})
		value == "unknown" with input as asked(stage, {"signing_on": null})
	}
}

test_unknown_by_field if {
	every day in [7, "2021-02-30", "2021-1-1", [], {}] {
		value == "unknown" with input as asked("signed", {"signing_on": day})
	}
	value == "unknown" with input as asked("signing", {})
	value == "unknown" with input as asked("signing", {"signing_on": "2021-12-29"})
	value == "unknown" with input as {"declaration": {}}
	value == "unknown" with input as {}
}
