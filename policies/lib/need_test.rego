package ito.lib.need_test

import future.keywords.not

import data.ito.lib.need

catalogue(need) := {
	"facts": ["a_fact"],
	"rules": {"a/rule": {}, "another/rule": {}},
	"needs": {"declaration": [need]},
	"open_needs": {},
}

readers := {"facts": ["a_fact"], "rules": ["a/rule"]}

field_need(check) := object.union_n([{"path": ["declaration", "part", "it"]}, readers, check])

list_need(check) := object.union_n([{"path": ["declaration", "items"], "field": "it"}, readers, check])

optional := {"optional": true}

a_field(check) := catalogue(field_need(check))

optional_field(check) := catalogue(object.union(field_need(check), optional))

in_items(check) := catalogue(list_need(check))

optional_in_items(check) := catalogue(object.union(list_need(check), optional))

part(answer) := {"declaration": {"part": {"it": answer}}}

items(list) := {"declaration": {"items": list}}

flag := {"type": "boolean"}

date := {"type": "date"}

# A value of every type, and for each type those that are of it.
values := [
	null, true, false, "unknown", "2026-02-28", "2026-02-29", "28.02.2026", "CN", "cn", "", " ", 0, 7, 2026, [], ["CN"],
	{}, {"it": 7},
]

types := [
	{"check": flag, "met": [true, false]},
	{"check": date, "met": ["2026-02-28"]},
	{"check": {"type": "text", "pattern": "^[A-Z]{2}$"}, "met": ["CN"]},
	{"check": {"type": "enum", "values": [true, false, "unknown"]}, "met": [true, false, "unknown"]},
	{"check": {"type": "integer"}, "met": [0, 7, 2026]},
	{"check": {"type": "array"}, "met": [[], ["CN"]]},
	{"check": {"type": "object"}, "met": [{}, {"it": 7}]},
]

test_a_field_of_its_type_is_met if {
	every type in types {
		every value in type.met {
			count(need.unmet) == 0 with input as part(value) with data.ito.catalogue.subjects.declaration as a_field(type.check)
			count(need.unmet) == 0
				with input as items([{"it": value}])
				with data.ito.catalogue.subjects.declaration as in_items(type.check)
		}
	}
}

test_a_field_of_another_type_is_unmet if {
	every type in types {
		every value in [other | some other in values; not other in type.met] {
			count(need.unmet) == 1 with input as part(value) with data.ito.catalogue.subjects.declaration as a_field(type.check)
			count(need.unmet) == 1
				with input as items([{"it": value}])
				with data.ito.catalogue.subjects.declaration as in_items(type.check)
		}
	}
}

test_a_fraction_is_no_integer if {
	half := json.unmarshal("0.5")
	count(need.unmet) == 1
		with input as part(half)
		with data.ito.catalogue.subjects.declaration as a_field({"type": "integer"})
}

test_a_type_that_nobody_knows_is_never_met if {
	count(need.unmet) == 1
		with input as part("x")
		with data.ito.catalogue.subjects.declaration as a_field({"type": "colour"})
}

test_an_absent_field_is_unmet if {
	every document in [{}, {"declaration": {}}, {"declaration": {"part": {}}}, {"declaration": {"part": null}}] {
		count(need.unmet) == 1 with input as document with data.ito.catalogue.subjects.declaration as a_field(flag)
	}
}

test_a_way_through_something_else_is_unmet if {
	every other in [7, "text", true, [], [{"it": true}]] {
		count(need.unmet) == 1
			with input as {"declaration": {"part": other}}
			with data.ito.catalogue.subjects.declaration as a_field(flag)
		count(need.unmet) == 1
			with input as {"declaration": other}
			with data.ito.catalogue.subjects.declaration as a_field(flag)
	}
}

test_an_optional_field_may_be_absent_but_not_mistyped if {
	every document in [{}, {"declaration": {}}, {"declaration": {"part": {}}}, part(null), part("2026-02-28")] {
		count(need.unmet) == 0 with input as document with data.ito.catalogue.subjects.declaration as optional_field(date)
	}
	every value in ["2026-02-29", 7, [], {}] {
		count(need.unmet) == 1 with input as part(value) with data.ito.catalogue.subjects.declaration as optional_field(date)
	}
}

test_every_item_has_to_have_the_field if {
	count(need.unmet) == 0 with input as items([]) with data.ito.catalogue.subjects.declaration as in_items(flag)
	count(need.unmet) == 0
		with input as items([{"it": true}, {"it": false}])
		with data.ito.catalogue.subjects.declaration as in_items(flag)
	count(need.unmet) == 1
		with input as items([{"it": true}, {}])
		with data.ito.catalogue.subjects.declaration as in_items(flag)
	every item in [null, 7, "text", []] {
		count(need.unmet) == 1 with input as items([item]) with data.ito.catalogue.subjects.declaration as in_items(flag)
	}
}

test_a_list_that_is_none_is_unmet if {
	every list in [null, 7, "text", true, {}, {"it": {"it": true}}] {
		count(need.unmet) == 1 with input as items(list) with data.ito.catalogue.subjects.declaration as in_items(flag)
	}
	count(need.unmet) == 1 with input as {} with data.ito.catalogue.subjects.declaration as in_items(flag)
}

test_an_optional_field_of_a_list_that_may_be_absent if {
	every document in [{}, items(null), items([]), items([{}]), items([{"it": null}]), items([{"it": true}])] {
		count(need.unmet) == 0 with input as document with data.ito.catalogue.subjects.declaration as optional_in_items(flag)
	}
	every list in [7, "text", {}, [{"it": "true"}], [{}, 7]] {
		count(need.unmet) == 1
			with input as items(list)
			with data.ito.catalogue.subjects.declaration as optional_in_items(flag)
	}
}

field_at := ["declaration", "part", "it"]

test_where_to_look if {
	need.places_for_rule("a/rule") == {field_at}
		with input as {}
		with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.places_for_fact("a_fact") == {field_at}
		with input as {}
		with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.places_for_rule("a/rule") == {["declaration", "items"]}
		with input as {}
		with data.ito.catalogue.subjects.declaration as in_items(flag)
	need.places_for_fact("a_fact") == {
		["declaration", "items", 1, "it"],
		["declaration", "items", 2, "it"],
	} with input as items([{"it": true}, {}, 7]) with data.ito.catalogue.subjects.declaration as in_items(flag)
}

test_who_cannot_be_answered if {
	need.facts == {"a_fact"} with input as {} with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.rules == {"a/rule"} with input as {} with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.places_for_rule("another/rule") == set()
		with input as {}
		with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.places_for_fact("another_fact") == set()
		with input as {}
		with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.facts == set() with input as part(true) with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.rules == set() with input as part(true) with data.ito.catalogue.subjects.declaration as a_field(flag)
	need.places_for_rule("a/rule") == set()
		with input as part(true)
		with data.ito.catalogue.subjects.declaration as a_field(flag)
}

# What a schema guarantees is not looked for again; what it leaves open is.
test_a_document_that_passed_its_schema if {
	count(need.unmet) == 1 with input as {} with data.ito.catalogue.subjects.declaration as a_field(flag)
	count(need.unmet) == 0
		with input as {"validated": ["declaration"]}
		with data.ito.catalogue.subjects.declaration as a_field(flag)
	count(need.unmet) == 1
		with input as {"validated": ["provider"]}
		with data.ito.catalogue.subjects.declaration as a_field(flag)
}

test_what_a_schema_leaves_open if {
	open_field := {"declaration": {"fields": [field_need(flag)], "in_lists": []}}
	open_in_list := {"declaration": {"fields": [], "in_lists": [list_need(flag)]}}
	validated := {"validated": ["declaration"]}

	need.rules == {"a/rule"} with input as validated with data.ito.catalogue.subjects.declaration as object.union(
		a_field(flag),
		{"open_needs": open_field},
	)
	need.rules == set()
		with input as object.union(part(true), validated)
		with data.ito.catalogue.subjects.declaration as object.union(
			a_field(flag),
			{"open_needs": open_field},
		)
	half := object.union(items([{"it": true}, {}]), validated)
	need.rules == {"a/rule"} with input as half with data.ito.catalogue.subjects.declaration as object.union(
		in_items(flag),
		{"open_needs": open_in_list},
	)
	whole := object.union(items([{"it": true}]), validated)
	need.rules == set() with input as whole with data.ito.catalogue.subjects.declaration as object.union(
		in_items(flag),
		{"open_needs": open_in_list},
	)
}

test_trusted_when_every_document_has_passed_its_schema if {
	need.trusted with input as {"declaration": {}, "provider": {}, "validated": ["declaration", "provider"]}
	not need.trusted with input as {"declaration": {}, "provider": {}, "validated": ["declaration"]}
	not need.trusted with input as {"incident": {}}
	not need.trusted with input as {"institution": {}, "validated": "institution"}
}
