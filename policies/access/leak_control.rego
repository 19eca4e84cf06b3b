# METADATA
# scope: package
# title: Sensitive information outside the premises is controlled and monitored
# description: >-
#   Article 32(4): customer information, source code, documents and other sensitive information is
#   strictly controlled, and the risk of a leak is monitored continuously. Once it leaves the premises,
#   the declaration says by which measures.
# custom:
#   title_zh: 离开机构场所的敏感信息须管控并监测泄露
#   description_zh: >-
#     第三十二条（四）：对客户信息、源代码和文档等敏感信息采取严格管控措施，对敏感信息泄露风险进行持续监测。敏感信息离开机构场所的，申报须写明管控措施和持续监测的依据。
#   articles: ["32(4)"]
#   force: must
#   stage: signed
#   applies_to: [sensitive_data_leaves]
#   reading:
#     zh: >-
#       这一义务对所有敏感信息成立。留在机构场所内的，由机构自身的措施覆盖，不逐项申报；离开机构场所的，才要求每份申报写明依据。数据自签约起可能交给服务提供商，故自签约起检查。
#     en: >-
#       The duty holds for all sensitive information. What stays on the premises is covered by the institution's own
#       measures and is not declared one by one; what leaves them needs a reference in the declaration, from the
#       signing on, when it may be handed over.
#   needs:
#     - declaration.data.items[].name
#     - declaration.data.items[].kind
#     - declaration.data.items[].art44_important
#     - declaration.data.items[].national_important
#     - declaration.data.items[].personal
#     - declaration.data.items[].handling
#     - declaration.data.items[].leaves_premises
#     - declaration.data.leak_control.dlp_ref?
#     - declaration.data.leak_control.monitoring_ref?
#     - declaration.delivery.sites[].type
#     - declaration.subcontracting.items[].site_type
#   messages:
#     not-controlled:
#       zh: 敏感信息“{names}”离开机构场所，没有写明管控措施
#       en: the sensitive information “{names}” leaves the premises, but no control measures are stated
#     not-monitored:
#       zh: 敏感信息“{names}”离开机构场所，没有写明泄露风险的持续监测
#       en: the sensitive information “{names}” leaves the premises, but no continuous monitoring for leaks is stated
#       remediation:
#         zh: 对泄露风险持续监测，并在 data.leak_control.monitoring_ref 写明依据文件。
#         en: Monitor for leaks continuously and state the reference in data.leak_control.monitoring_ref.
#     stored-elsewhere:
#       zh: “{name}”由服务提供商存储，而实施地点都不在机构场所，却没有申报为离开机构场所
#       en: >-
#         the provider stores “{name}” and works nowhere on the institution's premises, but the data is not declared to
#         leave them
#       remediation:
#         zh: 把 leaves_premises 改为 true；实际不由服务提供商存储的，更正 handling；遗漏机构场所内地点的，补入 delivery.sites。
#         en: >-
#           Set leaves_premises to true; if the provider does not store it, correct handling; if it works on the
#           premises too, add that place to delivery.sites.
#     open:
#       undetermined: true
#       zh: 敏感信息“{name}”是否离开机构场所尚不清楚，无法判断须否管控
#       en: it is unknown whether the sensitive information “{name}” leaves the premises
#       remediation:
#         zh: 查清后把 leaves_premises 写为 true 或 false；未查清之前不能按“否”处理。
#         en: Find out and set leaves_premises to true or false; until then it must not be taken for no.
#   remediation:
#     zh: 落实敏感信息管控措施（如防泄露、加密、权限回收），并在 data.leak_control.dlp_ref 写明依据文件；否则数据不得离开机构场所。
#     en: >-
#       Put control measures in place (leak prevention, encryption, revocation of access) and state the reference in
#       data.leak_control.dlp_ref; otherwise keep the data on the premises.
#   examples:
#     fail:
#       declaration: {data: {leak_control: null}}
#     pass:
#       declaration: {data: {leak_control: {dlp_ref: SEC-2026-07, monitoring_ref: SEC-2026-08}}}
package ito.access.leak_control

import future.keywords.not

import data.ito.lib.wording

findings contains {"message": "not-controlled", "at": at("dlp_ref"), "values": {"names": names}} if {
	not stated(input.declaration.data.leak_control.dlp_ref)
	names := names_of(data.ito.facts.sensitive_data_leaves.reasons)
}

findings contains {"message": "not-monitored", "at": at("monitoring_ref"), "values": {"names": names}} if {
	not stated(input.declaration.data.leak_control.monitoring_ref)
	names := names_of(data.ito.facts.sensitive_data_leaves.reasons)
}

findings contains {"message": "stored-elsewhere", "at": place, "values": values} if {
	some reason in data.ito.facts.sensitive_data_leaves.reasons
	reason.reason == "stored"
	place := reason.at
	values := reason.values
}

findings contains {"message": "open", "at": place, "values": values} if {
	some doubt in data.ito.facts.sensitive_data_leaves.doubts
	place := doubt.at
	not place in {reason.at | some reason in data.ito.facts.sensitive_data_leaves.reasons}
	values := doubt.values
}

stated(ref) if {
	is_string(ref)
	not wording.placeholder(ref)
}

names_of(reasons) := concat("、", {reason.values.name |
	some reason in reasons
	is_string(reason.values.name)
})

at(field) := ["declaration", "data", "leak_control", field]
