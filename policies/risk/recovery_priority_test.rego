package ito.risk.recovery_priority_test

import data.ito.risk.recovery_priority

asked(continuity) := {"as_of": "2026-05-06", "declaration": {"continuity": continuity}}

finding(message, field, values) := {"message": message, "at": ["declaration", "continuity", field], "values": values}

test_highest if {
	recovery_priority.findings == set() with input as asked({"impact": "major", "recovery_priority": "highest"})
}

test_lower if {
	every priority in ["high", "normal", ""] {
		expected := {finding("not-highest", "recovery_priority", {"priority": priority})}
		recovery_priority.findings == expected with input as asked({"impact": "major", "recovery_priority": priority})
	}
}

test_not_stated_or_mistyped if {
	expected := {finding("not-stated", "recovery_priority", {})}
	recovery_priority.findings == expected with input as asked({"impact": "major"})
	every value in [null, 1, true, ["highest"], {}] {
		recovery_priority.findings == expected with input as asked({"impact": "major", "recovery_priority": value})
	}
}

test_no_major_impact if {
	every priority in ["highest", "high", "normal", null] {
		recovery_priority.findings == set() with input as asked({"impact": "minor", "recovery_priority": priority})
	}
}

test_impact_unknown_or_mistyped if {
	expected := {finding("impact-unknown", "impact", {})}
	recovery_priority.findings == expected with input as {}
	every value in [null, "major", 1, true, [], {}] {
		recovery_priority.findings == expected with input as asked(value)
	}
	every value in ["unknown", "", null, 1, true, ["major"], {}] {
		recovery_priority.findings == expected with input as asked({"impact": value, "recovery_priority": "highest"})
	}
}
