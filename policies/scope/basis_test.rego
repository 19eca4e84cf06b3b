package ito.scope.basis_test

import data.ito.scope.basis

# Bought licences: nobody comes in, nothing goes out.
outside := {
	"scope": {"basis": "not_outsourcing", "reason": "采购标准软件许可，不提供服务", "dedicated_staff": false},
	"service": {"category": "operations"},
	"delivery": {"sites": [{"name": "总行", "type": "institution_premises", "country": "CN"}]},
	"subcontracting": {"allowed": false, "items": []},
	"data": {"items": []},
	"access": {"assets": [], "grants": []},
}

asked(declaration) := {"as_of": "2026-05-06", "declaration": declaration}

claimed(changes) := asked(object.union(outside, changes))

without(key) := asked({name: value | some name, value in outside; name != key})

within(scope) := asked({"scope": scope, "service": {"category": "operations"}, "data": {"items": [{}]}})

finding(message, at) := {"message": message, "at": array.concat(["declaration"], at), "values": {}}

stated_outside := finding("outside", ["scope", "basis"])

no_basis := finding("no-basis", ["scope"])

no_reason := finding("no-reason", ["scope", "reason"])

by_data := finding("contradicted-by-data", ["data", "items"])

by_access := finding("contradicted-by-access", ["access", "grants"])

by_staff := finding("contradicted-by-staff", ["scope", "dedicated_staff"])

test_outsourcing if {
	basis.findings == set() with input as within({"basis": "outsourcing"})
}

test_stated_outside if {
	basis.findings == {stated_outside} with input as claimed({})
}

test_no_basis if {
	basis.findings == {no_basis} with input as without("scope")
	every value in [null, "", "outsourcing", 7, true, [], {}] {
		basis.findings == {no_basis} with input as within(value)
	}
	every value in [null, "", " ", 7, true, [], ["outsourcing"], {}] {
		basis.findings == {no_basis} with input as within({"basis": value})
	}
}

test_no_reason if {
	every value in [null, "", "  ", "无", 7, true, [], {}] {
		basis.findings == {no_reason} with input as claimed({"scope": {"reason": value}})
	}
	declaration := object.union(
		{name: value | some name, value in outside; name != "scope"},
		{"scope": {"basis": "not_outsourcing", "dedicated_staff": false}},
	)
	basis.findings == {no_reason} with input as asked(declaration)
}

test_contradicted_by_data if {
	every value in [null, "", 7, true, [{"name": "客户名单"}], {}] {
		basis.findings == {by_data} with input as claimed({"data": {"items": value}})
	}
	basis.findings == {by_data} with input as without("data")
}

test_contradicted_by_access if {
	every value in [null, "", 7, true, [{"asset": "a"}], {}] {
		basis.findings == {by_access} with input as claimed({"access": {"grants": value}})
	}
	basis.findings == {by_access} with input as without("access")
}

test_contradicted_by_remote_access if {
	sites := [{"type": "institution_premises"}, {"type": "remote_access"}]
	basis.findings == {finding("contradicted-by-remote-access", ["delivery", "sites", 1])}
		with input as claimed({"delivery": {"sites": sites}})
	subcontractors := [{"site_type": "remote_access", "data_access": false}]
	basis.findings == {finding("contradicted-by-remote-access", ["subcontracting", "items", 0])}
		with input as claimed({"subcontracting": {"items": subcontractors}})
}

test_contradicted_by_a_subcontractor if {
	expected := {finding("contradicted-by-subcontractor", ["subcontracting", "items", 0, "data_access"])}
	every value in [null, "", "false", 0, true, [], {}] {
		subcontractors := [{"site_type": "provider_premises", "data_access": value}]
		basis.findings == expected with input as claimed({"subcontracting": {"items": subcontractors}})
	}
	basis.findings == expected with input as claimed({"subcontracting": {"items": [{"name": "甲公司"}]}})
	basis.findings == {stated_outside} with input as claimed({"subcontracting": {"items": [{"data_access": false}]}})
}

test_contradicted_by_staff if {
	every value in [null, "", "false", 0, true, [], {}] {
		basis.findings == {by_staff} with input as claimed({"scope": {"dedicated_staff": value}})
	}
}

test_everything_against_it if {
	declaration := {"scope": {"basis": "not_outsourcing"}}
	basis.findings == {no_reason, by_data, by_access, by_staff} with input as asked(declaration)
}

# Whoever says that it is inside may have all of it.
test_inside_nothing_contradicts if {
	inside := object.union(outside, {"scope": {"basis": "outsourcing", "dedicated_staff": true}})
	basis.findings == set() with input as asked(object.union(inside, {"data": {"items": [{"name": "客户名单"}]}}))
}

test_other_law if {
	law := "《征信业管理条例》"
	expected := {
		"message": "other-law",
		"at": ["declaration", "scope", "other_law"],
		"values": {"law": law},
	}
	basis.findings == {expected} with input as within({"basis": "outsourcing", "other_law": law})
	every value in [null, "", " ", "无", 7, true, [], {}] {
		basis.findings == set() with input as within({"basis": "outsourcing", "other_law": value})
	}
}

third_party(category) := {"scope": {"basis": "third_party_data_processing"}, "service": {"category": category}}

test_third_party_cooperation_is_business_support if {
	basis.findings == set() with input as asked(third_party("business_support"))
	every category in ["consulting_planning", "dev_test", "operations", "security", "other"] {
		expected := {
			"message": "not-business-support",
			"at": ["declaration", "service", "category"],
			"values": {"category": category},
			"articles": ["3", "annex-2(5)"],
		}
		basis.findings == {expected} with input as asked(third_party(category))
	}
}
