"""The base input passes every rule, and each rule's own examples show what it says."""

from __future__ import annotations

import pytest

from ito_gate.model import SUBJECTS, Status
from support import base, base_of, judge, merge_patch, the_pack

RULES = sorted(the_pack().rules)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_base_input_has_nothing_open(subject: str) -> None:
    open_ = {
        rule: [finding.message.en for finding in outcome.findings]
        for rule, outcome in judge(base(subject)).items()
        if outcome.status not in {Status.PASS, Status.NOT_APPLICABLE, Status.TODO}
    }
    assert open_ == {}
    assert judge(base(subject))


@pytest.mark.parametrize("rule", RULES)
def test_the_failing_example_is_found(rule: str) -> None:
    outcome = judge(merge_patch(base_of(rule), the_pack().rules[rule].examples["fail"]))[rule]
    assert outcome.findings, f"{outcome.status} without a finding"


@pytest.mark.parametrize("rule", RULES)
def test_the_passing_example_passes(rule: str) -> None:
    outcome = judge(merge_patch(base_of(rule), the_pack().rules[rule].examples["pass"]))[rule]
    assert (outcome.status, [finding.message.en for finding in outcome.findings]) == (Status.PASS, [])
