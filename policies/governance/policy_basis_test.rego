package ito.governance.policy_basis_test

import data.ito.governance.policy_basis

at := ["institution", "governance", "policy", "cites"]

not_stated := {"message": "not-stated", "at": at, "values": {}}

repealed(i, number) := {"message": "repealed", "at": array.concat(at, [i]), "values": {"cited": number}}

asked(cites) := {"as_of": "2026-05-06", "institution": {"governance": {"policy": {"cites": cites}}}}

test_in_force if {
	policy_basis.findings == set() with input as asked(["银保监办发〔2021〕141号", "《商业银行信息科技风险管理指引》"])
}

test_repealed if {
	expected := {repealed(1, "银监发〔2013〕5号"), repealed(2, "银监办发〔2014〕187号")}
	policy_basis.findings == expected
		with input as asked(["银保监办发〔2021〕141号", "银监发[2013] 5 号", "银监办发（2014）187号"])
}

test_not_stated if {
	every value in [null, "", "银保监办发〔2021〕141号", 7, true, [], {}] {
		policy_basis.findings == {not_stated} with input as asked(value)
	}
	every item in [null, "", "无", 7, true, [], {}] {
		policy_basis.findings == {not_stated} with input as asked(["银保监办发〔2021〕141号", item])
	}
	every institution in [{}, {"governance": {}}, {"governance": null}, {"governance": {"policy": "IT-POL-01"}}] {
		policy_basis.findings == {not_stated} with input as {"as_of": "2026-05-06", "institution": institution}
	}
}
