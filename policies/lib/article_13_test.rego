package ito.lib.article_13_test

import data.ito.lib.article_13

test_nine_cases if {
	articles := {article | some article in article_13.cases}
	articles == {sprintf("13(%d)", [i]) | some i in numbers.range(1, 9)}
	count(article_13.cases) == 9
}

# What the rest of a declaration shows, it shows for one of the cases.
test_evidence_is_of_a_case if {
	shown := object.keys(data.ito.lib.materiality.evidence) with input as {}
	shown - object.keys(article_13.cases) == set()
}
