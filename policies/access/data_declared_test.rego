package ito.access.data_declared_test

import future.keywords.not

import data.ito.access.data_declared as rule

items := [{"name": "手机银行源代码", "kind": "source_code"}, {"name": "设计文档", "kind": "document"}]

touching := {"name": "示例监控有限公司", "data_access": true}

asked(data_items, asset, subcontractor) := {"declaration": {
	"data": {"items": data_items},
	"access": {"assets": [object.union({"id": "it", "kind": "application", "data": []}, asset)]},
	"subcontracting": {"items": [object.union({"name": "示例监控有限公司", "data_access": false}, subcontractor)]},
}}

asset_of(kind, data_names) := {"kind": kind, "data": data_names}

found(message, values) := {
	"message": message,
	"at": ["declaration", "access", "assets", 0, "data"],
	"values": object.union({"asset": "it"}, values),
}

test_passes if {
	rule.findings == set() with input as asked(items, asset_of("source_code", ["设计文档", "手机银行源代码"]), {})
	rule.findings == set() with input as asked(items, asset_of("document", ["设计文档"]), {})
	rule.findings == set() with input as asked(items, asset_of("data_set", ["设计文档"]), {})
	rule.findings == set() with input as asked(items, {}, touching)
	rule.findings == set() with input as asked([], {}, {})
}

test_other_assets_may_be_without_data if {
	every kind in ["server", "database", "application", "key_material", "office"] {
		rule.findings == set() with input as asked(items, asset_of(kind, []), {})
	}
}

test_no_data if {
	every kind in ["data_set", "document"] {
		rule.findings == {found("no-data", {"kind": kind})} with input as asked(items, asset_of(kind, []), {})
	}
}

test_no_source_code if {
	every names in [[], ["设计文档"], ["别的"]] {
		rule.findings == {found("no-source-code", {})} with input as asked(items, asset_of("source_code", names), {})
	}
}

test_subcontractor_touches_undeclared_data if {
	rule.findings == {{
		"message": "subcontractor",
		"at": ["declaration", "subcontracting", "items", 0, "data_access"],
		"values": {"name": "示例监控有限公司"},
	}} with input as asked([], {}, touching)
}

test_mistyped if {
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == {found("no-data", {"kind": "document"})} with input as asked(items, asset_of("document", odd), {})
		rule.findings == {found("no-source-code", {})} with input as asked(items, asset_of("source_code", odd), {})
		rule.findings == set() with input as asked(odd, {}, {})
		rule.findings == set() with input as asked(items, {"kind": odd}, {})
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	manual := {"id": "it", "kind": "document", "data": []}
	every odd in [{}, null, {"kind": "document"}, {"kind": "source_code"}] {
		rule.findings == {found("no-data", {"kind": "document"})} with input as {"declaration": {
			"data": {"items": items},
			"access": {"assets": [manual, odd]},
		}}
	}
}
