package ito.facts.foreign_provider_test

import data.ito.facts.foreign_provider

default value := "unknown"

value := foreign_provider.value

asked(country) := {"provider": {"country": country}}

test_domestic if {
	value == false with input as asked("CN")
	foreign_provider.reasons == set() with input as asked("CN")
	count(foreign_provider.doubts) == 0 with input as asked("CN")
}

test_foreign if {
	every country in ["US", "HK", "MO", "TW"] {
		value == true with input as asked(country)
		foreign_provider.reasons == {{
			"reason": "country",
			"at": ["provider", "country"],
			"values": {"country": country},
		}} with input as asked(country)
	}
}

test_unknown if {
	every country in [null, 7, false, [], {}] {
		value == "unknown" with input as asked(country)
	}
	value == "unknown" with input as {"provider": {}}
	value == "unknown" with input as {}
}
