package ito.governance.major_decision_test

import data.ito.governance.major_decision

expected := {{"message": "not-by-board", "at": ["declaration", "approval", "body"], "values": {}}}

approved(body) := {"as_of": "2026-05-06", "declaration": {"approval": {"body": body}}}

test_by_the_board if {
	every body in ["board", "board_committee"] {
		major_decision.findings == set() with input as approved(body)
	}
}

test_below_the_board if {
	every body in ["senior_management", "department"] {
		major_decision.findings == expected with input as approved(body)
	}
}

test_body_missing_or_mistyped if {
	every value in [null, "", 7, true, [], ["board"], {}] {
		major_decision.findings == expected with input as approved(value)
	}
	every approval in [null, "", "board", 7, true, [], {}] {
		major_decision.findings == expected with input as {"as_of": "2026-05-06", "declaration": {"approval": approval}}
	}
	major_decision.findings == expected with input as {"as_of": "2026-05-06", "declaration": {}}
}
