# METADATA
# scope: package
# title: The report goes to the regulator's IT supervision department
# description: >-
#   Article 37: the report goes to the NFRA (formerly CBIRC) or its local office, to the department that
#   supervises information technology there.
# custom:
#   title_zh: 向监管部门的信息科技监管部门报告
#   description_zh: >-
#     第三十七条：向银保监会（现国家金融监督管理总局）或其派出机构的信息科技监管部门报告。
#   articles: ["37"]
#   force: must
#   stage: filed
#   applies_to: [filing_required, signed_under_this_regulation]
#   needs:
#     - declaration.filing?
#     - declaration.filing.recipient.authority?
#     - declaration.filing.recipient.office?
#     - declaration.filing.recipient.it_supervision?
#     - declaration.filing.receipt_ref?
#     - institution.supervisor
#   reading:
#     zh: 办法未指明向总局还是派出机构报告，以机构文件 supervisor 登记的监管机关为准；报告送往其他机关的，给出提示。回执不是条文要求，但没有回执就无法证明报告日。
#     en: >-
#       The text leaves open whether the NFRA or a local office is to be told; the office in the
#       institution's supervisor is expected, and another one gets a warning. A receipt is not in the text,
#       but without one the date of the report cannot be shown.
#   messages:
#     no-recipient:
#       zh: 没有写明向谁报告
#       en: nothing says whom it was reported to
#     no-office:
#       zh: 没有写明接收机关的全称
#       en: the full name of the receiving office is missing
#     it-supervision-unknown:
#       zh: 没有写明报告是否送达信息科技监管部门
#       en: nothing says whether the report went to the IT supervision department
#     not-it-supervision:
#       zh: 报告没有送达接收机关的信息科技监管部门
#       en: the report did not go to the IT supervision department of the receiving office
#       remediation:
#         zh: 向该机关的信息科技监管部门补报，再把 filing.recipient.it_supervision 改为 true。
#         en: Report to the IT supervision department of that office, then set filing.recipient.it_supervision to true.
#     other-office:
#       force: practice
#       zh: 报告送往“{office}”，而机构登记的监管机关是“{supervisor}”
#       en: reported to “{office}”, but the institution's supervising office is “{supervisor}”
#       remediation:
#         zh: 与监管部门确认应由哪个机关接收，并更正 filing.recipient.office 或机构文件的 supervisor。
#         en: >-
#           Ask the regulator which office receives the report, and correct filing.recipient.office or the institution's
#           supervisor.
#     no-receipt:
#       force: practice
#       zh: 没有报送回执或登记号，无法证明报告日
#       en: there is no receipt or registration number, so the date of the report cannot be shown
#       remediation:
#         zh: 向接收机关取得回执或登记号，填入 filing.receipt_ref。
#         en: Get a receipt or registration number from the receiving office and state it in filing.receipt_ref.
#   remediation:
#     zh: 在 filing.recipient 写明接收机关（authority、office），并写明是否送达其信息科技监管部门（it_supervision）。
#     en: >-
#       State in filing.recipient the receiving office (authority, office) and whether it is its IT supervision
#       department (it_supervision).
#   examples:
#     fail:
#       declaration: {filing: {recipient: {it_supervision: false}}}
#     pass:
#       declaration: {filing: {recipient: {office: 国家金融监督管理总局上海监管局科技监管处}}}
package ito.filing.recipient

import future.keywords.not

recipient := input.declaration.filing.recipient

supervisor := input.institution.supervisor

recipient_at := ["declaration", "filing", "recipient"]

# Without any report filing/lead-time says so already.
findings contains {"message": "no-recipient", "at": recipient_at, "values": {}} if {
	input.declaration.filing != null
	not recipient.authority in {"NFRA", "NFRA_local_office"}
}

findings contains finding("no-office", "office", {}) if {
	recipient.authority
	not stated(recipient.office)
}

findings contains finding("it-supervision-unknown", "it_supervision", {}) if {
	recipient.authority
	not is_boolean(recipient.it_supervision)
}

findings contains finding("not-it-supervision", "it_supervision", {}) if {
	recipient.it_supervision == false
}

# A department of the office may be named behind it.
findings contains finding("other-office", "office", {"office": office, "supervisor": supervisor}) if {
	office := recipient.office
	stated(office)
	not part_of(office, supervisor)
}

findings contains {"message": "no-receipt", "at": ["declaration", "filing", "receipt_ref"], "values": {}} if {
	recipient.authority
	not stated(input.declaration.filing.receipt_ref)
}

finding(message, field, values) := {
	"message": message,
	"at": array.concat(recipient_at, [field]),
	"values": values,
}

stated(text) if {
	is_string(text)
	text != ""
}

part_of(office, authority) if {
	is_string(authority)
	startswith(office, authority)
}
