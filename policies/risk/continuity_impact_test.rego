package ito.risk.continuity_impact_test

import data.ito.risk.continuity_impact

asked(continuity) := {"as_of": "2026-05-06", "declaration": {"continuity": continuity}}

found(message) := {{"message": message, "at": ["declaration", "continuity", "impact"], "values": {}}}

test_stated if {
	every impact in ["major", "minor"] {
		continuity_impact.findings == set() with input as asked({"impact": impact})
	}
}

test_unknown if continuity_impact.findings == found("unknown") with input as asked({"impact": "unknown"})

test_another_word if continuity_impact.findings == found("unknown") with input as asked({"impact": "Major"})

test_missing_or_mistyped if {
	continuity_impact.findings == found("not-stated") with input as {"as_of": "2026-05-06", "declaration": {}}
	every continuity in [null, {}, [], "major", 1, true] {
		continuity_impact.findings == found("not-stated") with input as asked(continuity)
	}
	every impact in [null, 1, true, ["major"], {"is": "major"}] {
		continuity_impact.findings == found("not-stated") with input as asked({"impact": impact})
	}
}
