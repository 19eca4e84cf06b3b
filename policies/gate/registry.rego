# The facts and rules that the gate asks, made from their metadata by
# `python -m ito_gate.policy.build`. A rule is asked only when it applies and everything it needs is there.
package ito.gate

value["access_granted"] := data.ito.facts.access_granted.value

reasons["access_granted"] := data.ito.facts.access_granted.reasons

doubts["access_granted"] := data.ito.facts.access_granted.doubts

value["cross_border"] := data.ito.facts.cross_border.value

reasons["cross_border"] := data.ito.facts.cross_border.reasons

doubts["cross_border"] := data.ito.facts.cross_border.doubts

value["data_export"] := data.ito.facts.data_export.value

reasons["data_export"] := data.ito.facts.data_export.reasons

doubts["data_export"] := data.ito.facts.data_export.doubts

value["ended"] := data.ito.facts.ended.value

reasons["ended"] := data.ito.facts.ended.reasons

doubts["ended"] := data.ito.facts.ended.doubts

value["filing_required"] := data.ito.facts.filing_required.value

reasons["filing_required"] := data.ito.facts.filing_required.reasons

doubts["filing_required"] := data.ito.facts.filing_required.doubts

value["foreign_provider"] := data.ito.facts.foreign_provider.value

reasons["foreign_provider"] := data.ito.facts.foreign_provider.reasons

doubts["foreign_provider"] := data.ito.facts.foreign_provider.doubts

value["important"] := data.ito.facts.important.value

reasons["important"] := data.ito.facts.important.reasons

doubts["important"] := data.ito.facts.important.doubts

value["in_scope"] := data.ito.facts.in_scope.value

reasons["in_scope"] := data.ito.facts.in_scope.reasons

doubts["in_scope"] := data.ito.facts.in_scope.doubts

value["off_site"] := data.ito.facts.off_site.value

reasons["off_site"] := data.ito.facts.off_site.reasons

doubts["off_site"] := data.ito.facts.off_site.doubts

value["peer"] := data.ito.facts.peer.value

reasons["peer"] := data.ito.facts.peer.reasons

doubts["peer"] := data.ito.facts.peer.doubts

value["related"] := data.ito.facts.related.value

reasons["related"] := data.ito.facts.related.reasons

doubts["related"] := data.ito.facts.related.doubts

value["related_or_cross_border"] := data.ito.facts.related_or_cross_border.value

reasons["related_or_cross_border"] := data.ito.facts.related_or_cross_border.reasons

doubts["related_or_cross_border"] := data.ito.facts.related_or_cross_border.doubts

value["related_or_peer"] := data.ito.facts.related_or_peer.value

reasons["related_or_peer"] := data.ito.facts.related_or_peer.reasons

doubts["related_or_peer"] := data.ito.facts.related_or_peer.doubts

value["sensitive_data_leaves"] := data.ito.facts.sensitive_data_leaves.value

reasons["sensitive_data_leaves"] := data.ito.facts.sensitive_data_leaves.reasons

doubts["sensitive_data_leaves"] := data.ito.facts.sensitive_data_leaves.doubts

value["signed_before_this_regulation"] := data.ito.facts.signed_before_this_regulation.value

reasons["signed_before_this_regulation"] := data.ito.facts.signed_before_this_regulation.reasons

doubts["signed_before_this_regulation"] := data.ito.facts.signed_before_this_regulation.doubts

value["signed_under_this_regulation"] := data.ito.facts.signed_under_this_regulation.value

reasons["signed_under_this_regulation"] := data.ito.facts.signed_under_this_regulation.reasons

doubts["signed_under_this_regulation"] := data.ito.facts.signed_under_this_regulation.doubts

findings["access/after-end"] := data.ito.access.after_end.findings if status["access/after-end"] == "evaluated"

findings["access/data-declared"] := data.ito.access.data_declared.findings if status["access/data-declared"] == "evaluated"

findings["access/declared-assets"] := data.ito.access.declared_assets.findings if status["access/declared-assets"] == "evaluated"

findings["access/expiry"] := data.ito.access.expiry.findings if status["access/expiry"] == "evaluated"

agenda["access/expiry"] := data.ito.access.expiry.agenda if status["access/expiry"] in {"evaluated", "todo"}

findings["access/leak-control"] := data.ito.access.leak_control.findings if status["access/leak-control"] == "evaluated"

findings["access/least-privilege"] := data.ito.access.least_privilege.findings if status["access/least-privilege"] == "evaluated"

findings["access/need-to-know"] := data.ito.access.need_to_know.findings if status["access/need-to-know"] == "evaluated"

findings["access/off-site-highest-privilege"] := data.ito.access.off_site_highest_privilege.findings if status["access/off-site-highest-privilege"] == "evaluated"

findings["access/privileged"] := data.ito.access.privileged.findings if status["access/privileged"] == "evaluated"

findings["access/remote"] := data.ito.access.remote.findings if status["access/remote"] == "evaluated"

findings["assurance/audit-coverage"] := data.ito.assurance.audit_coverage.findings if status["assurance/audit-coverage"] == "evaluated"

agenda["assurance/audit-coverage"] := data.ito.assurance.audit_coverage.agenda if status["assurance/audit-coverage"] in {"evaluated", "todo"}

findings["assurance/audit-function"] := data.ito.assurance.audit_function.findings if status["assurance/audit-function"] == "evaluated"

findings["assurance/on-site-inspection"] := data.ito.assurance.on_site_inspection.findings if status["assurance/on-site-inspection"] == "evaluated"

agenda["assurance/on-site-inspection"] := data.ito.assurance.on_site_inspection.agenda if status["assurance/on-site-inspection"] in {"evaluated", "todo"}

findings["assurance/special-audit"] := data.ito.assurance.special_audit.findings if status["assurance/special-audit"] == "evaluated"

agenda["assurance/special-audit"] := data.ito.assurance.special_audit.agenda if status["assurance/special-audit"] in {"evaluated", "todo"}

findings["assurance/yearly-assessment"] := data.ito.assurance.yearly_assessment.findings if status["assurance/yearly-assessment"] == "evaluated"

agenda["assurance/yearly-assessment"] := data.ito.assurance.yearly_assessment.agenda if status["assurance/yearly-assessment"] in {"evaluated", "todo"}

findings["classification/category"] := data.ito.classification.category.findings if status["classification/category"] == "evaluated"

findings["classification/contradicted-answer"] := data.ito.classification.contradicted_answer.findings if status["classification/contradicted-answer"] == "evaluated"

findings["classification/important-data"] := data.ito.classification.important_data.findings if status["classification/important-data"] == "evaluated"

findings["classification/prohibited-function"] := data.ito.classification.prohibited_function.findings if status["classification/prohibited-function"] == "evaluated"

findings["classification/provider-tier"] := data.ito.classification.provider_tier.findings if status["classification/provider-tier"] == "evaluated"

findings["classification/relationship-known"] := data.ito.classification.relationship_known.findings if status["classification/relationship-known"] == "evaluated"

findings["classification/responsibility-retained"] := data.ito.classification.responsibility_retained.findings if status["classification/responsibility-retained"] == "evaluated"

findings["classification/stage"] := data.ito.classification.stage.findings if status["classification/stage"] == "evaluated"

findings["classification/triggers-answered"] := data.ito.classification.triggers_answered.findings if status["classification/triggers-answered"] == "evaluated"

findings["classification/under-declared"] := data.ito.classification.under_declared.findings if status["classification/under-declared"] == "evaluated"

findings["contract/change-and-termination"] := data.ito.contract.change_and_termination.findings if status["contract/change-and-termination"] == "evaluated"

findings["contract/compliance"] := data.ito.contract.compliance.findings if status["contract/compliance"] == "evaluated"

findings["contract/confidentiality"] := data.ito.contract.confidentiality.findings if status["contract/confidentiality"] == "evaluated"

findings["contract/continuity"] := data.ito.contract.continuity.findings if status["contract/continuity"] == "evaluated"

findings["contract/disputes"] := data.ito.contract.disputes.findings if status["contract/disputes"] == "evaluated"

findings["contract/intellectual-property"] := data.ito.contract.intellectual_property.findings if status["contract/intellectual-property"] == "evaluated"

findings["contract/no-assignment"] := data.ito.contract.no_assignment.findings if status["contract/no-assignment"] == "evaluated"

findings["contract/oversight"] := data.ito.contract.oversight.findings if status["contract/oversight"] == "evaluated"

findings["contract/reporting"] := data.ito.contract.reporting.findings if status["contract/reporting"] == "evaluated"

findings["contract/resources"] := data.ito.contract.resources.findings if status["contract/resources"] == "evaluated"

findings["contract/service"] := data.ito.contract.service.findings if status["contract/service"] == "evaluated"

findings["contract/subcontracting"] := data.ito.contract.subcontracting.findings if status["contract/subcontracting"] == "evaluated"

findings["crossborder/chinese-law-and-forum"] := data.ito.crossborder.chinese_law_and_forum.findings if status["crossborder/chinese-law-and-forum"] == "evaluated"

findings["crossborder/country-assessment"] := data.ito.crossborder.country_assessment.findings if status["crossborder/country-assessment"] == "evaluated"

findings["crossborder/data-export-basis"] := data.ito.crossborder.data_export_basis.findings if status["crossborder/data-export-basis"] == "evaluated"

findings["crossborder/dispute-terms"] := data.ito.crossborder.dispute_terms.findings if status["crossborder/dispute-terms"] == "evaluated"

findings["crossborder/foreign-provider"] := data.ito.crossborder.foreign_provider.findings if status["crossborder/foreign-provider"] == "evaluated"

findings["crossborder/undeclared-place"] := data.ito.crossborder.undeclared_place.findings if status["crossborder/undeclared-place"] == "evaluated"

findings["diligence/completed"] := data.ito.diligence.completed.findings if status["diligence/completed"] == "evaluated"

findings["diligence/general"] := data.ito.diligence.general.findings if status["diligence/general"] == "evaluated"

findings["diligence/lasts-until-signing"] := data.ito.diligence.lasts_until_signing.findings if status["diligence/lasts-until-signing"] == "evaluated"

findings["diligence/no-major-change"] := data.ito.diligence.no_major_change.findings if status["diligence/no-major-change"] == "evaluated"

findings["diligence/off-site"] := data.ito.diligence.off_site.findings if status["diligence/off-site"] == "evaluated"

findings["diligence/topics"] := data.ito.diligence.topics.findings if status["diligence/topics"] == "evaluated"

findings["diligence/validity"] := data.ito.diligence.validity.findings if status["diligence/validity"] == "evaluated"

due["diligence/validity"] := data.ito.diligence.validity.due if status["diligence/validity"] == "todo"

findings["entry/admission"] := data.ito.entry.admission.findings if status["entry/admission"] == "evaluated"

findings["entry/equal-standards"] := data.ito.entry.equal_standards.findings if status["entry/equal-standards"] == "evaluated"

findings["entry/past-evaluation"] := data.ito.entry.past_evaluation.findings if status["entry/past-evaluation"] == "evaluated"

findings["entry/prudent-introduction"] := data.ito.entry.prudent_introduction.findings if status["entry/prudent-introduction"] == "evaluated"

findings["exit/closing-evaluation"] := data.ito.exit.closing_evaluation.findings if status["exit/closing-evaluation"] == "evaluated"

findings["exit/handover-plan"] := data.ito.exit.handover_plan.findings if status["exit/handover-plan"] == "evaluated"

agenda["exit/handover-plan"] := data.ito.exit.handover_plan.agenda if status["exit/handover-plan"] in {"evaluated", "todo"}

findings["exit/renewal-decision"] := data.ito.exit.renewal_decision.findings if status["exit/renewal-decision"] == "evaluated"

agenda["exit/renewal-decision"] := data.ito.exit.renewal_decision.agenda if status["exit/renewal-decision"] in {"evaluated", "todo"}

findings["exit/strategy"] := data.ito.exit.strategy.findings if status["exit/strategy"] == "evaluated"

agenda["exit/strategy"] := data.ito.exit.strategy.agenda if status["exit/strategy"] in {"evaluated", "todo"}

findings["filing/approval"] := data.ito.filing.approval.findings if status["filing/approval"] == "evaluated"

findings["filing/assessment"] := data.ito.filing.assessment.findings if status["filing/assessment"] == "evaluated"

findings["filing/confirm-scope"] := data.ito.filing.confirm_scope.findings if status["filing/confirm-scope"] == "evaluated"

findings["filing/lead-time"] := data.ito.filing.lead_time.findings if status["filing/lead-time"] == "evaluated"

due["filing/lead-time"] := data.ito.filing.lead_time.due if status["filing/lead-time"] == "todo"

findings["filing/material"] := data.ito.filing.material.findings if status["filing/material"] == "evaluated"

findings["filing/order"] := data.ito.filing.order.findings if status["filing/order"] == "evaluated"

findings["filing/recipient"] := data.ito.filing.recipient.findings if status["filing/recipient"] == "evaluated"

findings["filing/refile"] := data.ito.filing.refile.findings if status["filing/refile"] == "evaluated"

findings["filing/supplement"] := data.ito.filing.supplement.findings if status["filing/supplement"] == "evaluated"

findings["filing/transition"] := data.ito.filing.transition.findings if status["filing/transition"] == "evaluated"

findings["governance/board-and-management"] := data.ito.governance.board_and_management.findings if status["governance/board-and-management"] == "evaluated"

findings["governance/classified-management"] := data.ito.governance.classified_management.findings if status["governance/classified-management"] == "evaluated"

findings["governance/executing-team"] := data.ito.governance.executing_team.findings if status["governance/executing-team"] == "evaluated"

agenda["governance/executing-team"] := data.ito.governance.executing_team.agenda if status["governance/executing-team"] in {"evaluated", "todo"}

findings["governance/major-decision"] := data.ito.governance.major_decision.findings if status["governance/major-decision"] == "evaluated"

findings["governance/management-system"] := data.ito.governance.management_system.findings if status["governance/management-system"] == "evaluated"

findings["governance/policy-basis"] := data.ito.governance.policy_basis.findings if status["governance/policy-basis"] == "evaluated"

findings["governance/related-outsourcing"] := data.ito.governance.related_outsourcing.findings if status["governance/related-outsourcing"] == "evaluated"

findings["governance/risk-department"] := data.ito.governance.risk_department.findings if status["governance/risk-department"] == "evaluated"

agenda["governance/risk-department"] := data.ito.governance.risk_department.agenda if status["governance/risk-department"] in {"evaluated", "todo"}

findings["governance/strategy"] := data.ito.governance.strategy.findings if status["governance/strategy"] == "evaluated"

findings["governance/structure"] := data.ito.governance.structure.findings if status["governance/structure"] == "evaluated"

findings["incident/deadline"] := data.ito.incident.deadline.findings if status["incident/deadline"] == "evaluated"

agenda["incident/deadline"] := data.ito.incident.deadline.agenda if status["incident/deadline"] in {"evaluated", "todo"}

findings["incident/evidence"] := data.ito.incident.evidence.findings if status["incident/evidence"] == "evaluated"

findings["monitoring/anomalies"] := data.ito.monitoring.anomalies.findings if status["monitoring/anomalies"] == "evaluated"

agenda["monitoring/anomalies"] := data.ito.monitoring.anomalies.agenda if status["monitoring/anomalies"] in {"evaluated", "todo"}

findings["monitoring/catalogue-and-sla"] := data.ito.monitoring.catalogue_and_sla.findings if status["monitoring/catalogue-and-sla"] == "evaluated"

findings["monitoring/indicators"] := data.ito.monitoring.indicators.findings if status["monitoring/indicators"] == "evaluated"

findings["monitoring/plan"] := data.ito.monitoring.plan.findings if status["monitoring/plan"] == "evaluated"

findings["monitoring/provider-watch"] := data.ito.monitoring.provider_watch.findings if status["monitoring/provider-watch"] == "evaluated"

agenda["monitoring/provider-watch"] := data.ito.monitoring.provider_watch.agenda if status["monitoring/provider-watch"] in {"evaluated", "todo"}

findings["monitoring/retention"] := data.ito.monitoring.retention.findings if status["monitoring/retention"] == "evaluated"

findings["purchase/amount"] := data.ito.purchase.amount.findings if status["purchase/amount"] == "evaluated"

findings["purchase/category"] := data.ito.purchase.category.findings if status["purchase/category"] == "evaluated"

findings["purchase/provider"] := data.ito.purchase.provider.findings if status["purchase/provider"] == "evaluated"

findings["purchase/references"] := data.ito.purchase.references.findings if status["purchase/references"] == "evaluated"

findings["purchase/standing"] := data.ito.purchase.standing.findings if status["purchase/standing"] == "evaluated"

findings["purchase/term"] := data.ito.purchase.term.findings if status["purchase/term"] == "evaluated"

findings["risk/concentration"] := data.ito.risk.concentration.findings if status["risk/concentration"] == "evaluated"

findings["risk/continuity-impact"] := data.ito.risk.continuity_impact.findings if status["risk/continuity-impact"] == "evaluated"

findings["risk/continuity-measures"] := data.ito.risk.continuity_measures.findings if status["risk/continuity-measures"] == "evaluated"

findings["risk/identified"] := data.ito.risk.identified.findings if status["risk/identified"] == "evaluated"

findings["risk/recovery-priority"] := data.ito.risk.recovery_priority.findings if status["risk/recovery-priority"] == "evaluated"

findings["risk/yearly-drill"] := data.ito.risk.yearly_drill.findings if status["risk/yearly-drill"] == "evaluated"

agenda["risk/yearly-drill"] := data.ito.risk.yearly_drill.agenda if status["risk/yearly-drill"] in {"evaluated", "todo"}

findings["scope/basis"] := data.ito.scope.basis.findings if status["scope/basis"] == "evaluated"

findings["scope/institution"] := data.ito.scope.institution.findings if status["scope/institution"] == "evaluated"

findings["security/assessments"] := data.ito.security.assessments.findings if status["security/assessments"] == "evaluated"

agenda["security/assessments"] := data.ito.security.assessments.agenda if status["security/assessments"] in {"evaluated", "todo"}

findings["security/commitments-and-training"] := data.ito.security.commitments_and_training.findings if status["security/commitments-and-training"] == "evaluated"

findings["security/confidentiality-agreement"] := data.ito.security.confidentiality_agreement.findings if status["security/confidentiality-agreement"] == "evaluated"

findings["security/deliverable-scans"] := data.ito.security.deliverable_scans.findings if status["security/deliverable-scans"] == "evaluated"

findings["security/models"] := data.ito.security.models.findings if status["security/models"] == "evaluated"

findings["supervision/open-order"] := data.ito.supervision.open_order.findings if status["supervision/open-order"] == "evaluated"

findings["supervision/provider-standing"] := data.ito.supervision.provider_standing.findings if status["supervision/provider-standing"] == "evaluated"
