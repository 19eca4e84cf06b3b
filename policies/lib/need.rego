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
# description: Names of the needed fields that are not there as they should be.
unmet contains name if {
	some name, need in data.ito.catalogue.needs
	not met(need)
}

# METADATA
# description: For each unmet field, the places in the input that a person has to look at.
places := {name: at | some name in unmet; at := places_of(data.ito.catalogue.needs[name])}

places_of(need) := {need.path} if {
	not need.field
} else := {need.path} if {
	not is_array(object.get(input, need.path, null))
} else := {at |
	some i, item in object.get(input, need.path, null)
	not met_in(item, need)
	at := array.concat(need.path, [i, need.field])
}

# METADATA
# description: Facts that read an unmet field.
unmet_facts contains name if {
	count(unmet) > 0
	some name, fact in data.ito.catalogue.facts
	some field in fact.needs
	field in unmet
}

# METADATA
# description: For each rule that reads an unmet field, where to look.
unmet_rules := {id: ats |
	count(unmet) > 0
	some id, rule in data.ito.catalogue.rules
	ats := {at | some field in rule.needs; some at in places[field]}
	count(ats) > 0
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
}

ok(value, need) if {
	need.type == "array"
	is_array(value)
}

ok(value, need) if {
	need.type == "object"
	is_object(value)
}
