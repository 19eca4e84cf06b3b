# METADATA
# scope: package
# title: Three-valued facts
# description: >-
#   A derived fact is true when a reason speaks for it, false when none does and nothing is in doubt,
#   and undefined otherwise. Undefined is how "cannot be told" travels: a rule whose facts are
#   undefined is undetermined, never passed.
package ito.lib.fact

import future.keywords.not

# METADATA
# scope: document
# description: The value of the fact `name`, given its reasons and its doubts; undefined when unknown.
value(_, reasons, _) if count(reasons) > 0

value(name, reasons, doubts) := false if {
	count(reasons) == 0
	count(doubts) == 0
	not name in data.ito.lib.need.facts
}
