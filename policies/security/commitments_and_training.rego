# METADATA
# scope: package
# title: The provider's people have signed and are trained
# description: >-
#   Article 32(1): the provider and its people get education or training in security, and each of the people signs a
#   commitment to security and confidentiality.
# custom:
#   title_zh: 外包人员签署承诺书并接受培训
#   description_zh: >-
#     第三十二条（一）：对服务提供商和外包人员进行网络和信息安全教育或培训，增强网络和信息安全意识；外包人员应签署安全保密承诺书。
#   articles: ["32(1)"]
#   force: must
#   stage: in_service
#   applies_to: []
#   needs:
#     - declaration.security.headcount?
#     - declaration.security.commitments?
#     - declaration.security.trained?
#     - declaration.security.trained_on?
#   reading:
#     zh: 每一名外包人员都要签署并受训，从投入服务时起。办法没有规定多久再训一次，只看最近一次的日期已经过去。
#     en: >-
#       Each of the people signs and is trained, from the start of service on. The text has no interval after which to
#       train again; the latest training only has to be held by the day of the check.
#   messages:
#     no-headcount:
#       zh: 没有写明外包人员数，无法证明人人签署承诺书、接受培训
#       en: the number of the provider's people is missing, so nothing shows that each has signed and is trained
#       remediation:
#         zh: 填写 security.headcount；没有外包人员的填 0。
#         en: State security.headcount; write 0 if there is none.
#     headcount-zero:
#       force: practice
#       zh: 外包人员数为 0，却授予了服务提供商对信息资产的访问权限
#       en: there are no people of the provider, yet it has access to information assets
#       remediation:
#         zh: 核对 security.headcount：使用这些权限的人员应计入；确为系统间接口的，在 access 的 purpose 写明。
#         en: >-
#           Check security.headcount, in which the people who use the access count; where it is an interface between
#           systems, say so in its purpose.
#     no-commitments:
#       zh: 有 {headcount} 名外包人员，但没有写明多少人签署了安全保密承诺书
#       en: there are {headcount} people, but nothing says how many have signed the commitment
#     commitments:
#       zh: "{headcount} 名外包人员中只有 {commitments} 人签署了安全保密承诺书"
#       en: "only {commitments} of {headcount} people have signed the commitment"
#     no-training:
#       zh: 有 {headcount} 名外包人员，但没有写明多少人接受了网络和信息安全教育或培训
#       en: there are {headcount} people, but nothing says how many have had security training
#       remediation:
#         zh: 对外包人员进行网络和信息安全教育或培训，填写 security.trained 和 trained_on。
#         en: Train the people and state security.trained and trained_on.
#     training:
#       zh: "{headcount} 名外包人员中只有 {trained} 人接受了网络和信息安全教育或培训"
#       en: "only {trained} of {headcount} people have had security training"
#       remediation:
#         zh: 补训其余人员，更新 security.trained 和 trained_on；此前他们不应参与服务。
#         en: Train the others, who should not work on the service before, and update security.trained and trained_on.
#     no-training-date:
#       zh: 没有写明教育或培训的日期
#       en: the date of the training is missing
#       remediation:
#         zh: 填写 security.trained_on。
#         en: State security.trained_on.
#     training-to-come:
#       zh: 培训日 {trained_on} 晚于检查日 {as_of}，培训尚未进行
#       en: the training is dated {trained_on}, after {as_of}, so it has not been held yet
#       remediation:
#         zh: 填写实际进行过的最近一次培训的日期；尚未培训的，立即培训。
#         en: State the day of the latest training that was held; if there was none, hold it now.
#   remediation:
#     zh: 由外包人员逐人签署安全保密承诺书，更新 security.commitments；未签署的不应参与服务。
#     en: >-
#       Have each of the people sign and update security.commitments; who has not signed should not work on the service.
#   examples:
#     fail:
#       declaration: {security: {trained: 1}}
#     pass:
#       declaration: {security: {headcount: 1, commitments: 1, trained: 3, trained_on: "2026-05-06"}}
package ito.security.commitments_and_training

import future.keywords.not

security := input.declaration.security

findings contains finding("no-headcount", "headcount", {}) if not counted

findings contains finding("headcount-zero", "headcount", {}) if {
	security.headcount == 0
	data.ito.facts.access_granted.value == true
	not data.ito.facts.ended.value == true
}

findings contains finding("no-commitments", "commitments", {"headcount": headcount}) if {
	headcount
	not is_number(security.commitments)
}

findings contains finding("commitments", "commitments", values) if {
	commitments := security.commitments
	is_number(commitments)
	commitments < headcount
	values := {"commitments": commitments, "headcount": headcount}
}

findings contains finding("no-training", "trained", {"headcount": headcount}) if {
	headcount
	not is_number(security.trained)
}

findings contains finding("training", "trained", values) if {
	trained := security.trained
	is_number(trained)
	trained < headcount
	values := {"trained": trained, "headcount": headcount}
}

findings contains finding("no-training-date", "trained_on", {}) if {
	headcount
	not is_string(security.trained_on)
}

findings contains finding("training-to-come", "trained_on", values) if {
	headcount
	trained_on := security.trained_on
	is_string(trained_on)
	as_of := input.as_of
	trained_on > as_of
	values := {"trained_on": trained_on, "as_of": as_of}
}

counted if {
	is_number(security.headcount)
	security.headcount >= 0
}

# Undefined where there is nobody.
headcount := security.headcount if {
	is_number(security.headcount)
	security.headcount > 0
}

finding(message, field, values) := {
	"message": message,
	"at": ["declaration", "security", field],
	"values": values,
}
