package ito.access.privileged_test

import future.keywords.not

import data.ito.access.privileged as rule

assets := [
	{"id": "core-db", "kind": "database"},
	{"id": "hsm", "kind": "security_device"},
	{"id": "keys", "kind": "key_material"},
	{"id": "handbook", "kind": "document"},
	{"id": "desk", "kind": "office"},
]

grant := {
	"asset": "core-db",
	"principal": "chen.wei",
	"privilege": "admin",
	"remote": false,
	"recorded": true,
	"window": "变更窗口内，逐次审批开通",
}

of_service(types, grants) := {"declaration": {
	"service": {"types": types},
	"access": {"assets": assets, "grants": grants},
}}

granted(changes) := of_service(["application_ops"], [grant, object.union(grant, changes)])

bare(asset, privilege) := {"asset": asset, "principal": "chen.wei", "privilege": privilege, "remote": false}

found(message, field, values) := {
	"message": message,
	"at": ["declaration", "access", "grants", 1, field],
	"values": object.union({"asset": "core-db", "principal": "chen.wei", "privilege": "admin"}, values),
}

both(values) := {found("not-recorded", "recorded", values), found("no-window", "window", values)}

test_passes if {
	rule.findings == set() with input as granted({})
	rule.findings == set() with input as granted({"privilege": "superuser"})
}

test_not_recorded if {
	every recorded in [false, null, "true", 1] {
		rule.findings == {found("not-recorded", "recorded", {})} with input as granted({"recorded": recorded})
	}
}

test_no_window if {
	every window in [null, "", "-", "不限", "随时", "7×24小时", "24/7", true, 5, ["20:00-23:00"]] {
		rule.findings == {found("no-window", "window", {})} with input as granted({"window": window})
	}
}

test_missing if {
	every privilege in ["admin", "superuser"] {
		values := {"asset": "core-db", "privilege": privilege}
		rule.findings == both(values) with input as of_service(["application_ops"], [grant, bare("core-db", privilege)])
	}
}

test_lower_privileges_need_no_more if {
	every privilege in ["read_masked", "read", "write"] {
		every asset in ["core-db", "hsm", "handbook", "desk", "undeclared"] {
			rule.findings == set() with input as of_service(["application_ops"], [grant, bare(asset, privilege)])
		}
	}
}

test_keys_are_privileged_at_any_degree if {
	values := {"asset": "keys", "privilege": "read_masked"}
	rule.findings == both(values) with input as of_service(["application_ops"], [grant, bare("keys", "read_masked")])
}

test_key_management if {
	every asset in ["core-db", "hsm", "keys", "undeclared"] {
		values := {"asset": asset, "privilege": "read"}
		rule.findings == both(values) with input as of_service(["key_management"], [grant, bare(asset, "read")])
	}
	every asset in ["handbook", "desk"] {
		rule.findings == set() with input as of_service(["key_management"], [grant, bare(asset, "read")])
	}
}

test_remote_is_judged_elsewhere if {
	remote := object.union(bare("core-db", "admin"), {"remote": true})
	rule.findings == set() with input as of_service(["application_ops"], [grant, remote])
}

test_not_known_to_be_remote if {
	every remote in [null, "true", 1] {
		rule.findings == {found("not-recorded", "recorded", {})} with input as granted({
			"remote": remote,
			"recorded": false,
		})
	}
}

test_mistyped if {
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as granted({"privilege": odd})
		rule.findings == set() with input as granted({"asset": odd})
		rule.findings == set() with input as of_service(odd, [grant])
		rule.findings == set() with input as of_service([], odd)
		rule.findings == set() with input as {"declaration": {"access": {"assets": odd, "grants": [grant]}}}
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	careless := object.union(grant, {"recorded": false})
	every odd in [{}, null, {"asset": "keys"}] {
		grants := [odd, careless, odd]
		rule.findings == {found("not-recorded", "recorded", {})} with input as of_service(["key_management"], grants)
	}
}
