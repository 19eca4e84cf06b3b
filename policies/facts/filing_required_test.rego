package ito.facts.filing_required_test

import data.ito.facts.filing_required

default value := "unknown"

value := filing_required.value

none := {
	"whole_it": false,
	"whole_data_centre": false,
	"architecture_change": false,
	"core_system_whole": false,
	"it_strategy": false,
	"whole_security_operations": false,
	"concentrated_data": false,
	"realtime_or_accounting": false,
	"other_major_effect": false,
}

# General, on-site, unrelated, domestic.
plain := {
	"declaration": {
		"materiality": {"declared": "general", "triggers": none, "designated_by_regulator": false},
		"service": {"category": "operations", "types": ["application_ops"], "scope": "part", "systems": []},
		"delivery": {"sites": [{"type": "institution_premises", "country": "CN"}]},
		"subcontracting": {"items": []},
		"data": {"items": []},
	},
	"provider": {"relationship": "none"},
}

asked(changes) := object.union(plain, changes)

declared(changes) := asked({"declaration": changes})

materiality(changes) := declared({"materiality": changes})

important := {"materiality": {"declared": "important"}}

off_site := {"delivery": {"sites": [{"type": "public_cloud", "country": "CN"}]}}

abroad := {"delivery": {"sites": [{"type": "institution_premises", "country": "HK"}]}}

related := {"provider": {"relationship": "affiliate"}}

wide := {"options": {"article_37_5": "wide"}}

important_and(form) := {"reason": "important", "at": ["declaration", "materiality"], "values": {"form": form}}

wide_for(form) := {"reason": "wide", "at": ["declaration"], "values": {"form": form}}

trigger_at(case) := ["declaration", "materiality", "triggers", case]

designated_at := ["declaration", "materiality", "designated_by_regulator"]

open(at) := {"doubt": "open", "at": at, "values": {}}

doubtful(at, name) := {"doubt": "fact", "at": at, "values": {"fact": name}}

importance_doubtful := doubtful(["declaration", "materiality"], "important")

test_nothing_to_report if {
	value == false with input as plain
	filing_required.reasons == set() with input as plain
	filing_required.doubts == set() with input as plain
}

# (1) to (4), whatever the place; (4) of article 37 is case (5) of article 13.
test_the_four_listed_cases if {
	every case in ["whole_it", "whole_data_centre", "architecture_change", "it_strategy"] {
		value == true with input as materiality({"triggers": {case: true}})
		filing_required.reasons == {{
			"reason": case,
			"at": trigger_at(case),
			"values": {},
		}} with input as materiality({"triggers": {case: true}})
	}
}

test_the_listed_cases_by_evidence if {
	value == true with input as declared({"service": {"types": ["strategy_plan"]}})
	value == true with input as declared({"service": {"types": ["dc_environment"], "scope": "whole"}})
}

# Reports are owed for the cases of article 37 even if the activity is not important by a rebuttal.
test_a_rebuttal_does_not_lift_a_listed_case if {
	value == true with input as asked({
		"as_of": "2026-05-06",
		"institution": {"risk_department": "风险管理部"},
		"declaration": {"materiality": {
			"triggers": {"architecture_change": true},
			"rebuttal": {"reason": "理由", "approved_by": "风险管理部", "approved_on": "2026-01-12", "ref": "OA-1"},
		}},
	})
}

# The other cases of article 13 make it important, which alone is not reported.
test_important_but_on_site_unrelated_and_domestic if {
	value == false with input as declared(important)
	every case in [
		"core_system_whole", "whole_security_operations", "concentrated_data", "realtime_or_accounting",
		"other_major_effect",
	] {
		value == false with input as materiality({"triggers": {case: true}})
	}
}

test_important_and_of_a_form_of_item_5 if {
	value == true with input as declared(object.union(important, off_site))
	filing_required.reasons == {important_and("off_site")} with input as declared(object.union(important, off_site))
	filing_required.reasons == {important_and("cross_border")} with input as declared(object.union(important, abroad))
	filing_required.reasons == {important_and("related")} with input as asked(object.union(
		related,
		{"declaration": important},
	))
}

test_general_and_of_a_form_of_item_5 if {
	value == false with input as declared(off_site)
	value == false with input as declared(abroad)
	value == false with input as asked(related)
}

# Peer outsourcing and what is merely off-site are not in the wide reading.
test_the_wide_reading if {
	value == true with input as object.union(declared(abroad), wide)
	filing_required.reasons == {wide_for("cross_border")} with input as object.union(declared(abroad), wide)
	filing_required.reasons == {wide_for("related")} with input as object.union(asked(related), wide)
	filing_required.doubts == set() with input as object.union(asked(related), wide)
	value == false with input as object.union(declared(off_site), wide)
	value == false with input as object.union(declared(abroad), {"options": {"article_37_5": "narrow"}})
}

test_designated_by_the_regulator if {
	value == true with input as materiality({"designated_by_regulator": true})
	filing_required.reasons == {{
		"reason": "designated",
		"at": designated_at,
		"values": {},
	}} with input as materiality({"designated_by_regulator": true})
}

test_unknown_by_designation if {
	value == "unknown" with input as materiality({"designated_by_regulator": "unknown"})
	filing_required.doubts == {open(designated_at)} with input as materiality({"designated_by_regulator": "unknown"})
}

test_unknown_by_a_listed_case if {
	every case in ["whole_it", "whole_data_centre", "architecture_change", "it_strategy"] {
		value == "unknown" with input as materiality({"triggers": {case: "unknown"}})
		filing_required.doubts == {open(trigger_at(case))} with input as materiality({"triggers": {case: "unknown"}})
	}
}

# Importance matters only where a form of item 5 holds or may hold.
test_unknown_importance if {
	doubt := {"materiality": {"triggers": {"other_major_effect": "unknown"}}}
	value == false with input as declared(doubt)
	value == "unknown" with input as declared(object.union(doubt, off_site))
	filing_required.doubts == {importance_doubtful} with input as declared(object.union(doubt, off_site))
	value == "unknown" with input as asked({"declaration": doubt, "provider": {"relationship": "affiliate"}})
}

test_unknown_form_of_important_outsourcing if {
	unknown := asked({"declaration": important, "provider": {"relationship": "unknown"}})
	value == "unknown" with input as unknown
	filing_required.doubts == {doubtful(["declaration"], "related")} with input as unknown

	# A form that holds settles it.
	settled := asked({"declaration": object.union(important, off_site), "provider": {"relationship": "unknown"}})
	value == true with input as settled
}

# A form in doubt does not matter where the activity is not important, unless the reading is wide.
test_unknown_form_of_general_outsourcing if {
	unknown := asked({"provider": {"relationship": "unknown"}})
	value == false with input as unknown
	value == "unknown" with input as object.union(unknown, wide)
	filing_required.doubts == {doubtful(["declaration"], "related")} with input as object.union(unknown, wide)
}

test_unknown_importance_and_form if {
	unknown := asked({
		"declaration": {"materiality": {"triggers": {"other_major_effect": "unknown"}}},
		"provider": {"relationship": "unknown"},
	})
	value == "unknown" with input as unknown
	filing_required.doubts == {
		importance_doubtful,
		doubtful(["declaration"], "related"),
	} with input as unknown
}

# A place of work without a country: nobody can tell whether this is cross-border.
test_unknown_place_of_important_outsourcing if {
	unknown := declared(object.union(important, {"delivery": {"sites": [{"type": "institution_premises"}]}}))
	value == "unknown" with input as unknown
	filing_required.doubts == {doubtful(["declaration"], "cross_border")} with input as unknown
}

test_unknown_by_field if {
	every answer in [null, 7, "false", []] {
		value == "unknown" with input as materiality({"designated_by_regulator": answer})
		value == "unknown" with input as materiality({"triggers": {"whole_it": answer}})
		value == "unknown" with input as declared({"service": {"scope": answer}})
	}
	value == "unknown" with input as declared({"service": {"types": null}})
	value == "unknown" with input as {}
}
