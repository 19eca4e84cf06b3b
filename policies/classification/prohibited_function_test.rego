package ito.classification.prohibited_function_test

import future.keywords.not

import data.ito.classification.prohibited_function as rule

asked(functions, service) := {
	"declaration": {
		"provider": "audit-firm",
		"service": object.union({"functions": functions}, service),
	},
	"institution": {"core_competences": ["反欺诈模型研发"]},
}

performed(i, function) := {
	"message": "performed",
	"at": ["declaration", "service", "functions", i, "role"],
	"values": {"function": function},
	"articles": ["11"],
}

named(message, values) := {
	"message": message,
	"at": ["declaration", "service", "functions", 0, "name"],
	"values": values,
	"articles": ["11"],
}

core_performed := performed(0, "反欺诈模型研发")

auditees_missing := {
	"message": "auditees-missing",
	"at": ["declaration", "service", "audited_providers"],
	"values": {},
	"articles": ["36"],
}

core(role) := {"code": "core_competence", "name": "反欺诈模型研发", "role": role}

test_no_function if {
	rule.findings == set() with input as asked([], {})
}

test_help_and_advice if {
	every role in ["assist", "advise"] {
		functions := [
			{"code": "it_strategy_management", "role": role},
			{"code": "it_risk_management", "role": role},
			{"code": "it_internal_audit", "role": role},
			core(role),
		]
		rule.findings == set() with input as asked(functions, {"audited_providers": ["provider-b"]})
	}
}

test_performed if {
	functions := [
		{"code": "it_strategy_management", "role": "perform"},
		{"code": "it_risk_management", "role": "perform"},
		{"code": "it_internal_audit", "role": "perform"},
	]
	expected := {
		performed(0, "it_strategy_management"),
		performed(1, "it_risk_management"),
		performed(2, "it_internal_audit"),
	}
	rule.findings == expected with input as asked(functions, {"audited_providers": []})
}

test_core_competence_performed if {
	rule.findings == {core_performed} with input as asked([core("perform")], {})

	unnamed := object.remove(core("perform"), ["name"])
	expected := {performed(0, "core_competence"), named("unnamed", {})}
	rule.findings == expected with input as asked([unnamed], {})
}

# Article 5(1) is the matter of responsibility-retained.
test_responsibility_is_not_of_article_11 if {
	rule.findings == set() with input as asked([{"code": "it_management_responsibility", "role": "perform"}], {})
}

test_core_competence_unnamed if {
	function := {"code": "core_competence", "role": "assist"}
	rule.findings == {named("unnamed", {})} with input as asked([function], {})
	rule.findings == {named("unnamed", {})} with input as asked([object.union(function, {"name": 5})], {})
}

test_core_competence_unlisted if {
	function := {"code": "core_competence", "name": "反欺诈", "role": "assist"}
	expected := {named("unlisted", {"name": "反欺诈"})}
	rule.findings == expected with input as asked([function], {})

	without := object.remove(asked([function], {}), ["institution"])
	rule.findings == expected with input as without
	rule.findings == expected with input as object.union(without, {"institution": {"core_competences": "反欺诈"}})
}

# Only a function of core competence goes by a name of the institution's list.
test_name_of_another_function if {
	function := {"code": "it_risk_management", "name": "反欺诈", "role": "assist"}
	rule.findings == set() with input as asked([function], {})

	performing := object.union(function, {"role": "perform"})
	rule.findings == {performed(0, "it_risk_management")} with input as asked([performing], {})
}

test_audit_without_auditees if {
	audit := [{"code": "it_internal_audit", "role": "assist"}]
	rule.findings == {auditees_missing} with input as asked(audit, {})
	rule.findings == {auditees_missing} with input as asked(audit, {"audited_providers": null})
	rule.findings == {auditees_missing} with input as asked(audit, {"audited_providers": "provider-b"})
	rule.findings == set() with input as asked(audit, {"audited_providers": []})
}

test_audit_of_itself if {
	expected := {{
		"message": "self-audit",
		"at": ["declaration", "service", "audited_providers", 1],
		"values": {"provider": "audit-firm"},
		"articles": ["36"],
	}}
	service := {"audited_providers": ["provider-b", "audit-firm"]}
	rule.findings == expected with input as asked([{"code": "it_internal_audit", "role": "advise"}], service)
	rule.findings == set() with input as asked([], service)
}

test_role_missing_or_mistyped if {
	rule.findings == {core_performed} with input as asked([object.remove(core("assist"), ["role"])], {})
	rule.findings == {core_performed} with input as asked([core("Assist")], {})
	rule.findings == {core_performed} with input as asked([core(null)], {})
}

test_mistyped_functions if {
	rule.findings == set() with input as asked("none", {})
	rule.findings == set() with input as asked([5, {"code": 5}], {})
	rule.findings == set() with input as {}
}
