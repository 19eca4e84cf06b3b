package ito.access.declared_assets_test

import future.keywords.not

import data.ito.access.declared_assets as rule

asset := {"id": "mbank-app", "name": "手机银行应用", "data": ["客户交易流水"]}

grant := {"asset": "mbank-app", "principal": "chen.wei"}

declared(assets, grants) := {"declaration": {
	"access": {"assets": assets, "grants": grants},
	"data": {"items": [{"name": "客户交易流水"}]},
}}

granted(changes) := declared([asset], [grant, object.union(grant, changes)])

found(message, field, values) := {
	"message": message,
	"at": ["declaration", "access", "grants", 1, field],
	"values": object.union({"asset": "mbank-app", "principal": "chen.wei"}, values),
}

test_passes if {
	rule.findings == set() with input as granted({})
	rule.findings == set() with input as granted({"principal": "7*24值班组"})
	rule.findings == set() with input as declared([object.union(asset, {"data": []})], [])
	rule.findings == set() with input as declared([], [])
}

test_wildcard_asset if {
	every word in ["*", "mbank-*", "全部系统", "所有", "ALL", "any"] {
		rule.findings == {found("wildcard-asset", "asset", {"asset": word})} with input as granted({"asset": word})
	}
}

# What is called “all” and yet is one particular asset.
test_declared_is_no_wildcard if {
	odd := object.union(asset, {"id": "all"})
	rule.findings == set() with input as declared([asset, odd], [grant, object.union(grant, {"asset": "all"})])
}

test_wildcard_principal if {
	every word in ["*", "全体外包人员", "任何人", "all users"] {
		expected := {found("wildcard-principal", "principal", {"principal": word})}
		rule.findings == expected with input as granted({"principal": word})
	}
}

test_wildcard_name if {
	rule.findings == {{
		"message": "wildcard-name",
		"at": ["declaration", "access", "assets", 0, "name"],
		"values": {"asset": "mbank-app", "name": "全部业务系统"},
	}} with input as declared([object.union(asset, {"name": "全部业务系统"})], [grant])
}

test_undeclared if {
	rule.findings == {found("undeclared", "asset", {"asset": "core-db"})} with input as granted({"asset": "core-db"})
	rule.findings == {found("undeclared", "asset", {"asset": "MBANK-APP"})} with input as granted({"asset": "MBANK-APP"})
	count(rule.findings) == 1 with input as declared([], [grant])
}

test_duplicate_id if {
	rule.findings == {{
		"message": "duplicate-id",
		"at": ["declaration", "access", "assets", 2, "id"],
		"values": {"asset": "mbank-app"},
	}} with input as declared([asset, object.union(asset, {"id": "core-db"}), asset], [grant])
}

test_unknown_data if {
	rule.findings == {{
		"message": "unknown-data",
		"at": ["declaration", "access", "assets", 0, "data", 1],
		"values": {"asset": "mbank-app", "data": "客户资料"},
	}} with input as declared([object.union(asset, {"data": ["客户交易流水", "客户资料"]})], [grant])
}

test_mistyped if {
	every odd in [null, 7, true, {}, ["*"]] {
		rule.findings == {found("undeclared", "asset", {"asset": odd})} with input as granted({"asset": odd})
		rule.findings == set() with input as granted({"principal": odd})
		rule.findings == set() with input as declared([object.union(asset, {"name": odd})], [grant])
	}
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as declared([asset], odd)
		rule.findings == set() with input as declared(odd, [])
		rule.findings == set() with input as {"declaration": {"access": odd, "data": odd}}
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	anybody := object.union(grant, {"principal": "*"})
	expected := {found("wildcard-principal", "principal", {"principal": "*"})}
	every odd in [{}, null, {"principal": "*"}] {
		rule.findings == expected with input as declared([asset], [grant, anybody, odd])
		rule.findings == expected with input as declared([asset, odd], [odd, anybody])
	}
}
