# METADATA
# scope: package
# title: The gate in conftest
# description: >-
#   `conftest test --combine` hands over the parsed files as a list of `{path, contents}` and asks for `deny` and
#   `warn`. The answers come from the gate's report on each declaration, incident, order and institution among them.
#   What cannot be answered is denied, because conftest takes silence for a pass.
# schemas:
#   - input: {type: array, items: {type: object, properties: {path: {type: string}, contents: {}}}}
package ito.adapters.conftest

import future.keywords.not

import data.ito.adapters.register
import data.ito.adapters.words

own := {
	"conftest/not-combined": {
		"zh": "输入不是文件列表：请加上 --combine",
		"en": "the input is no list of files: run conftest with --combine",
	},
	"conftest/no-day": {
		"zh": "数据中没有检查日 ito_gate.as_of（YYYY-MM-DD）：请用 --data 给出",
		"en": "the data have no day of the check, ito_gate.as_of (YYYY-MM-DD): give it with --data",
	},
	"conftest/nothing": {
		"zh": "没有可检查的文件：输入中没有外包申报、风险事件、订单或者机构",
		"en": "there is nothing to check: no declaration, incident, order or institution is among the input",
	},
	"conftest/unknown-kind": {
		"zh": "ito_gate 没有写明已知的文件种类：请更正；不是本工具的文件，请用 --ignore 排除",
		"en": "ito_gate says no known kind of document: correct it, or leave the file out with --ignore",
	},
	"conftest/not-a-text": {
		"zh": "列表中有 true 或 false：conftest 把 NO、yes、on 等读作真假值，请加引号",
		"en": "a list holds true or false: conftest reads words such as NO, yes and on so; put them in quotes",
	},
	"conftest/no-answer": {
		"zh": "没有得出结论，不能视为通过",
		"en": "there is no answer about this document, which is no pass",
	},
	"conftest/no-effect": {
		"zh": "豁免和设置文件在 conftest 中不起作用",
		"en": "waivers and settings files have no effect in conftest",
	},
	"register/duplicate-id": {
		"zh": "编号 {id} 不止一次使用",
		"en": "the id {id} is used more than once",
	},
	"register/reference": {
		"zh": "输入中没有编号为 {id} 的文件（{kind}）",
		"en": "there is no {kind} {id} among the input",
	},
}

default lang := "both"

lang := data.ito_gate.lang

# METADATA
# description: What blocks, with the words, the file, the rule and its clauses.
deny contains result if {
	some finding in findings
	finding.level == "deny"
	result := told(finding)
}

# METADATA
# description: What is only pointed out.
warn contains result if {
	some finding in findings
	finding.level == "warn"
	result := told(finding)
}

findings := by_rules | problems

by_rules := {object.union(finding, {"path": path, "document": id}) |
	some i, report in data.ito.adapters.register.reports
	id := object.get(data.ito.adapters.register.documents[i].data, "id", "")
	some finding in words.findings(report, data.ito.adapters.register.kind_of[i])
	path := path_of(i, finding.at)
}

# A finding may be about a document that the judged one names.
path_of(i, at) := data.ito.adapters.register.documents[number].path if {
	number := register.related(i)[at[0]]
} else := data.ito.adapters.register.documents[i].path

problems contains problem("conftest/not-combined", "deny", "", {}) if not is_array(input)

problems contains problem("conftest/no-day", "deny", "", {}) if not data.ito.adapters.register.as_of

problems contains problem("conftest/nothing", "deny", "", {}) if {
	is_array(input)
	count(judged) == 0
}

problems contains problem("conftest/no-answer", "deny", path, {}) if {
	data.ito.adapters.register.as_of
	some i in judged
	not data.ito.adapters.register.reports[i]
	path := data.ito.adapters.register.documents[i].path
}

# What is not known to be another's may be ours with a fault.
problems contains problem("conftest/unknown-kind", "deny", document.path, {}) if {
	some i, document in data.ito.adapters.register.documents
	not data.ito.adapters.register.kind_of[i]
}

# Without a JSON Schema nobody else looks into lists of texts.
problems contains problem("conftest/not-a-text", "deny", path, {}) if {
	some i, _ in data.ito.adapters.register.kind_of
	some way, value
	walk(data.ito.adapters.register.documents[i].data, [way, value])
	is_boolean(value)
	is_number(way[count(way) - 1])
	path := data.ito.adapters.register.documents[i].path
}

problems contains problem("conftest/no-effect", "warn", path, {}) if {
	some i, kind in data.ito.adapters.register.kind_of
	kind in {"waiver", "config"}
	path := data.ito.adapters.register.documents[i].path
}

problems contains problem("register/duplicate-id", "deny", path, {"id": id}) if {
	some ids in data.ito.adapters.register.numbers_of
	some id, same in ids
	count(same) > 1
	some i, _ in same
	path := data.ito.adapters.register.documents[i].path
}

problems contains problem("register/reference", "deny", path, {"kind": kind, "id": id}) if {
	some i in judged
	some kind in ["declaration", "provider", "institution"]
	id := data.ito.adapters.register.documents[i].data[kind]
	is_string(id)
	not register.related(i)[kind]
	path := data.ito.adapters.register.documents[i].path
}

judged := {i |
	some i, kind in data.ito.adapters.register.kind_of
	kind in {"declaration", "incident", "order", "institution"}
}

problem(rule, level, path, values) := {
	"rule": rule,
	"message": "",
	"articles": [],
	"level": level,
	"document": "",
	"path": path,
	"at": [],
	"latest": null,
	"text": {"zh": words.filled(own[rule].zh, values, "zh"), "en": words.filled(own[rule].en, values, "en")},
}

told(finding) := {
	"msg": concat(" ", [part | some part in parts; part != ""]),
	"_loc": {"file": finding.path},
	"path": finding.path,
	"document": finding.document,
	"rule": finding.rule,
	"message": finding.message,
	"articles": finding.articles,
	"at": words.dotted(finding.at),
	"latest": finding.latest,
} if {
	parts := [
		ended(finding.path, ":"),
		finding.rule,
		bracketed(concat(", ", finding.articles)),
		ended(words.dotted(finding.at), ":"),
		said(finding.text),
	]
}

ended("", _) := ""

ended(text, mark) := concat("", [text, mark]) if text != ""

bracketed("") := ""

bracketed(text) := concat("", ["(", text, ")"]) if text != ""

said(text) := text[lang]

said(text) := concat(" / ", [text.zh, text.en]) if not lang in {"zh", "en"}
