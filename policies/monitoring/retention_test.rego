package ito.monitoring.retention_test

import future.keywords.not

import data.ito.monitoring.retention as rule

whole(service, monitoring) := {
	"as_of": "2026-07-01",
	"stage": "ended",
	"declaration": {"service": object.union({"ends_on": "2026-06-30"}, service), "monitoring": monitoring},
}

kept(service, day) := whole(service, {"kept_until": day})

found(message, field, values) := {"message": message, "at": ["declaration", "monitoring", field], "values": values}

short(day, end, keep_until) := found(
	"too-short", "kept_until",
	{"kept_until": day, "end": end, "keep_until": keep_until},
)

no_date := found("no-date", "kept_until", {"end": "2026-06-30", "keep_until": "2029-06-30"})

test_three_years_after_the_end if {
	rule.findings == set() with input as kept({}, "2029-06-30")
	rule.findings == set() with input as kept({"ended_on": "2026-06-30"}, "2029-06-30")
	rule.findings == set() with input as kept({}, "2036-06-30")
}

test_too_short if {
	rule.findings == {short("2029-06-29", "2026-06-30", "2029-06-30")} with input as kept({}, "2029-06-29")
}

test_extension if {
	service := {"ended_on": "2026-12-31"}
	rule.findings == set() with input as kept(service, "2029-12-31")
	rule.findings == {short("2029-12-30", "2026-12-31", "2029-12-31")} with input as kept(service, "2029-12-30")
}

test_early_end if {
	service := {"ended_on": "2026-04-30"}
	rule.findings == set() with input as kept(service, "2029-04-30")
	rule.findings == {short("2029-04-29", "2026-04-30", "2029-04-30")} with input as kept(service, "2029-04-29")
}

test_leap_day if {
	service := {"ended_on": "2024-02-29"}
	rule.findings == set() with input as kept(service, "2027-02-28")
	rule.findings == {short("2027-02-27", "2024-02-29", "2027-02-28")} with input as kept(service, "2027-02-27")
}

test_no_date if {
	every value in [null, "", " ", 7, true, [], {}] {
		rule.findings == {no_date} with input as kept({}, value)
		rule.findings == {no_date} with input as kept({"ended_on": value}, null)
	}
	every value in [null, {}, [], "2029-06-30", 7, true] {
		rule.findings == {no_date} with input as whole({}, value)
	}
	rule.findings == {no_date} with input as {"declaration": {"service": {"ends_on": "2026-06-30"}}}
}

deleted(day) := whole({}, {"kept_until": "2029-06-30", "deleted_on": day})

test_deleted if {
	values := {"deleted_on": "2029-06-30", "end": "2026-06-30", "keep_until": "2029-06-30"}
	rule.findings == {found("deleted-early", "deleted_on", values)} with input as deleted("2029-06-30")
	rule.findings == set() with input as deleted("2029-07-01")
	every value in [null, "", 7, true, [], {}] {
		rule.findings == set() with input as deleted(value)
	}
}

test_keep_until if {
	rule.keep_until == "2029-06-30" with input as kept({}, null)
}

test_mistyped_end if {
	every odd in [null, 7, true, [], {}] {
		count(rule.findings) >= 0 with input as kept({"ends_on": odd}, "2029-06-30")
	}
}
