package ito.lib.terms_test

import future.keywords.not

import data.ito.lib.terms

test_next_review if {
	terms.next_review("2026-01-31") == "2027-01-31" with input as {}
	terms.next_review("2026-01-31") == "2026-07-31" with input as {"options": {"review_months": 6}}
	not terms.next_review("soon") with input as {}
	not terms.next_review("2026-01-31") with input as {"options": {"review_months": "often"}}
}

test_overdue if {
	not terms.overdue("2025-05-06") with input as {"as_of": "2026-05-06"}
	expected := {"last": "2025-05-06", "due": "2026-05-06", "as_of": "2026-05-07"}
	terms.overdue("2025-05-06") == expected with input as {"as_of": "2026-05-07"}
	not terms.overdue("soon") with input as {"as_of": "2026-05-07"}
}

test_last_done if {
	done := [{"on": "2026-01-05"}, {"on": "2026-03-05"}, {"on": "2026-05-07"}, {"on": "later"}, {"on": null}, {}, null]
	terms.last_done(done, "on") == "2026-03-05" with input as {"as_of": "2026-05-06"}
	terms.last_done(done, "on") == "2026-05-07" with input as {"as_of": "2026-05-07"}
	not terms.last_done(done, "on") with input as {"as_of": "2026-01-04"}
	not terms.last_done(done, "at") with input as {"as_of": "2026-05-06"}
	not terms.last_done(done, "on") with input as {}
	every list in [[], null, "2026-01-05", {}] {
		not terms.last_done(list, "on") with input as {"as_of": "2026-05-06"}
	}
}
