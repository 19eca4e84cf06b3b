package ito.diligence.completed_test

import future.keywords.not

import data.ito.diligence.completed

good := {"completed_on": "2025-12-19", "report_ref": "DD-31", "by": "own"}

given(diligence) := {
	"as_of": "2026-05-06",
	"declaration": {"due_diligence": diligence, "contract": {"signing_on": "2026-03-02"}},
}

changed(fields) := given(object.union(good, fields))

finding(message, field, values) := {
	"message": message,
	"at": ["declaration", "due_diligence", field],
	"values": values,
}

test_completed if {
	completed.findings == set() with input as given(good)
	completed.findings == set() with input as changed({"completed_on": "2026-03-01"})
}

test_none if {
	expected := {{"message": "no-diligence", "at": ["declaration", "due_diligence"], "values": {}}}
	completed.findings == expected
		with input as {"as_of": "2026-05-06", "declaration": {"contract": {"signing_on": "2026-03-02"}}}
	every value in [null, "", "DD-31", 1, true, []] {
		completed.findings == expected with input as given(value)
	}
}

test_no_report if {
	expected := {finding("no-report", "report_ref", {})}
	completed.findings == expected with input as given({"completed_on": "2025-12-19"})
	every value in [null, "", " ", "待定", 1, true, ["DD-31"], {}] {
		completed.findings == expected with input as changed({"report_ref": value})
	}
}

test_no_date if {
	expected := {finding("no-completion-date", "completed_on", {})}
	completed.findings == expected with input as given({"report_ref": "DD-31"})
	every value in [null, "", 20251219, true, ["2025-12-19"], {}] {
		completed.findings == expected with input as changed({"completed_on": value})
	}
}

test_an_empty_record if {
	completed.findings == {
		finding("no-report", "report_ref", {}),
		finding("no-completion-date", "completed_on", {}),
	} with input as given({})
}

test_not_completed_yet if {
	values := {"completed_on": "2026-05-07", "as_of": "2026-05-06"}
	completed.findings == {finding("not-completed-yet", "completed_on", values)}
		with input as changed({"completed_on": "2026-05-07"})
}

test_after_signing if {
	every day in ["2026-03-03", "2026-05-06"] {
		values := {"completed_on": day, "signing_on": "2026-03-02"}
		completed.findings == {finding("after-signing", "completed_on", values)}
			with input as changed({"completed_on": day})
	}
}

test_on_the_day_of_signing if {
	completed.findings == {finding("same-day", "completed_on", {"signing_on": "2026-03-02"})}
		with input as changed({"completed_on": "2026-03-02"})
}

test_with_a_third_party if {
	completed.findings == {finding("third-party", "by", {})} with input as changed({"by": "third_party"})
	every value in [null, "", 1, true, [], {}] {
		completed.findings == set() with input as changed({"by": value})
	}
}
