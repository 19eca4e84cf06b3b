package ito.facts.in_scope_test

import future.keywords.not

import data.ito.facts.in_scope as fact

outside := {
	"scope": {"basis": "not_outsourcing", "reason": "只购买标准软件许可，不含服务", "dedicated_staff": false},
	"data": {"items": []},
	"access": {"grants": []},
	"delivery": {"sites": [{"type": "other", "country": "CN"}]},
	"subcontracting": {"items": []},
}

asked(changes) := {"declaration": object.union(outside, changes)}

reason(name, at) := {"reason": name, "at": array.concat(["declaration"], at), "values": {}}

test_outside if {
	fact.value == false with input as asked({})
	fact.reasons == set() with input as asked({})
}

test_outsourcing_is_inside if {
	every basis in ["outsourcing", "third_party_data_processing"] {
		fact.value == true with input as asked({"scope": {"basis": basis}})
		fact.reasons == {reason("not_excluded", ["scope"])} with input as asked({"scope": {"basis": basis}})
	}
}

test_whatever_is_left_open_is_inside if {
	expected := {reason("not_excluded", ["scope"])}
	every scope in [null, {}, "not_outsourcing", {"basis": null}, {"basis": "not_outsourcing"}] {
		changed := {"declaration": object.union(object.remove(outside, ["scope"]), {"scope": scope})}
		fact.reasons == expected with input as changed
	}
	every given in [null, "", 7, true, [], "无", " "] {
		fact.reasons == expected with input as asked({"scope": {"reason": given}})
	}
	fact.value == true with input as {}
}

test_said_to_be_outside_but_not_so if {
	fact.reasons == {reason("data", ["data", "items"])} with input as asked({"data": {"items": [{"name": "x"}]}})
	fact.reasons == {reason("access", ["access", "grants"])} with input as asked({"access": {"grants": [{}]}})
	fact.reasons == {reason("remote", ["delivery", "sites", 0])}
		with input as asked({"delivery": {"sites": [{"type": "remote_access", "country": "CN"}]}})
	fact.value == true with input as asked({"data": {"items": [{"name": "x"}]}})
}

test_a_subcontractor_with_data if {
	every given in [true, null, "no"] {
		fact.reasons == {reason("subcontractor", ["subcontracting", "items", 1, "data_access"])} with input as asked({
			"subcontracting": {"items": [{"data_access": false}, {"data_access": given}]},
		})
	}
}

test_missing_lists_are_not_empty_ones if {
	fact.reasons == {reason("data", ["data", "items"])} with input as asked({"data": {"items": null}})
	fact.reasons == {reason("access", ["access", "grants"])} with input as asked({"access": {"grants": "none"}})
}

test_staff if {
	expected := {reason("staff", ["scope", "dedicated_staff"])}
	every given in [true, null, "false", 0] {
		fact.reasons == expected with input as asked({"scope": {"dedicated_staff": given}})
	}
}
