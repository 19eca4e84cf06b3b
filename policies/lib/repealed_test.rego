package ito.lib.repealed_test

import data.ito.lib.repealed

test_by_number if {
	every text in [
		"银监发〔2013〕5号", "银监发[2013]5号", "银监发 （2013） 5 号", "依据银监发【2013】5号第三条", "银监发(2013)5号", "银监发［2013］　5　号",
	] {
		repealed.cited(text) == {"银监发〔2013〕5号"}
	}
	repealed.cited("银监办发〔2014〕187 号") == {"银监办发〔2014〕187号"}
	repealed.cited("银监办发[2014]272号") == {"银监办发〔2014〕272号"}
}

test_by_title if {
	repealed.cited("《银行业金融机构信息科技外包风险监管指引》") == {"银监发〔2013〕5号"}
	repealed.cited("《中国银监会办公厅关于加强银行业金融机构信息科技非驻场集中式外包风险管理的通知》") == {"银监办发〔2014〕187号"}
	repealed.cited("关于开展银行业金融机构信息科技非驻场集中式外包监管评估工作的通知") == {"银监办发〔2014〕272号"}
}

test_several_in_one_text if {
	repealed.cited("银监发〔2013〕5号、银监办发〔2014〕187号和272号") == {"银监发〔2013〕5号", "银监办发〔2014〕187号"}
	repealed.cited("《银行业金融机构信息科技外包风险监管指引》（银监发〔2013〕5 号）") == {"银监发〔2013〕5号"}
}

test_others_are_not_taken_for_one if {
	every text in [
		"银保监办发〔2021〕141号", "《银行保险机构信息科技外包风险监管办法》", "银监发〔2013〕15号",
		"银监发〔2013〕50号", "银监办发〔2014〕5号", "银保监办发〔2014〕187号", "", "外包",
	] {
		repealed.cited(text) == set()
	}
	every value in [null, 7, true, [], {}, ["银监发〔2013〕5号"]] {
		repealed.cited(value) == set()
	}
}
