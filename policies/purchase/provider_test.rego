package ito.purchase.provider_test

import future.keywords.not

import data.ito.purchase.provider as rule

register := {"name": "示例公司", "uscc": "91110000600037341L", "vendor_codes": ["odoo:88", "erpnext:S-1"]}

asked(vendor, provider) := {
	"order": {"provider": vendor},
	"declaration": {"provider": "example"},
	"provider": provider,
}

other(part, ordered, declared) := {
	"message": "other",
	"at": ["order", "provider", part],
	"values": {"field": part, "ordered": ordered, "declared": declared},
}

unrecognised := {"message": "unrecognised", "at": ["order", "provider"], "values": {"declared": "示例公司"}}

test_each_part_is_enough if {
	every vendor in [
		{"id": "example"},
		{"uscc": "91110000600037341L"},
		{"code": "odoo:88"},
		{"code": "erpnext:S-1"},
		{"name": "示例公司"},
		{"name": " 示例公司 "},
		{"id": "example", "uscc": "91110000600037341L", "code": "odoo:88", "name": "示例公司"},
		{"id": "example", "uscc": null, "code": "", "name": " "},
	] {
		rule.findings == set() with input as asked(vendor, register)
	}
}

test_one_part_that_differs_is_enough if {
	rule.findings == {other("id", "other", "example"), unrecognised} with input as asked({"id": "other"}, register)
	rule.findings == {other("uscc", "9", "91110000600037341L")} with input as asked(
		{"id": "example", "uscc": "9"},
		register,
	)
	rule.findings == {other("code", "odoo:89", "odoo:88 / erpnext:S-1")} with input as asked(
		{"name": "示例公司", "code": "odoo:89"},
		register,
	)
	rule.findings == {other("name", "示例公司上海分公司", "示例公司")} with input as asked(
		{"id": "example", "name": "示例公司上海分公司"},
		register,
	)
}

test_what_the_register_lacks_does_not_recognise if {
	rule.findings == {unrecognised} with input as asked({"code": "odoo:88"}, {"name": "示例公司"})
	rule.findings == {unrecognised} with input as asked({"code": "odoo:88"}, object.union(register, {"vendor_codes": []}))
	rule.findings == {unrecognised} with input as asked({"uscc": "9"}, object.remove(register, ["uscc"]))
	rule.findings == set() with input as asked({"id": "example", "uscc": "9"}, object.remove(register, ["uscc"]))
}

test_nothing_stated_or_mistyped if {
	every vendor in [{}, {"id": null}, {"id": 7, "name": true}, {"uscc": "", "code": " "}] {
		rule.findings == {unrecognised} with input as asked(vendor, register)
	}
}

test_codes_mistyped_in_the_register if {
	every codes in ["odoo:88", null, 7, {"odoo": 88}] {
		rule.findings == {unrecognised} with input as asked(
			{"code": "odoo:88"},
			object.union(register, {"vendor_codes": codes}),
		)
	}
}
