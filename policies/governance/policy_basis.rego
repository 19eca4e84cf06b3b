# METADATA
# scope: package
# title: The policy rests on what is in force
# description: >-
#   Article 46 repealed three documents of 2013 and 2014. A policy that still cites one of them as its basis
#   was not brought up to date with this regulation.
# custom:
#   title_zh: 制度不以已废止的文件为依据
#   description_zh: 第四十六条：2013 年、2014 年的三份文件同时废止。外包管理制度仍以其为依据的，说明没有按本办法修订。
#   articles: ["46"]
#   force: practice
#   subject: institution
#   stage: proposed
#   applies_to: []
#   needs:
#     - institution.governance.policy.cites?
#   reading:
#     zh: 第四十六条只宣布废止，没有要求修订制度的期限，也没有要求写明依据，因此只作警告。文号的括号和空格怎样书写都能认出，只写标题的也能认出。
#     en: >-
#       Article 46 repeals; it sets no term for revising policies and does not ask that a policy names its basis, so
#       this warns. A number is recognised with whatever brackets and blanks, and so is a title alone.
#   messages:
#     repealed:
#       zh: 制度所依据的 {cited} 已由第四十六条废止
#       en: the policy rests on {cited}, which was repealed by article 46
#     not-stated:
#       zh: 没有写明制度所依据的监管文件，看不出是否已按本办法修订
#       en: the regulations that the policy rests on are not stated, so it does not show whether it is up to date
#       remediation:
#         zh: 在 governance.policy.cites 中列出制度所依据的监管文件的名称或文号，如银保监办发〔2021〕141号。
#         en: List the regulations by name or number in governance.policy.cites, such as 银保监办发〔2021〕141号.
#   remediation:
#     zh: 按《银行保险机构信息科技外包风险监管办法》（银保监办发〔2021〕141号）修订制度，更新 governance.policy.cites。
#     en: Revise the policy by the regulation in force (银保监办发〔2021〕141号) and update governance.policy.cites.
#   examples:
#     fail:
#       institution: {governance: {policy: {cites: ["银监发[2013] 5 号"]}}}
#     pass:
#       institution: {governance: {policy: {cites: [银保监办发〔2021〕141号, 《商业银行信息科技风险管理指引》]}}}
package ito.governance.policy_basis

import future.keywords.not

import data.ito.lib.evidence
import data.ito.lib.repealed

at := ["institution", "governance", "policy", "cites"]

findings contains {"message": "repealed", "at": array.concat(at, [i]), "values": {"cited": cited}} if {
	some i
	text := input.institution.governance.policy.cites[i]
	some cited in repealed.cited(text)
}

findings contains {"message": "not-stated", "at": at, "values": {}} if not stated

stated if {
	cites := input.institution.governance.policy.cites
	is_array(cites)
	count(cites) > 0
	every text in cites {
		evidence.said(text)
	}
}
