package ito.diligence.validity_test

import future.keywords.not

import data.ito.diligence.validity

at := ["declaration", "due_diligence", "completed_on"]

given(completed_on, signing_on) := {
	"as_of": "2026-05-06",
	"declaration": {"due_diligence": {"completed_on": completed_on}, "contract": {"signing_on": signing_on}},
}

expired(completed_on, expiry, signing_on) := {
	"message": "expired",
	"at": at,
	"values": {"completed_on": completed_on, "expiry": expiry, "signing_on": signing_on},
	"latest": expiry,
}

due(completed_on, expiry) := {"on": expiry, "at": at, "values": {"completed_on": completed_on, "due": expiry}}

test_the_last_day if {
	validity.findings == set() with input as given("2025-03-02", "2026-03-02")
	validity.findings == set() with input as given("2025-12-19", "2026-03-02")
}

test_the_day_after if {
	validity.findings == {expired("2025-03-02", "2026-03-02", "2026-03-03")}
		with input as given("2025-03-02", "2026-03-03")
}

test_from_the_last_day_of_february if {
	validity.findings == set() with input as given("2024-02-29", "2025-02-28")
	validity.findings == {expired("2024-02-29", "2025-02-28", "2025-03-01")}
		with input as given("2024-02-29", "2025-03-01")
	validity.findings == set() with input as given("2023-02-28", "2024-02-28")
	validity.findings == {expired("2023-02-28", "2024-02-28", "2024-02-29")}
		with input as given("2023-02-28", "2024-02-29")
}

# Due diligence after the signing is for diligence/completed.
test_after_the_signing if {
	validity.findings == set() with input as given("2026-04-01", "2026-03-02")
}

# The gate asks only where both are dates.
test_missing_or_mistyped if {
	validity.findings == set() with input as {"as_of": "2026-05-06", "declaration": {}}
	not validity.due with input as {"as_of": "2026-05-06", "declaration": {}}
	every value in [null, "", 20250302, true, ["2025-03-02"], {}] {
		validity.findings == set() with input as given(value, "2026-03-02")
		not validity.due with input as given(value, "2026-03-02")
		validity.findings == set() with input as given("2025-03-02", value)
		validity.due == due("2025-03-02", "2026-03-02") with input as given("2025-03-02", value)
	}
}

test_due_on_the_last_day_to_sign if {
	validity.due == due("2025-03-02", "2026-03-02") with input as given("2025-03-02", "2026-03-02")
	validity.due == due("2026-05-06", "2027-05-06") with input as given("2026-05-06", "2026-09-01")
	validity.due == due("2024-02-29", "2025-02-28") with input as given("2024-02-29", "2026-09-01")
}

test_nothing_due_before_it_is_completed if {
	not validity.due with input as given("2026-05-07", "2026-09-01")
}
