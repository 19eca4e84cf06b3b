# METADATA
# scope: package
# title: The institution is one that the regulation governs
# description: >-
#   Article 2: the regulation applies to the institutions that it names, established in mainland China; other
#   financial institutions that the NFRA supervises follow it by reference. An institution that it does not
#   govern is no pass: the gate has nothing to say about it.
# custom:
#   title_zh: 机构适用本办法
#   description_zh: >-
#     第二条：在中华人民共和国境内设立的所列机构适用本办法；银保监会及其派出机构监管的其他金融机构参照本办法执行。不适用的机构不能得出“通过”：门禁对它没有结论。
#   articles: ["2"]
#   force: must
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.type
#     - institution.country?
#   reading:
#     zh: >-
#       不受监管的机构，以及不在境内设立的机构，不适用本办法，不能因此视为通过，一律拦截。“境内”指大陆，港澳台按境外。外国银行在境内设立的分行，设立地为境内（CN）。“参照本办法执行”的机构执行同样的规则，只作提示。
#     en: >-
#       The regulation does not govern an institution that the NFRA does not supervise or that is not established in the
#       mainland; that must not pass for a pass, so it blocks. Hong Kong, Macao and Taiwan are outside; a foreign bank's
#       branch set up in the mainland is inside (CN). Whoever follows by reference keeps the same rules; it is only
#       said.
#   messages:
#     not-supervised:
#       zh: 机构不受国家金融监督管理总局（原银保监会）监管，不适用本办法，不能据以得出结论
#       en: the institution is not supervised by the NFRA, so the regulation does not apply and there is no verdict
#     no-country:
#       zh: 没有写明机构的设立地，无法认定是“在中华人民共和国境内设立”
#       en: nothing says where the institution is established, so it does not show that it is in the mainland
#       remediation:
#         zh: 在机构文件中填写 country；在境内设立的写 CN。
#         en: State country in the institution document; the mainland is CN.
#     established-elsewhere:
#       zh: 机构设立地为 {country}，不是“在中华人民共和国境内设立”
#       en: the institution is established in {country}, not in the mainland
#     by-reference:
#       force: may
#       zh: 机构属于银保监会及其派出机构监管的其他金融机构，“参照本办法执行”，检查同样的规则
#       en: >-
#         the institution is another one that the NFRA supervises; it follows the regulation by reference (参照), with the
#         same rules
#       remediation:
#         zh: 无须处理；机构类型（type）填写有误的，予以更正。
#         en: Nothing to do, unless the type of the institution is wrong.
#   remediation:
#     zh: 核对机构文件的 type 和 country；确不适用本办法的，把这份申报移出登记册。
#     en: >-
#       Check type and country in the institution document; if the regulation does not govern it, take the declaration
#       out of the register.
#   examples:
#     fail:
#       institution: {type: not_supervised}
#     pass:
#       institution: {type: insurance_amc}
package ito.scope.institution

import future.keywords.not

import data.ito.lib.evidence

# Those that article 2 names.
named := {
	"policy_bank",
	"commercial_bank",
	"rural_cooperative_bank",
	"provincial_rcu",
	"insurance_group",
	"insurer",
	"insurance_amc",
	"amc",
}

type_at := ["institution", "type"]

country_at := ["institution", "country"]

findings contains {"message": "not-supervised", "at": type_at, "values": {}} if {
	input.institution.type == "not_supervised"
}

findings contains {"message": "by-reference", "at": type_at, "values": {}} if {
	not input.institution.type in named
	not input.institution.type == "not_supervised"
}

findings contains {"message": "no-country", "at": country_at, "values": {}} if {
	not evidence.stated(input.institution.country)
}

findings contains {"message": "established-elsewhere", "at": country_at, "values": {"country": country}} if {
	country := input.institution.country
	evidence.stated(country)
	not country == "CN"
}
