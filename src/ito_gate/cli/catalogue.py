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
    from ito_gate.config import Config
    from ito_gate.model import Rule
    from ito_gate.policy.pack import Pack


def all_rules(config: Config | None = None, loaded: Pack | None = None) -> dict[str, Rule]:
    """Return every rule by id, sorted: of the policies ``loaded``, or else of those that ``config`` asks for.

    Raises:
        EngineError: the policies are incomplete, or a bank's own are broken.
        UsageError: a folder of policies does not exist.
    """
    from ito_gate.baseline.rules import RULES as OF_BASELINE  # noqa: PLC0415 - the same
    from ito_gate.change.rules import RULES as OF_CHANGE  # noqa: PLC0415 - words that a check without a base does not say

    python = (
        *problems.RULES,
        *messages.RULES,
        *collection.RULES,
        *register.RULES,
        *waiver.RULES,
        *OF_CHANGE,
        *OF_BASELINE,
    )
    rules = {rule.id: rule for rule in python} | dict((loaded or _pack(config)).rules)
    return dict(sorted(rules.items()))


def _pack(config: Config | None) -> pack.Pack:
    if config is None or not config.policies:
        return pack.load(policies_dir())
    from ito_gate.gate import load_pack  # noqa: PLC0415 - loads the engines

    return load_pack(config)


def find_rule(id_: str, config: Config | None = None) -> Rule:
    """Return one rule; see ``all_rules``.

    Raises:
        UsageError: there is none of that id; the nearest is named.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

    rules = all_rules(config)
    if id_ in rules:
        return rules[id_]
    near = get_close_matches(id_, rules, n=1)
    hint = f"did you mean {near[0]}?" if near else "ito-gate rules lists them"
    hint_zh = f"是不是 {near[0]}？" if near else "ito-gate rules 列出全部规则"
    raise UsageError(f"no rule {id_}; {hint}", f"没有规则 {id_}；{hint_zh}")
