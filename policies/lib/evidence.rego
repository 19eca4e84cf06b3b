# METADATA
# scope: package
# title: Evidence
# description: >-
#   Many clauses want something to be there: a document, a result, a clause of the contract. What is
#   absent, null, of another type or blank is lacking; so is a sentence that is only a placeholder.
package ito.lib.evidence

import future.keywords.not

import data.ito.lib.wording

# METADATA
# description: Whether the value is a text that says something.
stated(value) if {
	is_string(value)
	trim_space(value) != ""
}

# METADATA
# description: The fields among `fields` that the object lacks; all of them where it is no object.
lacking(part, fields) := {field | some field in fields} - object.keys(part) if {
	# A schema lets no blank text and no null through, so what is there is stated.
	data.ito.lib.need.trusted
	is_object(part)
} else := {field |
	some field in fields
	not stated(object.get(part, field, null))
} if {
	is_object(part)
} else := {field | some field in fields}

# METADATA
# description: >-
#   The same for sentences, where a placeholder (such as 无 or TBD) says nothing either. One look at all
#   of them together spares a look at each.
unsaid(part, fields) := {field | some field in fields} - object.keys(part) if {
	# Nor does a schema let a placeholder through.
	data.ito.lib.need.trusted
	is_object(part)
} else := {field |
	some field in fields
	not said(object.get(part, field, null))
} if {
	is_object(part)
	wording.suspect([text | some field in fields; text := object.get(part, field, ""); is_string(text)])
} else := lacking(part, fields)

# METADATA
# description: Whether the value is a text that says something and is no placeholder.
said(value) if {
	stated(value)
	not wording.placeholder(value)
}
