package ito.facts.sensitive_data_leaves_test

import future.keywords.not

import data.ito.facts.sensitive_data_leaves as fact

plain := {
	"name": "运行指标",
	"kind": "log",
	"art44_important": false,
	"national_important": false,
	"personal": "none",
	"handling": "process",
	"leaves_premises": true,
}

source := object.union(plain, {"kind": "source_code"})

of(items, types, subcontracted) := {"declaration": {
	"data": {"items": items},
	"delivery": {"sites": [{"type": type} | some type in types]},
	"subcontracting": {"items": [{"site_type": type} | some type in subcontracted]},
}}

alone(item) := of([item], ["institution_premises"], [])

said(key, word) := {
	key: word,
	"at": ["declaration", "data", "items", 0, "leaves_premises"],
	"values": {"name": "运行指标"},
}

test_each_sort_of_sensitive_information if {
	every change in [
		{"kind": "customer_data"}, {"kind": "transaction_data"}, {"kind": "trade_secret"},
		{"kind": "source_code"}, {"kind": "document"},
		{"personal": "personal"}, {"personal": "sensitive"}, {"personal": "unknown"},
		{"art44_important": true}, {"art44_important": "unknown"},
		{"national_important": true}, {"national_important": "unknown"},
	] {
		fact.value == true with input as alone(object.union(plain, change))
		fact.reasons == {said("reason", "leaves")} with input as alone(object.union(plain, change))
	}
}

test_nothing_sensitive if {
	every kind in ["log", "test_data", "other"] {
		fact.value == false with input as alone(object.union(plain, {"kind": kind}))
	}
	fact.value == false with input as of([], ["provider_premises"], [])
}

test_it_stays if {
	kept := object.union(source, {"leaves_premises": false})
	fact.value == false with input as alone(kept)
	fact.value == false with input as of([kept], ["provider_premises"], [])
}

test_not_known if {
	unknown := object.union(source, {"leaves_premises": "unknown"})
	fact.doubts == {said("doubt", "open")} with input as alone(unknown)
	not fact.value == true with input as alone(unknown)
	not fact.value == false with input as alone(unknown)

	fact.value == false with input as alone(object.union(plain, {"leaves_premises": "unknown"}))
}

test_stored_by_a_provider_who_works_elsewhere if {
	stored := object.union(source, {"handling": "store", "leaves_premises": false})
	every types in [["provider_premises"], ["third_party_dc", "public_cloud"]] {
		fact.value == true with input as of([stored], types, [])
		fact.reasons == {said("reason", "stored")} with input as of([stored], types, ["provider_premises"])
	}
}

test_stored_elsewhere_and_declared_so if {
	stored := object.union(source, {"handling": "store"})
	fact.reasons == {said("reason", "leaves")} with input as of([stored], ["public_cloud"], [])
}

test_nothing_sensitive_is_stored if {
	stored := object.union(plain, {"handling": "store", "leaves_premises": false})
	fact.value == false with input as of([stored], ["public_cloud"], [])
}

test_stored_by_a_provider_who_may_do_so_on_the_premises if {
	stored := object.union(source, {"handling": "store", "leaves_premises": false})
	every type in ["institution_premises", "remote_access", "other"] {
		fact.value == false with input as of([stored], [type], [])
		fact.value == false with input as of([stored], ["provider_premises", type], [])
		fact.value == false with input as of([stored], ["provider_premises"], [type])
	}
	fact.value == false with input as of([stored], [], [])
}

test_mistyped if {
	every odd in [null, 7, "x", {}] {
		fact.reasons == set() with input as of(odd, [], [])
		fact.reasons == set() with input as alone(object.union(source, {"leaves_premises": odd}))
		fact.reasons == set() with input as {"declaration": odd}
	}
}

# An item without anything in it takes nothing away from what is found in the others.
test_incomplete_item if {
	every odd in [{}, null, {"leaves_premises": true}] {
		fact.reasons == {said("reason", "leaves")} with input as of([source, odd], ["provider_premises"], [])
		count(fact.reasons) == 1 with input as of([odd, source], ["provider_premises"], [])
	}
}
