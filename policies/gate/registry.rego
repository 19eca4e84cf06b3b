# METADATA
# scope: package
# description: >-
#   The facts and rules that the gate asks, made from their metadata by
#   `python -m ito_gate.policy.build`. A rule is asked only when it applies and everything it needs is
#   there.
package ito.gate

value["access_granted"] := data.ito.facts.access_granted.value

reasons["access_granted"] := data.ito.facts.access_granted.reasons

doubts["access_granted"] := data.ito.facts.access_granted.doubts

value["cross_border"] := data.ito.facts.cross_border.value

reasons["cross_border"] := data.ito.facts.cross_border.reasons

doubts["cross_border"] := data.ito.facts.cross_border.doubts

value["data_export"] := data.ito.facts.data_export.value

reasons["data_export"] := data.ito.facts.data_export.reasons

doubts["data_export"] := data.ito.facts.data_export.doubts

value["ended"] := data.ito.facts.ended.value

reasons["ended"] := data.ito.facts.ended.reasons

doubts["ended"] := data.ito.facts.ended.doubts

value["filing_required"] := data.ito.facts.filing_required.value

reasons["filing_required"] := data.ito.facts.filing_required.reasons

doubts["filing_required"] := data.ito.facts.filing_required.doubts

value["important"] := data.ito.facts.important.value

reasons["important"] := data.ito.facts.important.reasons

doubts["important"] := data.ito.facts.important.doubts

value["off_site"] := data.ito.facts.off_site.value

reasons["off_site"] := data.ito.facts.off_site.reasons

doubts["off_site"] := data.ito.facts.off_site.doubts

value["peer"] := data.ito.facts.peer.value

reasons["peer"] := data.ito.facts.peer.reasons

doubts["peer"] := data.ito.facts.peer.doubts

value["related"] := data.ito.facts.related.value

reasons["related"] := data.ito.facts.related.reasons

doubts["related"] := data.ito.facts.related.doubts

value["signed_under_this_regulation"] := data.ito.facts.signed_under_this_regulation.value

reasons["signed_under_this_regulation"] := data.ito.facts.signed_under_this_regulation.reasons

doubts["signed_under_this_regulation"] := data.ito.facts.signed_under_this_regulation.doubts

findings["filing/lead-time"] := data.ito.filing.lead_time.findings if status["filing/lead-time"] == "evaluated"

due["filing/lead-time"] := data.ito.filing.lead_time.due if status["filing/lead-time"] == "todo"
