package ito.adapters.register_test

import future.keywords.not

import data.ito.adapters.register

settings := {"as_of": "2026-05-06"}

file(path, contents) := {"path": path, "contents": contents}

document(kind, id, more) := object.union({"ito_gate": concat("/", [kind, "v1"]), "id": id}, more)

bank := document("institution", "bank", {})

outsourced := document("declaration", "D-1", {"provider": "p", "institution": "bank"})

files := [
	file("d.yaml", outsourced),
	file("p.yaml", document("provider", "p", {"name": "甲公司"})),
	file("b.yaml", bank),
	file("i.yaml", document("incident", "I-1", {"institution": "bank", "provider": "q"})),
]

# What the gate answers here, whatever it is asked.
answer := {"facts": {"important": true}}

test_day_is_a_date_or_none if {
	register.as_of == "2026-05-06" with data.ito_gate as settings
	every given in [{}, {"as_of": null}, {"as_of": 20260506}, {"as_of": "2026-02-30"}, {"as_of": "today"}, null, 7] {
		not register.as_of with data.ito_gate as given
	}
}

test_documents_by_number if {
	register.documents[1] == {"path": "p.yaml", "data": files[1].contents} with input as files
	count(register.documents) == 4 with input as files
	register.documents == {0: {"path": "e.yaml", "data": null}} with input as [file("e.yaml", null)]
	every given in [null, {}, "x", 7] {
		register.documents == {} with input as given
	}
}

test_the_key_on_is_restored if {
	read := {"a": [{"true": "2026-05-06", "b": 1}], "true": "x", "c": {"true": true}}
	register.documents[0].data == {"a": [{"on": "2026-05-06", "b": 1}], "on": "x", "c": {"true": true}}
		with input as [file("a.yaml", read)]
}

test_kinds if {
	register.kind_of == {0: "declaration", 1: "provider", 2: "institution", 3: "incident"} with input as files
	every mark in ["declaration/v2", "declaration", null, 1, ["declaration/v1"], true] {
		register.kind_of == {} with input as [file("a.yaml", {"ito_gate": mark})]
	}
	every contents in [null, [], "declaration/v1", 7, {}] {
		register.kind_of == {} with input as [file("a.yaml", contents)]
	}
}

test_an_order_is_judged_beside_its_declaration_and_those_that_names if {
	ordered := array.concat(files, [file("o.yaml", document("order", "PO 1", {"declaration": "D-1"}))])
	register.related(4) == {"declaration": 0, "provider": 1, "institution": 2} with input as ordered
	every named in ["D-2", null, 7] {
		lost := array.concat(files, [file("o.yaml", document("order", "PO 1", {"declaration": named}))])
		register.related(4) == {} with input as lost
	}
}

test_related if {
	register.related(0) == {"provider": 1, "institution": 2} with input as files
	register.related(3) == {"institution": 2} with input as files
	register.related(2) == {} with input as files
	every id in [null, 7, ["p"], "q"] {
		register.related(0) == {} with input as [file("d.yaml", document("declaration", "D-1", {"provider": id}))]
	}
}

test_an_id_that_stands_twice_is_the_first if {
	twice := array.concat(files, [file("z.yaml", document("provider", "p", {}))])
	register.related(0).provider == 1 with input as twice
	register.numbers_of.provider.p == {1: true, 4: true} with input as twice
}

test_what_the_gate_is_asked if {
	options := {"review_months": 6}
	reports := register.reports with input as files
		with data.ito_gate as {"as_of": "2026-05-06", "options": options}
		with data.ito.gate.report as answer
	object.keys(reports) == {0, 2, 3}
	question := register.question(0, "declaration") with input as files
		with data.ito_gate as {"as_of": "2026-05-06", "options": options}
	question == {
		"subject": "declaration",
		"as_of": "2026-05-06",
		"options": options,
		"declaration": outsourced,
		"provider": files[1].contents,
		"institution": bank,
	}
}

test_without_a_day_nobody_is_asked if {
	register.reports == {} with input as files with data.ito_gate as {} with data.ito.gate.report as answer
}

test_options_that_are_none if {
	every given in [null, [], {"as_of": "2026-05-06"}] {
		register.settings == object.union({}, {name: value | some name, value in given; is_object(given)})
			with data.ito_gate as given
	}
}

test_what_an_institution_sees if {
	claims := document("declaration", "D-2", {"institution": "bank", "facts": {"important": false}})
	elsewhere := document("declaration", "D-3", {"institution": "other", "provider": "p"})
	more := array.concat(files, [file("e.yaml", claims), file("f.yaml", elsewhere)])
	view := register.view("bank") with input as more with data.ito_gate as settings with data.ito.gate.report as answer
	view == {
		"declarations": {
			"D-1": object.union(outsourced, {"facts": {"important": true}}),
			"D-2": object.union(claims, {"facts": {"important": true}}),
		},
		"providers": {"p": files[1].contents},
		"incidents": {"I-1": files[3].contents},
	}
}

test_what_has_no_answer_has_no_facts if {
	view := register.view("bank") with input as files with data.ito_gate as {}
	view.declarations == {"D-1": object.union(outsourced, {"facts": {}})}
}

test_an_institution_without_an_id_has_no_answer if {
	register.reports == {} with input as [file("b.yaml", {"ito_gate": "institution/v1"})]
		with data.ito_gate as settings
		with data.ito.gate.report as answer
}
