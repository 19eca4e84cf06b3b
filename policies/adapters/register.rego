# METADATA
# scope: package
# title: A register of parsed files
# description: >-
#   Files of others' reading as a list of `{path, contents}`, joined by ids as the gate joins its own, and the
#   gate's report on each document that rules are about. The day and the settings come from data, because the input
#   has no place for them: `ito_gate: {as_of: 2026-05-06, options: {…}}`.
# schemas:
#   - input: {type: array, items: {type: object, properties: {path: {type: string}, contents: {}}}}
package ito.adapters.register

import future.keywords.not

import data.ito.lib.dates

kinds := {
	"declaration/v1": "declaration",
	"provider/v1": "provider",
	"institution/v1": "institution",
	"incident/v1": "incident",
	"waiver/v1": "waiver",
	"order/v1": "order",
	"config/v1": "config",
	"report/v1": "report",
}

# METADATA
# description: The day the verdict is about; undefined where no valid one is given. Policies never read the clock.
as_of := data.ito_gate.as_of if dates.valid(data.ito_gate.as_of)

default settings := {}

settings := data.ito_gate if is_object(data.ito_gate)

# METADATA
# description: Every document of the input by its number, with its path.
documents := {i: {"path": file.path, "data": restored(file.contents)} |
	is_array(input)
	some i, file in input
}

# Parsers of YAML 1.1, such as conftest's, read the key `on` as true. All fields of that name are texts.
restored(contents) := json.patch(contents, [move |
	some way, value
	walk(contents, [way, value])
	is_string(value)
	way[count(way) - 1] == "true"
	move := {"op": "move", "from": way, "path": array.concat(array.slice(way, 0, count(way) - 1), ["on"])}
])

# METADATA
# description: The kind of each document that says one; the number of any other is missing.
kind_of := {i: kinds[mark] |
	some i, document in documents
	mark := document.data.ito_gate
	is_string(mark)
	kinds[mark]
}

# METADATA
# description: The numbers of the documents with that id, by kind and id. More than one is a fault.
numbers_of[kind][id][i] if {
	some i, kind in kind_of
	id := documents[i].data.id
	is_string(id)
}

# METADATA
# description: >-
#   The documents that a document names, by kind, as far as they are there. An order is judged beside its declaration,
#   and those that this names.
related(i) := object.union({"declaration": number}, named(documents[number].data)) if {
	kind_of[i] == "order"
	number := first_of("declaration", documents[i].data.declaration)
} else := {} if {
	kind_of[i] == "order"
} else := named(documents[i].data)

named(data_of) := {kind: number |
	some kind in ["provider", "institution"]
	number := first_of(kind, data_of[kind])
}

first_of(kind, id) := min(object.keys(numbers_of[kind][id])) if is_string(id)

# METADATA
# description: The gate's report on each declaration, incident, order and institution, by number.
reports := object.union(first, {i: report |
	some i, kind in kind_of
	kind == "institution"
	asked := object.union(question(i, kind), {"register": view(documents[i].data.id)})
	report := data.ito.gate.report with input as asked
})

# Rules about an institution see the facts of its declarations.
first := {i: report |
	some i, kind in kind_of
	kind in {"declaration", "incident", "order"}
	asked := question(i, kind)
	report := data.ito.gate.report with input as asked
}

question(i, kind) := object.union_n([
	{"subject": kind, "as_of": as_of, kind: documents[i].data},
	{name: documents[number].data | some name, number in related(i)},
	{"options": object.get(settings, "options", {})},
])

# METADATA
# description: What rules about an institution see of the register, by id.
view(institution) := {
	"declarations": {id: declaration |
		some id, i in of_institution("declaration", institution)
		declaration := object.union(without_facts(documents[i].data), {"facts": object.get(first, [i, "facts"], {})})
	},
	"providers": {id: documents[number].data |
		some i in of_institution("declaration", institution)
		id := documents[i].data.provider
		number := related(i).provider
	},
	"incidents": {id: documents[i].data | some id, i in of_institution("incident", institution)},
}

of_institution(kind, institution) := {id: i |
	some id, same in numbers_of[kind]
	i := min(object.keys(same))
	documents[i].data.institution == institution
}

# What a document says itself is no fact.
without_facts(document) := {name: value |
	some name, value in document
	name != "facts"
}
