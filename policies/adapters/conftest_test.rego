package ito.adapters.conftest_test

import future.keywords.not

import data.ito.adapters.conftest

day := {"as_of": "2026-05-06"}

declaration := {"ito_gate": "declaration/v1", "id": "D-1"}

file(path, contents) := {"path": path, "contents": contents}

texts := {"rules": {"a/rule": {
	"articles": ["37"],
	"messages": {
		"bad": {"force": "must", "text": {"zh": "不行", "en": "no"}},
		"poor": {"force": "practice", "text": {"zh": "不好", "en": "poor"}},
	},
}}}

catalogue := {"declaration": {"scopes": [{"applies_to": [], "rules": {"a/rule": 0}}]}}

report(items) := {
	"status": {"a/rule": "evaluated"},
	"findings": {"a/rule": items},
	"facts": {},
	"overdue": set(),
	"due": {},
	"unmet": {},
	"unmet_facts": {},
	"doubts": {},
}

passed := report(set())

denied(given, settings, answer) := results if {
	results := conftest.deny with input as given
		with data.ito_gate as settings
		with data.ito.gate.report as answer
		with data.ito.catalogue.subjects as catalogue
		with data.ito.texts as texts
}

warned(given, answer) := results if {
	results := conftest.warn with input as given
		with data.ito_gate as day
		with data.ito.gate.report as answer
		with data.ito.catalogue.subjects as catalogue
		with data.ito.texts as texts
}

rules(results) := {result.rule | some result in results}

one := [file("d.yaml", declaration)]

test_a_pass_says_nothing if {
	denied(one, day, passed) == set()
	warned(one, passed) == set()
}

test_what_is_said if {
	bad := report({{"message": "bad", "at": ["declaration", "contract", 0], "values": {}, "latest": "2026-01-02"}})
	denied(one, day, bad) == {{
		"msg": "d.yaml: a/rule (37) declaration.contract.0: 不行 / no",
		"_loc": {"file": "d.yaml"},
		"path": "d.yaml",
		"document": "D-1",
		"rule": "a/rule",
		"message": "bad",
		"articles": ["37"],
		"at": "declaration.contract.0",
		"latest": "2026-01-02",
	}}
	warned(one, bad) == set()
	poor := report({{"message": "poor", "at": [], "values": {}}})
	denied(one, day, poor) == set()
	{result.msg | some result in warned(one, poor)} == {"d.yaml: a/rule (37) 不好 / poor"}
}

test_language if {
	bad := report({{"message": "bad", "at": [], "values": {}}})
	said := {"zh": "不行", "en": "no", "fr": "不行 / no", "both": "不行 / no"}
	every lang, text in said {
		results := denied(one, object.union(day, {"lang": lang}), bad)
		{result.msg | some result in results} == {concat(" ", ["d.yaml: a/rule (37)", text])}
	}
}

test_a_finding_about_a_named_document_has_its_path if {
	named := [
		file("d.yaml", object.union(declaration, {"provider": "p"})),
		file("p.yaml", {"ito_gate": "provider/v1", "id": "p"}),
	]
	bad := report({{"message": "bad", "at": ["provider", "name"], "values": {}}})
	{[result.path, result.document] | some result in denied(named, day, bad)} == {["p.yaml", "D-1"]}
}

test_without_a_day if {
	every settings in [{}, {"as_of": "yesterday"}] {
		rules(denied(one, settings, passed)) == {"conftest/no-day"}
	}
}

test_without_combine if {
	rules(denied(declaration, day, passed)) == {"conftest/not-combined"}
}

test_nothing_to_check if {
	rules(denied([], day, passed)) == {"conftest/nothing"}
	provider := [file("p.yaml", {"ito_gate": "provider/v1", "id": "p"})]
	rules(denied(provider, day, passed)) == {"conftest/nothing"}
}

test_another_document if {
	every contents in [null, {}, [], "x", {"ito_gate": "declaraton/v1"}, {"ito_gate": 7}] {
		results := denied(array.concat(one, [file("e.yaml", contents)]), day, passed)
		{[result.rule, result.path] | some result in results} == {["conftest/unknown-kind", "e.yaml"]}
	}
}

test_a_document_without_an_answer if {
	institution := [file("b.yaml", {"ito_gate": "institution/v1"})]
	rules(denied(institution, day, passed)) == {"conftest/no-answer"}
}

test_an_answer_without_its_rule if {
	rules(denied(one, day, object.union(passed, {"status": {"a/rule": "lost"}}))) == {"a/rule"}
	without_id := [file("d.yaml", {"ito_gate": "declaration/v1"})]
	bad := report({{"message": "bad", "at": [], "values": {}}})
	{result.document | some result in denied(without_id, day, bad)} == {""}
}

test_words_that_were_read_as_truth_values if {
	every contents in [{"places": ["CN", false]}, {"deep": [{"list": [true]}]}] {
		results := denied([file("d.yaml", object.union(declaration, contents))], day, passed)
		rules(results) == {"conftest/not-a-text"}
	}
	denied([file("d.yaml", object.union(declaration, {"a": false, "b": [{"c": true}]}))], day, passed) == set()
}

test_ids_and_references if {
	rules(denied(array.concat(one, [file("e.yaml", declaration)]), day, passed)) == {"register/duplicate-id"}
	lost := [file("d.yaml", object.union(declaration, {"provider": "q"}))]
	results := denied(lost, object.union(day, {"lang": "en"}), passed)
	{result.msg | some result in results} == {"d.yaml: register/reference there is no provider q among the input"}
}

test_what_has_no_effect_is_said if {
	every kind in ["waiver", "config"] {
		more := array.concat(one, [file("w.yaml", {"ito_gate": concat("/", [kind, "v1"]), "id": "W"})])
		denied(more, day, passed) == set()
		rules(warned(more, passed)) == {"conftest/no-effect"}
	}
}
