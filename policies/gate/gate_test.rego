package ito.gate_test

import future.keywords.not

import data.ito.gate

# The catalogue holds made-up rules, which the registry does not know, beside real ones.
scopes := [
	{
		"applies_to": [],
		"rules": {
			"x/always": 0,
			"x/from-signing": 3,
			"x/at-the-end": 5,
			"x/reads-a-name": 0,
			"x/reads-a-name-from-signing": 3,
		},
	},
	{
		"applies_to": ["related"],
		"rules": {"x/for-related": 0, "x/from-signing-for-related": 3, "x/reads-a-name-of-related": 0},
	},
	{"applies_to": ["related", "peer"], "rules": {"x/for-related-peers": 0}},
	{"applies_to": ["unheard_of"], "rules": {"x/of-an-unheard-of-fact": 0}},
]

catalogue := {
	"facts": ["peer", "related"],
	"scopes": scopes,
	"needs": {
		"declaration": [{
			"path": ["declaration", "name"],
			"type": "text",
			"pattern": "[^ ]",
			"facts": [],
			"rules": ["x/reads-a-name", "x/reads-a-name-from-signing", "x/reads-a-name-of-related"],
		}],
		"provider": [{
			"path": ["provider", "relationship"],
			"type": "enum",
			"values": ["none", "affiliate", "unknown"],
			"facts": ["related"],
			"rules": [],
		}],
	},
	"open_needs": {},
}

# An affiliate that is no peer, before signing.
plain := {
	"as_of": "2026-05-06",
	"declaration": {"stage": "filed", "name": "应用运维"},
	"provider": {"relationship": "affiliate", "supervised_institution": false},
}

asked(changes) := object.union(plain, changes)

unrelated := {"provider": {"relationship": "none"}}

open_relationship := {"provider": {"relationship": "unknown"}}

mistyped_relationship := {"provider": {"relationship": 7}}

nameless := {"declaration": {"name": null}}

all_undetermined := {id: "undetermined" | some scope in scopes; some id, _ in scope.rules}

test_statuses if {
	gate.status == {
		"x/always": "evaluated",
		"x/for-related": "evaluated",
		"x/for-related-peers": "not_applicable",
		"x/from-signing": "todo",
		"x/from-signing-for-related": "todo",
		"x/at-the-end": "todo",
		"x/of-an-unheard-of-fact": "undetermined",
		"x/reads-a-name": "evaluated",
		"x/reads-a-name-from-signing": "todo",
		"x/reads-a-name-of-related": "evaluated",
	} with input as plain with data.ito.catalogue.subjects.declaration as catalogue
}

test_not_applicable_when_a_fact_is_false if {
	gate.status["x/for-related"] == "not_applicable"
		with input as asked(unrelated)
		with data.ito.catalogue.subjects.declaration as catalogue
	not_yet := gate.status["x/from-signing-for-related"] with input as asked(unrelated)
		with data.ito.catalogue.subjects.declaration as catalogue
	not_yet == "not_applicable"
}

# One fact that is false settles it, whatever is unknown besides.
test_not_applicable_beside_an_unknown_fact if {
	gate.status["x/for-related-peers"] == "not_applicable" with input as asked(open_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
}

test_undetermined_when_a_fact_is_unknown if {
	every changes in [open_relationship, mistyped_relationship, {"provider": null}] {
		gate.status["x/for-related"] == "undetermined"
			with input as asked(changes)
			with data.ito.catalogue.subjects.declaration as catalogue
	}
}

# A rule that may turn out to apply is not put off.
test_undetermined_before_its_stage if {
	gate.status["x/from-signing-for-related"] == "undetermined" with input as asked(open_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
}

test_undetermined_when_a_field_is_unmet if {
	every name in [null, 7, " ", []] {
		changes := {"declaration": {"name": name}}
		gate.status["x/reads-a-name"] == "undetermined"
			with input as asked(changes)
			with data.ito.catalogue.subjects.declaration as catalogue
	}
	at := {["declaration", "name"]}
	gate.report.unmet == {
		"x/reads-a-name": at,
		"x/reads-a-name-of-related": at,
	} with input as asked(nameless) with data.ito.catalogue.subjects.declaration as catalogue
}

test_an_unmet_field_does_not_matter_where_the_rule_does_not_ask if {
	gate.status["x/reads-a-name-from-signing"] == "todo" with input as asked(nameless)
		with data.ito.catalogue.subjects.declaration as catalogue
	gate.status["x/reads-a-name-of-related"] == "not_applicable" with input as asked(object.union(unrelated, nameless))
		with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.unmet == {} with input as plain with data.ito.catalogue.subjects.declaration as catalogue
}

test_todo_until_the_stage if {
	every stage in ["proposed", "approved", "filed"] {
		gate.status["x/from-signing"] == "todo" with input as asked({"declaration": {"stage": stage}})
			with data.ito.catalogue.subjects.declaration as catalogue
	}
	every stage in ["signed", "in_service", "ended", "terminated"] {
		gate.status["x/from-signing"] == "evaluated" with input as asked({"declaration": {"stage": stage}})
			with data.ito.catalogue.subjects.declaration as catalogue
	}
}

test_terminated_ranks_with_ended if {
	every stage in ["ended", "terminated"] {
		gate.status["x/at-the-end"] == "evaluated" with input as asked({"declaration": {"stage": stage}})
			with data.ito.catalogue.subjects.declaration as catalogue
	}
}

test_the_moment_asked_about if {
	later := asked({"stage": "signed"})
	gate.status["x/from-signing"] == "evaluated"
		with input as later
		with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.stage == "signed" with input as later with data.ito.catalogue.subjects.declaration as catalogue
	earlier := asked({"stage": "proposed", "declaration": {"stage": "in_service"}})
	gate.status["x/from-signing"] == "todo" with input as earlier with data.ito.catalogue.subjects.declaration as catalogue

	# It stands in for a stage that the declaration lacks.
	missing := asked({"stage": "signed", "declaration": {"stage": null}})
	gate.status["x/from-signing"] == "evaluated"
		with input as missing
		with data.ito.catalogue.subjects.declaration as catalogue
}

test_undetermined_without_a_stage if {
	every stage in [null, "", "Signed", "signing", 3, true, [], {}] {
		own := gate.status
			with input as asked({"declaration": {"stage": stage}})
			with data.ito.catalogue.subjects.declaration as catalogue
		own == all_undetermined
		named := gate.status with input as asked({"stage": stage}) with data.ito.catalogue.subjects.declaration as catalogue
		named == all_undetermined
	}
	nowhere := {"as_of": "2026-05-06", "declaration": {}, "provider": plain.provider}
	status := gate.status with input as nowhere with data.ito.catalogue.subjects.declaration as catalogue
	status == all_undetermined
}

test_undetermined_without_a_day if {
	every day in [null, "", "today", "2026-02-30", "2026-5-6", "2026-05-06T00:00:00Z", 20260506, true, [], {}] {
		status := gate.status with input as asked({"as_of": day}) with data.ito.catalogue.subjects.declaration as catalogue
		status == all_undetermined
	}
	timeless := {"declaration": plain.declaration, "provider": plain.provider}
	status := gate.status with input as timeless with data.ito.catalogue.subjects.declaration as catalogue
	status == all_undetermined
}

related_at := ["provider", "relationship"]

test_facts_with_their_reasons if {
	gate.report.facts.related == true with input as plain with data.ito.catalogue.subjects.declaration as catalogue
	affiliate := {"reason": "relationship", "at": related_at, "values": {"relationship": "affiliate"}}
	gate.report.reasons.related == {affiliate}
		with input as plain
		with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.facts.peer == false with input as plain with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.reasons.peer == set() with input as plain with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.unmet_facts == {} with input as plain with data.ito.catalogue.subjects.declaration as catalogue
}

test_a_fact_in_doubt if {
	facts := gate.report.facts
		with input as asked(open_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
	not "related" in object.keys(facts)
	gate.report.doubts.related == {{
		"doubt": "relationship",
		"at": related_at,
		"values": {},
	}} with input as asked(open_relationship) with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.unmet_facts == {}
		with input as asked(open_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
}

test_a_fact_without_its_field if {
	facts := gate.report.facts
		with input as asked(mistyped_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
	not "related" in object.keys(facts)
	gate.report.doubts.related == set()
		with input as asked(mistyped_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
	gate.report.unmet_facts == {"related": {related_at}} with input as asked(mistyped_relationship)
		with data.ito.catalogue.subjects.declaration as catalogue
}

# A fact that is true whatever is missing lacks nothing.
test_only_unknown_facts_lack_a_field if {
	name := object.union(catalogue.needs.declaration[0], {"facts": ["peer", "related"]})
	both := object.union(catalogue, {"needs": {"declaration": [name]}})
	gate.report.facts.related == true with input as asked(nameless) with data.ito.catalogue.subjects.declaration as both
	gate.report.unmet_facts == {"peer": {["declaration", "name"]}} with input as asked(nameless)
		with data.ito.catalogue.subjects.declaration as both
}

# A real rule whose findings the registry asks for.
foreign_provider_only := {
	"facts": ["foreign_provider"],
	"scopes": [{"applies_to": ["foreign_provider"], "rules": {"crossborder/foreign-provider": 0}}],
	"needs": {},
	"open_needs": {},
}

working_in(country) := {
	"as_of": "2026-05-06",
	"declaration": {"stage": "proposed", "delivery": {"sites": [{"type": "other", "country": country}]}},
	"provider": {"country": "SG"},
}

test_findings_of_what_is_evaluated if {
	gate.report.findings == {"crossborder/foreign-provider": {{
		"message": "confirm",
		"at": ["declaration", "delivery", "sites"],
		"values": {"country": "SG"},
	}}} with input as working_in("CN") with data.ito.catalogue.subjects.declaration as foreign_provider_only
	gate.report.findings == {"crossborder/foreign-provider": set()} with input as working_in("SG")
		with data.ito.catalogue.subjects.declaration as foreign_provider_only
}

test_no_findings_of_what_is_not_evaluated if {
	domestic := object.union(working_in("CN"), {"provider": {"country": "CN"}})
	gate.report.findings == {} with input as domestic with data.ito.catalogue.subjects.declaration as foreign_provider_only
	undated := object.union(working_in("CN"), {"as_of": null})
	gate.report.findings == {} with input as undated with data.ito.catalogue.subjects.declaration as foreign_provider_only
}

# A real rule with a last day: signing on 2026-03-02 has to be reported by 2026-01-26.
lead_time_only := {
	"facts": ["filing_required", "signed_under_this_regulation"],
	"scopes": [{
		"applies_to": ["filing_required", "signed_under_this_regulation"],
		"rules": {"filing/lead-time": 2},
	}],
	"needs": {},
	"open_needs": {},
}

before_signing(as_of, stage) := {
	"as_of": as_of,
	"declaration": {
		"stage": stage,
		"materiality": {"designated_by_regulator": true},
		"contract": {"signing_on": "2026-03-02"},
	},
}

test_the_last_day_of_what_is_to_do if {
	gate.report.due == {"filing/lead-time": {
		"on": "2026-01-26",
		"at": ["declaration", "contract", "signing_on"],
		"values": {"signing_on": "2026-03-02", "due": "2026-01-26"},
	}}
		with input as before_signing("2026-01-26", "approved")
		with data.ito.catalogue.subjects.declaration as lead_time_only
	gate.report.overdue == set() with input as before_signing("2026-01-26", "approved")
		with data.ito.catalogue.subjects.declaration as lead_time_only
}

test_overdue_the_day_after if {
	gate.report.overdue == {"filing/lead-time"} with input as before_signing("2026-01-27", "approved")
		with data.ito.catalogue.subjects.declaration as lead_time_only
}

test_nothing_is_due_once_it_is_evaluated if {
	gate.report.due == {}
		with input as before_signing("2026-01-27", "filed")
		with data.ito.catalogue.subjects.declaration as lead_time_only
	gate.report.overdue == set() with input as before_signing("2026-01-27", "filed")
		with data.ito.catalogue.subjects.declaration as lead_time_only
}

test_the_last_day_cannot_be_told_without_a_signing_day if {
	open_end := {
		"as_of": "2026-01-27",
		"declaration": {"stage": "approved", "materiality": {"designated_by_regulator": true}},
	}
	gate.status == {"filing/lead-time": "todo"}
		with input as open_end
		with data.ito.catalogue.subjects.declaration as lead_time_only
	gate.report.due == {} with input as open_end with data.ito.catalogue.subjects.declaration as lead_time_only
	gate.report.overdue == set() with input as open_end with data.ito.catalogue.subjects.declaration as lead_time_only
}

# Without any input there is still a report, in which nothing passes.
test_the_report_is_always_there if {
	every nothing in [{}, {"declaration": null}, {"declaration": [], "provider": 7, "institution": "text"}] {
		report := gate.report with input as nothing with data.ito.catalogue.subjects.declaration as catalogue
		report.as_of == null
		report.stage == null
		not "related" in object.keys(report.facts)
		report.unmet_facts == {"related": {related_at}}
		report.status == all_undetermined
		report.findings == {}
		report.due == {}
		report.overdue == set()
		object.keys(report.unmet) == {"x/reads-a-name", "x/reads-a-name-from-signing", "x/reads-a-name-of-related"}
	}
}

# The catalogue as it is: an empty input determines nothing.
test_nothing_is_decided_without_input if {
	report := gate.report with input as {}
	report.facts == {"in_scope": true}
	count(report.status) > 20
	every status in report.status {
		status == "undetermined"
	}
}

# Stages are planned for the days that the declaration tells.
planned(changes) := {"as_of": "2026-05-06", "declaration": object.union(
	{
		"stage": "proposed",
		"contract": {"signing_on": "2026-08-03"},
		"service": {"starts_on": "2026-09-01", "ends_on": "2027-08-31"},
		"materiality": {"designated_by_regulator": true},
	},
	changes,
)}

test_the_days_on_which_stages_are_planned if {
	gate.report.planned == {
		"approved": "2026-07-03",
		"filed": "2026-07-03",
		"signed": "2026-08-03",
		"in_service": "2026-09-01",
		"ended": "2027-08-31",
	} with input as planned({})
}

test_an_actual_end_counts if {
	gate.report.planned.ended == "2027-05-31" with input as planned({"service": {"ended_on": "2027-05-31"}})
}

test_what_is_not_told_is_not_planned if {
	nothing := {"contract": {"signing_on": null}, "service": {"starts_on": "soon", "ends_on": 2027}}
	gate.report.planned == {} with input as planned(nothing)
}

test_without_a_report_everything_before_the_contract_is_due_by_its_signing if {
	answered := object.union(planned({}), {"declaration": {"contract": {"signing_on": "2026-08-03"}}})
	days := gate.planned with input as answered with data.ito.facts.filing_required.value as false
	days.approved == "2026-08-03"
	days.filed == "2026-08-03"
}

# Other documents have neither stages nor facts.
institution := {"subject": "institution", "as_of": "2026-05-06", "institution": {"name": "示例银行"}}

about_institutions := {
	"needs": {"institution": [{
		"path": ["institution", "name"],
		"type": "text",
		"pattern": "[^ ]",
		"facts": [],
		"rules": ["x/of-an-institution"],
	}]},
	"open_needs": {},
	"scopes": [{"applies_to": [], "rules": {"x/of-an-institution": 0}}],
}

test_an_institution_is_judged_without_stage_and_facts if {
	report := gate.report with input as institution with data.ito.catalogue.subjects.institution as about_institutions
	report.subject == "institution"
	report.status == {"x/of-an-institution": "evaluated"}
	report.facts == {}
	report.reasons == {}
	report.planned == {}
}

test_an_institution_lacks_a_field_or_a_day if {
	nameless := object.union(institution, {"institution": {"name": " "}})
	lacking := gate.report with input as nameless with data.ito.catalogue.subjects.institution as about_institutions
	lacking.status == {"x/of-an-institution": "undetermined"}
	lacking.unmet == {"x/of-an-institution": {["institution", "name"]}}
	timeless := object.union(institution, {"as_of": "today"})
	undated := gate.report with input as timeless with data.ito.catalogue.subjects.institution as about_institutions
	undated.status == {"x/of-an-institution": "undetermined"}
}

test_no_rule_is_about_a_document_of_an_unknown_kind if {
	gate.report.status == {} with input as {"subject": "contract", "as_of": "2026-05-06"}
}

test_what_falls_due_is_asked_of_rules_that_apply if {
	with_grant := object.union(planned({}), {"declaration": {"access": {"grants": [{
		"asset": "app",
		"principal": "chen",
		"granted_on": "2026-09-01",
		"expires_on": "2026-12-31",
	}]}}})
	expiry_only := {
		"needs": {},
		"open_needs": {},
		"scopes": [{"applies_to": [], "rules": {"access/expiry": 0}}],
	}
	days := {item.on | some item in gate.report.agenda["access/expiry"]} with input as with_grant
		with data.ito.catalogue.subjects.declaration as expiry_only
	days == {"2026-12-31"}
	later := object.union(expiry_only, {"scopes": [{"applies_to": [], "rules": {"access/expiry": 3}}]})
	todo := gate.report.agenda with input as with_grant with data.ito.catalogue.subjects.declaration as later
	object.keys(todo) == {"access/expiry"}
	unlisted := object.union(expiry_only, {"scopes": []})
	gate.report.agenda == {} with input as with_grant with data.ito.catalogue.subjects.declaration as unlisted
}

test_a_stage_that_is_reached_is_not_planned if {
	object.keys(gate.report.planned) == {"in_service", "ended"} with input as planned({"stage": "signed"})
	gate.report.planned == {} with input as planned({"stage": "ended"})
}
