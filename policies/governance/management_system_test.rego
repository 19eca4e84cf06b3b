package ito.governance.management_system_test

import data.ito.governance.management_system

nothing := [null, "", "  ", 7, true, [], ["x"], {}, "无", "TBD"]

good := {"management_system_ref": "IT-POL-01", "overall_risk_ref": "RISK-POL-01 第六章"}

asked(fields) := {"as_of": "2026-05-06", "institution": {"governance": object.union(good, fields)}}

finding(message, field) := {"message": message, "at": ["institution", "governance", field], "values": {}}

test_both_named if {
	management_system.findings == set() with input as asked({})
}

test_no_governance if {
	expected := {{"message": "no-governance", "at": ["institution", "governance"], "values": {}}}
	management_system.findings == expected with input as {"as_of": "2026-05-06", "institution": {}}
	management_system.findings == expected with input as {"as_of": "2026-05-06"}
	every value in [null, "", "IT-POL-01", 7, true, [], ["x"]] {
		management_system.findings == expected
			with input as {"as_of": "2026-05-06", "institution": {"governance": value}}
	}
}

test_empty_governance if {
	expected := {
		finding("no-management-system", "management_system_ref"),
		finding("not-in-overall-risk", "overall_risk_ref"),
	}
	management_system.findings == expected
		with input as {"as_of": "2026-05-06", "institution": {"governance": {}}}
}

test_no_management_system if {
	every value in nothing {
		management_system.findings == {finding("no-management-system", "management_system_ref")}
			with input as asked({"management_system_ref": value})
	}
}

test_not_in_overall_risk if {
	every value in nothing {
		management_system.findings == {finding("not-in-overall-risk", "overall_risk_ref")}
			with input as asked({"overall_risk_ref": value})
	}
}
