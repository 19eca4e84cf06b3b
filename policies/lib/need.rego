# METADATA
# scope: package
# title: The fields that rules and facts need
# description: >-
#   Every rule and fact names the fields it reads. The catalogue carries for each of them its place
#   and its type, taken from the JSON Schemas. A field that is absent, null or of another type is
#   unmet, and whoever needs it is undetermined. Rules may therefore read what they named without
#   guarding each access, on any engine and with or without a schema check before.
package ito.lib.need

import future.keywords.not

import data.ito.lib.dates

# METADATA
# description: >-
#   Kinds of documents that have passed their JSON Schema before, as the caller says. They can only
#   lack what the schema leaves open, so most needs are met already.
validated := object.get(input, "validated", [])

# METADATA
# description: What the document is that the gate is asked about.
subject := object.get(input, "subject", "declaration")

# METADATA
# description: What the catalogue says of documents of that kind.
asked := data.ito.catalogue.subjects[subject]

# METADATA
# description: >-
#   Whether every document of the input has passed its schema: a text that is there then says something.
trusted if {
	count(validated) > 0
	every kind in ["declaration", "provider", "institution", "incident", "order"] {
		passed(kind)
	}
}

passed(kind) if kind in validated

passed(kind) if not input[kind]

# METADATA
# scope: document
# description: The needed fields that are not there as they should be, with who needs them.
unmet contains need if {
	some kind, needs in asked.needs
	not kind in validated
	some need in needs
	not met(need)
}

unmet contains need if {
	some kind, needs in asked.open_needs
	kind in validated
	some need in needs.fields
	object.get(input, need.path, null) == null
}

unmet contains need if {
	some kind, needs in asked.open_needs
	kind in validated
	some need in needs.in_lists
	not met(need)
}

# METADATA
# description: Facts that read an unmet field.
facts := {name | some need in unmet; some name in need.facts}

# METADATA
# description: Rules that read an unmet field.
rules := {id | some need in unmet; some id in need.rules}

# METADATA
# description: Where a person has to look for what the rule `id` lacks.
places_for_rule(id) := {at |
	some need in unmet
	id in need.rules
	some at in places(need)
}

# METADATA
# description: Where a person has to look for what the fact `name` lacks.
places_for_fact(name) := {at |
	some need in unmet
	name in need.facts
	some at in places(need)
}

places(need) := {need.path} if {
	not need.field
} else := {need.path} if {
	not is_array(object.get(input, need.path, null))
} else := {at |
	some i, item in object.get(input, need.path, null)
	not met_in(item, need)
	at := array.concat(need.path, [i, need.field])
}

met(need) if {
	not need.field
	ok(object.get(input, need.path, null), need)
}

# No list, no items: whoever needs the list itself says so with a need of its own.
met(need) if {
	need.field
	need.optional
	object.get(input, need.path, null) == null
}

met(need) if {
	need.field
	items := object.get(input, need.path, null)
	is_array(items)
	every item in items {
		met_in(item, need)
	}
}

met_in(item, need) if {
	is_object(item)
	ok(object.get(item, need.field, null), need)
}

ok(null, need) if need.optional

ok(value, need) if {
	need.type == "text"
	is_string(value)
	regex.match(need.pattern, value)
}

ok(value, need) if {
	need.type == "date"
	dates.valid(value)
}

ok(value, need) if {
	need.type == "enum"
	value in need.values
}

ok(value, need) if {
	need.type == "boolean"
	is_boolean(value)
}

ok(value, need) if {
	need.type == "integer"
	is_number(value)
	floor(value) == value
}

ok(value, need) if {
	need.type == "array"
	is_array(value)
	count(value) >= object.get(need, "min", 0)
}

ok(value, need) if {
	need.type == "object"
	is_object(value)
}
