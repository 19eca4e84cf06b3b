package ito.crossborder.dispute_terms_test

import data.ito.crossborder.dispute_terms as rule

forum := {"kind": "arbitration", "country": "CN", "name": "上海国际经济贸易仲裁委员会"}

asked(contract) := {"declaration": {"contract": contract}}

law_at := ["declaration", "contract", "governing_law"]

forum_at := ["declaration", "contract", "forum"]

no_law := {"message": "no-law", "at": law_at, "values": {}}

no_forum := {"message": "no-forum", "at": forum_at, "values": {}}

incomplete(field) := {
	"message": "forum-incomplete",
	"at": array.concat(forum_at, [field]),
	"values": {"field": field},
}

nothing := [null, 7, true, []]

test_stated if {
	rule.findings == set() with input as asked({"governing_law": "CN", "forum": forum})
}

# Which law and which forum is for another rule.
test_foreign_is_stated_too if {
	abroad := {"kind": "court", "country": "SG", "name": "Singapore International Commercial Court"}
	rule.findings == set() with input as asked({"governing_law": "SG", "forum": abroad})
}

test_no_law if {
	every law in nothing {
		rule.findings == {no_law} with input as asked({"governing_law": law, "forum": forum})
	}
	rule.findings == {no_law} with input as asked({"forum": forum})
}

test_no_forum if {
	every answer in ["上海仲裁委员会", null, 7, true, []] {
		rule.findings == {no_forum} with input as asked({"governing_law": "CN", "forum": answer})
	}
	rule.findings == {no_forum} with input as asked({"governing_law": "CN"})
}

test_forum_incomplete if {
	every field in ["kind", "country", "name"] {
		every answer in nothing {
			half := object.union(forum, {field: answer})
			rule.findings == {incomplete(field)} with input as asked({"governing_law": "CN", "forum": half})
		}
	}
	rule.findings == {incomplete("kind"), incomplete("country"), incomplete("name")} with input as asked({
		"governing_law": "CN",
		"forum": {},
	})
}

test_no_contract_at_all if {
	every document in [{}, {"declaration": {}}, asked(null), asked(7), asked("text"), asked([])] {
		rule.findings == {no_law, no_forum} with input as document
	}
}
