package ito.incident.evidence_test

import future.keywords.not

import data.ito.incident.evidence as rule

good := {"declarations": ["ITO-1"], "reported_at": "2026-04-20T10:05:00+08:00", "report_ref": "NFRA-41"}

asked(fields) := {"incident": object.union(good, fields)}

found(message, field, values) := {{"message": message, "at": ["incident", field], "values": values}}

test_passes if {
	rule.findings == set() with input as asked({})
	rule.findings == set() with input as {"incident": {"declarations": ["ITO-1"]}}
}

test_report_missing_mistyped_or_a_placeholder if {
	expected := found("no-report-ref", "report_ref", {})
	rule.findings == expected with input as {"incident": object.remove(good, ["report_ref"])}
	every value in [null, "", " ", "无", "TBD", 1, true, [], {}] {
		rule.findings == expected with input as asked({"report_ref": value})
		written := {"declarations": ["ITO-1"], "written_report_at": "2026-04-20T18:00:00+08:00", "report_ref": value}
		rule.findings == expected with input as {"incident": written}
	}
}

test_time_missing_or_mistyped if {
	expected := found("no-report-time", "reported_at", {"report_ref": "NFRA-41"})
	rule.findings == expected with input as {"incident": object.remove(good, ["reported_at"])}
	every value in [null, "", " ", 1, true, [], {}] {
		rule.findings == expected with input as asked({"reported_at": value})
	}
}

test_no_declarations if {
	rule.findings == found("no-declarations", "declarations", {}) with input as asked({"declarations": []})
	rule.findings == found("no-declarations", "declarations", {}) with input as asked({"declarations": {}})
}
