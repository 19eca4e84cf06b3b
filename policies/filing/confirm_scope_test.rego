package ito.filing.confirm_scope_test

import future.keywords.not

import data.ito.filing.confirm_scope

related := {"message": "related", "at": ["provider", "relationship"], "values": {}}

cross_border := {"message": "cross-border", "at": ["declaration", "delivery", "sites"], "values": {}}

no := {case: false |
	some case in [
		"whole_it", "whole_data_centre", "architecture_change", "core_system_whole", "it_strategy",
		"whole_security_operations", "concentrated_data", "realtime_or_accounting", "other_major_effect",
	]
}

asked(relationship, country, triggers) := {
	"as_of": "2026-05-06",
	"declaration": {
		"service": {"category": "operations", "types": ["terminal_ops"], "scope": "part", "systems": []},
		"subcontracting": {"items": []},
		"delivery": {"sites": [{"name": "…", "type": "institution_premises", "country": country}]},
		"data": {"items": []},
		"materiality": {
			"declared": "general",
			"triggers": object.union(no, triggers),
			"designated_by_regulator": false,
		},
	},
	"provider": {"relationship": relationship},
}

by_setting(setting, base) := object.union(base, {"options": {"article_37_5": setting}})

designated(base) := object.union(base, {"declaration": {"materiality": {"designated_by_regulator": true}}})

test_general_and_related if {
	confirm_scope.findings == {related} with input as asked("affiliate", "CN", {})
	confirm_scope.findings == {related} with input as by_setting("narrow", asked("affiliate", "CN", {}))
}

test_general_and_cross_border if {
	confirm_scope.findings == {cross_border} with input as asked("none", "SG", {})
}

test_general_and_both if {
	confirm_scope.findings == {related, cross_border} with input as asked("parent", "HK", {})
}

test_general_and_neither if {
	confirm_scope.findings == set() with input as asked("none", "CN", {})
}

test_important_is_reported if {
	confirm_scope.findings == set() with input as asked("affiliate", "SG", {"other_major_effect": true})
}

test_designated_is_reported if {
	confirm_scope.findings == set() with input as designated(asked("affiliate", "SG", {}))
}

test_wide_reading_is_reported if {
	confirm_scope.findings == set() with input as by_setting("wide", asked("affiliate", "SG", {}))
}

test_unknown_setting if {
	every setting in ["WIDE", "", null, true, 1, ["wide"], {}] {
		unknown := {
			"message": "unknown-setting",
			"at": ["declaration", "materiality", "designated_by_regulator"],
			"values": {"setting": setting},
		}
		confirm_scope.findings == {related, unknown} with input as by_setting(setting, asked("affiliate", "CN", {}))
	}
}

# Whether it has to be reported cannot be told: not a reason to be silent.
test_importance_unknown if {
	confirm_scope.findings == {related} with input as asked("affiliate", "CN", {"other_major_effect": "unknown"})
}

test_nothing_given if {
	confirm_scope.findings == set() with input as {}
}
