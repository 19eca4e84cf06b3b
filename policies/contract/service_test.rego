package ito.contract.service_test

import data.ito.contract.service as rule

good := {
	"scope": "第一条",
	"content": "第一条",
	"requirements": "第二条",
	"schedule": "第三条",
	"responsibilities": "第四条",
	"deliverables": "附件一",
	"later_cooperation": "第五条",
	"appraisal": "附件二",
}

words := {
	"scope": ["服务范围", "the scope of the service"],
	"content": ["服务内容", "the content of the service"],
	"requirements": ["服务要求", "the requirements of the service"],
	"schedule": ["工作时限及安排", "the time limits and schedule of the work"],
	"responsibilities": ["责任分配", "the allocation of responsibilities"],
	"deliverables": ["交付物要求", "the requirements of the deliverables"],
	"later_cooperation": ["后续合作中的相关限定条件", "the limits on later cooperation"],
	"appraisal": ["服务质量考核评价约定", "how the quality of the service is appraised"],
}

no_clauses := {"message": "no-clauses", "at": ["declaration", "contract", "clauses"], "values": {}}

no_terms := {"message": "no-terms", "at": ["declaration", "contract", "clauses", "service"], "values": {}}

lacking(part) := {
	"message": "not-stated",
	"at": ["declaration", "contract", "clauses", "service", part],
	"values": {"part": part, "part_zh": words[part][0], "part_en": words[part][1]},
}

asked(clauses) := {"declaration": {"contract": {"clauses": clauses}}}

with_part(part, value) := asked({"service": object.union(good, {part: value})})

without_part(part) := asked({"service": {other: value | some other, value in good; other != part}})

test_stated if {
	rule.findings == set() with input as asked({"service": good})
}

test_each_part_missing if {
	every part, _ in good {
		rule.findings == {lacking(part)} with input as without_part(part)
	}
}

test_each_part_mistyped_or_saying_nothing if {
	every part, _ in good {
		every value in [null, "", "  ", "待定", "无", 7, true, ["第一条"], {"ref": "第一条"}] {
			rule.findings == {lacking(part)} with input as with_part(part, value)
		}
	}
}

test_all_parts_missing if {
	rule.findings == {lacking(part) | some part, _ in good} with input as asked({"service": {}})
}

test_no_terms if {
	rule.findings == {no_terms} with input as asked({})
	every block in [null, "", "第一条", 7, true, ["第一条"]] {
		rule.findings == {no_terms} with input as asked({"service": block})
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
