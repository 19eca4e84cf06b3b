# METADATA
# scope: package
# title: The gate
# description: >-
#   One query, `data.ito.gate.report`, answers for every rule of the catalogue. What cannot apply is
#   not evaluated; what cannot be told blocks. The input is `{as_of, stage, declaration, provider,
#   institution, options}`.
package ito.gate

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.need

# METADATA
# description: >-
#   The verdict on every rule: its status, the findings of those evaluated, the last day of those
#   still to be met, and the unmet fields of those that cannot be told.
# entrypoint: true
report := {
	"as_of": object.get(input, "as_of", null),
	"stage": stage,
	"facts": facts,
	"status": status,
	"findings": findings,
	"due": due,
	"overdue": overdue,
	"unmet": need.unmet_rules,
}

# METADATA
# description: Every fact of the catalogue; one that is undefined is unknown.
facts[name] := {
	"value": object.get(value, name, "unknown"),
	"reasons": object.get(reasons, name, set()),
	"doubts": object.get(doubts, name, set()),
	"unmet": {at | some field in fact.needs; some at in need.places[field]},
} if {
	some name, fact in data.ito.catalogue.facts
}

true_facts := {name | some name, known in value; known == true}

false_facts := {name | some name, known in value; known == false}

# METADATA
# description: The moment asked about; the declaration's own stage unless the caller names another.
stage := object.get(input, "stage", object.get(input, ["declaration", "stage"], null))

rank := {"proposed": 0, "approved": 1, "filed": 2, "signed": 3, "in_service": 4, "ended": 5, "terminated": 5}

moment_known if {
	rank[stage] >= 0
	dates.valid(input.as_of)
}

# METADATA
# description: >-
#   One of not_applicable, todo, undetermined and evaluated for every rule of the catalogue; the
#   findings of an evaluated rule decide whether it passed.
status[id] := result if {
	some id, rule in data.ito.catalogue.rules
	result := status_of(id, rule)
}

status_of(id, rule) := "undetermined" if {
	not moment_known
} else := "not_applicable" if {
	some name in rule.applies_to
	name in false_facts
} else := "undetermined" if {
	some name in rule.applies_to
	not name in true_facts
} else := "todo" if {
	rule.stage > rank[stage]
} else := "undetermined" if {
	need.unmet_rules[id]
} else := "evaluated"

# METADATA
# description: Rules still to be met whose last day has passed.
overdue contains id if {
	some id, last in due
	last.on < input.as_of
}
