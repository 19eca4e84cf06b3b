package ito.supervision.provider_standing_test

import future.keywords.not

import data.ito.supervision.provider_standing as rule

suspension := {"on": "2026-03-02", "kind": "suspended", "reason": "逾期未整改"}

notice := {"on": "2026-03-02", "ref": "NFRA-9"}

asked(stage, suspensions, notices, declaration) := {
	"as_of": "2026-05-06",
	"stage": stage,
	"provider": {"suspensions": suspensions, "industry_notices": notices},
	"declaration": object.union(
		{"stage": stage, "contract": {"signing_on": "2026-03-01"}, "service": {}},
		declaration,
	),
}

suspended(stage, fields, declaration) := asked(stage, [object.union(suspension, fields)], [], declaration)

named(stage, fields, declaration) := asked(stage, [], [object.union(notice, fields)], declaration)

found(message, at, values) := {
	"message": message,
	"at": array.concat(["declaration"], at),
	"values": object.union({"on": "2026-03-02", "kind": "suspended", "reason": "逾期未整改"}, values),
	"articles": ["27"],
}

running := found("running", ["provider"], {})

named_found := {
	"message": "named-to-the-industry",
	"at": ["declaration", "provider"],
	"values": {"on": "2026-03-02", "ref": "NFRA-9"},
	"articles": ["42"],
}

test_in_good_standing if {
	every stage in ["proposed", "filed", "signed", "in_service", "ended"] {
		rule.findings == set() with input as asked(stage, [], [], {})
	}
}

test_to_be_signed if {
	every stage in ["proposed", "approved", "filed"] {
		rule.findings == {found("to-be-signed", ["provider"], {})} with input as suspended(stage, {}, {})
		expected := {found("to-be-signed", ["provider"], {"kind": "cancelled"})}
		rule.findings == expected with input as suspended(stage, {"kind": "cancelled"}, {})
	}
}

test_signed_while_suspended if {
	expected := {found("signed", ["contract", "signing_on"], {"signing_on": "2026-03-02"})}
	rule.findings == expected with input as suspended("signed", {}, {"contract": {"signing_on": "2026-03-02"}})
	rule.findings == {running} with input as suspended("signed", {}, {})
}

test_signing_unknown if {
	expected := {found("signing-unknown", ["contract", "signing_on"], {})}
	every value in [null, 20260302, true, [], {}] {
		rule.findings == expected with input as suspended("signed", {}, {"contract": {"signing_on": value}})
	}
	base := {
		"as_of": "2026-05-06",
		"stage": "signed",
		"provider": {"suspensions": [suspension], "industry_notices": []},
		"declaration": {"stage": "signed"},
	}
	rule.findings == expected with input as base
}

test_running if {
	rule.findings == {running} with input as suspended("in_service", {}, {})
	rule.findings == set() with input as suspended("ended", {}, {})
	rule.findings == set() with input as suspended("in_service", {}, {"service": {"ended_on": "2026-05-06"}})
	rule.findings == {running} with input as suspended("in_service", {}, {"service": {"ended_on": "2026-05-07"}})
}

test_restored_or_still_to_come if {
	rule.findings == set() with input as suspended("filed", {"lifted_on": "2026-05-06"}, {})
	expected := {found("to-be-signed", ["provider"], {})}
	rule.findings == expected with input as suspended("filed", {"lifted_on": "2026-05-07"}, {})
	every value in [null, 20260506, true, [], {}] {
		rule.findings == expected with input as suspended("filed", {"lifted_on": value}, {})
	}
	rule.findings == set() with input as suspended("filed", {"on": "2026-05-07"}, {})
	expected_today := {found("to-be-signed", ["provider"], {"on": "2026-05-06"})}
	rule.findings == expected_today with input as suspended("filed", {"on": "2026-05-06"}, {})
}

test_named_to_the_industry if {
	every stage in ["proposed", "filed", "signed", "in_service"] {
		rule.findings == {named_found} with input as named(stage, {}, {})
	}
	rule.findings == set() with input as named("ended", {}, {})
	rule.findings == set() with input as named("filed", {"closed_on": "2026-05-06"}, {})
	rule.findings == {named_found} with input as named("filed", {"closed_on": "2026-05-07"}, {})
	rule.findings == set() with input as named("filed", {"on": "2026-05-07"}, {})
	every value in [null, 20260506, true, [], {}] {
		rule.findings == {named_found} with input as named("filed", {"closed_on": value}, {})
	}
}
