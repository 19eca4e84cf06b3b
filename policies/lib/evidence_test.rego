package ito.lib.evidence_test

import future.keywords.not

import data.ito.lib.evidence

nothing := [null, "", "  ", "\n", 7, true, [], ["x"], {}]

test_stated if {
	every value in ["OA-1", "第三条", " x ", "无"] {
		evidence.stated(value)
	}
	every value in nothing {
		not evidence.stated(value)
	}
}

test_said if {
	every value in ["OA-1", "无行政处罚", "不适用：不接触资金"] {
		evidence.said(value)
	}
	every value in array.concat(nothing, ["无", "TBD", "-", "待定"]) {
		not evidence.said(value)
	}
}

test_lacking if {
	evidence.lacking({"a": "x", "b": "无"}, ["a", "b"]) == set()
	every value in nothing {
		evidence.lacking({"a": "x", "b": value}, ["a", "b", "c"]) == {"b", "c"}
	}
	every part in [null, "x", 7, ["x"]] {
		evidence.lacking(part, ["a", "b"]) == {"a", "b"}
	}
	evidence.lacking({}, []) == set()
}

test_unsaid if {
	evidence.unsaid({"a": "第一章", "b": "无行政处罚"}, ["a", "b"]) == set()
	evidence.unsaid({"a": "第一章", "b": "无"}, ["a", "b", "c"]) == {"b", "c"}
	every value in nothing {
		evidence.unsaid({"a": "第一章", "b": value}, ["a", "b"]) == {"b"}
	}
	every part in [null, "x", 7, ["x"]] {
		evidence.unsaid(part, ["a", "b"]) == {"a", "b"}
	}
}

# What has passed its schema is not looked at closely.
test_lacking_in_a_document_that_has_passed_its_schema if {
	evidence.lacking({"a": "OA-1", "c": "x"}, ["a", "b"]) == {"b"} with input as {
		"declaration": {},
		"validated": ["declaration"],
	}
	evidence.lacking({"a": " "}, ["a", "b"]) == {"a", "b"} with input as {
		"declaration": {},
		"provider": {},
		"validated": ["declaration"],
	}
	evidence.lacking(null, ["a"]) == {"a"} with input as {"declaration": {}, "validated": ["declaration"]}
}

test_unsaid_in_a_document_that_has_passed_its_schema if {
	evidence.unsaid({"a": "第一章", "c": "x"}, ["a", "b"]) == {"b"} with input as {
		"declaration": {},
		"validated": ["declaration"],
	}
	evidence.unsaid({"a": "无"}, ["a"]) == {"a"} with input as {"declaration": {}}
}
