# METADATA
# scope: package
# title: What a decision log may hold
# description: >-
#   The input is the whole declaration, with names of people, assets and contracts, and the report quotes
#   from it. Both are replaced by what is listed here: what the decision was about, by id, what it was
#   made with, and which rules found how much. A list of what to keep, so that a new field of a
#   declaration is not logged until somebody adds it.
package system.log

# METADATA
# description: >-
#   What is replaced. OPA logs in full what no rule of the mask names; `system.authz` answers nothing
#   unless it finds these two here.
replaced := {"/input", "/result"}

# METADATA
# description: >-
#   OPA applies this to every decision before it is logged. Both values are defined whatever the event
#   holds.
mask contains {"op": "upsert", "path": path, "value": kept} if {
	some path in replaced
	kept := {"/input": about, "/result": decision}[path]
}

about := object.union(
	{key: value |
		some key in {"subject", "as_of", "stage"}
		value := input.input[key]
		harmless(value)
	},
	{kind: {"id": id} |
		some kind in {"declaration", "provider", "institution", "incident"}
		id := input.input[kind].id
		harmless(id)
	},
)

decision := object.union(
	{"policy": {key: value |
		some key in {"revision", "digest", "calendar"}
		value := input.result.policy[key]
		harmless(value)
	}},
	{
		"findings": {rule: number |
			some rule, found in input.result.findings
			number := count(found)
			number > 0
		},
		"undetermined": {rule |
			some rule, status in input.result.status
			status == "undetermined"
		},
		"overdue": {rule | some rule in input.result.overdue},
	},
)

# An id, a code, a date or a digest. Whoever writes a sentence into such a field does not get it logged.
harmless(value) if regex.match(`^[A-Za-z0-9][A-Za-z0-9._:+-]{0,79}$`, value)
