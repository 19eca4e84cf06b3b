package ito.filing.assessment_test

import future.keywords.not

import data.ito.filing.assessment

good := {"strategy_fit_ref": "OA-1", "risk_ref": "OA-2", "decided_on": "2026-01-08", "decision": "go"}

at_stage(stage, fields) := {
	"as_of": "2026-05-06",
	"stage": stage,
	"declaration": {"assessment": object.union(good, fields), "contract": {"signing_on": "2026-03-02"}},
}

asked(fields) := at_stage("approved", fields)

finding(message, field, values) := {"message": message, "at": ["declaration", "assessment", field], "values": values}

missing := {
	"strategy_fit_ref": "no-strategy-assessment",
	"risk_ref": "no-risk-assessment",
	"decided_on": "no-decision-date",
	"decision": "no-decision",
}

test_assessed_and_decided if {
	every stage in ["approved", "filed", "signed", "in_service", "ended", "terminated"] {
		assessment.findings == set() with input as at_stage(stage, {})
	}
}

test_each_field_missing_or_mistyped if {
	every field, message in missing {
		expected := {finding(message, field, {})}
		without := {"as_of": "2026-05-06", "stage": "approved", "declaration": {"assessment": object.remove(good, [field])}}
		assessment.findings == expected with input as without
		every value in [null, "", 5, true, [], {}] {
			assessment.findings == expected with input as asked({field: value})
		}
	}
}

test_nothing_assessed if {
	expected := {{"message": "no-assessment", "at": ["declaration", "assessment"], "values": {}}}
	assessment.findings == expected with input as {"as_of": "2026-05-06", "stage": "approved", "declaration": {}}
	every value in [null, "OA-1", true, []] {
		base := {"as_of": "2026-05-06", "stage": "approved", "declaration": {"assessment": value}}
		assessment.findings == expected with input as base
	}

	each := {finding(message, field, {}) | some field, message in missing}
	blank := {"as_of": "2026-05-06", "stage": "approved", "declaration": {"assessment": {}}}
	assessment.findings == each with input as blank
}

test_unknown_decision if {
	assessment.findings == {finding("no-decision", "decision", {})} with input as asked({"decision": "maybe"})
}

test_no_go if {
	assessment.findings == {finding("no-go", "decision", {})} with input as asked({"decision": "no_go"})
}

test_not_decided_yet if {
	expected := {finding("not-decided-yet", "decided_on", {"decided_on": "2026-05-07", "as_of": "2026-05-06"})}
	assessment.findings == expected with input as asked({"decided_on": "2026-05-07"})
	assessment.findings == set() with input as asked({"decided_on": "2026-05-06"})
}

test_decided_after_signing if {
	expected := {finding("after-signing", "decided_on", {"decided_on": "2026-03-03", "signing_on": "2026-03-02"})}
	assessment.findings == expected with input as at_stage("signed", {"decided_on": "2026-03-03"})
	assessment.findings == expected with input as at_stage("ended", {"decided_on": "2026-03-03"})
}

test_decided_on_the_day_of_signing if {
	assessment.findings == set() with input as at_stage("signed", {"decided_on": "2026-03-02"})
}

# A planned signing can still be moved.
test_decided_after_a_planned_signing if {
	assessment.findings == set() with input as at_stage("filed", {"decided_on": "2026-03-03"})
}

test_signed_without_a_date if {
	expected := {{"message": "signing-unknown", "at": ["declaration", "contract", "signing_on"], "values": {}}}
	base := {"as_of": "2026-05-06", "stage": "signed", "declaration": {"assessment": good}}
	assessment.findings == expected with input as base
	every value in [null, "", 20260302, true, []] {
		mistyped := {"as_of": "2026-05-06", "stage": "signed", "declaration": {
			"assessment": good,
			"contract": {"signing_on": value},
		}}
		assessment.findings == expected with input as mistyped
	}
}
