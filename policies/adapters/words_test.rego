package ito.adapters.words_test

import future.keywords.not

import data.ito.adapters.words

catalogue := {"declaration": {"scopes": [{"applies_to": ["important"], "rules": {"a/rule": 0}}]}}

texts := {
	"rules": {"a/rule": {
		"articles": ["37"],
		"messages": {
			"late": {"force": "must", "text": {"zh": "迟了 {days} 天", "en": "{days} days late"}},
			"principle": {"force": "in_principle", "text": {"zh": "甲", "en": "a"}},
			"advice": {"force": "practice", "text": {"zh": "乙", "en": "b"}},
			"note": {"force": "may", "text": {"zh": "丙", "en": "c"}},
			"doubt": {"force": "practice", "undetermined": true, "text": {"zh": "丁", "en": "d"}},
			"overdue": {"force": "must", "text": {"zh": "过期", "en": "overdue"}},
		},
	}},
	"labels": {"server": {"zh": "服务器", "en": "server"}, "it": {"zh": "信息科技", "en": "IT services"}},
	"countries": {"SG": {"zh": "新加坡", "en": "Singapore"}},
}

at := ["declaration", "contract", "signing_on"]

report(more) := object.union(
	{
		"facts": {"important": true},
		"doubts": {},
		"unmet_facts": {},
		"unmet": {},
		"overdue": set(),
		"due": {},
		"findings": {},
	},
	more,
)

evaluated(items) := report({"status": {"a/rule": "evaluated"}, "findings": {"a/rule": items}})

findings(given) := found if {
	found := words.findings(given, "declaration") with data.ito.catalogue.subjects as catalogue
		with data.ito.texts as texts
}

item(message) := {"message": message, "at": at, "values": {}}

levels(items) := {finding.message: finding.level | some finding in findings(evaluated(items))}

test_nothing_found if {
	findings(evaluated(set())) == set()
	every status in ["not_applicable", "todo"] {
		findings(report({"status": {"a/rule": status}})) == set()
	}
}

test_a_finding_in_words if {
	late := {"message": "late", "at": at, "values": {"days": 3}, "latest": "2026-01-02", "articles": ["37(5)"]}
	findings(evaluated({late})) == {{
		"rule": "a/rule",
		"message": "late",
		"articles": ["37(5)"],
		"level": "deny",
		"at": at,
		"latest": "2026-01-02",
		"text": {"zh": "迟了 3 天", "en": "3 days late"},
	}}
	some finding in findings(evaluated({item("late")}))
	finding.articles == ["37"]
	finding.latest == null
}

test_levels if {
	levels({item("late"), item("principle"), item("advice"), item("note"), item("doubt")}) == {
		"late": "deny",
		"principle": "deny",
		"advice": "warn",
		"note": "info",
		"doubt": "deny",
	}
}

test_what_is_not_known_blocks if {
	levels({item("no-such-message")}) == {"no-such-message": "deny"}
	some finding in findings(report({"status": {"a/rule": "evaluated"}, "findings": {"a/rule": set(), "b/rule": {{}}}}))
	finding.rule == "b/rule"
	finding.level == "deny"
}

test_a_missing_answer_blocks if {
	every given in [
		{"status": {}},
		{"status": {"a/rule": "passed"}},
		{"status": {"a/rule": "evaluated"}},
		{"status": {"a/rule": null}},
	] {
		said := {[finding.rule, finding.message, finding.level] | some finding in findings(report(given))}
		said == {["a/rule", "no-answer", "deny"]}
	}
}

test_undetermined_says_where_to_look if {
	status := {"status": {"a/rule": "undetermined"}}
	by_field := findings(report(object.union(status, {"unmet": {"a/rule": {at, ["declaration", "items", 2, "name"]}}})))
	{[finding.level, finding.text.en] | some finding in by_field} == {[
		"deny",
		"this cannot be decided; to be supplied or looked at: declaration.contract.signing_on, declaration.items.2.name",
	]}
	unknown := {"facts": {}, "unmet_facts": {"important": {at}}, "doubts": {"important": {{"at": ["provider", "name"]}}}}
	by_fact := words.findings(object.union(object.remove(report(status), ["facts"]), unknown), "declaration") with data.ito.catalogue.subjects as catalogue
		with data.ito.texts as texts
	{finding.text.zh | some finding in by_fact} == {"无法判断，须补充或者核对：declaration.contract.signing_on, provider.name"}
	{finding.level | some finding in findings(report(status))} == {"deny"}
}

test_overdue if {
	given := report({
		"status": {"a/rule": "todo"},
		"overdue": {"a/rule"},
		"due": {"a/rule": {"on": "2026-01-02", "at": at, "values": {}}},
	})
	said := {[finding.message, finding.level, finding.latest] | some finding in findings(given)}
	said == {["overdue", "deny", "2026-01-02"]}
}

in_both(template, values) := [text |
	some lang in ["zh", "en"]
	text := words.filled(template, values, lang) with data.ito.texts as texts
]

test_placeholders if {
	in_both("{a} and {b}", {"a": "x", "b": 7}) == ["x and 7", "x and 7"]
	in_both("{missing} {a", {"a": "x"}) == ["{missing} {a", "{missing} {a"]
	in_both("{a}", {"a": "{b}", "b": "x"}) == ["{b}", "{b}"]
	in_both("no", {}) == ["no", "no"]
	in_both("{a}", {"a": true}) == ["true", "true"]
}

test_codes_have_labels if {
	in_both("{kind}", {"kind": "server"}) == ["服务器（server）", "server"]
	in_both("{kind}", {"kind": "it"}) == ["信息科技（it）", "IT services (it)"]
	in_both("{country}", {"country": "SG"}) == ["新加坡（SG）", "Singapore (SG)"]
	in_both("{governing_law} {name}", {"governing_law": "XX", "name": "SG"}) == ["XX SG", "XX SG"]
}
