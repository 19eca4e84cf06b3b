package ito.security.deliverable_scans_test

import future.keywords.not

import data.ito.security.deliverable_scans

list_at := ["declaration", "security", "deliverables"]

good := {
	"name": "转账模块",
	"accepted_on": "2026-04-20",
	"scanned_on": "2026-04-20",
	"scan_ref": "SCAN-1",
	"open_high": 0,
}

named := {"name": "转账模块", "accepted_on": "2026-04-20"}

asked_for(category, deliverables) := {
	"as_of": "2026-05-06",
	"declaration": {"service": {"category": category}, "security": {"deliverables": deliverables}},
}

asked(deliverables) := asked_for("dev_test", deliverables)

finding(message, steps, values) := {
	"message": message,
	"at": array.concat(list_at, steps),
	"values": object.union(named, values),
}

test_scanned_by_the_day_of_acceptance if {
	deliverable_scans.findings == set() with input as asked([good, object.union(good, {"scanned_on": "2026-04-01"})])
}

test_nothing_delivered_yet if deliverable_scans.findings == set() with input as asked([])

test_not_accepted_yet if {
	every day in [null, "2026-05-07", 20260420, true, ["2026-04-20"], {}] {
		deliverable_scans.findings == set() with input as asked([{"name": "转账模块", "accepted_on": day, "open_high": 3}])
	}
	deliverable_scans.findings == set() with input as asked([{"name": "转账模块"}])
}

test_no_list if {
	expected := {{"message": "no-list", "at": list_at, "values": {}}}
	other := ["consulting_planning", "operations", "security", "business_support", "other"]
	every deliverables in [null, "源代码", 1, true, {}] {
		deliverable_scans.findings == expected with input as asked(deliverables)
		every category in other {
			deliverable_scans.findings == set() with input as asked_for(category, deliverables)
		}
	}
	every security in [null, {}, [], "S", 1, true] {
		deliverable_scans.findings == expected
			with input as {"declaration": {"service": {"category": "dev_test"}, "security": security}}
	}
	deliverable_scans.findings == expected with input as {"declaration": {"service": {"category": "dev_test"}}}
}

test_not_scanned if {
	expected := {finding("not-scanned", [1], {})}
	deliverable_scans.findings == expected with input as asked([good, {"name": "转账模块", "accepted_on": "2026-04-20"}])
	nothing := object.union(named, {"scanned_on": null, "scan_ref": "无", "open_high": "0"})
	deliverable_scans.findings == expected with input as asked([good, nothing])

	# On the day of acceptance, and whatever the class.
	deliverable_scans.findings == expected with input as object.union(
		asked_for("operations", [good, named]),
		{"as_of": "2026-04-20"},
	)
	deliverable_scans.findings == set() with input as object.union(asked([good, named]), {"as_of": "2026-04-19"})
}

test_scan_date_missing_or_mistyped if {
	expected := {finding("no-scan-date", [0, "scanned_on"], {})}
	deliverable_scans.findings == expected with input as asked([object.remove(good, ["scanned_on"])])
	every value in [null, 20260420, true, ["2026-04-20"], {}] {
		deliverable_scans.findings == expected with input as asked([object.union(good, {"scanned_on": value})])
	}
}

test_scanned_after_acceptance if {
	expected := {finding("scanned-late", [0, "scanned_on"], {"scanned_on": "2026-04-21"})}
	deliverable_scans.findings == expected with input as asked([object.union(good, {"scanned_on": "2026-04-21"})])
}

test_report_missing_or_mistyped if {
	expected := {finding("no-report", [0, "scan_ref"], {})}
	deliverable_scans.findings == expected with input as asked([object.remove(good, ["scan_ref"])])
	every value in [null, "", " ", "待补充", 1, true, ["SCAN-1"], {}] {
		deliverable_scans.findings == expected with input as asked([object.union(good, {"scan_ref": value})])
	}
}

test_count_missing_or_mistyped if {
	expected := {finding("no-count", [0, "open_high"], {})}
	deliverable_scans.findings == expected with input as asked([object.remove(good, ["open_high"])])
	every value in [null, "", "0", true, [0], {}] {
		deliverable_scans.findings == expected with input as asked([object.union(good, {"open_high": value})])
	}
}

test_high_findings_left_open if {
	expected := {finding("open-high", [0, "open_high"], {"open_high": 1})}
	deliverable_scans.findings == expected with input as asked([object.union(good, {"open_high": 1})])
}

test_without_a_name_it_is_still_judged if {
	expected := {{
		"message": "not-scanned",
		"at": array.concat(list_at, [0]),
		"values": {"name": "", "accepted_on": "2026-04-20"},
	}}
	deliverable_scans.findings == expected with input as asked([{"accepted_on": "2026-04-20"}, "源代码", 3])
}
