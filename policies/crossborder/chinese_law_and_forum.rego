# METADATA
# scope: package
# title: Chinese law and a Chinese forum, in principle
# description: >-
#   Article 21(9): in principle a cross-border contract chooses a Chinese arbitral body or a Chinese
#   court and settles disputes under Chinese law.
# custom:
#   title_zh: 原则上选择中国仲裁机构、中国法院和中国法律
#   description_zh: 第二十一条（九）：跨境外包原则上应当选择中国仲裁机构、中国法院管辖，适用中国法律解决纠纷。
#   articles: ["21(9)"]
#   force: in_principle
#   stage: signed
#   applies_to: [cross_border]
#   needs:
#     - declaration.contract.governing_law
#     - declaration.contract.forum.kind
#     - declaration.contract.forum.country
#     - declaration.contract.forum.name
#   reading:
#     zh: “中国法律”“中国仲裁机构、中国法院”读作内地的法律、仲裁机构和法院，取较安全的一种：香港、澳门、台湾是不同法域，HK、MO、TW 不视为符合。看法院或仲裁机构所在地，不看机构名称。
#     en: >-
#       Chinese law, arbitral bodies and courts are read as those of the mainland, the safer reading: Hong Kong, Macao
#       and Taiwan are legal systems of their own, so HK, MO and TW do not meet it. What counts is where the court or
#       body is, not its name.
#   messages:
#     foreign-law:
#       zh: 合同适用 {governing_law} 的法律，原则上应当适用中国法律
#       en: the contract is governed by the law of {governing_law}; in principle it should be Chinese law
#       remediation:
#         zh: 与对方协商改为适用中国法律；确需适用其他法律的，说明理由并办理例外审批。
#         en: Agree on Chinese law; if another law cannot be avoided, give the reasons and have an exception approved.
#     foreign-court:
#       zh: 争议由位于 {country} 的法院“{name}”管辖，原则上应当由中国法院或中国仲裁机构管辖
#       en: disputes go to {name}, a court in {country}; in principle it should be a Chinese court or arbitral body
#     foreign-arbitration:
#       zh: 争议由位于 {country} 的仲裁机构“{name}”仲裁，原则上应当选择中国仲裁机构或中国法院
#       en: >-
#         disputes go to {name}, an arbitral body in {country}; in principle it should be a Chinese one or a Chinese
#         court
#   remediation:
#     zh: 与对方协商改为中国法院或中国仲裁机构；确需由境外机构管辖的，说明理由并办理例外审批。
#     en: >-
#       Agree on a Chinese court or arbitral body; if a foreign one cannot be avoided, give the reasons and have an
#       exception approved.
#   examples:
#     fail:
#       declaration: {contract: {governing_law: SG}}
#     pass: {}
package ito.crossborder.chinese_law_and_forum

contract := input.declaration.contract

findings contains {
	"message": "foreign-law",
	"at": ["declaration", "contract", "governing_law"],
	"values": values,
} if {
	contract.governing_law != data.ito.lib.sites.mainland
	values := {"governing_law": contract.governing_law}
}

findings contains {
	"message": message,
	"at": ["declaration", "contract", "forum", "country"],
	"values": values,
} if {
	forum := contract.forum
	forum.country != data.ito.lib.sites.mainland
	message := {"court": "foreign-court", "arbitration": "foreign-arbitration"}[forum.kind]
	values := {"country": forum.country, "name": forum.name}
}
