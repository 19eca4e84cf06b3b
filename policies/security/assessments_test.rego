package ito.security.assessments_test

import future.keywords.not

import data.ito.security.assessments

at := ["declaration", "security", "assessments"]

asked_on(day, days) := {
	"as_of": day,
	"declaration": {
		"stage": "in_service",
		"service": {"ends_on": "2027-12-31"},
		"security": {"assessments": [{"on": one, "ref": "SEC-1"} | some one in days]},
	},
}

changed(days, declaration) := object.union(asked_on("2026-05-06", days), {"declaration": declaration})

never := {{"message": "never", "at": at, "values": {}}}

too_old := {{
	"message": "too-old",
	"at": at,
	"values": {"last": "2025-05-06", "due": "2026-05-06"},
	"latest": "2026-05-06",
}}

due := {{"item": "assessment", "on": "2026-05-06", "at": at, "values": {"last": "2025-05-06"}}}

test_the_last_day_and_the_day_after if {
	base := asked_on("2026-05-06", ["2024-01-01", "2025-05-06"])
	assessments.findings == set() with input as base
	assessments.agenda == due with input as base
	after := asked_on("2026-05-07", ["2024-01-01", "2025-05-06"])
	assessments.findings == too_old with input as after
	assessments.agenda == set() with input as after
}

test_without_a_report_it_does_not_count if {
	every ref in [null, "", "无", 7, ["SEC-1"]] {
		assessments.findings == never
			with input as changed([], {"security": {"assessments": [{"on": "2026-05-06", "ref": ref}]}})
	}
	assessments.findings == never with input as changed([], {"security": {"assessments": [{"on": "2026-05-06"}]}})
}

test_on_the_day_itself if assessments.findings == set() with input as asked_on("2026-05-06", ["2026-05-06"])

test_the_setting_counts if {
	base := object.union(asked_on("2026-05-06", ["2025-11-06"]), {"options": {"review_months": 6}})
	assessments.findings == set() with input as base
	values := {"last": "2025-11-05", "due": "2026-05-05"}
	assessments.findings == {{"message": "too-old", "at": at, "values": values, "latest": "2026-05-05"}}
		with input as object.union(asked_on("2026-05-06", ["2025-11-05"]), {"options": {"review_months": 6}})
}

test_none_yet if {
	values := {"on": "2026-05-07", "as_of": "2026-05-06"}
	base := asked_on("2026-05-06", ["2026-06-01", "2026-05-07"])
	assessments.findings == {{"message": "to-come", "at": at, "values": values}} with input as base
	assessments.agenda == set() with input as base
}

test_what_is_planned_does_not_count_as_done if {
	late := asked_on("2026-05-07", ["2025-05-06", "2026-05-20"])
	assessments.findings == too_old with input as late
	assessments.agenda == set() with input as late
	settled := asked_on("2026-05-01", ["2025-05-06", "2026-05-06"])
	assessments.findings == set() with input as settled
	assessments.agenda == set() with input as settled
	too_late := asked_on("2026-05-01", ["2025-05-06", "2026-05-07"])
	assessments.agenda == due with input as too_late
}

test_before_the_service_nothing_is_on_the_agenda if {
	assessments.agenda == set() with input as changed(["2025-05-06"], {"stage": "signed"})
}

test_after_the_end_no_further_one_is_due if {
	every ended in [{"stage": "ended"}, {"stage": "terminated"}, {"service": {"ended_on": "2026-05-06"}}] {
		base := changed(["2025-05-05"], ended)
		assessments.findings == set() with input as base
		assessments.agenda == set() with input as base
	}
	found := assessments.findings with input as changed(["2025-05-05"], {"service": {"ended_on": "2026-05-07"}})
	count(found) == 1
	assessments.findings == never with input as changed([], {"stage": "ended"})
}

test_what_has_ended_is_not_on_the_agenda if {
	assessments.agenda == due with input as changed(["2025-05-06"], {"stage": "in_service"})
	assessments.agenda == set() with input as changed(["2025-05-06"], {"stage": "ended"})
}

test_the_agenda_looks_at_the_end if {
	every day in ["2026-05-01", "2026-05-06", "2026-05-07"] {
		assessments.agenda == set() with input as object.union(
			asked_on("2026-04-30", ["2025-05-06"]),
			{"declaration": {"service": {"ended_on": day}}},
		)
	}
	assessments.agenda == due with input as object.union(
		asked_on("2026-04-30", ["2025-05-06"]),
		{"declaration": {"service": {"ended_on": "2026-05-08"}}},
	)
}

test_missing_or_mistyped if {
	base := {"as_of": "2026-05-06", "declaration": {"stage": "in_service"}}
	assessments.findings == never with input as base
	assessments.agenda == set() with input as base
	every security in [null, {}, [], "SEC-1", 1, true] {
		assessments.findings == never with input as {"as_of": "2026-05-06", "declaration": {"security": security}}
	}
	every list in [null, [], "SEC-1", 1, true, {}, [null], ["2026-01-01"], [3], [[]], [{}]] {
		assessments.findings == never
			with input as {"as_of": "2026-05-06", "declaration": {"security": {"assessments": list}}}
	}
	every day in [null, "", "2026-02-30", 20260101, true, ["2026-01-01"], {}] {
		assessments.findings == never with input as asked_on("2026-05-06", [day])
	}
}
