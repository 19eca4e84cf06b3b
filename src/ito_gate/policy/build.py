"""Make the generated part of the policies from their metadata.

- ``policies/ito/catalogue/data.json``: what the gate evaluates by: stages, facts, needed fields.
- ``policies/ito/texts/data.json``: what people read: titles, messages, remedies, in both languages.
- ``policies/gate/registry.rego``: the explicit list of facts and rules that the gate asks.

Run ``python -m ito_gate.policy.build`` after changing a rule, with ``--check`` to only compare.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError
from ito_gate.policy.metadata import STAGES, Module, problems, read_module
from ito_gate.policy.needs import resolve
from ito_gate.resources import policies_dir, schemas_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FAMILIES = ("access", "classification", "crossborder", "filing")
"""The rule families; a new one is named here."""

_KINDS = ("declaration", "provider", "institution")
_HEADER = """\
# METADATA
# scope: package
# description: >-
#   The facts and rules that the gate asks, made from their metadata by
#   `python -m ito_gate.policy.build`. A rule is asked only when it applies and everything it needs is
#   there.
package ito.gate
"""


def generate(policies: Path, schemas: Path) -> dict[str, str]:
    """Return the generated files, by path relative to ``policies``.

    Raises:
        EngineError: a module's metadata is incomplete or a need names no field of a schema.
    """
    facts = _modules(policies, ["facts"])
    rules = _modules(policies, FAMILIES)
    fact_names = frozenset(_fact_name(fact) for fact in facts)
    found = [problem for module in (*facts, *rules) for problem in problems(module, fact_names)]
    if found:
        raise EngineError("\n".join(found))
    schema = {kind: json.loads((schemas / f"{kind}.v1.schema.json").read_text(encoding="utf-8")) for kind in _KINDS}
    return {
        "ito/catalogue/data.json": _json(_catalogue(facts, rules, schema)),
        "ito/texts/data.json": _json(_texts(facts, rules)),
        "gate/registry.rego": _registry(facts, rules),
    }


def _modules(policies: Path, families: Iterable[str]) -> list[Module]:
    return [
        read_module(policies, path)
        for family in families
        for path in sorted((policies / family).glob("*.rego"))
        if not path.name.endswith("_test.rego")
    ]


def _fact_name(module: Module) -> str:
    return module.package.rpartition(".")[2]


def _catalogue(facts: list[Module], rules: list[Module], schemas: Mapping[str, Any]) -> dict[str, Any]:
    needs = sorted({need for module in (*facts, *rules) for need in module.custom["needs"]})
    return {
        "facts": {_fact_name(fact): {"needs": sorted(fact.custom["needs"])} for fact in facts},
        "needs": {need: resolve(need, schemas) for need in needs},
        "rules": {
            rule.id: {
                "applies_to": rule.custom["applies_to"],
                "needs": sorted(rule.custom["needs"]),
                "stage": STAGES.index(rule.custom["stage"]),
            }
            for rule in rules
        },
    }


def _texts(facts: list[Module], rules: list[Module]) -> dict[str, Any]:
    return {
        "facts": {
            _fact_name(fact): {
                **_heading(fact),
                "reasons": fact.custom["reasons"],
                "doubts": fact.custom.get("doubts", {}),
                "otherwise": fact.custom["otherwise"],
            }
            for fact in facts
        },
        "rules": {
            rule.id: {
                **_heading(rule),
                "force": rule.custom["force"],
                "messages": {
                    key: {
                        "force": message.get("force", rule.custom["force"]),
                        "remediation": message.get("remediation", rule.custom["remediation"]),
                        "text": {"zh": message["zh"], "en": message["en"]},
                        "undetermined": message.get("undetermined", False),
                    }
                    for key, message in rule.custom["messages"].items()
                },
            }
            for rule in rules
        },
    }


def _heading(module: Module) -> dict[str, Any]:
    heading: dict[str, Any] = {
        "title": {"zh": module.custom["title_zh"], "en": module.annotations["title"]},
        "description": {"zh": module.custom["description_zh"], "en": module.annotations["description"]},
        "articles": module.custom["articles"],
    }
    if "reading" in module.custom:
        heading["reading"] = module.custom["reading"]
    return heading


def _registry(facts: list[Module], rules: list[Module]) -> str:
    lines = [_HEADER]
    for fact in facts:
        name = _fact_name(fact)
        lines += [f'{part}["{name}"] := data.{fact.package}.{part}\n' for part in ("value", "reasons", "doubts")]
    for rule in rules:
        lines.append(f'findings["{rule.id}"] := data.{rule.package}.findings if status["{rule.id}"] == "evaluated"\n')
        if "overdue" in rule.custom["messages"]:
            lines.append(f'due["{rule.id}"] := data.{rule.package}.due if status["{rule.id}"] == "todo"\n')
    return "\n".join(lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write the generated files, or with ``--check`` say which are not up to date."""
    policies = policies_dir()
    try:
        files = generate(policies, schemas_dir())
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    stale = [name for name, text in files.items() if not _is_current(policies / name, text)]
    if "--check" in arguments:
        sys.stderr.writelines(f"{name} is not up to date: run make policies\n" for name in stale)
        return 1 if stale else 0
    for name in stale:
        target = policies / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[name], encoding="utf-8")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
