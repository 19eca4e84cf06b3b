package ito.facts.signed_before_this_regulation_test

import future.keywords.not

import data.ito.facts.signed_before_this_regulation as fact

test_signed_the_day_before if {
	at := ["declaration", "contract", "signing_on"]
	said := {{"reason": "earlier", "at": at, "values": {"signing_on": "2021-12-29"}}}
	fact.reasons == said with input as {"declaration": {"stage": "signed", "contract": {"signing_on": "2021-12-29"}}}
	fact.value == true with input as {"declaration": {"stage": "signed", "contract": {"signing_on": "2021-12-29"}}}
}

test_signed_on_the_day_of_commencement if {
	fact.reasons == set() with input as {"declaration": {"stage": "signed", "contract": {"signing_on": "2021-12-30"}}}
	fact.value == false with input as {"declaration": {"stage": "signed", "contract": {"signing_on": "2021-12-30"}}}
}

test_no_contract_yet if {
	fact.value == false with input as {"declaration": {"stage": "proposed"}}
}

test_signed_without_a_date if {
	said := {{"doubt": "open", "at": ["declaration", "contract", "signing_on"], "values": {}}}
	fact.doubts == said with input as {"declaration": {"stage": "signed", "contract": {"kind": "new"}}}
	not fact.value with input as {"declaration": {"stage": "signed", "contract": {"kind": "new"}}}
}

test_mistyped if {
	every day in [20200720, true, ["2020-07-20"], "2020", "2020-02-30"] {
		fact.reasons == set() with input as {"declaration": {"stage": "signed", "contract": {"signing_on": day}}}
		not fact.value == true with input as {"declaration": {"stage": "signed", "contract": {"signing_on": day}}}
	}
}
