# METADATA
# scope: package
# title: The nine cases of article 13
# description: >-
#   A case holds when the institution says so or when the declaration itself shows it: the service,
#   the systems and the data named elsewhere outweigh an answer. Readings: (4) "开发测试和运行维护" is
#   presumed when either is outsourced whole; (7) "重要数据和客户个人敏感信息" is read as either.
package ito.lib.materiality

import future.keywords.not

import data.ito.lib.dates

# METADATA
# description: Kinds of data that article 44 names as important data.
article_44_kinds := {"customer_data", "transaction_data", "trade_secret"}

# METADATA
# description: What the declaration itself shows, by case.
evidence.whole_data_centre contains service_at("types") if {
	"dc_environment" in input.declaration.service.types
	input.declaration.service.scope == "whole"
}

evidence.core_system_whole contains ["declaration", "service", "systems", i, "core"] if {
	input.declaration.service.category in {"dev_test", "operations"}
	input.declaration.service.scope == "whole"
	some i, system in systems
	system.core == true
}

evidence.it_strategy contains service_at("types") if {
	"strategy_plan" in input.declaration.service.types
}

evidence.whole_security_operations contains service_at("types") if {
	"soc" in input.declaration.service.types
	input.declaration.service.scope == "whole"
}

evidence.concentrated_data contains ["declaration", "data", "items", i, "concentrated"] if {
	some i, item in data_items
	is_important_or_sensitive(item)
	item.handling in {"process", "store"}
	item.concentrated == true
}

evidence.realtime_or_accounting contains ["declaration", "service", "systems", i, "important"] if {
	some i, system in systems
	system.important == true
	true in {system.realtime, system.accounting}
}

service_at(field) := ["declaration", "service", field]

systems := input.declaration.service.systems if is_array(input.declaration.service.systems)

data_items := input.declaration.data.items if is_array(input.declaration.data.items)

triggers := input.declaration.materiality.triggers if is_object(input.declaration.materiality.triggers)

# METADATA
# scope: document
# description: Important data in the sense of article 44, or sensitive personal information.
is_important_or_sensitive(item) if item.art44_important == true

is_important_or_sensitive(item) if item.national_important == true

is_important_or_sensitive(item) if item.kind in article_44_kinds

is_important_or_sensitive(item) if item.personal == "sensitive"

# METADATA
# scope: document
# description: Cases that hold, by answer or by evidence.
holds contains case if {
	some case, answer in triggers
	answer == true
}

holds contains case if {
	some case, shown in evidence
	count(shown) > 0
}

# METADATA
# description: Answers that leave a case open.
open contains ["declaration", "materiality", "triggers", case] if {
	some case, answer in triggers
	not is_boolean(answer)
	not case in holds
}

# METADATA
# description: Open questions about data that could make case (7) hold.
open contains ["declaration", "data", "items", i, field] if {
	not "concentrated_data" in holds
	some i, item in data_items
	item.handling in {"process", "store"}
	item.concentrated != false
	some field in {"art44_important", "national_important", "personal", "concentrated"}
	item[field] == "unknown"
}

# METADATA
# description: >-
#   Article 13 is a rule in principle (原则上): the risk department may decide, in writing and with
#   reasons, that a case does not make this activity important.
rebutted if {
	input.declaration.materiality.declared == "general"
	rebuttal := input.declaration.materiality.rebuttal
	is_string(rebuttal.reason)
	is_string(rebuttal.ref)
	is_string(rebuttal.approved_by)
	rebuttal.approved_by == input.institution.risk_department
	dates.valid(rebuttal.approved_on)
	rebuttal.approved_on <= input.as_of
}
