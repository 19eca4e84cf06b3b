package xinghe.lib.lengths_test

import future.keywords.not

import data.xinghe.lib.lengths

test_within if {
	lengths.within(0, 90)
	lengths.within(90, 90)
	not lengths.within(91, 90)
	not lengths.within(-1, 90)
}
