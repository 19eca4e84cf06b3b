package ito.filing.transition_test

import data.ito.facts.signed_before_this_regulation
import data.ito.facts.signed_under_this_regulation
import data.ito.filing.transition

asked(filing) := {"declaration": {"stage": "ended", "contract": {"signing_on": "2020-07-20"}, "filing": filing}}

expected := {{
	"message": "no-report-due",
	"at": ["declaration", "contract", "signing_on"],
	"values": {"signing_on": "2020-07-20"},
}}

test_not_reported if {
	transition.findings == expected
		with input as {"declaration": {"stage": "ended", "contract": {"signing_on": "2020-07-20"}}}
	every value in [null, "", 1, [], {}, {"filed_on": null}, {"filed_on": 20200612}] {
		transition.findings == expected with input as asked(value)
	}
}

test_reported_all_the_same if {
	transition.findings == set() with input as asked({"filed_on": "2020-06-12"})
}

# The gate does not ask without the day of signing; asked all the same, nothing breaks.
test_no_day_of_signing if {
	transition.findings == set() with input as {}
	transition.findings == set() with input as {"declaration": {"contract": 1}}
}

test_applies_to_earlier_contracts_only if {
	signed_before_this_regulation.value == true with input as asked({})
	signed_under_this_regulation.value == false with input as asked({})
}
