# METADATA
# scope: package
# title: The report has all material of annex 1
# description: >-
#   Article 37 and annex 1: the report describes the service (six items) and the provider (eight items)
#   and holds the risk assessment report. Further material that the regulator asks for cannot be known
#   here.
# custom:
#   title_zh: 监管报告材料齐全
#   description_zh: >-
#     第三十七条、附件 1：监管报告材料包括外包服务基本情况六项、服务提供商基本情况八项和外包风险评估报告。“银保监会规定的其他材料”无法在此核对。
#   articles:
#     - "37"
#     - annex-1(1.1)
#     - annex-1(1.2)
#     - annex-1(1.3)
#     - annex-1(1.4)
#     - annex-1(1.5)
#     - annex-1(1.6)
#     - annex-1(2.1)
#     - annex-1(2.2)
#     - annex-1(2.3)
#     - annex-1(2.4)
#     - annex-1(2.5)
#     - annex-1(2.6)
#     - annex-1(2.7)
#     - annex-1(2.8)
#     - annex-1(3)
#   force: must
#   stage: filed
#   applies_to: [filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.name?
#     - declaration.service.category?
#     - declaration.service.description?
#     - declaration.service.affected_business?
#     - declaration.service.starts_on?
#     - declaration.service.ends_on?
#     - declaration.due_diligence.report_ref?
#     - declaration.assessment.risk_ref?
#     - provider.name?
#     - provider.country?
#     - provider.legal_representative?
#     - provider.registered_capital.amount?
#     - provider.registered_capital.currency?
#     - provider.parent?
#     - provider.founded_on?
#     - provider.enterprise_nature?
#     - provider.uscc?
#     - provider.lei?
#     - provider.home_registration?
#   reading:
#     zh: >-
#       附件 1 只有驻场、非驻场两种实施方式，混合方式按非驻场报告。境外服务提供商没有统一社会信用代码的，以 LEI 或注册地登记号代替；香港、澳门、台湾的服务提供商同此。没有上级机构的，parent 写“无”即可。
#     en: >-
#       Annex 1 knows only on-site and off-site; a mixture is reported as off-site. A provider from outside
#       the mainland, Hong Kong, Macao and Taiwan included, has no unified social credit code; its LEI or home
#       registration number takes that place. 无 is an answer for the parent.
#   messages:
#     service-name:
#       zh: 缺少附件 1 第一部分第 1 项“外包服务名称”
#       en: annex 1, part 1, item 1 is missing, the name of the service
#     service-type:
#       zh: 缺少附件 1 第一部分第 2 项“外包服务类型”
#       en: annex 1, part 1, item 2 is missing, the class of the service
#     content:
#       zh: 缺少附件 1 第一部分第 3 项“外包服务的主要内容”
#       en: annex 1, part 1, item 3 is missing, the main content of the service
#     mode:
#       zh: 附件 1 第一部分第 4 项“实施方式”无法判断是驻场还是非驻场
#       en: annex 1, part 1, item 4 cannot be told, whether the service is on-site or off-site
#     affected-business:
#       zh: 缺少附件 1 第一部分第 5 项“影响的业务类型”
#       en: annex 1, part 1, item 5 is missing, the kinds of business affected
#     start:
#       zh: 附件 1 第一部分第 6 项“外包服务起止时间”缺少起始时间
#       en: annex 1, part 1, item 6 lacks the start of the service
#     end:
#       zh: 附件 1 第一部分第 6 项“外包服务起止时间”缺少终止时间
#       en: annex 1, part 1, item 6 lacks the end of the service
#     provider-name:
#       zh: 附件 1 第二部分第 1 项“服务提供商全称、国别”缺少全称
#       en: annex 1, part 2, item 1 lacks the full name of the provider
#     provider-country:
#       zh: 附件 1 第二部分第 1 项“服务提供商全称、国别”缺少国别
#       en: annex 1, part 2, item 1 lacks the country of the provider
#     due-diligence-report:
#       zh: 缺少附件 1 第二部分第 2 项“尽职调查报告”
#       en: annex 1, part 2, item 2 is missing, the due diligence report
#     legal-representative:
#       zh: 缺少附件 1 第二部分第 3 项“法人代表”
#       en: annex 1, part 2, item 3 is missing, the legal representative
#     capital-amount:
#       zh: 附件 1 第二部分第 4 项“注册资本”缺少金额
#       en: annex 1, part 2, item 4 lacks the amount of the registered capital
#     capital-currency:
#       zh: 附件 1 第二部分第 4 项“注册资本”缺少币种
#       en: annex 1, part 2, item 4 lacks the currency of the registered capital
#     parent:
#       zh: 缺少附件 1 第二部分第 5 项“上级机构/母机构”
#       en: annex 1, part 2, item 5 is missing, the parent of the provider
#       remediation:
#         zh: 在服务提供商文件填写 parent；没有上级机构或母机构的写“无”。
#         en: State parent in the provider document; write 无 if there is none.
#     founded-on:
#       zh: 缺少附件 1 第二部分第 6 项“成立时间”
#       en: annex 1, part 2, item 6 is missing, the date of foundation
#     enterprise-nature:
#       zh: 缺少附件 1 第二部分第 7 项“企业性质”
#       en: annex 1, part 2, item 7 is missing, the nature of the enterprise
#     credit-code:
#       zh: 缺少附件 1 第二部分第 8 项“统一社会信用代码”
#       en: annex 1, part 2, item 8 is missing, the unified social credit code
#     foreign-registration:
#       zh: 附件 1 第二部分第 8 项：注册地为 {country} 的服务提供商没有统一社会信用代码，也没有填写 LEI 或注册地登记号
#       en: >-
#         annex 1, part 2, item 8: the provider, registered in {country}, has neither a unified social credit
#         code nor an LEI or home registration number
#       remediation:
#         zh: 在服务提供商文件填写 lei 或 home_registration。
#         en: State lei or home_registration in the provider document.
#     credit-code-wrong:
#       zh: 附件 1 第二部分第 8 项：统一社会信用代码 {code} 的校验码不对
#       en: "annex 1, part 2, item 8: the check character of the unified social credit code {code} is wrong"
#       remediation:
#         zh: 对照营业执照逐位核对服务提供商文件的 uscc。
#         en: Compare uscc in the provider document with the business licence, character by character.
#     organisation-code-wrong:
#       force: practice
#       zh: 统一社会信用代码 {code} 的校验码无误，但第 9 至 17 位不是有效的组织机构代码
#       en: >-
#         the unified social credit code {code} has the right check character, but characters 9 to 17 are no valid
#         organisation code
#       remediation:
#         zh: 对照营业执照核对服务提供商文件的 uscc。
#         en: Compare uscc in the provider document with the business licence.
#     lei-wrong:
#       zh: 附件 1 第二部分第 8 项：LEI {lei} 的校验码不对
#       en: "annex 1, part 2, item 8: the check digits of the LEI {lei} are wrong"
#       remediation:
#         zh: 核对服务提供商文件的 lei。
#         en: Check lei in the provider document.
#     risk-assessment:
#       zh: 缺少附件 1 第三部分“外包风险评估报告”
#       en: annex 1, part 3 is missing, the risk assessment report
#   remediation:
#     zh: 补齐该项；已经报送的材料缺少该项的，向监管部门补报。
#     en: Fill in the item; if the report as made lacks it, supplement the report with the regulator.
#   examples:
#     fail:
#       provider: {founded_on: null, uscc: 91110000600037341K}
#     pass:
#       provider: {country: SG, parent: 无, uscc: null, home_registration: 201912345A}
package ito.filing.material

import future.keywords.not

import data.ito.lib.identifiers

# By the item of the annex and the message: where each stands that every report has.
items := {
	"annex-1(1.1)": {"service-name": ["declaration", "name"]},
	"annex-1(1.2)": {"service-type": ["declaration", "service", "category"]},
	"annex-1(1.3)": {"content": ["declaration", "service", "description"]},
	"annex-1(1.5)": {"affected-business": ["declaration", "service", "affected_business"]},
	"annex-1(1.6)": {
		"start": ["declaration", "service", "starts_on"],
		"end": ["declaration", "service", "ends_on"],
	},
	"annex-1(2.1)": {
		"provider-name": ["provider", "name"],
		"provider-country": ["provider", "country"],
	},
	"annex-1(2.2)": {"due-diligence-report": ["declaration", "due_diligence", "report_ref"]},
	"annex-1(2.3)": {"legal-representative": ["provider", "legal_representative"]},
	"annex-1(2.4)": {
		"capital-amount": ["provider", "registered_capital", "amount"],
		"capital-currency": ["provider", "registered_capital", "currency"],
	},
	"annex-1(2.5)": {"parent": ["provider", "parent"]},
	"annex-1(2.6)": {"founded-on": ["provider", "founded_on"]},
	"annex-1(2.7)": {"enterprise-nature": ["provider", "enterprise_nature"]},
	"annex-1(3)": {"risk-assessment": ["declaration", "assessment", "risk_ref"]},
}

empty := {null, "", [], {}}

uscc := input.provider.uscc

country := input.provider.country

findings contains finding(item, message, at, {}) if {
	some item, places in items
	some message, at in places
	object.get(input, at, null) in empty
}

findings contains finding("annex-1(1.4)", "mode", ["declaration", "delivery", "sites"], {}) if {
	not is_boolean(data.ito.facts.off_site.value)
}

findings contains finding("annex-1(2.8)", "credit-code", ["provider", "uscc"], {}) if {
	country == "CN"
	not stated(uscc)
}

findings contains finding(
	"annex-1(2.8)", "foreign-registration", ["provider", "home_registration"],
	{"country": country},
) if {
	stated(country)
	country != "CN"
	not registered
}

findings contains finding("annex-1(2.8)", "credit-code-wrong", ["provider", "uscc"], {"code": uscc}) if {
	stated(uscc)
	not credit_code_right
}

findings contains finding("annex-1(2.8)", "organisation-code-wrong", ["provider", "uscc"], {"code": uscc}) if {
	credit_code_right
	not identifiers.has_organisation_code(uscc)
}

findings contains finding("annex-1(2.8)", "lei-wrong", ["provider", "lei"], {"lei": lei}) if {
	lei := input.provider.lei
	stated(lei)
	not identifiers.is_lei(lei)
}

credit_code_right if identifiers.is_credit_code(uscc)

registered if {
	some field in ["uscc", "lei", "home_registration"]
	stated(input.provider[field])
}

stated(text) if {
	is_string(text)
	text != ""
}

finding(item, message, at, values) := {"message": message, "at": at, "values": values, "articles": ["37", item]}
