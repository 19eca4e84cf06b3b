package ito.lib.fact_test

import data.ito.lib.fact

# A fact f that reads the field a.
catalogue := {
	"facts": ["f"],
	"rules": {},
	"needs": {"provider": [{"path": ["provider", "a"], "type": "boolean", "facts": ["f"], "rules": []}]},
	"open_needs": {},
}

with_field := {"provider": {"a": true}}

without_field := {"provider": {}}

default said(_, _) := "unknown"

said(reasons, doubts) := fact.value("f", reasons, doubts)

test_true_by_a_reason if {
	said({"reason"}, set()) == true with input as with_field with data.ito.catalogue.subjects.declaration as catalogue
}

test_true_outweighs_a_doubt_and_an_unmet_field if {
	said({"reason"}, {"doubt"}) == true
		with input as without_field
		with data.ito.catalogue.subjects.declaration as catalogue
}

test_false_when_nothing_speaks_for_it_and_nothing_is_open if {
	said(set(), set()) == false with input as with_field with data.ito.catalogue.subjects.declaration as catalogue
}

test_unknown_by_a_doubt if {
	said(set(), {"doubt"}) == "unknown" with input as with_field with data.ito.catalogue.subjects.declaration as catalogue
}

test_unknown_by_an_unmet_field if {
	said(set(), set()) == "unknown" with input as without_field with data.ito.catalogue.subjects.declaration as catalogue
}

test_fields_of_other_facts_do_not_matter if {
	fact.value("g", set(), set()) == false
		with input as without_field
		with data.ito.catalogue.subjects.declaration as catalogue
}
