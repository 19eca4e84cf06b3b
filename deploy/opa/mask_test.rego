package system.log_test

import data.system.log

event := {
	"decision_id": "8d3b9c0e",
	"path": "ito/gate/report",
	"input": {
		"subject": "declaration",
		"as_of": "2026-05-06",
		"stage": "signed",
		"declaration": {"id": "ITO-2026-900", "name": "手机银行系统应用运维", "owner": {"name": "王芳"}},
		"provider": {"id": "base-provider", "name": "示例金融科技（上海）有限公司"},
		"institution": {"id": "base-bank", "name": "示例银行"},
		"validated": ["declaration"],
	},
	"result": {
		"policy": {"revision": "0.1.0", "digest": "sha256:0a", "calendar": "sha256:0b"},
		"subject": "declaration",
		"status": {"filing/lead-time": "evaluated", "access/expiry": "evaluated", "exit/strategy": "undetermined"},
		"findings": {"filing/lead-time": [{"message": "late", "values": {"name": "王芳"}}], "access/expiry": []},
		"overdue": ["filing/order"],
		"facts": {"important": true},
	},
}

masked(logged) := {rule.path: rule.value |
	some rule in log.mask with input as logged
	rule.op == "upsert"
}

test_ids_and_decision_are_kept_and_nothing_else if {
	masked(event) == {
		"/input": {
			"subject": "declaration",
			"as_of": "2026-05-06",
			"stage": "signed",
			"declaration": {"id": "ITO-2026-900"},
			"provider": {"id": "base-provider"},
			"institution": {"id": "base-bank"},
		},
		"/result": {
			"policy": {"revision": "0.1.0", "digest": "sha256:0a", "calendar": "sha256:0b"},
			"findings": {"filing/lead-time": 1},
			"undetermined": {"exit/strategy"},
			"overdue": {"filing/order"},
		},
	}
}

nothing := {"/input": {}, "/result": {"policy": {}, "findings": {}, "undetermined": set(), "overdue": set()}}

test_whatever_comes_is_replaced if {
	every value in [null, true, 7, "王芳", ["王芳"], {"declaration": "王芳"}, {"declaration": ["王芳"]}] {
		masked({"input": value, "result": value}) == nothing
	}
	masked({}) == nothing
}

test_a_sentence_in_an_id_is_not_kept if {
	every id in ["王芳", "王芳 ITO-1", "two words", "", 7, null, {"name": "王芳"}] {
		masked({"input": {"stage": id, "declaration": {"id": id}}}) == nothing
	}
}
