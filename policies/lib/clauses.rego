# METADATA
# scope: package
# title: Clauses of the contract
# description: >-
#   Articles 21 and 22 list what a contract has to say. The declaration names for each point the clause of
#   the contract, in blocks that follow the items of the text. A placeholder (such as 待定) names none.
package ito.lib.clauses

import future.keywords.not

import data.ito.lib.evidence

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
lacking(block, points) := {} if {
	object.keys(points) - in_blocks[block] == set()
} else := {point: what |
	some point, what in points
	not point in in_blocks[block]
} if {
	in_blocks[block]
} else := {}

# METADATA
# description: Whether clauses are declared, but none for this point, which has no block.
unnamed(point) if {
	declared
	not point in alone
}

# By block, the points for which a clause is named: read once for all rules. A schema lets neither blanks nor
# placeholders through, so in a document that has passed it what is there names a clause.
in_blocks := {block: object.keys(part) |
	some block, part in declared
	is_object(part)
} if {
	data.ito.lib.need.trusted
} else := {block: points |
	some block, part in declared
	is_object(part)
	points := {point | some point, value in part; evidence.said(value)}
}

# The same for points that have no block.
alone := {point |
	some point, value in declared
	is_string(value)
} if {
	data.ito.lib.need.trusted
} else := {point |
	some point, value in declared
	evidence.said(value)
}
