# METADATA
# scope: package
# title: The cases of article 13
# description: Which sub-item of article 13 each trigger of a declaration answers.
package ito.lib.article_13

# METADATA
# description: The sub-item by the name of the trigger.
cases := {
	"whole_it": "13(1)",
	"whole_data_centre": "13(2)",
	"architecture_change": "13(3)",
	"core_system_whole": "13(4)",
	"it_strategy": "13(5)",
	"whole_security_operations": "13(6)",
	"concentrated_data": "13(7)",
	"realtime_or_accounting": "13(8)",
	"other_major_effect": "13(9)",
}
