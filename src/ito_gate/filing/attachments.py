"""The evidence that goes with the report, numbered in the order in which the report names it.

Annex 1 asks for the due diligence report and the risk assessment report. What else article 37's cases rest
on (strategy, approval, places abroad) goes with them as further material.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ito_gate.filing import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Text


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment.

    Attributes:
        number: from 1.
        key: what it is to the report.
        name: what it is to people.
        evidence: the reference or file that the declaration names.
    """

    number: int
    key: str
    name: str
    evidence: str

    @property
    def reference(self) -> str:
        """How the report points at it."""
        return f"见附件 {self.number}（{self.evidence}）"


def attached(declaration: Mapping[str, Any], countries: Mapping[str, Text]) -> tuple[Attachment, ...]:
    """Return the attachments of ``declaration``; what it does not refer to has no number."""
    there = ((key, name, evidence) for key, name, evidence in _evidence(declaration, countries) if evidence)
    return tuple(
        Attachment(number, key, name, words.line(evidence)) for number, (key, name, evidence) in enumerate(there, 1)
    )


def _evidence(declaration: Mapping[str, Any], countries: Mapping[str, Text]) -> Iterator[tuple[str, str, str]]:
    assessment, approval = declaration.get("assessment", {}), declaration.get("approval", {})
    crossborder = declaration.get("crossborder", {})
    yield "due_diligence", "服务提供商尽职调查报告", declaration.get("due_diligence", {}).get("report_ref", "")
    yield "risk", "外包风险评估报告", assessment.get("risk_ref", "")
    yield "strategy", "与信息科技外包战略一致性的评估", assessment.get("strategy_fit_ref", "")
    if "body" in approval:
        yield "approval", f"审批文件（{words.label(('approval', 'body'), approval['body'])}）", approval.get("ref", "")
    for one in crossborder.get("country_assessments", ()):
        name = f"国家或地区风险评估（{words.country(one.get('country', ''), countries)}）"
        yield "country", name, one.get("ref", "")
    export = crossborder.get("data_export", {})
    if "basis" in export:
        basis = words.label(("crossborder", "data_export", "basis"), export["basis"])
        yield "data_export", f"数据出境依据（{basis}）", export.get("ref", "")
