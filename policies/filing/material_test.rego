package ito.filing.material_test

import future.keywords.not

import data.ito.filing.material

declaration := {
	"name": "手机银行系统应用运维",
	"service": {
		"category": "operations",
		"types": ["application_ops"],
		"description": "应用运行维护与二线支持。",
		"affected_business": ["channel"],
		"starts_on": "2026-04-01",
		"ends_on": "2027-03-31",
	},
	"delivery": {"sites": [{"type": "institution_premises", "country": "CN"}]},
	"subcontracting": {"items": []},
	"due_diligence": {"report_ref": "DD-2025-31"},
	"assessment": {"risk_ref": "OA-2026-0102"},
}

provider := {
	"name": "示例金融科技（上海）有限公司",
	"country": "CN",
	"uscc": "91110000600037341L",
	"legal_representative": "赵敏",
	"registered_capital": {"amount": 50000000, "currency": "CNY"},
	"parent": "无",
	"founded_on": "2012-06-18",
	"enterprise_nature": "有限责任公司",
}

base := {"declaration": declaration, "provider": provider}

finding(item, message, at, values) := {
	"message": message,
	"at": at,
	"values": values,
	"articles": ["37", concat("", ["annex-1(", item, ")"])],
}

# Each item of the annex: its number, what is said without it, and where it stands.
items := [
	["1.1", "service-name", ["declaration", "name"]],
	["1.2", "service-type", ["declaration", "service", "category"]],
	["1.3", "content", ["declaration", "service", "description"]],
	["1.5", "affected-business", ["declaration", "service", "affected_business"]],
	["1.6", "start", ["declaration", "service", "starts_on"]],
	["1.6", "end", ["declaration", "service", "ends_on"]],
	["2.1", "provider-name", ["provider", "name"]],
	["2.1", "provider-country", ["provider", "country"]],
	["2.2", "due-diligence-report", ["declaration", "due_diligence", "report_ref"]],
	["2.3", "legal-representative", ["provider", "legal_representative"]],
	["2.4", "capital-amount", ["provider", "registered_capital", "amount"]],
	["2.4", "capital-currency", ["provider", "registered_capital", "currency"]],
	["2.5", "parent", ["provider", "parent"]],
	["2.6", "founded-on", ["provider", "founded_on"]],
	["2.7", "enterprise-nature", ["provider", "enterprise_nature"]],
	["2.8", "credit-code", ["provider", "uscc"]],
	["3", "risk-assessment", ["declaration", "assessment", "risk_ref"]],
]

pointer(at) := concat("", [text | some step in at; text := concat("", ["/", step])])

patch(op, at, value) := json.patch(base, [{"op": op, "path": pointer(at), "value": value}])

test_complete if {
	material.findings == set() with input as base
}

test_each_item_missing if {
	every item in items {
		expected := {finding(item[0], item[1], item[2], {})}
		material.findings == expected with input as patch("remove", item[2], null)
	}
}

test_each_item_null if {
	every item in items {
		expected := {finding(item[0], item[1], item[2], {})}
		material.findings == expected with input as patch("replace", item[2], null)
	}
}

test_each_item_mistyped if {
	every value in ["", [], {}] {
		mistyped := json.patch(base, [change |
			some item in items
			change := {"op": "replace", "path": pointer(item[2]), "value": value}
		])
		messages := {one.message | some one in material.findings} with input as mistyped
		messages == {item[1] | some item in items} - {"credit-code"}
	}
}

test_everything_missing if {
	messages := {one.message | some one in material.findings} with input as {}
	messages == ({item[1] | some item in items} - {"credit-code"}) | {"mode"}
}

test_mode_unknown if {
	expected := {finding("1.4", "mode", ["declaration", "delivery", "sites"], {})}
	material.findings == expected
		with input as patch("replace", ["declaration", "delivery", "sites"], [{"country": "CN"}])
}

foreign(fields) := {"declaration": declaration, "provider": object.union(object.remove(provider, ["uscc"]), fields)}

test_foreign_provider if {
	every identifier in [
		{"lei": "5493001KJTIIGC8Y1R12"},
		{"home_registration": "201912345A"},
		{"uscc": "91110000600037341L"},
	] {
		material.findings == set() with input as foreign(object.union({"country": "SG"}, identifier))
	}
}

test_foreign_provider_without_registration if {
	every country in ["SG", "HK", "MO", "TW"] {
		expected := {finding("2.8", "foreign-registration", ["provider", "home_registration"], {"country": country})}
		material.findings == expected with input as foreign({"country": country})
		material.findings == expected with input as foreign({"country": country, "lei": null, "home_registration": ""})
	}
}

# A registration abroad does not replace the credit code of a provider in the mainland.
test_domestic_provider_with_an_lei_only if {
	expected := {finding("2.8", "credit-code", ["provider", "uscc"], {})}
	material.findings == expected
		with input as foreign({"lei": "5493001KJTIIGC8Y1R12", "home_registration": "201912345A"})
}

test_credit_code_wrong if {
	every code in ["91110000600037341K", "91110000600037341I", "91110000600037341l", "无"] {
		expected := {finding("2.8", "credit-code-wrong", ["provider", "uscc"], {"code": code})}
		material.findings == expected with input as patch("replace", ["provider", "uscc"], code)
	}
}

test_organisation_code_wrong if {
	expected := {finding("2.8", "organisation-code-wrong", ["provider", "uscc"], {"code": "91110000600037342P"})}
	material.findings == expected with input as patch("replace", ["provider", "uscc"], "91110000600037342P")
}

test_lei_wrong if {
	expected := {finding("2.8", "lei-wrong", ["provider", "lei"], {"lei": "5493001KJTIIGC8Y1R17"})}
	material.findings == expected with input as patch("add", ["provider", "lei"], "5493001KJTIIGC8Y1R17")
}
