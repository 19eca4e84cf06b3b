"""What the gate evaluates by and what people read, put together from the METADATA of the modules.

``build`` writes it into files for the built-in policies; ``load`` does the same at run time where a bank's
own policies join them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ito_gate.model import CASE_KINDS, STAGES, SUBJECTS
from ito_gate.policy.labels import countries, labels
from ito_gate.policy.linking import Linkage
from ito_gate.policy.metadata import Module, read_module
from ito_gate.policy.needs import is_guaranteed, resolve
from ito_gate.policy.pack import CATALOGUE, INCIDENTS, LINKED, TEXTS, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

FAMILIES = (
    "access",
    "assurance",
    "classification",
    "contract",
    "crossborder",
    "diligence",
    "entry",
    "exit",
    "filing",
    "governance",
    "incident",
    "monitoring",
    "purchase",
    "risk",
    "scope",
    "security",
    "supervision",
)
"""The rule families; a new one is named here."""

_KINDS = ("declaration", "provider", "institution", "incident", "order")
_IN_SCOPE = "in_scope"
"""The fact that every rule about declarations depends on, but for those that judge the scope itself."""
_TEST = re.compile(r"^test_[a-z0-9_]+", re.MULTILINE)

REGISTRY = "gate/registry.rego"
_HEADER = """\
# The facts and rules that the gate asks, made from their metadata by
# `python -m ito_gate.policy.build`. A rule is asked only when it applies and everything it needs is there.
package ito.gate
"""


@dataclass(frozen=True, slots=True)
class Assembly:
    """The generated part of policies.

    Attributes:
        files: contents by path: the catalogue, the texts, the registry and the linked modules.
        digest: names the sources and everything that decides verdicts or tells people of them.
    """

    files: Mapping[str, str]
    digest: str


def assemble(
    facts: Sequence[Module],
    rules: Sequence[Module],
    sources: Mapping[str, bytes],
    schemas: Mapping[str, Any],
    proofs: Mapping[str, Any],
    incidents: bytes,
) -> Assembly:
    """Put together what is generated.

    Args:
        facts: the modules of the facts.
        rules: the modules of the rules, in the order in which the registry lists them.
        sources: all modules by path, without their tests; a registry among them is replaced.
        schemas: JSON Schemas by document kind.
        proofs: the tests and cases of each rule, by id.
        incidents: the deadlines for incidents, as they lie on disk.

    Raises:
        EngineError: a need names no field of a schema, or a reference leads nowhere.
    """
    registry = _registry(facts, rules)
    everything = {**sources, REGISTRY: registry.encode()}
    documents = {
        CATALOGUE: _json(_catalogue(facts, rules, schemas)),
        TEXTS: _json(
            {
                **_texts(facts, rules, proofs),
                "labels": {**_titles(facts), **labels(schemas.values())},
                "countries": countries(schemas["declaration"]),
            }
        ),
    }
    encoded = {path: text.encode() for path, text in documents.items()}
    return Assembly(
        {**documents, REGISTRY: registry, **_linked(facts, rules, everything)},
        digest({**everything, **encoded, INCIDENTS: incidents}),
    )


def _linked(facts: Sequence[Module], rules: Sequence[Module], sources: Mapping[str, bytes]) -> dict[str, str]:
    made_of = digest(sources)
    linkage = Linkage({path: source.decode("utf-8") for path, source in sources.items() if path != REGISTRY})
    asked = {subject: _registry(facts, [rule for rule in rules if rule.subject == subject]) for subject in SUBJECTS}
    return {f"{LINKED}/{subject}": linkage.link({REGISTRY: registry}, made_of) for subject, registry in asked.items()}


def read_schemas(schemas: Path) -> dict[str, Any]:
    """Return the JSON Schemas of the documents that policies read, by kind."""
    return {kind: json.loads((schemas / f"{kind}.v1.schema.json").read_text(encoding="utf-8")) for kind in _KINDS}


def built_in(policies: Path) -> tuple[list[Module], list[Module]]:
    """Return the facts and the rules of the folder ``policies``.

    Raises:
        EngineError: a module is not in its place, or its METADATA cannot be read.
    """
    return _modules(policies, ["facts"]), _modules(policies, FAMILIES)


def fact_name(module: Module) -> str:
    """Return the name of a fact."""
    return module.package.rpartition(".")[2]


def proof(rule: str, test: str, cases: Path) -> dict[str, Any]:
    """Count what shows that a rule does what it says.

    Args:
        rule: its id.
        test: the module with its tests; empty where there is none.
        cases: the folder of the worked cases, ``<family>/<rule>/<kind>-<what>.yaml``.
    """
    kinds = Counter(path.stem.partition("-")[0] for path in (cases / rule).glob("*.yaml"))
    return {"tests": len(set(_TEST.findall(test))), "cases": {kind: kinds[kind] for kind in CASE_KINDS}}


def _modules(policies: Path, families: Iterable[str]) -> list[Module]:
    return [
        read_module(policies, path)
        for family in families
        for path in sorted((policies / family).glob("*.rego"))
        if not path.name.endswith("_test.rego")
    ]


def _catalogue(facts: Sequence[Module], rules: Sequence[Module], schemas: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "facts": [fact_name(fact) for fact in facts],
        "subjects": {
            subject: _subject(
                facts if subject == "declaration" else [],
                [rule for rule in rules if rule.subject == subject],
                schemas,
            )
            for subject in SUBJECTS
        },
    }


def _subject(facts: Sequence[Module], rules: Sequence[Module], schemas: Mapping[str, Any]) -> dict[str, Any]:
    needs = _needs(facts, rules, schemas)
    scopes = {rule.id: _scope(rule) for rule in rules}
    return {
        "needs": {kind: _of_kind(needs, kind) for kind in _KINDS},
        "open_needs": {
            kind: {
                "fields": [need for need in _open(needs, kind, schemas) if "field" not in need],
                "in_lists": [need for need in _open(needs, kind, schemas) if "field" in need],
            }
            for kind in _KINDS
        },
        "scopes": [
            {
                "applies_to": list(names),
                "rules": {rule.id: STAGES.index(rule.custom["stage"]) for rule in rules if scopes[rule.id] == names},
            }
            for names in sorted(set(scopes.values()))
        ],
    }


def _scope(rule: Module) -> tuple[str, ...]:
    implied = {_IN_SCOPE} if rule.subject == "declaration" and rule.family != "scope" else set()
    return tuple(sorted(implied | set(rule.custom["applies_to"])))


def _needs(facts: Sequence[Module], rules: Sequence[Module], schemas: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the check of every need by its name, with the facts and rules that have it."""
    names = sorted({name for module in (*facts, *rules) for name in module.custom["needs"]})
    return {
        name: {
            **resolve(name, schemas),
            "facts": [fact_name(fact) for fact in facts if name in fact.custom["needs"]],
            "rules": [rule.id for rule in rules if name in rule.custom["needs"]],
        }
        for name in names
    }


def _of_kind(needs: Mapping[str, dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [need for name, need in needs.items() if name.startswith(f"{kind}.")]


def _open(needs: Mapping[str, dict[str, Any]], kind: str, schemas: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the needs that a document which passes its schema may still leave unmet."""
    required = {name: need for name, need in needs.items() if not name.endswith("?")}
    return _of_kind({name: need for name, need in required.items() if not is_guaranteed(name, schemas)}, kind)


def _texts(facts: Sequence[Module], rules: Sequence[Module], proofs: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "facts": {
            fact_name(fact): {
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
                "agenda": rule.custom.get("agenda", {}),
                "applies_to": rule.custom["applies_to"],
                "examples": rule.custom.get("examples", {}),
                "needs": sorted(rule.custom["needs"]),
                "proof": proofs[rule.id],
                "stage": rule.custom["stage"],
                "subject": rule.subject,
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


def _titles(facts: Iterable[Module]) -> dict[str, dict[str, str]]:
    return {fact_name(fact): {"zh": fact.custom["title_zh"], "en": fact.annotations["title"]} for fact in facts}


def _heading(module: Module) -> dict[str, Any]:
    heading: dict[str, Any] = {
        "title": {"zh": module.custom["title_zh"], "en": module.annotations["title"]},
        "description": {"zh": module.custom["description_zh"], "en": module.annotations["description"]},
        "articles": module.custom["articles"],
    }
    heading |= {key: module.custom[key] for key in ("basis", "reading") if key in module.custom}
    return heading


def _registry(facts: Sequence[Module], rules: Sequence[Module]) -> str:
    lines = [_HEADER]
    for fact in facts:
        name = fact_name(fact)
        lines += [f'{part}["{name}"] := data.{fact.package}.{part}\n' for part in ("value", "reasons", "doubts")]
    for rule in rules:
        lines.append(f'findings["{rule.id}"] := data.{rule.package}.findings if status["{rule.id}"] == "evaluated"\n')
        if "overdue" in rule.custom["messages"]:
            lines.append(f'due["{rule.id}"] := data.{rule.package}.due if status["{rule.id}"] == "todo"\n')
        if "agenda" in rule.custom:
            lines.append(
                f'agenda["{rule.id}"] := data.{rule.package}.agenda if status["{rule.id}"] in {{"evaluated", "todo"}}\n'
            )
    # The gate asks for these parts, whether any rule has one or not.
    lines += [f"{part} := {{}}\n" for part in ("due", "agenda") if not any(line.startswith(part) for line in lines)]
    return "\n".join(lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
