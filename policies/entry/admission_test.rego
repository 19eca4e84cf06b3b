package ito.entry.admission_test

import future.keywords.not

import data.ito.entry.admission

good := {"standard_ref": "IT-PROC-12", "admitted_on": "2025-12-22"}

given(stage, provider, selection) := {
	"as_of": "2026-05-06",
	"stage": stage,
	"declaration": {"selection": selection, "contract": {"signing_on": "2026-03-02"}},
	"provider": provider,
}

at_stage(stage, fields) := given(stage, {"admission": object.union(good, fields)}, {"candidates": ["甲公司"]})

finding(message, field, values) := {"message": message, "at": ["provider", "admission", field], "values": values}

no_candidates := {"message": "no-candidates", "at": ["declaration", "selection", "candidates"], "values": {}}

test_admitted_and_screened if {
	every stage in ["approved", "filed", "signed", "in_service", "ended", "terminated"] {
		admission.findings == set() with input as at_stage(stage, {})
	}
}

test_no_admission if {
	expected := {{"message": "no-admission", "at": ["provider", "admission"], "values": {}}}
	admission.findings == expected with input as given("signed", {}, {"candidates": ["甲公司"]})
	every value in [null, "", "IT-PROC-12", 1, true, []] {
		admission.findings == expected
			with input as given("signed", {"admission": value}, {"candidates": ["甲公司"]})
	}
}

test_standard_missing_or_mistyped if {
	expected := {finding("no-standard", "standard_ref", {})}
	admission.findings == expected
		with input as given("signed", {"admission": {"admitted_on": "2025-12-22"}}, {"candidates": ["甲公司"]})
	every value in [null, "", " ", "无", 1, true, ["IT-PROC-12"], {}] {
		admission.findings == expected with input as at_stage("signed", {"standard_ref": value})
	}
}

test_day_missing_or_mistyped if {
	expected := {finding("not-admitted", "admitted_on", {})}
	admission.findings == expected
		with input as given("signed", {"admission": {"standard_ref": "IT-PROC-12"}}, {"candidates": ["甲公司"]})
	every value in [null, "", 20251222, true, ["2025-12-22"], {}] {
		admission.findings == expected with input as at_stage("signed", {"admitted_on": value})
	}
}

test_an_empty_record if {
	expected := {finding("no-standard", "standard_ref", {}), finding("not-admitted", "admitted_on", {})}
	admission.findings == expected with input as given("approved", {"admission": {}}, {"candidates": ["甲公司"]})
}

test_not_admitted_yet if {
	expected := {finding("not-admitted-yet", "admitted_on", {"admitted_on": "2026-05-07", "as_of": "2026-05-06"})}
	every stage in ["approved", "signed"] {
		admission.findings == expected with input as at_stage(stage, {"admitted_on": "2026-05-07"})
	}
	admission.findings == set() with input as at_stage("approved", {"admitted_on": "2026-05-06"})
}

test_admitted_after_signing if {
	values := {"admitted_on": "2026-03-03", "signing_on": "2026-03-02"}
	admission.findings == {finding("after-signing", "admitted_on", values)}
		with input as at_stage("signed", {"admitted_on": "2026-03-03"})
	admission.findings == set() with input as at_stage("signed", {"admitted_on": "2026-03-02"})
}

# A planned signing can still be moved.
test_admitted_after_a_planned_signing if {
	admission.findings == set() with input as at_stage("filed", {"admitted_on": "2026-03-03"})
}

# Only asked about as if it were signed: it is not, so the admission comes first.
test_no_day_of_signing if {
	every contract in [{}, {"signing_on": null}, {"signing_on": ""}, {"signing_on": 20260302}] {
		admission.findings == set() with input as {
			"as_of": "2026-05-06",
			"stage": "signed",
			"declaration": {"selection": {"candidates": ["甲公司"]}, "contract": contract},
			"provider": {"admission": good},
		}
	}
}

test_no_candidates if {
	every selection in [null, "x", {}, []] {
		admission.findings == {no_candidates} with input as given("signed", {"admission": good}, selection)
	}
	every value in [null, "", "甲公司", 1, true, [], {}, {"a": "甲公司"}, [""], ["待定"], [7], [null]] {
		admission.findings == {no_candidates}
			with input as given("signed", {"admission": good}, {"candidates": value})
	}
	admission.findings == set() with input as given("signed", {"admission": good}, {"candidates": ["", "甲公司"]})
}
