package ito.facts.related_test

import data.ito.facts.related

default value := "unknown"

value := related.value

at := ["provider", "relationship"]

asked(kind) := {"provider": {"relationship": kind}}

test_the_four_relations_of_article_44 if {
	every kind in ["parent", "group_subsidiary", "affiliate", "subordinate"] {
		value == true with input as asked(kind)
		related.reasons == {{
			"reason": "relationship",
			"at": at,
			"values": {"relationship": kind},
		}} with input as asked(kind)
	}
}

test_unrelated if {
	value == false with input as asked("none")
	related.reasons == set() with input as asked("none")
	related.doubts == set() with input as asked("none")
}

test_unknown_by_answer if {
	value == "unknown" with input as asked("unknown")
	related.doubts == {{"doubt": "relationship", "at": at, "values": {}}} with input as asked("unknown")
}

test_unknown_by_field if {
	every kind in [null, "None", "sister", 7, false, [], {}] {
		value == "unknown" with input as asked(kind)
	}
	value == "unknown" with input as {"provider": {}}
	value == "unknown" with input as {}
}
