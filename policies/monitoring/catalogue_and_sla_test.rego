package ito.monitoring.catalogue_and_sla_test

import future.keywords.not

import data.ito.monitoring.catalogue_and_sla as rule

good := {"catalogue_ref": "CAT-2026-01", "sla_ref": "SLA-2026-01", "evaluation_ref": "EVA-2026-01"}

asked(monitoring) := {"as_of": "2026-05-06", "declaration": {"monitoring": monitoring}}

found := {
	"catalogue_ref": {"message": "no-catalogue", "at": ["declaration", "monitoring", "catalogue_ref"], "values": {}},
	"sla_ref": {"message": "no-sla", "at": ["declaration", "monitoring", "sla_ref"], "values": {}},
	"evaluation_ref": {"message": "no-evaluation", "at": ["declaration", "monitoring", "evaluation_ref"], "values": {}},
}

test_passes if {
	rule.findings == set() with input as asked(good)
}

test_nothing_stated if {
	expected := {{"message": "nothing-stated", "at": ["declaration", "monitoring"], "values": {}}}
	rule.findings == expected with input as {"declaration": {}}
	every value in [null, "CAT-2026-01", 7, true, []] {
		rule.findings == expected with input as asked(value)
	}
}

test_nothing_in_it if {
	rule.findings == {finding | some finding in found} with input as asked({})
}

test_one_missing_or_mistyped if {
	every field, finding in found {
		without := {key: value | some key, value in good; key != field}
		rule.findings == {finding} with input as asked(without)
		every value in [null, "", " ", "暂无", 7, true, [], {}] {
			rule.findings == {finding} with input as asked(object.union(without, {field: value}))
		}
	}
}
