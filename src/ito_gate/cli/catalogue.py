"""All rules with their words: those of the policies and those of the gate itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate import collection, register, waiver
from ito_gate.errors import UsageError
from ito_gate.policy import pack
from ito_gate.reading import problems
from ito_gate.resources import policies_dir
from ito_gate.schema import messages

if TYPE_CHECKING:
    from ito_gate.model import Rule


def all_rules() -> dict[str, Rule]:
    """Return every rule by id, sorted.

    Raises:
        EngineError: the policies are incomplete.
    """
    from ito_gate.baseline.rules import RULES as OF_BASELINE  # noqa: PLC0415 - the same
    from ito_gate.change.rules import RULES as OF_CHANGE  # noqa: PLC0415 - words that a check without a base does not say

    own = (
        *problems.RULES,
        *messages.RULES,
        *collection.RULES,
        *register.RULES,
        *waiver.RULES,
        *OF_CHANGE,
        *OF_BASELINE,
    )
    rules = {rule.id: rule for rule in own} | dict(pack.load(policies_dir()).rules)
    return dict(sorted(rules.items()))


def find_rule(id_: str) -> Rule:
    """Return one rule.

    Raises:
        UsageError: there is none of that id; the nearest is named.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

    rules = all_rules()
    if id_ in rules:
        return rules[id_]
    near = get_close_matches(id_, rules, n=1)
    hint = f"did you mean {near[0]}?" if near else "ito-gate rules lists them"
    hint_zh = f"是不是 {near[0]}？" if near else "ito-gate rules 列出全部规则"
    raise UsageError(f"no rule {id_}; {hint}", f"没有规则 {id_}；{hint_zh}")
