package ito.access.need_to_know_test

import future.keywords.not

import data.ito.access.need_to_know as rule

grant := {"asset": "mbank-app", "principal": "chen.wei", "purpose": "二线支持", "approver": "李明"}

granted(changes) := {
	"declaration": {"access": {"grants": [grant, object.union(grant, changes)]}},
	"institution": {"officers": ["周静", "李明"]},
}

found(message, field, values) := {
	"message": message,
	"at": ["declaration", "access", "grants", 1, field],
	"values": object.union({"asset": "mbank-app", "principal": "chen.wei"}, values),
}

placeholders := ["无", "待定", "N/A", "TBD", "-", "（无）"]

test_passes if {
	rule.findings == set() with input as granted({})
	rule.findings == set() with input as granted({"approver": "周静"})
	rule.findings == set() with input as granted({"purpose": "测试"})
	rule.findings == set() with input as {"declaration": {"access": {"grants": []}}, "institution": {"officers": ["李明"]}}
}

test_no_purpose if {
	every word in placeholders {
		expected := {found("no-purpose", "purpose", {"purpose": word})}
		rule.findings == expected with input as granted({"purpose": word})
	}
}

test_no_approver if {
	every word in array.concat(placeholders, ["未审批", "待审批", "无需审批"]) {
		expected := {found("no-approver", "approver", {"approver": word})}
		rule.findings == expected with input as granted({"approver": word})
	}
}

test_no_principal if {
	every word in placeholders {
		expected := {found("no-principal", "principal", {"principal": word})}
		rule.findings == expected with input as granted({"principal": word})
	}
}

test_self_approved if {
	self := found("self-approved", "approver", {})
	rule.findings == {self} with input as granted({"approver": "chen.wei"})

	own := found("self-approved", "approver", {"principal": "李明"})
	rule.findings == {own} with input as granted({"principal": "李明"})
}

# Nobody approved for nobody: that is not somebody approving their own.
test_both_placeholders if {
	rule.findings == {
		found("no-principal", "principal", {"principal": "待定"}),
		found("no-approver", "approver", {"principal": "待定", "approver": "待定"}),
	} with input as granted({"principal": "待定", "approver": "待定"})
}

test_not_an_officer if {
	expected := {found("not-an-officer", "approver", {"approver": "王芳"})}
	rule.findings == expected with input as granted({"approver": "王芳"})
}

test_no_officers_known if {
	expected := {
		found("not-an-officer", "approver", {"approver": "李明"}),
		object.union(
			found("not-an-officer", "approver", {"approver": "李明"}),
			{"at": ["declaration", "access", "grants", 0, "approver"]},
		),
	}
	every officers in [null, 7, true, "李明", {}, []] {
		documents := object.union(granted({}), {"institution": {"officers": officers}})
		rule.findings == expected with input as documents
	}
	rule.findings == expected with input as {"declaration": granted({}).declaration}
}

test_mistyped if {
	every odd in [null, 7, true, {}, ["无"]] {
		rule.findings == set() with input as granted({"purpose": odd})
		rule.findings == set() with input as granted({"principal": odd})

		expected := {found("not-an-officer", "approver", {"approver": odd})}
		rule.findings == expected with input as granted({"approver": odd})
	}
	every odd in [null, 7, true, {}, "x"] {
		rule.findings == set() with input as {"declaration": {"access": {"grants": odd}}}
		rule.findings == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	aimless := object.union(grant, {"purpose": "无"})
	every odd in [{}, null, {"purpose": "无"}] {
		rule.findings == {found("no-purpose", "purpose", {"purpose": "无"})} with input as {
			"declaration": {"access": {"grants": [odd, aimless, odd]}},
			"institution": {"officers": ["李明"]},
		}
	}
}
