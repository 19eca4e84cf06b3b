"""All rules with their words: those of the policies and those of the gate itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ito_gate import collection, register, waiver
from ito_gate.errors import UsageError
from ito_gate.policy import pack
from ito_gate.reading import problems
from ito_gate.resources import policies_dir
from ito_gate.schema import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Rule
    from ito_gate.policy.pack import Pack


class Rules(Mapping[str, "Rule"]):
    """Every rule by id, sorted. Words are put into their form when they are asked for: a report may need none."""

    def __init__(self, loaded: Pack) -> None:
        """Join the rules of ``loaded`` with those of the gate itself."""
        own = (*problems.RULES, *messages.RULES, *collection.RULES, *register.RULES, *waiver.RULES)
        self._own = {rule.id: rule for rule in own}
        self._loaded = loaded.rules

    def __getitem__(self, id_: str) -> Rule:
        return self._loaded[id_] if id_ in self._loaded else self._own[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._own, *self._loaded}))

    def __len__(self) -> int:
        return len({*self._own, *self._loaded})


def all_rules() -> dict[str, Rule]:
    """Return every rule by id, sorted.

    Raises:
        EngineError: the policies are incomplete.
    """
    return dict(Rules(pack.load(policies_dir())))


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
