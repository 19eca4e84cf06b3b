package ito.diligence.lasts_until_signing_test

import future.keywords.not

import data.ito.diligence.lasts_until_signing

at := ["declaration", "due_diligence", "completed_on"]

given(stage, completed_on, signing_on) := {
	"as_of": "2026-05-06",
	"stage": stage,
	"declaration": {"due_diligence": {"completed_on": completed_on}, "contract": {"signing_on": signing_on}},
}

no_date := {{"message": "no-completion-date", "at": at, "values": {"signing_on": "2026-09-01"}}}

test_valid_at_the_planned_signing if {
	lasts_until_signing.findings == set() with input as given("filed", "2025-09-01", "2026-09-01")
	lasts_until_signing.findings == set() with input as given("filed", "2026-05-01", "2026-09-01")
}

test_expires_the_day_before if {
	lasts_until_signing.findings == {{
		"message": "expires-first",
		"at": at,
		"values": {"completed_on": "2025-08-31", "expiry": "2026-08-31", "signing_on": "2026-09-01"},
		"latest": "2026-08-31",
	}} with input as given("filed", "2025-08-31", "2026-09-01")
}

# On its last day it is still to be warned of; from the next day on diligence/validity says so.
test_expired_already if {
	count(lasts_until_signing.findings) == 1 with input as given("filed", "2025-05-06", "2026-09-01")
	lasts_until_signing.findings == set() with input as given("filed", "2025-05-05", "2026-09-01")
}

test_signed if {
	every stage in ["signed", "in_service", "ended", "terminated"] {
		lasts_until_signing.findings == set() with input as given(stage, "2025-05-30", "2026-09-01")
		lasts_until_signing.findings == set() with input as given(stage, null, "2026-09-01")
	}
}

test_no_date if {
	every value in [null, "", 20250901, true, ["2025-09-01"], {}] {
		lasts_until_signing.findings == no_date with input as given("filed", value, "2026-09-01")
	}
	lasts_until_signing.findings == no_date with input as {
		"as_of": "2026-05-06",
		"stage": "filed",
		"declaration": {"contract": {"signing_on": "2026-09-01"}},
	}
}

# The gate asks only where it is a date.
test_signing_missing_or_mistyped if {
	lasts_until_signing.findings == set() with input as {
		"as_of": "2026-05-06",
		"stage": "filed",
		"declaration": {"due_diligence": {"completed_on": "2025-09-01"}},
	}
}
