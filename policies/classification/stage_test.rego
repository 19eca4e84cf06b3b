package ito.classification.stage_test

import future.keywords.not

import data.ito.classification.stage as rule

# On 2026-05-06: approved and reported in January, signed in March, in service for a month.
running := {
	"stage": "in_service",
	"approval": {"approved_on": "2026-01-14"},
	"filing": {"filed_on": "2026-01-16"},
	"contract": {"signing_on": "2026-03-02"},
	"service": {"starts_on": "2026-04-01", "ends_on": "2027-03-31"},
}

planned := {
	"stage": "proposed",
	"contract": {"signing_on": "2026-07-01"},
	"service": {"starts_on": "2026-08-01", "ends_on": "2027-07-31"},
}

asked(declaration, changes) := {"as_of": "2026-05-06", "declaration": object.union(declaration, changes)}

summary := {[finding.message, finding.at, finding.values.day, finding.articles] | some finding in rule.findings}

lagging(message, day, article) := [message, ["declaration", "stage"], day, [article]]

at_date(message, part, field, day, article) := [message, ["declaration", part, field], day, [article]]

test_in_step if {
	rule.findings == set() with input as asked(running, {})
	rule.findings == set() with input as asked(planned, {})
	rule.findings == set() with input as asked(planned, {
		"stage": "approved",
		"approval": {"approved_on": "2026-05-06"},
	})
	rule.findings == set() with input as asked(planned, {"stage": "filed", "filing": {"filed_on": "2026-05-06"}})
	rule.findings == set() with input as asked(planned, {"stage": "signed", "contract": {"signing_on": "2026-05-06"}})
	rule.findings == set() with input as asked(running, {"stage": "ended", "service": {"ended_on": "2026-05-06"}})
}

test_the_whole_finding if {
	expected := {{
		"message": "already-approved",
		"at": ["declaration", "stage"],
		"values": {"stage": "proposed", "day": "2026-05-06", "starts_on": "2026-08-01"},
		"articles": ["15"],
	}}
	rule.findings == expected with input as asked(planned, {"approval": {"approved_on": "2026-05-06"}})
}

# Days that are planned may come; days that are done have to be behind.
test_on_the_day_itself if {
	today := {"signing_on": "2026-05-06"}
	rule.findings == set() with input as asked(planned, {
		"stage": "filed",
		"filing": {"filed_on": "2026-04-01"},
		"contract": today,
	})
	rule.findings == set() with input as asked(planned, {
		"stage": "signed",
		"contract": today,
		"service": {"starts_on": "2026-05-06"},
	})
	rule.findings == set() with input as asked(planned, {"service": {"starts_on": "2026-05-06"}})
	rule.findings == set() with input as asked(running, {"service": {"starts_on": "2026-05-06"}})
	rule.findings == set() with input as asked(running, {"service": {"ends_on": "2026-05-06"}})
}

# The moment asked about with --stage leaves the declaration's own stage as it is.
test_another_moment_asked_about if {
	rule.findings == set() with input as object.union(asked(running, {}), {"stage": "proposed"})
	rule.findings == set() with input as object.union(asked(planned, {}), {"stage": "signed"})
}

test_already_filed if {
	expected := {lagging("already-filed", "2026-05-06", "37")}
	summary == expected with input as asked(planned, {"stage": "approved", "filing": {"filed_on": "2026-05-06"}})
	summary == expected with input as asked(planned, {"filing": {"filed_on": "2026-05-06"}})
	summary == set() with input as asked(planned, {"filing": {"filed_on": "2026-05-07"}})
}

test_signing_passed if {
	expected := {lagging("signing-passed", "2026-05-05", "37")}
	every stage in ["proposed", "approved", "filed"] {
		changes := {"stage": stage, "filing": {"filed_on": "2026-05-05"}, "contract": {"signing_on": "2026-05-05"}}
		lagging("signing-passed", "2026-05-05", "37") in summary with input as asked(planned, changes)
	}
	summary == expected with input as asked(planned, {"contract": {"signing_on": "2026-05-05"}})
}

test_started_unsigned if {
	expected := {lagging("started-unsigned", "2026-05-05", "37")}
	summary == expected with input as asked(planned, {"service": {"starts_on": "2026-05-05"}})
}

test_already_started if {
	expected := {lagging("already-started", "2026-04-01", "37")}
	summary == expected with input as asked(running, {"stage": "signed"})
}

test_already_ended if {
	expected := {lagging("already-ended", "2026-05-06", "29")}
	summary == expected with input as asked(running, {"service": {"ended_on": "2026-05-06"}})

	# The end that has come explains the term that is over.
	term := {"ends_on": "2026-05-01", "ended_on": "2026-05-06"}
	summary == expected with input as asked(running, {"service": term})
}

test_expired if {
	expected := {at_date("expired", "service", "ends_on", "2026-05-05", "29")}
	summary == expected with input as asked(running, {"service": {"ends_on": "2026-05-05"}})
	summary == expected with input as asked(running, {"service": {"ends_on": "2026-05-05", "ended_on": "2026-05-07"}})
	summary == set() with input as asked(running, {
		"stage": "ended",
		"service": {"ends_on": "2026-05-05", "ended_on": "2026-05-05"},
	})
}

test_approval_ahead if {
	expected := {at_date("approval-ahead", "approval", "approved_on", "2026-05-07", "15")}
	changes := {"approval": {"approved_on": "2026-05-07"}}
	summary == expected with input as asked(running, changes)
	summary == expected with input as asked(planned, object.union(changes, {"stage": "approved"}))
	summary == set() with input as asked(planned, changes)
}

test_filing_ahead_or_missing if {
	expected := {at_date("unfiled", "filing", "filed_on", "", "37")}
	summary == expected with input as asked(planned, {"stage": "filed", "filing": {"filed_on": "2026-05-07"}})
	summary == expected with input as asked(planned, {"stage": "filed", "filing": {"filed_on": null}})
	summary == expected with input as asked(planned, {"stage": "filed"})

	# What needs no report skips the stage.
	summary == set() with input as {"as_of": "2026-05-06", "declaration": object.remove(running, ["filing"])}
}

# Where the rule about the date itself is asked, one finding is enough.
test_dates_that_another_rule_judges if {
	approval := asked(running, {"approval": {"approved_on": "2026-05-07"}})
	summary == set() with input as approval with data.ito.gate.status as {"filing/approval": "evaluated"}

	every status in ["todo", "not_applicable", "undetermined"] {
		count(summary) == 1 with input as approval
			with data.ito.gate.status as {"filing/approval": status, "filing/lead-time": "evaluated"}
	}
	every filing in [{"filed_on": "2026-05-07"}, {"filed_on": null}] {
		report := asked(planned, {"stage": "filed", "filing": filing})
		summary == set() with input as report with data.ito.gate.status as {"filing/lead-time": "evaluated"}

		every status in ["todo", "not_applicable", "undetermined"] {
			count(summary) == 1 with input as report
				with data.ito.gate.status as {"filing/lead-time": status, "filing/approval": "evaluated"}
		}
	}
}

test_signing_ahead_or_missing if {
	ahead := {at_date("signing-ahead", "contract", "signing_on", "2026-07-01", "37")}
	summary == ahead with input as asked(planned, {"stage": "signed"})

	missing := {at_date("signing-undated", "contract", "signing_on", "", "37")}
	summary == missing with input as {"as_of": "2026-05-06", "declaration": object.remove(running, ["contract"])}
	summary == missing with input as asked(planned, {"stage": "signed", "contract": {"signing_on": null}})
}

test_start_ahead if {
	expected := {at_date("start-ahead", "service", "starts_on", "2026-05-07", "37")}
	summary == expected with input as asked(running, {"service": {"starts_on": "2026-05-07"}})
}

test_end_ahead_or_missing if {
	every stage in ["ended", "terminated"] {
		ahead := {at_date("end-ahead", "service", "ended_on", "2026-05-07", "29")}
		summary == ahead with input as asked(running, {"stage": stage, "service": {"ended_on": "2026-05-07"}})

		missing := {at_date("end-undated", "service", "ended_on", "", "29")}
		summary == missing with input as asked(running, {"stage": stage})
		summary == missing with input as asked(running, {"stage": stage, "service": {"ends_on": "2026-05-05"}})
	}
}

# A planned end is no end yet.
test_end_planned if {
	summary == set() with input as asked(running, {"service": {"ended_on": "2026-06-30"}})
}

test_ends_before_start if {
	expected := {at_date("ends-before-start", "service", "ends_on", "2026-07-31", "29")}
	summary == expected with input as asked(planned, {"service": {"ends_on": "2026-07-31"}})
}

test_ended_before_start if {
	expected := {at_date("ended-before-start", "service", "ended_on", "2026-03-31", "29")}
	changes := {"stage": "ended", "service": {"ended_on": "2026-03-31"}}
	summary == expected with input as asked(running, changes)
	summary == set() with input as asked(running, object.union(changes, {"stage": "terminated"}))
}

test_one_day_of_service if {
	one_day := {"starts_on": "2026-05-06", "ends_on": "2026-05-06"}
	summary == set() with input as asked(running, {"service": one_day})

	ended := object.union(one_day, {"ended_on": "2026-05-06"})
	summary == set() with input as asked(running, {"stage": "ended", "service": ended})
}

# A date left empty is no date: neither past nor to come.
test_dates_left_empty if {
	empty := {
		"approval": {"approved_on": null},
		"filing": {"filed_on": null},
		"contract": {"signing_on": null},
		"service": {"ended_on": null},
	}
	summary == set() with input as asked(planned, empty)
	summary == {at_date("signing-undated", "contract", "signing_on", "", "37")} with input as asked(running, empty)
}

test_missing_or_mistyped if {
	rule.findings == set() with input as asked(running, {"stage": "active"})
	rule.findings == set() with input as asked(running, {"stage": null})
	rule.findings == set() with input as asked(planned, {"service": "later"})
	summary == {at_date("signing-undated", "contract", "signing_on", "", "37")} with input as asked(
		running,
		{"approval": 5, "filing": 20260116, "contract": {"signing_on": 20260302}},
	)
	rule.findings == set() with input as {}
}
