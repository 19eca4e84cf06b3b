package ito.lib.grants_test

import future.keywords.not

import data.ito.lib.grants

test_last_day if {
	grants.last_day({"expires_on": "2026-09-30"}) == "2026-09-30"
	grants.last_day({"expires_on": "2026-09-30", "revoked_on": "2026-09-29"}) == "2026-09-29"
	grants.last_day({"expires_on": "2026-09-30", "revoked_on": "2026-10-01"}) == "2026-09-30"
	grants.last_day({"expires_on": "2026-09-30", "revoked_on": null}) == "2026-09-30"
	not grants.last_day({"principal": "chen.wei"})
}

test_window if {
	grants.has_window({"window": "工作日 20:00 至 23:00"})
	not grants.has_window({"window": "随时"})
	not grants.has_window({"window": 7})
	not grants.has_window({})
}

test_asset_ids if {
	assets := [{"id": "core-db"}, {"id": "mbank-app"}, {"id": "core-db"}, {"name": "办公网"}, null]
	grants.asset_ids == {"core-db", "mbank-app"} with input as {"declaration": {"access": {"assets": assets}}}
	grants.asset_ids == set() with input as {"declaration": {"access": {"assets": "core-db"}}}
	grants.asset_ids == set() with input as {}
}

test_degrees_are_ordered if {
	order := ["read_masked", "read", "write", "admin", "superuser"]
	{degree: place | some place, degree in order} == grants.rank
	grants.highest == {"admin", "superuser"}
}

test_ambiguous if {
	grants.ambiguous with input as {"declaration": {"access": {"assets": [{"id": "core-db"}, {"id": "core-db"}]}}}
	not grants.ambiguous with input as {"declaration": {"access": {"assets": [{"id": "core-db"}, {"id": "mbank-app"}]}}}
	not grants.ambiguous with input as {"declaration": {"access": {"assets": [{}, {}]}}}
}

said(field, word) := {"declaration": {"access": {
	"assets": [{"name": "手机银行应用"}],
	"grants": [{"asset": "core-db", "principal": "chen.wei"}, {field: word}],
}}}

test_suspect if {
	every field in ["principal", "purpose", "approver"] {
		not grants.suspect with input as said(field, "李明")
		not grants.suspect with input as said(field, null)
		grants.suspect with input as said(field, "待定")
		grants.suspect with input as said(field, "*")
	}
	grants.suspect with input as {"declaration": {"access": {"assets": [{"name": "全部系统"}]}}}
}
