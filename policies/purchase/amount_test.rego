package ito.purchase.amount_test

import future.keywords.not

import data.ito.purchase.amount as rule

earlier := [{"id": "PO-1", "amount": 400, "currency": "CNY"}, {"id": "PO-2", "amount": 100, "currency": "CNY"}]

asked(fields) := {
	"order": object.union({"id": "PO-3", "amount": 500, "currency": "CNY", "ordered_before": earlier}, fields),
	"declaration": {"contract": {"ceiling": {"amount": 1000, "currency": "CNY"}}},
}

over(values) := {{
	"message": "over",
	"at": ["order", "amount"],
	"values": object.union({"unit": "CNY", "before": 500, "ceiling": 1000, "left": 500}, values),
}}

foreign(order, unit, at) := {
	"message": "other-currency",
	"at": at,
	"values": {"order": order, "unit": unit, "declared": "CNY"},
}

test_up_to_the_ceiling if {
	rule.findings == set() with input as asked({})
	rule.findings == set() with input as asked({"amount": 1000, "ordered_before": []})
	rule.findings == set() with input as asked({"amount": 0})
}

test_over if {
	rule.findings == over({"amount": 501}) with input as asked({"amount": 501})
	alone := over({"amount": 1001, "before": 0, "left": 1000})
	rule.findings == alone with input as asked({"amount": 1001, "ordered_before": []})
}

test_over_before if {
	spent := [{"id": "PO-1", "amount": 1500, "currency": "CNY"}]
	expected := over({"amount": 1, "before": 1500, "left": 0})
	rule.findings == expected with input as asked({"amount": 1, "ordered_before": spent})
}

test_other_currency if {
	expected := {foreign("PO-3", "USD", ["order", "currency"])}
	rule.findings == expected with input as asked({"currency": "USD", "amount": 1})
}

test_other_currency_before if {
	before := [earlier[0], {"id": "PO-9", "amount": 1, "currency": "EUR"}]
	expected := {foreign("PO-9", "EUR", ["order", "ordered_before", 1, "currency"])}
	rule.findings == expected with input as asked({"ordered_before": before})
}
