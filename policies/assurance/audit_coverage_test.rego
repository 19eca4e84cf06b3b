package ito.assurance.audit_coverage_test

import future.keywords.not

import data.ito.assurance.audit_coverage as rule

list_at := ["declaration", "assurance", "audits"]

asked(as_of, audits) := ended(as_of, audits, {})

ended(as_of, audits, service) := {
	"as_of": as_of,
	"stage": "in_service",
	"declaration": {
		"stage": "in_service",
		"service": object.union({"starts_on": "2023-04-01"}, service),
		"assurance": {"audits": audits},
	},
}

audited(day, by) := {"on": day, "kind": "periodic", "performed_by": by, "ref": "AUD-1"}

never := {{
	"message": "never",
	"at": list_at,
	"values": {"starts_on": "2023-04-01", "due": "2026-04-01"},
	"latest": "2026-04-01",
}}

expired(last, due) := {"message": "expired", "at": list_at, "values": {"last": last, "due": due}, "latest": due}

by_provider(i, day) := {
	"message": "by-provider",
	"at": array.concat(list_at, [i, "performed_by"]),
	"values": {"on": day},
}

on_agenda(day) := {"item": "audit", "on": day, "at": list_at, "values": {}}

test_never_audited if {
	rule.findings == set() with input as asked("2026-04-01", [])
	rule.findings == never with input as asked("2026-04-02", [])
}

test_audited if {
	every by in ["internal_audit", "parent", "group_subsidiary", "independent"] {
		every kind in ["periodic", "special"] {
			done := [object.union(audited("2024-02-29", by), {"kind": kind})]
			rule.findings == set() with input as asked("2027-02-28", done)
			rule.findings == {expired("2024-02-29", "2027-02-28")} with input as asked("2027-03-01", done)
		}
	}
}

test_the_last_audit_counts if {
	done := [audited("2026-03-10", "parent"), audited("2025-01-01", "independent")]
	rule.findings == set() with input as asked("2029-03-10", done)
	rule.findings == {expired("2026-03-10", "2029-03-10")} with input as asked("2029-03-11", done)
}

# The three years begin with the service.
test_audited_before_the_start if {
	done := [audited("2022-12-01", "parent")]
	rule.findings == set() with input as asked("2026-04-01", done)
	rule.findings == {expired("2022-12-01", "2026-04-01")} with input as asked("2026-04-02", done)
}

test_an_audit_to_come_does_not_count if {
	rule.findings == never with input as asked("2026-04-02", [audited("2026-04-03", "parent")])
	rule.findings == set() with input as asked("2026-04-03", [audited("2026-04-03", "parent")])
}

test_audited_by_the_provider if {
	done := [audited("2025-06-01", "provider")]
	rule.findings == {by_provider(0, "2025-06-01")} with input as asked("2026-04-01", done)
	rule.findings == never | {by_provider(0, "2025-06-01")} with input as asked("2026-04-02", done)
	rule.findings == {by_provider(0, "—")} with input as asked("2026-04-01", [{"performed_by": "provider"}])
	both := [audited("2025-07-01", "independent"), audited("2025-06-01", "provider")]
	rule.findings == {by_provider(1, "2025-06-01")} with input as asked("2026-04-02", both)
}

test_nothing_passes_by_absence if {
	every declaration in [{}, {"assurance": null}, {"assurance": {}}, {"assurance": []}] {
		base := object.union({"service": {"starts_on": "2023-04-01"}}, declaration)
		rule.findings == never with input as {"as_of": "2026-04-02", "stage": "in_service", "declaration": base}
	}
	every value in [null, "", 1, true, {}] {
		rule.findings == never with input as asked("2026-04-02", value)
		rule.findings == never with input as asked("2026-04-02", [value])
	}
	every field in ["on", "performed_by", "ref"] {
		every value in [null, "", "无", 1, true, [], {}] {
			done := [object.union(audited("2025-06-01", "parent"), {field: value})]
			rule.findings == never with input as asked("2026-04-02", done)
		}
		done := [object.remove(audited("2025-06-01", "parent"), [field])]
		rule.findings == never with input as asked("2026-04-02", done)
	}
}

test_ended if {
	over := {"ended_on": "2026-04-02"}
	rule.findings == set() with input as ended("2026-04-02", [], over)
	rule.agenda == set() with input as ended("2026-04-02", [], over)
	rule.findings == never with input as ended("2026-04-02", [], {"ended_on": "2026-04-03"})
	provided := [audited("2025-06-01", "provider")]
	rule.findings == {by_provider(0, "2025-06-01")} with input as ended("2026-04-02", provided, over)
}

test_agenda if {
	rule.agenda == {on_agenda("2026-04-01")} with input as asked("2026-01-01", [])
	rule.agenda == {on_agenda("2028-06-01")} with input as asked("2026-01-01", [audited("2025-06-01", "parent")])
	rule.agenda == {on_agenda("2026-04-01")} with input as asked("2026-01-01", [audited("2025-06-01", "provider")])
	rule.agenda == {on_agenda("2026-04-01")} with input as asked("2026-01-01", [audited("2026-02-01", "parent")])
}

# A renewal starts anew, but not the three years.
renewed(as_of, list, service) := object.union(
	ended(as_of, list, service),
	{"declaration": {"contract": {"kind": "renewal"}}},
)

test_a_renewal_does_not_set_the_term_back if {
	first := {"starts_on": "2026-04-01", "first_started_on": "2023-04-01"}
	rule.findings == set() with input as renewed("2026-04-01", [], first)
	{finding.message | some finding in rule.findings} == {"never"} with input as renewed("2026-04-02", [], first)
}

test_a_renewal_that_does_not_say_since_when if {
	expected := {{
		"message": "first-start-unknown",
		"at": ["declaration", "service", "first_started_on"],
		"values": {},
	}}
	rule.findings == expected with input as renewed("2026-04-02", [], {"starts_on": "2026-04-01"})
	every value in [null, "", 20230401, true, []] {
		fields := {"starts_on": "2026-04-01", "first_started_on": value}
		rule.findings == expected with input as renewed("2026-04-02", [], fields)
	}
	rule.agenda == set() with input as renewed("2026-04-02", [], {"starts_on": "2026-04-01"})
	over := {"starts_on": "2026-04-01", "ended_on": "2026-04-02"}
	rule.findings == set() with input as renewed("2026-04-02", [], over)
}
