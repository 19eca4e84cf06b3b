"""All rules with their words: those of the policies and those of the gate itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ito_gate import collection, register, waiver
from ito_gate.errors import UsageError
from ito_gate.policy import pack
from ito_gate.reading import problems
from ito_gate.resources import policies_dir
from ito_gate.schema import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.config import Config
    from ito_gate.model import Rule
    from ito_gate.policy.pack import Pack


class Rules(Mapping[str, "Rule"]):
    """Every rule by id, sorted. Words are put into their form when they are asked for: a report may need none."""

    def __init__(self, loaded: Pack) -> None:
        """Join the rules of ``loaded`` with those of the gate itself."""
        self._loaded = loaded.rules

    @cached_property
    def _own(self) -> dict[str, Rule]:
        from ito_gate.baseline.rules import RULES as OF_BASELINE  # noqa: PLC0415 - a check may say none of them
        from ito_gate.change.rules import RULES as OF_CHANGE  # noqa: PLC0415 - the same
        from ito_gate.purchase.rules import RULES as OF_PURCHASE  # noqa: PLC0415 - the same

        always = (*problems.RULES, *messages.RULES, *collection.RULES, *register.RULES, *waiver.RULES)
        return {rule.id: rule for rule in (*always, *OF_CHANGE, *OF_BASELINE, *OF_PURCHASE)}

    def __getitem__(self, id_: str) -> Rule:
        return self._loaded[id_] if id_ in self._loaded else self._own[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._own, *self._loaded}))

    def __len__(self) -> int:
        return len({*self._own, *self._loaded})


def all_rules(config: Config | None = None) -> dict[str, Rule]:
    """Return every rule by id, sorted; a bank's own ones too where ``config`` names their folders.

    Raises:
        EngineError: the policies are incomplete, or a bank's own are broken.
        UsageError: a folder of policies does not exist.
    """
    return dict(Rules(_pack(config)))


def _pack(config: Config | None) -> Pack:
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
