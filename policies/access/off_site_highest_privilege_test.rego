package ito.access.off_site_highest_privilege_test

import future.keywords.not

import data.ito.access.off_site_highest_privilege as rule

plain := {
	"name": "运行指标",
	"kind": "log",
	"art44_important": false,
	"national_important": false,
	"personal": "none",
}

important := {
	"name": "客户交易流水",
	"kind": "transaction_data",
	"art44_important": true,
	"national_important": false,
	"personal": "sensitive",
}

assets := [
	{"id": "core-host", "kind": "server", "data": []},
	{"id": "core-app", "kind": "application", "data": ["运行指标"]},
	{"id": "flow-app", "kind": "application", "data": ["运行指标", "客户交易流水"]},
	{"id": "hsm", "kind": "security_device", "data": []},
]

grant(asset, privilege) := {"asset": asset, "principal": "chen.wei", "privilege": privilege}

asked(items, infrastructure, application, grants) := {"declaration": {
	"access": {"assets": assets, "grants": grants},
	"data": {"items": items},
	"due_diligence": {"off_site": {
		"infrastructure_highest_privilege": infrastructure,
		"application_highest_privilege_or_data_view": application,
		"compensating_controls": ["特权会话录像复核"],
	}},
}}

investigated(infrastructure, application, grants) := asked([plain, important], infrastructure, application, grants)

found(message, field, held, article) := {
	"message": message,
	"at": ["declaration", "due_diligence", "off_site", field],
	"values": {"assets": held},
	"articles": [article],
}

infrastructure(held) := found("infrastructure", "infrastructure_highest_privilege", held, "18(3)")

application(held) := found("application", "application_highest_privilege_or_data_view", held, "18(4)")

data_view(held) := found("data-view", "application_highest_privilege_or_data_view", held, "18(4)")

no_controls := {
	"message": "no-controls",
	"at": ["declaration", "due_diligence", "off_site", "compensating_controls"],
	"values": {},
	"articles": ["32(2)"],
}

test_passes if {
	rule.findings == set() with input as investigated(false, false, [])
	rule.findings == set() with input as investigated(true, true, [
		grant("core-host", "superuser"),
		grant("flow-app", "admin"),
	])
	rule.findings == set() with input as investigated(false, false, [
		grant("core-host", "write"),
		grant("core-app", "write"),
		grant("flow-app", "read_masked"),
		grant("hsm", "admin"),
	])
}

# The provider may hold its own infrastructure without any grant of the institution.
test_yes_without_a_grant if {
	rule.findings == set() with input as investigated(true, true, [])
}

test_infrastructure if {
	every answer in [false, "unknown", null, "true"] {
		every privilege in ["admin", "superuser"] {
			expected := {infrastructure("core-host")}
			rule.findings == expected with input as investigated(answer, true, [grant("core-host", privilege)])
		}
	}
}

test_every_kind_of_infrastructure if {
	every kind in ["server", "storage", "network_device", "operating_system", "database", "middleware"] {
		documents := object.union(
			investigated(false, true, [grant("it", "admin")]),
			{"declaration": {"access": {"assets": [{"id": "it", "kind": kind, "data": []}]}}},
		)
		rule.findings == {infrastructure("it")} with input as documents
	}
}

test_application if {
	every answer in [false, "unknown", null, "true"] {
		every privilege in ["admin", "superuser"] {
			expected := {application("core-app")}
			rule.findings == expected with input as investigated(false, answer, [grant("core-app", privilege)])
		}
	}
}

test_data_view if {
	every privilege in ["read", "write"] {
		rule.findings == {data_view("flow-app")} with input as investigated(false, false, [grant("flow-app", privilege)])
	}
}

test_several_assets_in_one_finding if {
	rule.findings == {
		infrastructure("core-host"),
		application("core-app, flow-app"),
		data_view("flow-app"),
	} with input as investigated(false, false, [
		grant("flow-app", "admin"),
		grant("core-host", "admin"),
		grant("core-host", "superuser"),
		grant("core-app", "admin"),
	])
}

test_each_sort_of_critical_data if {
	every change in [
		{"art44_important": true}, {"art44_important": "unknown"},
		{"national_important": true}, {"national_important": "unknown"},
		{"personal": "sensitive"}, {"personal": "unknown"},
		{"kind": "customer_data"}, {"kind": "trade_secret"},
	] {
		item := object.union(plain, change)
		rule.findings == {data_view("core-app")} with input as asked([item], false, false, [grant("core-app", "read")])
	}
}

test_personal_but_not_sensitive if {
	item := object.union(plain, {"personal": "personal"})
	rule.findings == set() with input as asked([item], false, false, [grant("core-app", "read")])
}

test_no_controls if {
	every controls in [[], ["无", "-"], [7, null], null, "无", 5] {
		every answers in [[true, false], [false, true], [true, true]] {
			documents := object.union(
				investigated(answers[0], answers[1], []),
				{"declaration": {"due_diligence": {"off_site": {"compensating_controls": controls}}}},
			)
			rule.findings == {no_controls} with input as documents
		}
	}
}

test_undeclared_asset if {
	expected := {{
		"message": "undeclared-asset",
		"at": ["declaration", "access", "grants", 0, "asset"],
		"values": {"asset": "elsewhere", "principal": "chen.wei"},
	}}
	rule.findings == expected with input as investigated(false, true, [grant("elsewhere", "read")])
	rule.findings == expected with input as investigated(true, false, [grant("elsewhere", "read")])
	rule.findings == set() with input as investigated(true, true, [grant("elsewhere", "admin")])
}

test_missing if {
	rule.findings == {infrastructure("core-host"), data_view("flow-app")} with input as {"declaration": {
		"access": {"assets": assets, "grants": [grant("core-host", "admin"), grant("flow-app", "read")]},
		"data": {"items": [important]},
	}}
	rule.findings == set() with input as {}
}

test_mistyped_asset if {
	odd := {"id": 7, "kind": "database", "data": ["客户交易流水"]}
	rule.findings == set() with input as object.union(
		investigated(false, false, [grant(7, "admin")]),
		{"declaration": {"access": {"assets": [odd]}}},
	)
}

test_mistyped if {
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as investigated(false, false, odd)
		rule.findings == set() with input as asked(odd, false, false, [grant("flow-app", "read")])
		rule.findings == set() with input as {"declaration": odd}
		rule.findings == {data_view("flow-app")} with input as investigated(false, false, [grant("flow-app", odd)])
	}
}
