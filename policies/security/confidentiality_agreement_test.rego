package ito.security.confidentiality_agreement_test

import data.ito.security.confidentiality_agreement

asked(security) := {"as_of": "2026-05-06", "declaration": {"security": security}}

expected := {{"message": "no-agreement", "at": ["declaration", "security", "nda_ref"], "values": {}}}

test_signed if confidentiality_agreement.findings == set() with input as asked({"nda_ref": "NDA-1"})

test_missing_or_mistyped if {
	confidentiality_agreement.findings == expected with input as {"as_of": "2026-05-06", "declaration": {}}
	every security in [null, {}, [], "NDA-1", 1, true] {
		confidentiality_agreement.findings == expected with input as asked(security)
	}
	every value in [null, "", "  ", "无", "待定", 1, true, ["NDA-1"], {}] {
		confidentiality_agreement.findings == expected with input as asked({"nda_ref": value})
	}
}
