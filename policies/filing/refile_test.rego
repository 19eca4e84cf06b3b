package ito.filing.refile_test

import future.keywords.not

import data.ito.filing.refile

asked(changes) := {
	"as_of": "2026-05-06",
	"declaration": {"filing": {"filed_on": "2026-01-16"}, "changes": changes},
}

change(fields) := object.union({"on": "2026-04-13", "kind": "site", "description": "…", "material": true}, fields)

finding(message, i, values) := {
	"message": message,
	"at": ["declaration", "changes", i],
	"values": object.union({"on": "2026-04-13", "kind": "site"}, values),
}

test_no_change if {
	refile.findings == set() with input as asked([])
}

test_change_that_is_not_material if {
	every kind in ["provider", "site", "data", "subcontractor", "scope", "other"] {
		refile.findings == set() with input as asked([change({"kind": kind, "material": false})])
	}
}

test_material_change_not_reported if {
	refile.findings == {finding("not-reported", 0, {})} with input as asked([change({})])
}

test_material_change_of_each_kind if {
	every kind in ["provider", "site", "data", "subcontractor", "scope", "other"] {
		refile.findings == {finding("not-reported", 0, {"kind": kind})} with input as asked([change({"kind": kind})])
	}
}

test_place_in_the_list if {
	changes := [change({"material": false}), change({"refiled_on": "2026-04-13"}), change({})]
	refile.findings == {finding("not-reported", 2, {})} with input as asked(changes)
}

test_reported_again if {
	every day in ["2026-01-16", "2026-04-08", "2026-04-13", "2026-05-06"] {
		refile.findings == set() with input as asked([change({"refiled_on": day})])
	}
}

test_reported_again_in_the_future if {
	expected := {finding("not-reported-yet", 0, {"refiled_on": "2026-05-07"})}
	refile.findings == expected with input as asked([change({"refiled_on": "2026-05-07"})])
}

test_reported_again_before_the_first_report if {
	expected := {finding("before-report", 0, {"refiled_on": "2026-01-15", "filed_on": "2026-01-16"})}
	refile.findings == expected with input as asked([change({"refiled_on": "2026-01-15"})])
}

test_change_that_the_report_holds if {
	every day in ["2025-12-01", "2026-01-16"] {
		refile.findings == set() with input as asked([change({"on": day}), change({"on": day, "material": "unknown"})])
	}
	refile.findings == {finding("not-reported", 0, {"on": "2026-01-17"})}
		with input as asked([change({"on": "2026-01-17"})])
}

test_change_still_to_come if {
	expected := {finding("planned", 0, {"on": "2026-05-07"})}
	refile.findings == expected with input as asked([change({"on": "2026-05-07"})])
	refile.findings == expected with input as asked([change({"on": "2026-05-07", "refiled_on": "2026-05-08"})])
	refile.findings == set() with input as asked([change({"on": "2026-05-07", "refiled_on": "2026-05-06"})])
	refile.findings == {finding("not-reported", 0, {"on": "2026-05-06"})}
		with input as asked([change({"on": "2026-05-06"})])
}

test_material_unknown if {
	every value in ["unknown", null, "true", 1, []] {
		refile.findings == {finding("unknown", 0, {})} with input as asked([change({"material": value})])
	}
	without := {"on": "2026-04-13", "kind": "site", "description": "…"}
	refile.findings == {finding("unknown", 0, {})} with input as asked([without])
}

test_material_unknown_but_reported_again if {
	refile.findings == set() with input as asked([change({"material": "unknown", "refiled_on": "2026-04-14"})])
}

# Without a report no change is covered, and no later date makes up for it.
test_not_filed_at_all if {
	changes := [change({"refiled_on": "2026-04-14"})]
	refile.findings == {finding("not-reported", 0, {})}
		with input as {"as_of": "2026-05-06", "declaration": {"changes": changes}}
}

test_day_missing_or_mistyped if {
	without := {"kind": "site", "description": "…", "material": true}
	refile.findings == {finding("not-reported", 0, {"on": "?"})} with input as asked([without])
	every value in [null, 20260413, true, []] {
		refile.findings == {finding("not-reported", 0, {"on": value})} with input as asked([change({"on": value})])
	}
}

test_new_report_mistyped if {
	every value in [null, 20260414, true, []] {
		refile.findings == {finding("not-reported", 0, {})} with input as asked([change({"refiled_on": value})])
	}
}

test_kind_missing_or_mistyped if {
	without := {"on": "2026-04-13", "description": "…", "material": true}
	refile.findings == {finding("not-reported", 0, {"kind": "?"})} with input as asked([without])
	every value in ["relocation", null, 1, ["site"]] {
		refile.findings == {finding("not-reported", 0, {"kind": value})} with input as asked([change({"kind": value})])
	}
}

# The gate does not ask while the list is missing; asked all the same, nothing breaks.
test_no_list if {
	every value in [null, "none", 1, true, {}] {
		refile.findings == set() with input as asked(value)
	}
	refile.findings == set() with input as asked([null, "moved", 1, []])
	refile.findings == set() with input as {}
}
