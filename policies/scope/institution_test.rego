package ito.scope.institution_test

import data.ito.scope.institution

of(type, country) := {"as_of": "2026-05-06", "institution": {"type": type, "country": country}}

not_supervised := {"message": "not-supervised", "at": ["institution", "type"], "values": {}}

by_reference := {"message": "by-reference", "at": ["institution", "type"], "values": {}}

no_country := {"message": "no-country", "at": ["institution", "country"], "values": {}}

elsewhere(country) := {
	"message": "established-elsewhere",
	"at": ["institution", "country"],
	"values": {"country": country},
}

test_named_institutions if {
	every type in [
		"policy_bank", "commercial_bank", "rural_cooperative_bank", "provincial_rcu",
		"insurance_group", "insurer", "insurance_amc", "amc",
	] {
		institution.findings == set() with input as of(type, "CN")
	}
}

test_by_reference if {
	every type in [
		"trust", "finance_company", "leasing", "consumer_finance", "wealth_management", "intermediary", "other",
	] {
		institution.findings == {by_reference} with input as of(type, "CN")
	}
}

test_not_supervised if {
	institution.findings == {not_supervised} with input as of("not_supervised", "CN")
}

test_no_country if {
	institution.findings == {no_country} with input as {"as_of": "2026-05-06", "institution": {"type": "insurer"}}
	every value in [null, "", " ", 86, true, [], ["CN"], {}] {
		institution.findings == {no_country} with input as of("insurer", value)
	}
}

test_established_elsewhere if {
	every country in ["HK", "MO", "TW", "SG", "cn"] {
		institution.findings == {elsewhere(country)} with input as of("commercial_bank", country)
	}
}

# The gate calls it undetermined; on its own the rule takes it for none that article 2 names.
test_type_missing_or_mistyped if {
	every value in [null, "", 7, true, [], ["insurer"], {}] {
		institution.findings == {by_reference} with input as of(value, "CN")
	}
	institution.findings == {by_reference, no_country} with input as {"as_of": "2026-05-06"}
}
