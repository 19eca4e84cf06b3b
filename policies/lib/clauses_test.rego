package ito.lib.clauses_test

import future.keywords.not

import data.ito.lib.clauses

asked(declared) := {"declaration": {"contract": {"clauses": declared}}}

points := {"scope": "no-scope", "content": "no-content"}

nothing := [null, "", "  ", "\n", 7, true, [], ["x"], {}]

placeholders := ["无", "待定", "TBD", "-", "N/A"]

test_everything_declared if {
	full := asked({"service": {"scope": "第一条", "content": "第二条"}, "resources": "第九条"})
	clauses.lacking("service", points) == {} with input as full
	not clauses.without("service") with input as full
	not clauses.unnamed("resources") with input as full
}

test_point_lacking if {
	every value in array.concat(nothing, placeholders) {
		part := asked({"service": {"scope": "第一条", "content": value}})
		clauses.lacking("service", points) == {"content": "no-content"} with input as part
	}
	clauses.lacking("service", points) == points with input as asked({"service": {}})
	clauses.lacking("service", points) == {"scope": "no-scope"} with input as asked({"service": {"content": "第二条"}})
}

# A placeholder elsewhere does not make a good clause a bad one.
test_beside_a_placeholder if {
	mixed := asked({"service": {"scope": "第一条", "content": "第二条"}, "resources": "无", "change": {"triggers": "待定"}})
	clauses.lacking("service", points) == {} with input as mixed
	clauses.unnamed("resources") with input as mixed
	clauses.lacking("change", {"triggers": "x"}) == {"triggers": "x"} with input as mixed
}

# What only looks like a placeholder, or like everything, is a clause.
test_words_that_say_something if {
	every value in ["全部条款见附件一", "第 0 条", "无故终止条款", "未定事项：第八条"] {
		clauses.lacking("service", {"scope": "x"}) == {} with input as asked({"service": {"scope": value}})
	}
}

test_block_lacking if {
	every value in [null, "", "第一条", 7, true, [], ["第一条"]] {
		other := asked({"service": value})
		clauses.without("service") with input as other
		clauses.lacking("service", points) == {} with input as other
	}
	clauses.without("service") with input as asked({})
	not clauses.without("service") with input as asked({"service": {}})
}

test_single_point_lacking if {
	every value in array.concat(nothing, placeholders) {
		clauses.unnamed("resources") with input as asked({"resources": value})
	}
	clauses.unnamed("resources") with input as asked({})
}

test_nothing_declared if {
	every value in [null, "", "第一条", 7, true, [], ["第一条"]] {
		none := asked(value)
		not clauses.declared with input as none
		not clauses.without("service") with input as none
		not clauses.unnamed("resources") with input as none
		clauses.lacking("service", points) == {} with input as none
	}
	every document in [{}, {"declaration": {}}, {"declaration": {"contract": "HT-1"}}] {
		not clauses.declared with input as document
		not clauses.without("service") with input as document
		clauses.lacking("service", points) == {} with input as document
	}
}

test_declared_but_empty if {
	clauses.declared == {} with input as asked({})
}

test_lacking_in_a_document_that_has_passed_its_schema if {
	document := {
		"validated": ["declaration"],
		"declaration": {"contract": {"clauses": {"change": {"triggers": "第三条"}, "resources": "第九条"}}},
	}
	clauses.lacking("change", {"triggers": "a", "transition": "b"}) == {"transition": "b"} with input as document
	clauses.lacking("change", {"triggers": "a"}) == {} with input as document
	clauses.lacking("service", {"scope": "a"}) == {} with input as document
	not clauses.unnamed("resources") with input as document
	clauses.unnamed("no_assignment") with input as document
}
