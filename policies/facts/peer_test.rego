package ito.facts.peer_test

import data.ito.facts.peer

default value := "unknown"

value := peer.value

at := ["provider", "supervised_institution"]

asked(answer) := {"provider": {"supervised_institution": answer}}

test_peer if {
	value == true with input as asked(true)
	peer.reasons == {{"reason": "supervised", "at": at, "values": {}}} with input as asked(true)
	peer.doubts == set() with input as asked(true)
}

test_no_peer if {
	value == false with input as asked(false)
	peer.reasons == set() with input as asked(false)
	peer.doubts == set() with input as asked(false)
}

test_unknown_by_answer if {
	value == "unknown" with input as asked("unknown")
	peer.doubts == {{"doubt": "supervised", "at": at, "values": {}}} with input as asked("unknown")
}

test_unknown_by_field if {
	every answer in [null, "true", 1, [], {}] {
		value == "unknown" with input as asked(answer)
	}
	value == "unknown" with input as {"provider": {}}
	value == "unknown" with input as {}
}
