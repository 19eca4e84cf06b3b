package ito.access.leak_control_test

import future.keywords.not

import data.ito.access.leak_control as rule

source := {
	"name": "手机银行源代码",
	"kind": "source_code",
	"art44_important": false,
	"national_important": false,
	"personal": "none",
	"handling": "process",
	"leaves_premises": true,
}

controls := {"dlp_ref": "SEC-2026-07", "monitoring_ref": "SEC-2026-08"}

asked(items, control, types) := {"declaration": {
	"data": {"items": items, "leak_control": control},
	"delivery": {"sites": [{"type": type} | some type in types]},
	"subcontracting": {"items": []},
}}

uncontrolled(names) := {
	"message": "not-controlled",
	"at": ["declaration", "data", "leak_control", "dlp_ref"],
	"values": {"names": names},
}

unmonitored(names) := {
	"message": "not-monitored",
	"at": ["declaration", "data", "leak_control", "monitoring_ref"],
	"values": {"names": names},
}

said(message, i) := {
	"message": message,
	"at": ["declaration", "data", "items", i, "leaves_premises"],
	"values": {"name": "手机银行源代码"},
}

test_passes if {
	rule.findings == set() with input as asked([source], controls, ["provider_premises"])
}

# A developer works at home on source code; nothing keeps it from being mailed on.
test_source_code_outside_without_control if {
	expected := {uncontrolled("手机银行源代码"), unmonitored("手机银行源代码")}
	every control in [null, {}, {"dlp_ref": null}, {"dlp_ref": "无", "monitoring_ref": "TBD"}, "SEC-2026-07", 5] {
		rule.findings == expected with input as asked([source], control, ["provider_premises"])
	}
	rule.findings == expected with input as {"declaration": {"data": {"items": [source]}}}
}

test_only_one_of_both if {
	control := {"dlp_ref": "SEC-2026-07"}
	rule.findings == {unmonitored("手机银行源代码")} with input as asked([source], control, ["provider_premises"])

	monitoring := {"monitoring_ref": "SEC-2026-08"}
	rule.findings == {uncontrolled("手机银行源代码")} with input as asked([source], monitoring, ["provider_premises"])
}

test_names_what_leaves if {
	design := object.union(source, {"name": "设计文档", "kind": "document"})
	kept := object.union(source, {"name": "数据库配置", "leaves_premises": false})
	monitored := {"monitoring_ref": "SEC-2026-08"}
	rule.findings == {uncontrolled("手机银行源代码、设计文档")} with input as asked(
		[source, design, kept], monitored,
		["institution_premises"],
	)
}

test_stored_elsewhere if {
	every answer in [false, "unknown"] {
		stored := object.union(source, {"handling": "store", "leaves_premises": answer})
		rule.findings == {said("stored-elsewhere", 0)} with input as asked([stored], controls, ["public_cloud"])
	}
}

test_open if {
	unknown := object.union(source, {"leaves_premises": "unknown"})
	rule.findings == {said("open", 1)} with input as asked([source, unknown], controls, ["institution_premises"])
}

test_mistyped if {
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == {uncontrolled(""), unmonitored("")} with input as asked(odd, odd, [])
		rule.findings == {uncontrolled(""), unmonitored("")} with input as {"declaration": odd}
		rule.findings == set() with input as asked([source, odd], controls, ["provider_premises"])
	}
	nameless := object.union(source, {"name": 7})
	rule.findings == {uncontrolled(""), unmonitored("")} with input as asked([nameless], {}, ["provider_premises"])
}
