package ito.crossborder.chinese_law_and_forum_test

import data.ito.crossborder.chinese_law_and_forum as rule

asked(law, kind, country) := {"declaration": {"contract": {
	"governing_law": law,
	"forum": {"kind": kind, "country": country, "name": "某机构"},
}}}

foreign_law(law) := {
	"message": "foreign-law",
	"at": ["declaration", "contract", "governing_law"],
	"values": {"governing_law": law},
}

foreign(message, country) := {
	"message": message,
	"at": ["declaration", "contract", "forum", "country"],
	"values": {"country": country, "name": "某机构"},
}

test_chinese if {
	rule.findings == set() with input as asked("CN", "arbitration", "CN")
	rule.findings == set() with input as asked("CN", "court", "CN")
}

# HK, MO and TW are legal systems of their own.
test_foreign_law if {
	every law in ["SG", "HK", "MO", "TW"] {
		rule.findings == {foreign_law(law)} with input as asked(law, "arbitration", "CN")
	}
}

test_foreign_forum if {
	every country in ["SG", "HK", "MO", "TW"] {
		rule.findings == {foreign("foreign-court", country)} with input as asked("CN", "court", country)
		rule.findings == {foreign("foreign-arbitration", country)} with input as asked("CN", "arbitration", country)
	}
}

test_both_foreign if {
	rule.findings == {foreign_law("HK"), foreign("foreign-arbitration", "SG")} with input as asked(
		"HK",
		"arbitration",
		"SG",
	)
}

# The gate asks for these fields before; evaluated alone the rule neither fails nor invents a finding.
test_fields_that_are_missing_or_none if {
	every document in [{}, {"declaration": {}}, {"declaration": {"contract": {"forum": 7}}}] {
		rule.findings == set() with input as document
	}
}
