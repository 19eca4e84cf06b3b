"""What ``ito-gate policy new`` writes. The check is a small real one, to be replaced by the bank's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_AT = {
    "proposed": ("", ""),
    "approved": ("", ""),
    "filed": ("", ""),
    "signed": ("", ""),
    "in_service": ("", ""),
    "ended": ("stage: ended, ", "stage: ended\n"),
}
"""What an example and a case say of the stage, where it is later than that of the base documents."""
_BEFORE = {
    "proposed": ("", ""),
    "approved": ("proposed", ""),
    "filed": ("approved", ""),
    "signed": ("filed", "due: 2026-03-02\n"),
    "in_service": ("signed", "due: 2026-04-01\n"),
    "ended": ("in_service", "due: 2027-03-31\n"),
}
"""A stage at which a rule is still to do, and the day on which the base documents plan to reach the rule's own."""

RULE = """\
# METADATA
# scope: package
# title: 'TO FILL IN: the responsible unit is one that may outsource'
# description: >-
#   TO FILL IN: what is checked and why. As it stands, the unit that owns the declaration has to be one of those
#   named below.
# custom:
#   title_zh: 待填写：责任部门是可以发起外包的部门
#   description_zh: 待填写：检查什么、为什么。现在检查的是：申报的责任部门须为下列部门之一。
#   articles: []
#   basis:
#     zh: 待填写：本行制度的名称、文号和条款
#     en: 'TO FILL IN: name, number and section of the standard of the bank'
#   force: must
#   stage: {stage}
#   applies_to: []
#   needs:
#     - declaration.owner.unit
#   messages:
#     unit:
#       zh: 待填写：责任部门“{{unit}}”不在可以发起外包的部门之列
#       en: 'TO FILL IN: the unit {{unit}} is none of those that may outsource'
#   remediation:
#     zh: 待填写：改由可以发起外包的部门负责，或者先变更本行的授权。
#     en: 'TO FILL IN: have one of those units own it, or change the authority of the unit first.'
#   examples:
#     fail:
#       declaration: {{{at}owner: {{unit: 市场部}}}}
#     pass:
#       declaration: {{{at}owner: {{unit: 信息科技部}}}}
package {root}.{family}.{name}

import future.keywords.not

findings contains {{"message": "unit", "at": ["declaration", "owner", "unit"], "values": values}} if {{
	unit := input.declaration.owner.unit
	not unit in allowed
	values := {{"unit": unit}}
}}

# 待填写 TO FILL IN
allowed := {{"信息科技部", "数据管理部"}}
"""
TEST = """\
package {root}.{family}.{name}_test

import future.keywords.not

import data.{root}.{family}.{name} as rule

owned_by(unit) := {{"declaration": {{"owner": {{"unit": unit}}}}}}

test_passes if {{
	rule.findings == set() with input as owned_by("信息科技部")
}}

test_another_unit if {{
	rule.findings == {{{{
		"message": "unit",
		"at": ["declaration", "owner", "unit"],
		"values": {{"unit": "市场部"}},
	}}}} with input as owned_by("市场部")
}}
"""
PASSES = """\
# 责任部门是信息科技部：符合。
{at_case}expect: pass
change:
  declaration:
    owner: {{unit: 信息科技部}}
"""
FAILS = """\
# 责任部门是市场部，不在可以发起外包的部门之列。
{at_case}expect: fail
findings:
  - {{message: unit, line: {line}}}
change:
  declaration:
    owner: {{unit: 市场部}}
"""
TODO = """\
# 还没有到这条规则适用的阶段：待办。
stage: {before}
expect: todo
{due}"""
_LINE = 7
"""Of the unit in a failing case that says nothing of the stage."""


def fill(template: str, values: Mapping[str, str], stage: str) -> str:
    """Return ``template`` for a rule of ``stage``."""
    (at, at_case), (before, due) = _AT[stage], _BEFORE[stage]
    line = _LINE + at_case.count("\n")
    return template.format(**values, at=at, at_case=at_case, before=before, due=due, line=line)
