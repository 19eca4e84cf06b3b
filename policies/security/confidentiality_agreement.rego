# METADATA
# scope: package
# title: The provider signs a confidentiality agreement
# description: "Article 32(1): the provider signs an agreement on security and confidentiality with the institution."
# custom:
#   title_zh: 服务提供商签订安全保密协议
#   description_zh: 第三十二条（一）：服务提供商应与银行保险机构签订安全保密协议。
#   articles: ["32(1)"]
#   force: must
#   stage: signed
#   applies_to: []
#   needs:
#     - declaration.security.nda_ref?
#   reading:
#     zh: 办法没有写明何时签订，取较安全的一种：合同签订时。保密协议可以是合同的一部分，此时填写合同编号和条款；第二十一条要求的合同保密条款另由合同规则检查。
#     en: >-
#       The text does not say by when; the safer reading is taken: with the contract. The agreement may be part of the
#       contract; then its number and clause are stated. The clause that article 21 wants is judged by the rules on
#       contracts.
#   messages:
#     no-agreement:
#       zh: 没有服务提供商与本机构签订的安全保密协议
#       en: there is no confidentiality agreement between the provider and the institution
#   remediation:
#     zh: 与服务提供商签订安全保密协议，把编号（或者合同编号和条款）填入 security.nda_ref。
#     en: Sign one with the provider and state its number, or the contract's number and clause, in security.nda_ref.
#   examples:
#     fail:
#       declaration: {security: {nda_ref: null}}
#     pass:
#       declaration: {security: {nda_ref: HT-2026-0088 第十六条}}
package ito.security.confidentiality_agreement

import future.keywords.not

import data.ito.lib.evidence

findings contains {"message": "no-agreement", "at": ["declaration", "security", "nda_ref"], "values": {}} if {
	not evidence.said(input.declaration.security.nda_ref)
}
