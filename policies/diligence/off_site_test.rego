package ito.diligence.off_site_test

import future.keywords.not

import data.ito.diligence.off_site

articles := {
	"clear_boundary": "18(1)",
	"integrity_and_confidentiality": "18(2)",
	"infrastructure_highest_privilege": "18(3)",
	"application_highest_privilege_or_data_view": "18(4)",
	"disaster_recovery_and_continuity": "18(5)",
	"unfair_competition_or_evasion": "18(6)",
}

good := {
	"clear_boundary": true,
	"integrity_and_confidentiality": true,
	"infrastructure_highest_privilege": false,
	"application_highest_privilege_or_data_view": false,
	"disaster_recovery_and_continuity": true,
	"unfair_competition_or_evasion": false,
}

given(answers) := {"declaration": {"due_diligence": {"off_site": answers}}}

changed(fields) := given(object.union(good, fields))

without(question) := {name: answer | some name, answer in good; name != question}

finding(message, question, values) := {
	"message": message,
	"at": ["declaration", "due_diligence", "off_site", question],
	"values": values,
	"articles": [articles[question]],
}

test_all_six_answered_well if {
	off_site.findings == set() with input as given(good)
}

# Held against the access granted by access/off-site-highest-privilege.
test_the_highest_privilege_is_not_forbidden if {
	off_site.findings == set() with input as changed({
		"infrastructure_highest_privilege": true,
		"application_highest_privilege_or_data_view": true,
	})
}

test_not_investigated if {
	expected := {{"message": "no-off-site", "at": ["declaration", "due_diligence", "off_site"], "values": {}}}
	off_site.findings == expected with input as {"declaration": {}}
	every value in [null, "", "第八章", 1, true, []] {
		off_site.findings == expected with input as given(value)
	}
}

test_nothing_answered if {
	off_site.findings == {finding("unanswered", question, {"question": question}) | some question, _ in articles}
		with input as given({})
}

test_each_missing_unknown_or_mistyped if {
	every question, _ in articles {
		expected := {finding("unanswered", question, {"question": question})}
		off_site.findings == expected with input as given(without(question))
		every value in [null, "", "unknown", "true", 1, [true], {}] {
			off_site.findings == expected with input as changed({question: value})
		}
	}
}

test_without_a_safeguard if {
	every question in ["clear_boundary", "integrity_and_confidentiality", "disaster_recovery_and_continuity"] {
		off_site.findings == {finding("not-assured", question, {"question": question})}
			with input as changed({question: false})
	}
}

test_evasion if {
	off_site.findings == {finding("evasion", "unfair_competition_or_evasion", {})}
		with input as changed({"unfair_competition_or_evasion": true})
}
