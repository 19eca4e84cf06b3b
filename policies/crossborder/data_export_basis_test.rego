package ito.crossborder.data_export_basis_test

import data.ito.crossborder.data_export_basis as rule

basis := {
	"basis": "standard_contract",
	"law": "《个人信息出境标准合同办法》（2023-06-01 施行）",
	"ref": "CAC-2026-0012",
}

at := ["declaration", "crossborder", "data_export"]

asked(export) := {"declaration": {"crossborder": {"data_export": export}}}

changed(changes) := asked(object.union(basis, changes))

missing := {"message": "missing", "at": at, "values": {}, "articles": ["19"]}

incomplete(field) := {
	"message": "incomplete",
	"at": array.concat(at, [field]),
	"values": {"field": field},
	"articles": ["19"],
}

repealed(cited) := {
	"message": "repealed",
	"at": array.concat(at, ["law"]),
	"values": {"cited": cited},
	"articles": ["46"],
}

test_with_a_basis if {
	rule.findings == set() with input as asked(basis)
}

test_missing if {
	every export in [null, 7, "text", true, []] {
		rule.findings == {missing} with input as asked(export)
	}
	every document in [{}, {"declaration": {}}, {"declaration": {"crossborder": {}}}] {
		rule.findings == {missing} with input as document
	}
}

test_incomplete if {
	every field in ["basis", "law", "ref"] {
		every answer in [null, 7, true, [], " ", "待定"] {
			rule.findings == {incomplete(field)} with input as changed({field: answer})
		}
	}
	rule.findings == {incomplete("basis"), incomplete("law"), incomplete("ref")} with input as asked({})
}

test_repealed_by_number if {
	every law in [
		"银监发〔2013〕5号",
		"《银行业金融机构信息科技外包风险监管指引》（银监发〔2013〕5 号）第二十条",
		"银监发[2013]5号",
		"银监发【2013】 5号",
		"银监发（2013）5号",
	] {
		rule.findings == {repealed("银监发〔2013〕5号")} with input as changed({"law": law})
	}
	every law in ["银监办发〔2014〕187号", "银监办发(2014)187 号"] {
		rule.findings == {repealed("银监办发〔2014〕187号")} with input as changed({"law": law})
	}
	rule.findings == {repealed("银监办发〔2014〕272号")} with input as changed({"law": "银监办发〔2014〕272号"})
}

test_repealed_by_title if {
	every title, cited in {
		"银行业金融机构信息科技外包风险监管指引": "银监发〔2013〕5号",
		"关于加强银行业金融机构信息科技非驻场集中式外包风险管理的通知": "银监办发〔2014〕187号",
		"关于开展银行业金融机构信息科技非驻场集中式外包监管评估工作的通知": "银监办发〔2014〕272号",
	} {
		rule.findings == {repealed(cited)} with input as changed({"law": title})
	}
}

test_each_repealed_document_once if {
	rule.findings == {repealed("银监发〔2013〕5号"), repealed("银监办发〔2014〕187号")} with input as changed({"law": concat("、", [
		"银监发〔2013〕5号",
		"银监发[2013]5号",
		"银监办发〔2014〕187号",
	])})
}

test_other_documents_are_not_mistaken_for_them if {
	every law in [
		"《银行保险机构信息科技外包风险监管办法》（银保监办发〔2021〕141号）第十九条",
		"银监发〔2013〕25号",
		"银监发〔2013〕51号",
		"银监办发〔2014〕18号",
		"银监办发〔2015〕187号",
		"银监办发〔2014〕1187号",
	] {
		rule.findings == set() with input as changed({"law": law})
	}
}
