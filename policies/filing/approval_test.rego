package ito.filing.approval_test

import future.keywords.not

import data.ito.filing.approval

good := {"body": "senior_management", "approved_on": "2026-01-14", "ref": "OA-3"}

at_stage(stage, fields) := {
	"as_of": "2026-05-06",
	"stage": stage,
	"declaration": {
		"approval": object.union(good, fields),
		"assessment": {"decided_on": "2026-01-08"},
		"contract": {"signing_on": "2026-03-02"},
	},
}

asked(fields) := at_stage("approved", fields)

finding(message, field, values) := {"message": message, "at": ["declaration", "approval", field], "values": values}

test_approved_by_each_body_that_may if {
	every body in ["senior_management", "board_committee", "board"] {
		every stage in ["approved", "filed", "signed", "in_service", "ended", "terminated"] {
			approval.findings == set() with input as at_stage(stage, {"body": body})
		}
	}
}

test_approved_by_a_department if {
	approval.findings == {finding("body-too-low", "body", {"body": "department"})}
		with input as asked({"body": "department"})
}

test_no_approval if {
	expected := {{"message": "no-approval", "at": ["declaration", "approval"], "values": {}}}
	approval.findings == expected with input as {"as_of": "2026-05-06", "stage": "approved", "declaration": {}}
	every value in [null, "OA-3", true, []] {
		base := {"as_of": "2026-05-06", "stage": "approved", "declaration": {"approval": value}}
		approval.findings == expected with input as base
	}
}

test_body_missing_or_mistyped if {
	expected := {finding("no-body", "body", {})}
	base := {"as_of": "2026-05-06", "stage": "approved", "declaration": {
		"approval": {"approved_on": "2026-01-14"},
		"assessment": {"decided_on": "2026-01-08"},
	}}
	approval.findings == expected with input as base
	every value in [null, "", 1, true, ["board"]] {
		approval.findings == expected with input as asked({"body": value})
	}
}

test_date_missing_or_mistyped if {
	expected := {finding("no-approval-date", "approved_on", {})}
	base := {"as_of": "2026-05-06", "stage": "approved", "declaration": {
		"approval": {"body": "board"},
		"assessment": {"decided_on": "2026-01-08"},
	}}
	approval.findings == expected with input as base
	every value in [null, "", 20260114, true, ["2026-01-14"]] {
		approval.findings == expected with input as asked({"approved_on": value})
	}
}

test_not_approved_yet if {
	expected := {finding("not-approved-yet", "approved_on", {"approved_on": "2026-05-07", "as_of": "2026-05-06"})}
	approval.findings == expected with input as asked({"approved_on": "2026-05-07"})
	approval.findings == set() with input as asked({"approved_on": "2026-05-06"})
}

test_approved_before_the_decision if {
	values := {"approved_on": "2026-01-07", "decided_on": "2026-01-08"}
	approval.findings == {finding("before-decision", "approved_on", values)}
		with input as asked({"approved_on": "2026-01-07"})
	approval.findings == set() with input as asked({"approved_on": "2026-01-08"})
}

test_decision_undated if {
	expected := {{
		"message": "decision-undated",
		"at": ["declaration", "assessment", "decided_on"],
		"values": {"approved_on": "2026-01-14"},
	}}
	approval.findings == expected
		with input as {"as_of": "2026-05-06", "stage": "approved", "declaration": {"approval": good}}
	every value in [null, "", 20260108, true, []] {
		base := {"as_of": "2026-05-06", "stage": "approved", "declaration": {
			"approval": good,
			"assessment": {"decided_on": value},
		}}
		approval.findings == expected with input as base
	}
}

test_approved_after_signing if {
	values := {"approved_on": "2026-03-03", "signing_on": "2026-03-02"}
	approval.findings == {finding("after-signing", "approved_on", values)}
		with input as at_stage("signed", {"approved_on": "2026-03-03"})
	approval.findings == set() with input as at_stage("signed", {"approved_on": "2026-03-02"})
}

# A planned signing can still be moved.
test_approved_after_a_planned_signing if {
	approval.findings == set() with input as at_stage("filed", {"approved_on": "2026-03-03"})
}

test_signed_without_a_date if {
	expected := {{"message": "signing-unknown", "at": ["declaration", "contract", "signing_on"], "values": {}}}
	every contract in [{}, {"signing_on": null}, {"signing_on": ""}, {"signing_on": 20260302}] {
		base := {"as_of": "2026-05-06", "stage": "signed", "declaration": {
			"approval": good,
			"assessment": {"decided_on": "2026-01-08"},
			"contract": contract,
		}}
		approval.findings == expected with input as base
	}
}
