package ito.security.models_test

import future.keywords.not

import data.ito.security.models

good := {
	"name": "评分模型",
	"explainable_ref": "M-1",
	"verifiable_ref": "M-2",
	"transparent_ref": "M-3",
	"fair_ref": "M-4",
}

messages := {
	"explainable_ref": "not-explainable",
	"verifiable_ref": "not-verifiable",
	"transparent_ref": "not-transparent",
	"fair_ref": "not-fair",
}

asked(supplies, list) := {
	"as_of": "2026-05-06",
	"declaration": {"security": {"supplies_models": supplies, "models": list}},
}

finding(message, field, values) := {"message": message, "at": ["declaration", "security", field], "values": values}

not_shown(i, field) := {
	"message": messages[field],
	"at": ["declaration", "security", "models", i, field],
	"values": {"name": "评分模型"},
}

test_with_all_evidence if models.findings == set() with input as asked(true, [good, good])

test_none_supplied if {
	models.findings == set() with input as asked(false, [])
	models.findings == set() with input as {"declaration": {"security": {"supplies_models": false}}}
}

test_each_principle_is_asked_for if {
	every field, _ in messages {
		models.findings == {not_shown(1, field)} with input as asked(true, [good, object.remove(good, [field])])
		every value in [null, "", " ", "无", 1, true, ["M-1"], {}] {
			models.findings == {not_shown(0, field)} with input as asked(true, [object.union(good, {field: value})])
		}
	}
}

test_a_model_with_nothing_but_its_name if {
	models.findings == {not_shown(0, field) | some field, _ in messages} with input as asked(true, [{"name": "评分模型"}])
}

test_a_model_without_a_name if {
	expected := {object.union(not_shown(0, "fair_ref"), {"values": {"name": ""}})}
	models.findings == expected with input as asked(true, [object.remove(good, ["name", "fair_ref"])])
}

test_a_model_that_is_no_object if {
	every model in [null, "评分模型", 1, true, []] {
		found := models.findings with input as asked(true, [model])
		count(found) == 4
	}
}

test_no_models if {
	expected := {finding("no-models", "models", {})}
	models.findings == expected with input as {"declaration": {"security": {"supplies_models": true}}}
	every list in [null, [], "评分模型", 1, true, {}] {
		models.findings == expected with input as asked(true, list)
	}
}

test_contradiction if {
	models.findings == {finding("contradiction", "supplies_models", {"count": 2})} with input as asked(false, [good, good])
}

test_unknown if models.findings == {finding("unknown", "supplies_models", {})} with input as asked("unknown", [])

test_not_stated_or_mistyped if {
	expected := {finding("not-stated", "supplies_models", {})}
	models.findings == expected with input as {"declaration": {}}
	every security in [null, {}, [], "yes", 1, true] {
		models.findings == expected with input as {"declaration": {"security": security}}
	}
	every value in [null, "", "true", 1, [true], {}] {
		models.findings == expected with input as asked(value, [good])
	}
}
