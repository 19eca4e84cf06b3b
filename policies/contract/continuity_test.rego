package ito.contract.continuity_test

import data.ito.contract.continuity as rule

good := {
	"requirements": "第八条",
	"provider_rto_minutes": 60,
	"provider_rpo_minutes": 5,
	"institution_rto_minutes": 120,
	"institution_rpo_minutes": 15,
}

messages := {
	"requirements": "no-requirements",
	"provider_rto_minutes": "no-provider-rto",
	"provider_rpo_minutes": "no-provider-rpo",
	"institution_rto_minutes": "no-institution-rto",
	"institution_rpo_minutes": "no-institution-rpo",
}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "continuity"], "values": {}}

lacking(field) := {
	"message": messages[field],
	"at": ["declaration", "contract", "clauses", "continuity", field],
	"values": {},
}

too_long(message, field, provider, institution) := {
	"message": message,
	"at": ["declaration", "contract", "clauses", "continuity", field],
	"values": {"provider": provider, "institution": institution},
}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

with_fields(fields) := asked({"continuity": object.union(good, fields)})

without_field(field) := asked({"continuity": {other: value | some other, value in good; other != field}})

test_provider_is_as_fast if {
	rule.findings == set() with input as with_fields({})
	rule.findings == set() with input as with_fields({"provider_rto_minutes": 0, "provider_rpo_minutes": 0})
	rule.findings == set() with input as with_fields({"institution_rpo_minutes": 5, "institution_rto_minutes": 60})
}

# The same objective meets it; a minute more does not.
test_provider_is_slower if {
	rule.findings == set() with input as with_fields({"provider_rto_minutes": 120})
	rule.findings == {too_long("rto-too-long", "provider_rto_minutes", 121, 120)}
		with input as with_fields({"provider_rto_minutes": 121})
	rule.findings == set() with input as with_fields({"provider_rpo_minutes": 15})
	rule.findings == {too_long("rpo-too-long", "provider_rpo_minutes", 16, 15)}
		with input as with_fields({"provider_rpo_minutes": 16})
	rule.findings == {too_long("rpo-too-long", "provider_rpo_minutes", 5, 0)}
		with input as with_fields({"institution_rpo_minutes": 0})
}

test_both_slower if {
	rule.findings == {
		too_long("rto-too-long", "provider_rto_minutes", 240, 120),
		too_long("rpo-too-long", "provider_rpo_minutes", 60, 15),
	} with input as with_fields({"provider_rto_minutes": 240, "provider_rpo_minutes": 60})
}

test_each_field_missing if {
	every field, _ in good {
		rule.findings == {lacking(field)} with input as without_field(field)
	}
}

test_numbers_mistyped if {
	every field in array.concat(["provider_rto_minutes", "provider_rpo_minutes"], [
		"institution_rto_minutes",
		"institution_rpo_minutes",
	]) {
		every value in [null, "", "60", "待定", -1, true, [60], {"minutes": 60}] {
			rule.findings == {lacking(field)} with input as with_fields({field: value})
		}
	}
}

test_requirements_mistyped_or_saying_nothing if {
	every value in [null, "", "  ", "待定", "无", 7, true, ["第八条"], {"ref": "第八条"}] {
		rule.findings == {lacking("requirements")} with input as with_fields({"requirements": value})
	}
}

test_all_missing if {
	rule.findings == {lacking(field) | some field, _ in good} with input as asked({"continuity": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked({})
	every block in [null, "", "第八条", 7, true, ["第八条"]] {
		rule.findings == {no_terms} with input as asked({"continuity": block})
	}
}

test_no_clauses if {
	every clauses in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_clauses} with input as asked(clauses)
	}
	every contract in [null, {}, "HT-1", 7, []] {
		rule.findings == {no_clauses} with input as {"declaration": {"contract": contract}}
	}
	every document in [{}, {"declaration": {}}] {
		rule.findings == {no_clauses} with input as document
	}
}
