package ito.contract.resources_test

import data.ito.contract.resources as rule

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

lacking := {"message": "no-guarantee", "at": ["declaration", "contract", "clauses", "resources"], "values": {}}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

test_stated if {
	rule.findings == set() with input as asked({"resources": "第九条"})
}

test_missing if {
	rule.findings == {lacking} with input as asked({})
	rule.findings == {lacking} with input as asked({"disputes": {"resolution": "第十八条"}})
}

test_mistyped_or_saying_nothing if {
	every value in [null, "", "  ", "待定", "无", 7, true, ["第九条"], {"ref": "第九条"}] {
		rule.findings == {lacking} with input as asked({"resources": value})
	}
}

test_no_clauses if {
	every clauses in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_clauses} with input as asked(clauses)
	}
	every contract in [null, {}, "HT-1", 7, []] {
		rule.findings == {no_clauses} with input as {"declaration": {"contract": contract}}
	}
	every document in [{}, {"declaration": {}}] {
		rule.findings == {no_clauses} with input as document
	}
}
