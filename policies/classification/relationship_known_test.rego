package ito.classification.relationship_known_test

import future.keywords.not

import data.ito.classification.relationship_known as rule

asked(relationship, supervised, parent) := {
	"provider": {"relationship": relationship, "supervised_institution": supervised, "parent": parent},
	"institution": {"name": "示例银行股份有限公司"},
}

relationship := {"message": "relationship", "at": ["provider", "relationship"], "values": {}}

supervised := {"message": "supervised", "at": ["provider", "supervised_institution"], "values": {}}

test_known if {
	every kind in ["none", "parent", "group_subsidiary", "affiliate", "subordinate"] {
		rule.findings == set() with input as asked(kind, false, "无")
	}
	rule.findings == set() with input as asked("none", true, null)
	rule.findings == set() with input as asked("subordinate", true, "示例银行股份有限公司")
}

test_unknown if {
	rule.findings == {relationship} with input as asked("unknown", false, "无")
	rule.findings == {supervised} with input as asked("none", "unknown", "无")
}

test_parent_is_the_institution if {
	expected := {{
		"message": "parent",
		"at": ["provider", "relationship"],
		"values": {"institution": "示例银行股份有限公司"},
	}}
	rule.findings == expected with input as asked("none", false, "示例银行股份有限公司")
}

test_missing if {
	rule.findings == {relationship, supervised} with input as {}
	rule.findings == {supervised} with input as {"provider": {"relationship": "none"}}
	rule.findings == {relationship} with input as {"provider": {"supervised_institution": false}}
}

test_mistyped if {
	rule.findings == {relationship, supervised} with input as asked("None", "no", 5)
	rule.findings == {relationship, supervised} with input as asked(null, 0, {})
	rule.findings == {relationship, supervised} with input as {"provider": "provider-a"}
}
