# METADATA
# scope: package
# title: The words of a report
# description: >-
#   What a report of the gate says of one document, finding by finding, with the words of `data.ito.texts`. Whatever
#   the report lacks is found too: an answer that is missing is none that passed.
package ito.adapters.words

import future.keywords.not

levels := {"must": "deny", "in_principle": "deny", "practice": "warn", "may": "info"}

# Words for what no rule says.
own := {
	"undetermined": {
		"zh": "无法判断，须补充或者核对：{fields}",
		"en": "this cannot be decided; to be supplied or looked at: {fields}",
	},
	"no-answer": {
		"zh": "没有对该规则的结论，不能视为通过",
		"en": "there is no answer to this rule, which is no pass",
	},
}

# METADATA
# description: >-
#   All that is found in a report about a document of the kind: the rule, its clauses, the level, the place in the
#   input, and the text in both languages.
findings(report, kind) := ((answers(report, kind) | undetermined(report, kind)) | found(report)) | overdue(report)

answers(report, kind) := {finding |
	some scope in data.ito.catalogue.subjects[kind].scopes
	some id, _ in scope.rules
	not answered(report, id)
	finding := plain(id, "no-answer", [kind], {})
}

answered(report, id) if report.status[id] in {"not_applicable", "todo", "undetermined"}

answered(report, id) if {
	report.status[id] == "evaluated"
	count(report.findings[id]) >= 0
}

undetermined(report, kind) := {finding |
	some scope in data.ito.catalogue.subjects[kind].scopes
	some id, _ in scope.rules
	report.status[id] == "undetermined"
	at := places(report, id, scope.applies_to)
	finding := plain(id, "undetermined", [kind], {"fields": concat(", ", {dotted(place) | some place in at})})
}

# The causes: facts that cannot be told, or else what the rule itself lacks.
places(report, id, facts) := {at |
	some name in facts
	not name in object.keys(report.facts)
	some at in (object.get(report.unmet_facts, name, set()) | {doubt.at | some doubt in report.doubts[name]})
} | object.get(report.unmet, id, set())

found(report) := {finding |
	some id, items in report.findings
	some item in items
	finding := by_rule(id, item)
}

overdue(report) := {finding |
	some id in report.overdue
	last := report.due[id]
	finding := by_rule(id, {"message": "overdue", "at": last.at, "values": last.values, "latest": last.on})
}

# Whatever an item lacks, it stays found.
by_rule(id, item) := {
	"rule": id,
	"message": object.get(item, "message", ""),
	"articles": object.get(item, "articles", object.get(rule, "articles", [])),
	"level": level(message),
	"at": object.get(item, "at", []),
	"latest": object.get(item, "latest", null),
	"text": {lang: filled(template, object.get(item, "values", {}), lang) |
		some lang in ["zh", "en"]
		template := object.get(message, ["text", lang], object.get(item, "message", ""))
	},
} if {
	rule := object.get(data.ito.texts.rules, id, {})
	message := object.get(rule, ["messages", object.get(item, "message", "")], {})
}

plain(id, message, at, values) := {
	"rule": id,
	"message": message,
	"articles": object.get(data.ito.texts.rules, [id, "articles"], []),
	"level": "deny",
	"at": at,
	"latest": null,
	"text": {lang: filled(own[message][lang], values, lang) | some lang in ["zh", "en"]},
}

# A doubt blocks, and so does a message that is not known.
level(message) := "deny" if {
	message.undetermined == true
} else := object.get(levels, object.get(message, "force", "must"), "deny")

# METADATA
# description: The template with each `{name}` replaced by its value; braces inside a value stay.
filled(template, values, lang) := concat("", array.concat([pieces[0]], rest)) if {
	pieces := split(template, "{")
	rest := [replaced(piece, values, lang) | some i, piece in pieces; i > 0]
}

replaced(piece, values, lang) := concat("", [shown(name, values[name], lang), substring(piece, end + 1, -1)]) if {
	end := indexof(piece, "}")
	end >= 0
	name := substring(piece, 0, end)
	name in object.keys(values)
} else := concat("", ["{", piece])

# A code is shown with its label.
shown(name, value, lang) := labelled(label, value, lang) if {
	label := labels(name)[value][lang]
} else := value if {
	is_string(value)
} else := format_int(value, 10) if {
	is_number(value)
} else := sprintf("%v", [value])

# A name such as IT is a country only where the rule says so.
labels(name) := data.ito.texts.countries if {
	name in {"country", "governing_law"}
} else := data.ito.texts.labels

labelled(label, code, "zh") := concat("", [label, "（", code, "）"])

labelled(label, code, "en") := label if {
	replace(lower(label), " ", "_") == code
} else := concat("", [label, " (", code, ")"])

# METADATA
# description: The way to a field as people write it.
dotted(at) := concat(".", [step | some part in at; step := in_words(part)])

in_words(part) := part if {
	is_string(part)
} else := format_int(part, 10)
