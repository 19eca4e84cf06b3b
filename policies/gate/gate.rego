# METADATA
# scope: package
# title: The gate
# description: >-
#   One query, `data.ito.gate.report`, answers for every rule of the catalogue that is about documents
#   of the input's kind. What cannot apply is not evaluated; what cannot be told blocks. The input is
#   `{subject, as_of, stage, declaration, provider, institution, incident, register, options}`.
package ito.gate

import future.keywords.not

import data.ito.lib.dates
import data.ito.lib.need

# METADATA
# description: >-
#   The facts with what speaks for them (one that is absent is unknown); the status of every rule, the
#   findings of those evaluated, the last day of those still to be met, the days on which something
#   falls due, and the unmet fields of those that cannot be told.
# entrypoint: true
report := object.union(judged, {
	"facts": value,
	"reasons": reasons,
	"doubts": doubts,
	"unmet_facts": unmet_facts,
	"planned": planned,
}) if {
	data.ito.lib.need.subject == "declaration"
} else := object.union(judged, {"facts": {}, "reasons": {}, "doubts": {}, "unmet_facts": {}, "planned": {}})

judged := {
	"policy": policy,
	"subject": data.ito.lib.need.subject,
	"as_of": object.get(input, "as_of", null),
	"stage": stage,
	"status": status,
	"findings": findings,
	"due": due,
	"overdue": overdue,
	"agenda": agenda,
	"unmet": unmet,
}

# METADATA
# description: >-
#   What the verdict is made with. Every answer says it, so that whoever asks many times, or many
#   servers, can tell that all answers come from the same policies and the same calendar.
policy := {
	"revision": data.ito.manifest.revision,
	"digest": data.ito.manifest.digest,
	"calendar": data.ito.calendar.digest,
}

# METADATA
# description: For each fact that cannot be told because of a field, where to look.
unmet_facts[name] := places if {
	some name in data.ito.lib.need.facts
	not name in true_facts
	places := need.places_for_fact(name)
}

true_facts := {name | some name, known in value; known == true}

false_facts := {name | some name, known in value; known == false}

# METADATA
# description: The moment asked about; the declaration's own stage unless the caller names another.
stage := object.get(input, "stage", object.get(input, ["declaration", "stage"], null))

rank := {"proposed": 0, "approved": 1, "filed": 2, "signed": 3, "in_service": 4, "ended": 5, "terminated": 5}

moment_known if {
	now >= 0
	dates.valid(input.as_of)
}

# Only a declaration has stages.
moment_known if {
	data.ito.lib.need.subject != "declaration"
	dates.valid(input.as_of)
}

# METADATA
# description: >-
#   One of not_applicable, todo, undetermined and evaluated for every rule of the catalogue; the
#   findings of an evaluated rule decide whether it passed.
status := {id: result |
	some scope in data.ito.lib.need.asked.scopes
	reach := reach_of(scope.applies_to)
	some id, from in scope.rules
	result := status_of(id, from, reach)
}

# Rules for the same facts share the answer whether they apply.
reach_of(names) := "undetermined" if {
	not moment_known
} else := "not_applicable" if {
	some name in names
	name in false_facts
} else := "undetermined" if {
	some name in names
	not name in true_facts
} else := "applies"

status_of(id, from, reach) := reach if {
	reach != "applies"
} else := "todo" if {
	from > now
} else := "undetermined" if {
	id in data.ito.lib.need.rules
} else := "evaluated"

now := rank[stage]

# METADATA
# description: For each rule that cannot be told because of a field, where to look.
unmet[id] := places if {
	some id in data.ito.lib.need.rules
	status[id] == "undetermined"
	places := need.places_for_rule(id)
}

# METADATA
# description: >-
#   The day on which each stage that is still ahead is planned to be reached, as far as the declaration
#   tells: what a rule of that stage still wants has to be there by then.
planned["signed"] := signing_on if now < rank.signed

planned["in_service"] := starts_on if {
	now < rank.in_service
	starts_on := input.declaration.service.starts_on
	dates.valid(starts_on)
}

planned["ended"] := ends_on if {
	now < rank.ended
	ends_on := object.get(input.declaration.service, "ended_on", input.declaration.service.ends_on)
	dates.valid(ends_on)
}

# Approved and reported before the signing; where a report is due, both by its latest day.
planned[name] := data.ito.filing.lead_time.due.on if {
	value.filing_required == true
	some name in ["approved", "filed"]
	now < rank[name]
}

planned[name] := signing_on if {
	value.filing_required == false
	some name in ["approved", "filed"]
	now < rank[name]
}

signing_on := day if {
	day := input.declaration.contract.signing_on
	dates.valid(day)
}

# METADATA
# description: Rules still to be met whose last day has passed.
overdue contains id if {
	some id, last in due
	last.on < input.as_of
}
