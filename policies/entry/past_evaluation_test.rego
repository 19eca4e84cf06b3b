package ito.entry.past_evaluation_test

import future.keywords.not

import data.ito.entry.past_evaluation

poor := {"declaration": "ITO-2024-003", "on": "2025-03-31", "result": "poor", "ref": "EVA-1"}

signed := {"id": "ITO-2026-900", "contract": {"signing_on": "2026-03-02"}}

given(evaluations, fields) := {
	"as_of": "2026-05-06",
	"declaration": object.union(signed, fields),
	"provider": {"evaluations": evaluations},
}

expected(evaluations) := {{
	"message": "not-considered",
	"at": ["declaration", "selection", "past_evaluation_ref"],
	"values": {"evaluations": evaluations},
}}

changed(fields) := object.union(poor, fields)

test_no_evaluations if {
	past_evaluation.findings == set() with input as {"as_of": "2026-05-06", "declaration": signed, "provider": {}}
	every value in [null, [], "", "poor", 1, true, {}, ["poor"], [null]] {
		past_evaluation.findings == set() with input as given(value, {})
	}
}

test_good_evaluations if {
	every result in ["good", "acceptable"] {
		past_evaluation.findings == set() with input as given([changed({"result": result})], {})
	}
}

test_poor_and_not_considered if {
	past_evaluation.findings == expected("ITO-2024-003 2025-03-31") with input as given([poor], {})
	every value in [null, "", " ", "无", 1, true, ["x"], {}] {
		past_evaluation.findings == expected("ITO-2024-003 2025-03-31")
			with input as given([poor], {"selection": {"past_evaluation_ref": value}})
	}
}

test_poor_and_considered if {
	past_evaluation.findings == set() with input as given([poor], {"selection": {"past_evaluation_ref": "IT-1"}})
}

test_several_are_told_once if {
	other := changed({"declaration": "ITO-2023-001", "on": "2024-06-30"})
	past_evaluation.findings == expected("ITO-2023-001 2024-06-30, ITO-2024-003 2025-03-31")
		with input as given([poor, other, changed({"result": "good"})], {})
}

test_of_this_very_declaration if {
	past_evaluation.findings == set() with input as given([changed({"declaration": "ITO-2026-900"})], {})
}

test_until_the_signing if {
	past_evaluation.findings == expected("ITO-2024-003 2026-03-01")
		with input as given([changed({"on": "2026-03-01"})], {})
	past_evaluation.findings == set() with input as given([changed({"on": "2026-03-02"})], {})
}

test_until_the_check if {
	every contract in [null, {}, {"signing_on": null}, {"signing_on": 20260302}] {
		past_evaluation.findings == expected("ITO-2024-003 2026-05-06")
			with input as given([changed({"on": "2026-05-06"})], {"contract": null})
			with input.declaration as {"id": "ITO-2026-900", "contract": contract}
		past_evaluation.findings == set()
			with input as given([changed({"on": "2026-05-07"})], {"contract": null})
			with input.declaration as {"id": "ITO-2026-900", "contract": contract}
	}
	planned := {"contract": {"signing_on": "2026-09-01"}}
	past_evaluation.findings == expected("ITO-2024-003 2026-05-06")
		with input as given([changed({"on": "2026-05-06"})], planned)
	past_evaluation.findings == set() with input as given([changed({"on": "2026-05-07"})], planned)
}

test_what_is_not_said_counts_as_poor_and_past if {
	past_evaluation.findings == expected("— —") with input as given([{}], {})
	every value in [null, "", 1, true, ["good"], {}] {
		past_evaluation.findings == expected("ITO-2024-003 2025-03-31")
			with input as given([changed({"result": value})], {})
	}
	every value in [null, 1, true, ["2025-03-31"], {}] {
		past_evaluation.findings == expected("ITO-2024-003 —") with input as given([changed({"on": value})], {})
		past_evaluation.findings == expected("— 2025-03-31")
			with input as given([changed({"declaration": value})], {})
	}
}
