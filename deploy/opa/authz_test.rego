package system.authz_test

import future.keywords.not

import data.system.authz

question := {
	"method": "POST",
	"path": ["v1", "data", "ito", "gate", "report"],
	"params": {"strict-builtin-errors": ["true"]},
	"headers": {},
	"identity": "a token",
	"body": {"input": {}},
}

clients := {
	crypto.sha256("a token"): {"name": "pipeline", "role": "gate"},
	crypto.sha256("a scraper's token"): {"name": "scraper", "role": "metrics"},
}

allowed(request) := allow if {
	allow := authz.allow with input as request with data.system.clients as clients
}

patched(changes) := object.union(question, changes)

test_a_client_may_ask if allowed(question)

test_without_a_token_nobody_may_ask if not allowed(object.remove(question, ["identity"]))

test_a_wrong_token_is_refused if {
	every identity in ["", "another token", crypto.sha256("a token"), "A token"] {
		not allowed(patched({"identity": identity}))
	}
}

test_the_role_decides if not allowed(patched({"identity": "a scraper's token"}))

test_nobody_may_ask_without_clients if {
	not authz.allow with input as question with data.system.clients as {}
	not authz.allow with input as question
}

test_only_strict_questions if {
	every params in [{}, {"strict-builtin-errors": ["false"]}, {"strict-builtin-errors": []}] {
		not allowed(object.union(object.remove(question, ["params"]), {"params": params}))
	}
}

test_the_version_may_be_asked_for if {
	allowed(patched({"params": {"provenance": ["true"]}}))
	not allowed(patched({"params": {"provenance": ["false"]}}))
}

test_no_costly_parameter if {
	every name in ["explain", "instrument", "metrics", "pretty"] {
		not allowed(patched({"params": {name: ["true"]}}))
	}
}

test_no_other_question if {
	every path in [
		["v1", "data"],
		["v1", "data", "ito"],
		["v1", "data", "ito", "gate"],
		["v1", "data", "ito", "gate", "report", "policy"],
		["v1", "data", "ito", "gate", "report", ""],
		["v1", "data", "system", "clients"],
		["v0", "data", "ito", "gate", "report"],
		["v1", "query"],
		["v1", "compile"],
		["v1", "config"],
		["v1", "status"],
		["v1", "policies"],
		[""],
		[],
	] {
		every method in ["GET", "POST"] {
			not allowed(patched({"path": path, "method": method}))
		}
	}
}

test_nobody_may_write if {
	every path in [
		question.path,
		["v1", "data", "ito", "calendar"],
		["v1", "data", "system", "clients"],
		["v1", "policies", "x"],
		["health"],
		["metrics"],
	] {
		every method in ["PUT", "PATCH", "DELETE"] {
			not allowed(patched({"path": path, "method": method}))
		}
	}
}

test_probes_need_no_token if {
	allowed({"method": "GET", "path": ["health"], "params": {"bundles": [""], "plugins": [""]}, "headers": {}})
}

test_a_probe_only_reads if {
	every request in [
		{"method": "POST", "path": ["health"]},
		{"method": "GET", "path": ["health", "live"]},
		{"method": "GET", "path": ["metrics"]},
	] {
		not allowed(request)
	}
}

test_metrics_for_their_role if {
	scrape := {"method": "GET", "path": ["metrics"], "params": {}, "headers": {}}
	allowed(object.union(scrape, {"identity": "a scraper's token"}))
	not allowed(object.union(scrape, {"identity": "a token"}))
}

test_no_answer_without_a_mask if {
	every replaced in [set(), {"/input"}, {"/result"}, null] {
		not asked_with(replaced)
	}
}

asked_with(replaced) if {
	authz.allow with input as question with data.system.clients as clients with data.system.log.replaced as replaced
}
