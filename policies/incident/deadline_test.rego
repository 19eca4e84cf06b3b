package ito.incident.deadline_test

import future.keywords.not

import data.ito.incident.deadline as rule

base := {
	"category": "interruption",
	"regime": "none",
	"occurred_at": "2026-04-20T09:00:00+08:00",
	"discovered_at": "2026-04-20T09:32:00+08:00",
}

asked(as_of, fields) := {"as_of": as_of, "incident": object.union(base, fields)}

reported(regime, moment) := asked("2026-05-06", {"regime": regime, "reported_at": moment, "written_report_at": moment})

found(message, field, values) := {
	"message": message,
	"at": ["incident", field],
	"values": values,
	"articles": ["38(2)"],
}

source(name) := {"source_zh": zh, "source_en": en} if {
	zh := data.ito.incidents.regimes[name].source.zh
	en := data.ito.incidents.regimes[name].source.en
}

timed(message, field, name, values) := found(message, field, object.union_n([
	{"discovered": "2026-04-20T09:32:00+08:00"},
	source(name),
	values,
]))

test_the_shipped_times if {
	times := {name: [regime.first_minutes, object.get(regime, "written_minutes", 0)] |
		some name, regime in data.ito.incidents.regimes
	}
	times == {"important_system_event": [60, 720], "data_security_event": [120, 1440], "none": [1440, 0]}
}

test_the_last_second if {
	every regime, moments in {
		"important_system_event": ["2026-04-20T10:32:00+08:00", "2026-04-20T10:32:01+08:00"],
		"data_security_event": ["2026-04-20T11:32:00+08:00", "2026-04-20T11:32:01+08:00"],
		"none": ["2026-04-21T09:32:00+08:00", "2026-04-21T09:32:01+08:00"],
	} {
		not "late" in {finding.message | some finding in rule.findings} with input as reported(regime, moments[0])
		late := timed("late", "reported_at", regime, {
			"reported": moments[1],
			"deadline": concat(" ", [substring(moments[0], 0, 10), substring(moments[0], 11, 8)]),
		})
		rule.findings == {late} with input as reported(regime, moments[1])
	}
}

test_offsets_do_not_matter if {
	moment := "2026-04-20T02:32:00+00:00"
	expected := {timed("late-from-occurrence", "reported_at", "important_system_event", {
		"occurred": "2026-04-20T09:00:00+08:00",
		"reported": moment,
	})}
	rule.findings == expected with input as reported("important_system_event", moment)
}

test_late_from_the_occurrence_only if {
	expected := {timed("late-from-occurrence", "reported_at", "none", {
		"occurred": "2026-04-20T09:00:00+08:00",
		"reported": "2026-04-21T09:00:01+08:00",
	})}
	rule.findings == expected with input as reported("none", "2026-04-21T09:00:01+08:00")
	rule.findings == set() with input as reported("none", "2026-04-21T09:00:00+08:00")
}

test_unreported if {
	rule.findings == set() with input as asked("2026-04-21", {})
	unreported := timed("unreported", "reported_at", "none", {"deadline": "2026-04-21 09:32:00"})
	rule.findings == {unreported} with input as asked("2026-04-22", {})
	rule.findings == {unreported} with input as asked("2026-04-22", {"reported_at": null, "written_report_at": null})
}

# 24 hours end on the next day in Shanghai, although the moment is written in UTC.
test_the_day_in_shanghai if {
	incident := {"occurred_at": "2026-04-20T15:00:00+00:00", "discovered_at": "2026-04-20T16:30:00+00:00"}
	rule.findings == set() with input as asked("2026-04-22", incident)
	{finding.message | some finding in rule.findings} == {"unreported"} with input as asked("2026-04-23", incident)
	rule.agenda == {{
		"item": "report",
		"on": "2026-04-22",
		"at": ["incident", "reported_at"],
		"values": {"deadline": "2026-04-22 00:30:00"},
	}} with input as asked("2026-04-21", incident)
}

test_written_report if {
	early := {"regime": "important_system_event", "reported_at": "2026-04-20T09:40:00+08:00"}
	rule.findings == set() with input as asked("2026-04-20", early)
	missing := timed(
		"no-written-report", "written_report_at",
		"important_system_event",
		{"deadline": "2026-04-20 21:32:00"},
	)
	rule.findings == {missing} with input as asked("2026-04-21", early)
	in_time := object.union(early, {"written_report_at": "2026-04-20T21:32:00+08:00"})
	rule.findings == set() with input as asked("2026-05-06", in_time)
	late := timed("written-late", "written_report_at", "important_system_event", {
		"deadline": "2026-04-20 21:32:00",
		"reported": "2026-04-20T21:32:01+08:00",
	})
	rule.findings == {late}
		with input as asked("2026-05-06", object.union(early, {"written_report_at": "2026-04-20T21:32:01+08:00"}))
}

rule_of(hours) := {"regime": "other_special_rule", "special_rule": {"law": "某办法第九条", "hours": hours}}

test_another_special_rule if {
	in_time := object.union(rule_of(4), {"reported_at": "2026-04-20T13:00:00+08:00"})
	rule.findings == set() with input as asked("2026-05-06", in_time)
	late := found("late", "reported_at", {
		"discovered": "2026-04-20T09:32:00+08:00",
		"reported": "2026-04-20T13:00:00+08:00",
		"deadline": "2026-04-20 12:32:00",
		"source_zh": "某办法第九条",
		"source_en": "某办法第九条",
	})
	rule.findings == {late} with input as asked("2026-05-06", object.union(in_time, rule_of(3)))
}

test_special_rule_missing_or_mistyped if {
	expected := {found("no-special-rule", "special_rule", {})}
	special := {"regime": "other_special_rule"}
	rule.findings == expected with input as asked("2026-05-06", special)
	every value in [null, "", 4, true, [], {}, {"law": "某办法"}, {"hours": 4}, {"law": "", "hours": 4}] {
		rule.findings == expected with input as asked("2026-05-06", object.union(special, {"special_rule": value}))
	}
	every value in [null, "4", true, [], {}] {
		incident := object.union(special, {"special_rule": {"law": "某办法", "hours": value}})
		rule.findings == expected with input as asked("2026-05-06", incident)
	}
	every value in [null, "", "待定", 4, true, [], {}] {
		incident := object.union(special, {"special_rule": {"law": value, "hours": 4}})
		rule.findings == expected with input as asked("2026-05-06", incident)
	}
}

test_regime_unknown if {
	expected := {found("regime-unknown", "regime", {})}
	every value in ["unknown", "", null, 1, true, [], {}] {
		rule.findings == expected with input as asked("2026-05-06", {"regime": value})
		rule.agenda == set() with input as asked("2026-04-20", {"regime": value})
	}
}

test_discovered_before_it_occurred if {
	expected := {found("discovered-before-occurred", "discovered_at", {
		"discovered": "2026-04-20T09:32:00+08:00",
		"occurred": "2026-04-20T09:32:01+08:00",
	})}
	incident := {"occurred_at": "2026-04-20T09:32:01+08:00", "reported_at": "2026-04-20T10:00:00+08:00"}
	rule.findings == expected with input as asked("2026-05-06", incident)
	same := object.union(incident, {"occurred_at": "2026-04-20T09:32:00+08:00"})
	rule.findings == set() with input as asked("2026-05-06", same)
}

test_reported_before_it_was_discovered if {
	expected := {found("reported-before-discovered", field, {
		"discovered": "2026-04-20T09:32:00+08:00",
		"reported": "2026-04-20T09:31:59+08:00",
	}) |
		some field in ["reported_at", "written_report_at"]
	}
	rule.findings == expected with input as reported("none", "2026-04-20T09:31:59+08:00")
	rule.findings == set() with input as reported("none", "2026-04-20T09:32:00+08:00")
}

test_what_has_not_happened if {
	moment := "2026-04-20T17:00:00+00:00"
	expected := {found("future", "reported_at", {"moment": moment, "as_of": "2026-04-20"})}
	rule.findings == expected with input as asked("2026-04-20", {"reported_at": moment})
	rule.findings == set() with input as asked("2026-04-21", {"reported_at": moment})
}

test_moments_that_do_not_exist if {
	every field in ["occurred_at", "discovered_at", "reported_at", "written_report_at"] {
		every value in ["", "2026-04-31T09:32:00+08:00", 1, true, [], {}] {
			incident := object.union({"reported_at": "2026-04-20T09:40:00+08:00"}, {field: value})
			rule.findings == {found("impossible-moment", field, {"moment": value})} with input as asked("2026-05-06", incident)
		}
	}
}

test_each_kind_of_event_has_its_clause if {
	every category, article in {
		"data_leak": "38(1)",
		"interruption": "38(2)",
		"several_institutions": "38(3)",
		"abnormal_end": "38(4)",
		"fund_loss": "38(5)",
		"provider_violation": "38(6)",
		"other": "38(7)",
	} {
		[finding.articles | some finding in rule.findings] == [[article]]
			with input as asked("2026-05-06", {"category": category})
	}
}

test_agenda if {
	rule.agenda == {
		{
			"item": "report",
			"on": "2026-04-20",
			"at": ["incident", "reported_at"],
			"values": {"deadline": "2026-04-20 11:32:00"},
		},
		{
			"item": "written",
			"on": "2026-04-21",
			"at": ["incident", "written_report_at"],
			"values": {"deadline": "2026-04-21 09:32:00"},
		},
	} with input as asked("2026-04-20", {"regime": "data_security_event"})
	rule.agenda == set() with input as reported("data_security_event", "2026-04-20T10:00:00+08:00")
}
