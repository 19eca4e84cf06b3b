package ito.classification.important_data_test

import future.keywords.not

import data.ito.classification.important_data as rule

item := {
	"name": "日志",
	"kind": "log",
	"art44_important": false,
	"national_important": false,
	"personal": "none",
	"concentrated": false,
}

asked(changes) := {"declaration": {"data": {"items": [item, object.union(item, changes)]}}}

named(kind) := {
	"message": "named-kind",
	"at": ["declaration", "data", "items", 1, "art44_important"],
	"values": {"name": "日志", "kind": kind},
}

open(field) := {
	"message": "open",
	"at": ["declaration", "data", "items", 1, field],
	"values": {"name": "日志", "field": field},
}

fields := {"art44_important", "national_important", "personal", "concentrated"}

test_passes if {
	rule.findings == set() with input as asked({})
	rule.findings == set() with input as asked({"art44_important": true})
	rule.findings == set() with input as asked({"art44_important": true, "national_important": true})
	rule.findings == set() with input as asked({"kind": "trade_secret", "art44_important": true})
	rule.findings == set() with input as asked({"kind": "source_code", "personal": "sensitive", "concentrated": true})
	rule.findings == set() with input as {"declaration": {"data": {"items": []}}}
}

test_named_kind if {
	every kind in ["customer_data", "transaction_data", "trade_secret"] {
		rule.findings == {named(kind)} with input as asked({"kind": kind})
	}
}

# What article 44 names is important whatever else is said; one finding is enough.
test_named_kind_unknown if {
	expected := {named("customer_data")}
	rule.findings == expected with input as asked({"kind": "customer_data", "art44_important": "unknown"})
	rule.findings == expected with input as asked({"kind": "customer_data", "national_important": true})
}

test_national_is_important_here_too if {
	expected := {{
		"message": "national",
		"at": ["declaration", "data", "items", 1, "art44_important"],
		"values": {"name": "日志"},
	}}
	rule.findings == expected with input as asked({"national_important": true})
}

test_unknown if {
	every field in fields {
		rule.findings == {open(field)} with input as asked({field: "unknown"})
	}
}

test_missing if {
	every field in fields {
		lacking := object.remove(item, [field])
		rule.findings == {open(field)} with input as {"declaration": {"data": {"items": [item, lacking]}}}
	}
	rule.findings == set() with input as {}
}

test_mistyped if {
	every field in fields {
		rule.findings == {open(field)} with input as asked({field: null})
		rule.findings == {open(field)} with input as asked({field: "yes"})
		rule.findings == {open(field)} with input as asked({field: 0})
	}
	rule.findings == set() with input as {"declaration": {"data": {"items": "none"}}}
	rule.findings == set() with input as asked({"kind": 5})
}

test_not_an_item if {
	found := {object.union(open(field), {"values": {"name": "", "field": field}}) | some field in fields}
	rule.findings == found with input as {"declaration": {"data": {"items": [item, "日志"]}}}
}
