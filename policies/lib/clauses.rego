# METADATA
# scope: package
# title: Clauses of the contract
# description: >-
#   Articles 21 and 22 list what a contract has to say. The declaration names for each point the clause of
#   the contract, in blocks that follow the items of the text. A placeholder (such as 待定) names none.
package ito.lib.clauses

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.wording

# METADATA
# description: What the declaration says of the clauses; undefined when it says nothing.
declared := input.declaration.contract.clauses if is_object(input.declaration.contract.clauses)

# METADATA
# description: Whether clauses are declared, but not this block of them.
without(block) if {
	is_object(declared)
	not is_object(declared[block])
}

# METADATA
# description: >-
#   Of `points`, an object by the name of the field, those that the block lacks. Empty where there is no
#   block at all, for that is told once.
lacking(block, points) := {point: what |
	some point, what in points
	not declared[block][point]
} if {
	# A schema lets no blank text and no null through, so what is there names a clause unless it is vague.
	data.ito.lib.need.trusted
	not vague
	is_object(declared[block])
} else := {point: what |
	some point, what in points
	not named(object.get(declared[block], point, null))
} if {
	is_object(declared[block])
} else := {}

# METADATA
# description: Whether the value is a text that names a clause.
named(value) if {
	evidence.stated(value)
	not vague
} else if evidence.said(value)

# METADATA
# description: Whether clauses are declared, but none for this point, which has no block.
unnamed(point) if {
	is_object(declared)
	not named(object.get(declared, point, null))
}

# Whether one of all the texts may be a placeholder; one look at all of them spares a look at each.
vague if wording.suspect(array.concat(alone, in_blocks))

alone := [text |
	some text in declared
	is_string(text)
]

in_blocks := [text |
	some part in declared
	is_object(part)
	some text in part
	is_string(text)
]
