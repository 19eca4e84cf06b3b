# METADATA
# scope: package
# title: The class of the service agrees with annex 2
# description: >-
#   Article 12: activities are managed by class, in principle one of five. Annex 2 lists the types of
#   each class; what it does not list is explained.
# custom:
#   title_zh: 服务类别与附件 2 一致
#   description_zh: >-
#     第十二条：信息科技外包实行分类管理，原则上划分为五类。各类所含类型见附件 2；附件 2 未列的，须作说明。
#   articles: ["12", "annex-2", "annex-2(1)", "annex-2(2)", "annex-2(3)", "annex-2(4)", "annex-2(5)"]
#   force: in_principle
#   stage: proposed
#   applies_to: []
#   reading:
#     zh: >-
#       “原则上划分为”五类、附件 2“包括但不限于”：未列的类别和类型可以填 other，但须说明；已列的类型归其所属的类别，不能归入他类或 other。
#       一份合同兼有几类的，按类分别申报。
#     en: >-
#       "原则上划分为" five classes, and annex 2 is "包括但不限于": a class or type that is not listed may be other, with an
#       explanation; a type that is listed belongs to its class, not to another one and not to other. A contract
#       over several classes has a declaration for each.
#   needs:
#     - declaration.service.category
#     - declaration.service.types
#     - declaration.service.other_type?
#   messages:
#     foreign-type:
#       zh: "“{type}”在附件 2 中属于“{class}”，申报的类别却是“{category}”"
#       en: "“{type}” belongs to “{class}” in annex 2, but the class declared is “{category}”"
#     unlisted-type:
#       zh: "“{type}”不是附件 2 的服务类型"
#       en: "“{type}” is not a type of annex 2"
#       remediation:
#         zh: 填写附件 2 的类型；附件 2 确实未列的，填 other 并在 service.other_type 说明。
#         en: Write a type of annex 2; if it lists none that fits, write other and explain it in service.other_type.
#     unexplained:
#       zh: 类别或类型为 other，但没有说明是什么服务
#       en: the class or a type is other, but nothing says what the service is
#       remediation:
#         zh: 在 service.other_type 说明属于什么服务、为什么不属于五类之一；能归入五类的，改填所属类别和类型。
#         en: >-
#           Say in service.other_type what the service is and why it is none of the five classes; if it is one of
#           them, write that class and type.
#   remediation:
#     zh: 改为该类型所属的类别；兼有几类服务的，按类别分别申报。
#     en: >-
#       Declare the class that the type belongs to; where the service is of several classes, write one declaration
#       for each.
#   examples:
#     fail:
#       declaration: {service: {types: [application_ops, software_hw_dev_test]}}
#     pass:
#       declaration: {service: {types: [application_ops, other], other_type: 手机银行版本发布支持}}
package ito.classification.category

import future.keywords.not

import data.ito.lib.wording

class_of := {
	"strategy_plan": "consulting_planning",
	"dc_planning": "consulting_planning",
	"it_governance": "consulting_planning",
	"it_risk_system": "consulting_planning",
	"infosec_system": "consulting_planning",
	"bcm_system": "consulting_planning",
	"important_system_architecture": "consulting_planning",
	"emerging_tech": "consulting_planning",
	"software_hw_dev_test": "dev_test",
	"saas": "dev_test",
	"dc_environment": "operations",
	"infrastructure": "operations",
	"application_ops": "operations",
	"e_machine_ops": "operations",
	"terminal_ops": "operations",
	"ops_manpower": "operations",
	"soc": "security",
	"hardening": "security",
	"security_device_ops": "security",
	"log_analysis": "security",
	"security_testing": "security",
	"key_management": "security",
	"data_security": "security",
	"security_manpower": "security",
	"marketing": "business_support",
	"business_ops": "business_support",
	"enterprise_mgmt": "business_support",
	"asset_disposal": "business_support",
	"data_processing": "business_support",
	"data_use": "business_support",
}

# The classes as annex 2 orders them.
clause_of := {
	"consulting_planning": "annex-2(1)",
	"dev_test": "annex-2(2)",
	"operations": "annex-2(3)",
	"security": "annex-2(4)",
	"business_support": "annex-2(5)",
}

service := input.declaration.service

findings contains {
	"message": "foreign-type",
	"at": ["declaration", "service", "types", i],
	"values": {"type": type, "class": class, "category": category},
	"articles": ["12", clause],
} if {
	category := service.category
	some i
	type := service.types[i]
	class := class_of[type]
	class != category
	clause := clause_of[class]
}

findings contains {
	"message": "unlisted-type",
	"at": ["declaration", "service", "types", i],
	"values": {"type": type},
	"articles": ["12", "annex-2"],
} if {
	some i
	type := service.types[i]
	type != "other"
	not class_of[type]
}

findings contains {
	"message": "unexplained",
	"at": ["declaration", "service", "other_type"],
	"values": {},
	"articles": ["12", "annex-2"],
} if {
	is_other
	not explained
}

is_other if service.category == "other"

is_other if "other" in service.types

explained if {
	is_string(service.other_type)
	not wording.placeholder(service.other_type)
}
