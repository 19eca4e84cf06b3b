package ito.access.remote_test

import future.keywords.not

import data.ito.access.remote as rule

grant := {
	"asset": "core-db",
	"principal": "lim.hui",
	"remote": true,
	"from": "SG",
	"mfa": true,
	"recorded": true,
	"window": "工作日 20:00 至 23:00",
}

sites := [{"type": "institution_premises", "country": "CN"}, {"type": "remote_access", "country": "SG"}]

worked(delivery, subcontractors, grants) := {"declaration": {
	"delivery": {"sites": delivery},
	"subcontracting": {"items": subcontractors},
	"access": {"grants": grants},
}}

granted(changes) := worked(sites, [], [grant, object.union(grant, changes)])

on_the_spot(country) := {"asset": "core-db", "principal": "lim.hui", "remote": false, "from": country}

found(message, field) := {
	"message": message,
	"articles": ["32(2)"],
	"at": ["declaration", "access", "grants", 1, field],
	"values": {"asset": "core-db", "principal": "lim.hui"},
}

not_remote(country) := object.union(found("not-remote", "remote"), {"values": {"from": country}})

test_passes if {
	rule.findings == set() with input as granted({})
	rule.findings == set() with input as worked(sites, [], [grant, on_the_spot("CN")])
	rule.findings == set() with input as worked(sites, [], [])
}

test_no_mfa if {
	every mfa in [false, null, "true", 1] {
		rule.findings == {found("no-mfa", "mfa")} with input as granted({"mfa": mfa})
	}
}

test_not_recorded if {
	every recorded in [false, null, "true", 1] {
		rule.findings == {found("not-recorded", "recorded")} with input as granted({"recorded": recorded})
	}
}

test_no_window if {
	every window in [null, "", "无", "TBD", "不限", "随时", "7×24", "anytime", false, 5, ["20:00-23:00"]] {
		rule.findings == {found("no-window", "window")} with input as granted({"window": window})
	}
}

test_missing if {
	bare := {"asset": "core-db", "principal": "lim.hui", "remote": true, "from": "SG"}
	expected := {found("no-mfa", "mfa"), found("not-recorded", "recorded"), found("no-window", "window")}
	rule.findings == expected with input as worked(sites, [], [grant, bare])
}

# Whatever is not plainly on the spot is held to what remote access needs.
test_not_known_whether_remote if {
	every remote in [null, "false", 0] {
		rule.findings == {found("no-mfa", "mfa"), not_remote("SG")} with input as granted({"remote": remote, "mfa": false})
	}
}

test_only_remote_access_there if {
	rule.findings == {not_remote("SG")} with input as worked(sites, [], [grant, on_the_spot("SG")])

	remote_only := [{"type": "remote_access", "country": "CN"}]
	rule.findings == {not_remote("CN")} with input as worked(remote_only, [], [grant, on_the_spot("CN")])
}

test_no_place_there if {
	rule.findings == {not_remote("US")} with input as worked(sites, [], [grant, on_the_spot("US")])
	rule.findings == {not_remote("CN")} with input as worked([], [], [grant, on_the_spot("CN")])
}

test_another_place_there if {
	office := {"type": "provider_premises", "country": "SG"}
	rule.findings == set() with input as worked(array.concat(sites, [office]), [], [grant, on_the_spot("SG")])

	subcontractor := {"site_type": "third_party_dc", "country": "SG"}
	rule.findings == set() with input as worked(sites, [subcontractor], [grant, on_the_spot("SG")])
}

test_mistyped if {
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as granted({"from": odd})
		rule.findings == {not_remote("CN")} with input as worked(odd, odd, [grant, on_the_spot("CN")])
		rule.findings == set() with input as worked(sites, [], odd)
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	careless := object.union(grant, {"mfa": false})
	every odd in [{}, null, {"remote": true, "principal": "lim.hui"}] {
		rule.findings == {found("no-mfa", "mfa")} with input as worked(sites, [], [grant, careless, odd])
		count(rule.findings) == 1 with input as worked(sites, [], [odd, careless])
	}
}

at_home := {"type": "institution_premises", "country": "CN"}

test_remote_without_a_place_for_it if {
	from_home := object.union(grant, {"from": "CN"})
	expected := {
		"message": "no-place",
		"at": ["declaration", "access", "grants", 0, "remote"],
		"values": {"asset": "core-db", "principal": "lim.hui"},
		"articles": ["32(2)", "44"],
	}
	rule.findings == {expected} with input as worked([at_home], [], [from_home])
	subcontractor := {"site_type": "provider_premises", "country": "CN"}
	rule.findings == set() with input as worked([at_home], [subcontractor], [from_home])
	rule.findings == set() with input as worked([at_home], [], [on_the_spot("CN")])
}
