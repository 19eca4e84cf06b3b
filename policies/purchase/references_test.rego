package ito.purchase.references_test

import future.keywords.not

import data.ito.purchase.references as rule

asked(order, number) := {
	"order": object.union({"kind": "purchase_order"}, order),
	"declaration": {"institution": "bank", "contract": {"number": number}},
}

found(message, field, values) := {{"message": message, "at": ["order", field], "values": values}}

test_agreeing_or_not_stated if {
	every order in [{}, {"institution": "bank"}, {"contract_number": "HT-1"}, {"institution": null}] {
		rule.findings == set() with input as asked(order, "HT-1")
	}
	rule.findings == set() with input as asked({"kind": "contract", "contract_number": "HT-1"}, "HT-1")
	rule.findings == set() with input as asked({"contract_number": "HT-1"}, null)
}

test_other_institution if {
	expected := found("other-institution", "institution", {"ordered": "other", "declared": "bank"})
	rule.findings == expected with input as asked({"institution": "other"}, "HT-1")
}

test_other_contract if {
	expected := found("other-contract", "contract_number", {"ordered": "HT-2", "declared": "HT-1"})
	rule.findings == expected with input as asked({"contract_number": "HT-2"}, "HT-1")
	rule.findings == expected with input as asked({"kind": "contract", "contract_number": "HT-2"}, "HT-1")
}

test_a_contract_needs_its_number if {
	expected := found("no-contract", "contract_number", {})
	every number in [null, 7] {
		rule.findings == expected with input as asked({"kind": "contract", "contract_number": "HT-1"}, number)
		rule.findings == expected with input as asked({"kind": "contract", "contract_number": number}, "HT-1")
	}
	rule.findings == expected with input as asked({"kind": "contract"}, "HT-1")
}
