# METADATA
# scope: package
# title: Who may ask what of the server
# description: >-
#   OPA asks `allow` before it serves a request, on the diagnostic address too. The one question that
#   may be asked is the report of the gate; nothing can be written, and what is not named here is
#   refused. A client is known by the SHA-256 of its bearer token, or of the subject of its certificate
#   under `--authentication=tls`; `data.system.clients` never holds a token.
package system.authz

default allow := false

# A question to the gate.
allow if {
	input.method == "POST"
	input.path == ["v1", "data", "ito", "gate", "report"]
	strict
	client.role == "gate"
	contents_are_masked
}

# Probes carry no token and learn nothing but the status.
allow if {
	input.method == "GET"
	input.path == ["health"]
}

allow if {
	input.method == "GET"
	input.path == ["metrics"]
	client.role == "metrics"
}

# A token is drawn at random and long, so that a plain hash is enough: it cannot be guessed offline.
client := data.system.clients[crypto.sha256(input.identity)]

# No other parameter: `explain` and `instrument` cost many times the question itself. Without strict errors a
# failing builtin would read as "no finding".
strict if input.params == {"strict-builtin-errors": ["true"]}

# At the start of a run the gate asks for the version of OPA too, which its report names.
strict if input.params == {"strict-builtin-errors": ["true"], "provenance": ["true"]}

# OPA logs the whole declaration where no mask is loaded, so that no question is answered without one. Asked of
# a constant: OPA checks the types of everything this policy refers to against the input of this policy.
contents_are_masked if data.system.log.replaced == {"/input", "/result"}
