package ito.classification.category_test

import future.keywords.not

import data.ito.classification.category as rule

asked(category, types) := {"declaration": {"service": {"category": category, "types": types}}}

explained(category, types, text) := {"declaration": {"service": {
	"category": category,
	"types": types,
	"other_type": text,
}}}

unexplained := {
	"message": "unexplained",
	"at": ["declaration", "service", "other_type"],
	"values": {},
	"articles": ["12", "annex-2"],
}

foreign(i, values, clause) := {
	"message": "foreign-type",
	"at": ["declaration", "service", "types", i],
	"values": values,
	"articles": ["12", clause],
}

test_every_type_in_its_class if {
	every class in {class | some class in rule.class_of} {
		types := [type | some type, of in rule.class_of; of == class]
		rule.findings == set() with input as asked(class, types)
	}
}

test_types_by_class if {
	sizes := {class: number |
		some class in rule.class_of
		number := count([type | some type, of in rule.class_of; of == class])
	}
	sizes == {"consulting_planning": 8, "dev_test": 2, "operations": 6, "security": 8, "business_support": 6}
}

test_every_class_has_its_clause if {
	object.keys(rule.clause_of) == {class | some class in rule.class_of}
	{clause | some clause in rule.clause_of} == {concat("", ["annex-2(", n, ")"]) | some n in ["1", "2", "3", "4", "5"]}
	every class, clause in rule.clause_of {
		types := [type | some type, of in rule.class_of; of == class]
		found := {clauses | some one in rule.findings; clauses := one.articles} with input as asked("none", types)
		found == {["12", clause]}
	}
}

test_foreign_type if {
	expected := {foreign(1, {"type": "saas", "class": "dev_test", "category": "operations"}, "annex-2(2)")}
	rule.findings == expected with input as asked("operations", ["application_ops", "saas"])
}

test_listed_type_under_other if {
	expected := {foreign(0, {"type": "soc", "class": "security", "category": "other"}, "annex-2(4)")}
	rule.findings == expected with input as explained("other", ["soc", "other"], "安全相关")
}

test_unlisted_type if {
	expected := {{
		"message": "unlisted-type",
		"at": ["declaration", "service", "types", 0],
		"values": {"type": "SOC"},
		"articles": ["12", "annex-2"],
	}}
	rule.findings == expected with input as asked("security", ["SOC"])
}

test_other_explained if {
	rule.findings == set() with input as explained("other", ["other"], "区块链存证")
	rule.findings == set() with input as explained("operations", ["application_ops", "other"], "版本发布支持")
}

test_other_unexplained if {
	rule.findings == {unexplained} with input as asked("other", ["other"])
	rule.findings == {unexplained} with input as asked("operations", ["application_ops", "other"])
	rule.findings == {unexplained} with input as explained("other", ["other"], "")
	rule.findings == {unexplained} with input as explained("other", ["other"], null)
	rule.findings == {unexplained} with input as explained("other", ["other"], true)
	rule.findings == {unexplained} with input as explained("other", ["other"], "无")
}

# The gate does not ask without a type; asked all the same, nothing breaks.
test_no_type if {
	every types in [[], null, "application_ops"] {
		rule.findings == set() with input as asked("operations", types)
	}
	rule.findings == set() with input as {"declaration": {"service": {"category": "operations"}}}
	rule.findings == set() with input as {}
}
