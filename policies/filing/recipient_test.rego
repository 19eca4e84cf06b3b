package ito.filing.recipient_test

import future.keywords.not

import data.ito.filing.recipient

office := "国家金融监督管理总局上海监管局"

asked(filing) := {"declaration": {"filing": filing}, "institution": {"supervisor": office}}

good := {
	"filed_on": "2026-01-16",
	"recipient": {"authority": "NFRA_local_office", "office": office, "it_supervision": true},
	"receipt_ref": "NFRA-SH-2026-017",
}

to(change) := asked(object.union(good, {"recipient": change}))

recipient_at := ["declaration", "filing", "recipient"]

finding(message, field, values) := {"message": message, "at": array.concat(recipient_at, [field]), "values": values}

test_local_office if {
	recipient.findings == set() with input as asked(good)
}

test_department_named_behind_the_office if {
	recipient.findings == set() with input as to({"office": concat("", [office, "科技监管处"])})
}

test_headquarters if {
	nfra := "国家金融监督管理总局科技监管司"
	base := asked(object.union(good, {"recipient": {"authority": "NFRA", "office": nfra}}))
	recipient.findings == set() with input as object.union(base, {"institution": {"supervisor": nfra}})
}

test_no_recipient if {
	expected := {{"message": "no-recipient", "at": recipient_at, "values": {}}}
	recipient.findings == expected with input as asked({"filed_on": "2026-01-16", "receipt_ref": "R-1"})
	recipient.findings == expected with input as asked({})
	every value in [null, "NFRA", true, 1, [], {}] {
		recipient.findings == expected with input as asked({"recipient": value, "receipt_ref": "R-1"})
	}
}

test_no_report_at_all if {
	recipient.findings == set() with input as asked(null)
	recipient.findings == set() with input as {"declaration": {}, "institution": {"supervisor": office}}
}

test_unknown_authority if {
	every value in ["PBOC", "nfra", "", null, true, 1, ["NFRA"]] {
		expected := {{"message": "no-recipient", "at": recipient_at, "values": {}}}
		recipient.findings == expected with input as to({"authority": value})
	}
}

test_no_office if {
	expected := {finding("no-office", "office", {})}
	recipient.findings == expected with input as asked({
		"filed_on": "2026-01-16",
		"recipient": {"authority": "NFRA_local_office", "it_supervision": true},
		"receipt_ref": "R-1",
	})
	every value in [null, "", 1, true, ["x"], {}] {
		recipient.findings == expected with input as asked(object.union(good, {"recipient": {
			"authority": "NFRA",
			"office": value,
			"it_supervision": true,
		}}))
	}
}

test_another_office if {
	other := "国家金融监督管理总局北京监管局"
	expected := {finding("other-office", "office", {"office": other, "supervisor": office})}
	recipient.findings == expected with input as to({"office": other})
}

test_not_the_it_supervision_department if {
	recipient.findings == {finding("not-it-supervision", "it_supervision", {})}
		with input as to({"it_supervision": false})
}

test_it_supervision_unknown if {
	expected := {finding("it-supervision-unknown", "it_supervision", {})}
	recipient.findings == expected with input as asked({
		"filed_on": "2026-01-16",
		"recipient": {"authority": "NFRA_local_office", "office": office},
		"receipt_ref": "R-1",
	})
	every value in [null, "true", 1, "unknown"] {
		recipient.findings == expected with input as to({"it_supervision": value})
	}
}

test_no_receipt if {
	expected := {{"message": "no-receipt", "at": ["declaration", "filing", "receipt_ref"], "values": {}}}
	every value in [null, "", 17, false, []] {
		recipient.findings == expected with input as asked(object.union(good, {"receipt_ref": value}))
	}
	recipient.findings == expected with input as asked({"filed_on": "2026-01-16", "recipient": good.recipient})
}

test_supervisor_mistyped if {
	every value in [null, 1, true, [], {}] {
		expected := {finding("other-office", "office", {"office": office, "supervisor": value})}
		recipient.findings == expected
			with input as {"declaration": {"filing": good}, "institution": {"supervisor": value}}
	}
}
