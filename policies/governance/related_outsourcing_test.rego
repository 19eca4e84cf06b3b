package ito.governance.related_outsourcing_test

import data.ito.governance.related_outsourcing

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无"]

good := {"performance_link_ref": "GRP-2025-31", "accountability_ref": "GRP-2025-32"}

related := {"facts": {"related": true, "ended": false, "in_scope": true}}

register(facts) := {"declarations": {"ITO-1": {"facts": {"related": false}}, "ITO-2": {"facts": facts}}}

asked(record, facts) := {
	"as_of": "2026-05-06",
	"institution": {"governance": {"related_outsourcing": record}},
	"register": register(facts),
}

at := ["institution", "governance", "related_outsourcing"]

no_record := {"message": "no-record", "at": at, "values": {}}

no_link := {"message": "no-performance-link", "at": array.concat(at, ["performance_link_ref"]), "values": {}}

no_accountability := {"message": "no-accountability", "at": array.concat(at, ["accountability_ref"]), "values": {}}

test_evidence_of_both if {
	related_outsourcing.findings == set() with input as asked(good, {"related": true})
}

test_nothing_related if {
	every record in [null, {}, good] {
		related_outsourcing.findings == set() with input as asked(record, {"related": false})
		related_outsourcing.findings == set() with input as asked(record, {"related": true, "ended": true})
		related_outsourcing.findings == set() with input as asked(record, {"related": true, "in_scope": false})
		related_outsourcing.findings == set() with input as {
			"as_of": "2026-05-06",
			"institution": {"governance": {"related_outsourcing": record}},
			"register": {"declarations": {}},
		}
	}
}

test_no_record if {
	every value in [null, "", "GRP-2025-31", 7, true, [], ["x"]] {
		related_outsourcing.findings == {no_record} with input as asked(value, {"related": true})
	}
	base := {"as_of": "2026-05-06", "institution": {}, "register": register({"related": true})}
	related_outsourcing.findings == {no_record} with input as base
}

# What cannot be told counts.
test_unknown_facts if {
	every facts in [{}, {"ended": false}, {"in_scope": true}, {"related": null}, null, [], "related"] {
		related_outsourcing.findings == {no_record} with input as asked(null, facts)
	}
	every register in [null, [], "x", {}, {"declarations": null}, {"declarations": [related]}] {
		base := {"as_of": "2026-05-06", "institution": {}, "register": register}
		related_outsourcing.findings == {no_record} with input as base
	}
	every declaration in [null, {}, [], "x"] {
		base := {"as_of": "2026-05-06", "institution": {}, "register": {"declarations": {"ITO-1": declaration}}}
		related_outsourcing.findings == {no_record} with input as base
	}
	related_outsourcing.findings == {no_record} with input as {"as_of": "2026-05-06", "institution": {}}
}

test_each_part_missing_or_mistyped if {
	related_outsourcing.findings == {no_link, no_accountability} with input as asked({}, {"related": true})
	every value in nothing {
		related_outsourcing.findings == {no_link}
			with input as asked(object.union(good, {"performance_link_ref": value}), {"related": true})
		related_outsourcing.findings == {no_accountability}
			with input as asked(object.union(good, {"accountability_ref": value}), {"related": true})
	}
}
