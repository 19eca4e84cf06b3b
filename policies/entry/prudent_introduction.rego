# METADATA
# scope: package
# title: A provider that raises concentration or overall risk is taken on with care
# description: >-
#   Article 16: providers with a high concentration risk, or that raise the overall risk of the
#   institution, are introduced prudently. Whether this is one of them is answered, and where it is, what
#   was weighed is on record.
# custom:
#   title_zh: 审慎引入集中度风险较高或增加整体风险的服务提供商
#   description_zh: >-
#     第十六条：审慎引入集中度风险较高或增加机构整体风险的服务提供商。是否属于这种情形应当查清；属于的，论证和缓释措施应有记录。
#   articles: ["16"]
#   force: must
#   stage: approved
#   applies_to: [signed_under_this_regulation]
#   needs:
#     - declaration.selection.mitigation_ref?
#     - declaration.selection.raises_concentration?
#   reading:
#     zh: >-
#       “审慎引入”不是禁止引入，也没有规定以何种文件体现，因此缺少论证和缓释措施只作提示；但没有查清是否属于这种情形，就谈不上审慎，予以拦截。本办法施行之前签订的合同不再追溯。
#     en: >-
#       "审慎引入" does not forbid, and the text names no document that shows it, so missing mitigation is only pointed out.
#       Not to know whether this is such a provider is not prudent, and blocks. Contracts signed before the regulation
#       came into force are not judged again.
#   messages:
#     unanswered:
#       undetermined: true
#       zh: 没有查清该服务提供商是否集中度风险较高，或者增加机构整体风险
#       en: >-
#         it is not known whether the provider has a high concentration risk or raises the overall risk of the
#         institution
#     no-mitigation:
#       force: practice
#       zh: 服务提供商集中度风险较高或者增加机构整体风险，但没有写明审慎引入的论证和缓释措施
#       en: >-
#         the provider has a high concentration risk or raises the overall risk, but nothing says what was weighed and
#         what mitigates it
#       remediation:
#         zh: 论证为什么仍然引入、如何缓释，把文件写入 selection.mitigation_ref。
#         en: >-
#           Record why it is taken on nevertheless and what mitigates the risk, and name that document in
#           selection.mitigation_ref.
#   remediation:
#     zh: 评估集中度风险和对机构整体风险的影响，把 selection.raises_concentration 填为 true 或 false。
#     en: >-
#       Assess the concentration and the effect on overall risk, and set selection.raises_concentration to true or
#       false.
#   examples:
#     fail:
#       declaration: {selection: {raises_concentration: unknown}}
#     pass:
#       declaration: {selection: {raises_concentration: true, mitigation_ref: RISK-2026-09}}
package ito.entry.prudent_introduction

import future.keywords.not

import data.ito.lib.evidence

selection := input.declaration.selection

findings contains {
	"message": "unanswered",
	"at": ["declaration", "selection", "raises_concentration"],
	"values": {},
} if {
	not is_boolean(selection.raises_concentration)
}

findings contains {"message": "no-mitigation", "at": ["declaration", "selection", "mitigation_ref"], "values": {}} if {
	selection.raises_concentration == true
	not evidence.said(selection.mitigation_ref)
}
