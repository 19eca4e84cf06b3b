package ito.diligence.general_test

import future.keywords.not

import data.ito.diligence.general

given(diligence) := {"declaration": {"due_diligence": diligence}}

none := {{"message": "none", "at": ["declaration", "due_diligence"], "values": {}}}

test_with_a_report if {
	general.findings == set() with input as given({"report_ref": "DD-31"}) with data.ito.facts.important.value as false
}

test_without if {
	general.findings == none with input as {"declaration": {}} with data.ito.facts.important.value as false
	every value in [null, "", "DD-31", 1, true, [], {}, {"completed_on": "2025-12-19"}] {
		general.findings == none with input as given(value) with data.ito.facts.important.value as false
	}
	every value in [null, "", " ", "无", 1, true, ["DD-31"], {}] {
		general.findings == none
			with input as given({"report_ref": value})
			with data.ito.facts.important.value as false
	}
}

# Important outsourcing is for the other rules of this family.
test_important if {
	general.findings == set() with input as given(null) with data.ito.facts.important.value as true
}

test_not_known_to_be_important if {
	general.findings == none with input as given(null) with data.ito.facts.important as {}
	general.findings == set() with input as given({"report_ref": "DD-31"}) with data.ito.facts.important as {}
}
