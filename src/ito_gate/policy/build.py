"""Make the generated part of the policies from their metadata.

- ``policies/ito/catalogue/data.json``: what the gate evaluates by: stages, facts, needed fields.
- ``policies/ito/texts/data.json``: what people read: titles, messages, remedies, in both languages; and
  how many tests and cases each rule has.
- ``policies/ito/manifest/data.json``: the revision and digest that the policies say they are.
- ``policies/gate/registry.rego``: the explicit list of facts and rules that the gate asks.
- ``policies/.linked/``: for each kind of document the modules as one, for the embedded engine.
- ``schemas/policy-input.v1.schema.json``: what the policies read, for ``opa check --schema``.

Run ``python -m ito_gate.policy.build`` after changing a rule, with ``--check`` to only compare.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError
from ito_gate.model import CASE_KINDS, STAGES, SUBJECTS
from ito_gate.policy import input_schema
from ito_gate.policy.linking import link
from ito_gate.policy.metadata import Module, problems, read_module
from ito_gate.policy.needs import is_guaranteed, resolve
from ito_gate.policy.pack import CATALOGUE, INCIDENTS, LINKED, MANIFEST, TEXTS, digest, read_sources
from ito_gate.resources import policies_dir, schemas_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    "risk",
    "scope",
    "security",
    "supervision",
)
"""The rule families; a new one is named here."""

_KINDS = ("declaration", "provider", "institution", "incident")
_IN_SCOPE = "in_scope"
"""The fact that every rule about declarations depends on, but for those that judge the scope itself."""
_QUESTIONS = ("Triggers", "Off-site topics")
"""Titles of objects whose properties are questions with a name that people know."""
_TEST = re.compile(r"^test_[a-z0-9_]+", re.MULTILINE)

_REGISTRY = "gate/registry.rego"
_HEADER = """\
# The facts and rules that the gate asks, made from their metadata by
# `python -m ito_gate.policy.build`. A rule is asked only when it applies and everything it needs is there.
package ito.gate
"""


def cases_beside(policies: Path) -> Path:
    """Return where the worked cases lie in a checkout: ``tests/cases/<family>/<rule>/<kind>-<what>.yaml``."""
    return policies.parent / "tests" / "cases"


def generate(policies: Path, schemas: Path, cases: Path) -> dict[str, str]:
    """Return the generated files, by path relative to ``policies``.

    Args:
        policies: the folder of the rules.
        schemas: the folder of the JSON Schemas.
        cases: the folder of the worked cases; where there is none, no rule has any.

    Raises:
        EngineError: a module's metadata is incomplete or a need names no field of a schema.
    """
    facts = _modules(policies, ["facts"])
    rules = _modules(policies, FAMILIES)
    fact_names = frozenset(_fact_name(fact) for fact in facts)
    found = [problem for module in (*facts, *rules) for problem in problems(module, fact_names)]
    if found:
        raise EngineError("\n".join(found))
    schema = read_schemas(schemas)
    registry = _registry(facts, rules)
    sources = {**read_sources(policies), _REGISTRY: registry.encode()}
    documents = {
        CATALOGUE: _json(_catalogue(facts, rules, schema)),
        TEXTS: _json(
            {
                **_texts(facts, rules, policies, cases),
                "labels": {**_titles(facts), **labels(schema.values())},
                "countries": countries(schema["declaration"]),
            }
        ),
    }
    return {
        **documents,
        MANIFEST: _json(_manifest(policies, sources, documents)),
        _REGISTRY: registry,
        **{f"{LINKED}/{subject}": _linked(subject, rules, facts, sources) for subject in SUBJECTS},
    }


def read_schemas(schemas: Path) -> dict[str, Any]:
    """Return the JSON Schemas of the documents that policies read, by kind."""
    return {kind: json.loads((schemas / f"{kind}.v1.schema.json").read_text(encoding="utf-8")) for kind in _KINDS}


def _manifest(policies: Path, sources: Mapping[str, bytes], documents: Mapping[str, str]) -> dict[str, str]:
    encoded = {path: text.encode() for path, text in documents.items()}
    incidents = {INCIDENTS: (policies / INCIDENTS).read_bytes()}
    revision = json.loads((policies / ".manifest").read_bytes())["revision"]
    return {"revision": revision, "digest": digest({**sources, **encoded, **incidents})}


def _linked(subject: str, rules: list[Module], facts: list[Module], sources: Mapping[str, bytes]) -> str:
    about = [rule for rule in rules if rule.subject == subject]
    modules = {path: source.decode("utf-8") for path, source in sources.items()}
    return link({**modules, _REGISTRY: _registry(facts, about)}, digest(sources))


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
    return {
        "facts": [_fact_name(fact) for fact in facts],
        "subjects": {
            subject: _subject(
                facts if subject == "declaration" else [],
                [rule for rule in rules if rule.subject == subject],
                schemas,
            )
            for subject in SUBJECTS
        },
    }


def _subject(facts: list[Module], rules: list[Module], schemas: Mapping[str, Any]) -> dict[str, Any]:
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


def _needs(facts: list[Module], rules: list[Module], schemas: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the check of every need by its name, with the facts and rules that have it."""
    names = sorted({name for module in (*facts, *rules) for name in module.custom["needs"]})
    return {
        name: {
            **resolve(name, schemas),
            "facts": [_fact_name(fact) for fact in facts if name in fact.custom["needs"]],
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


def _texts(facts: list[Module], rules: list[Module], policies: Path, cases: Path) -> dict[str, Any]:
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
                "agenda": rule.custom.get("agenda", {}),
                "applies_to": rule.custom["applies_to"],
                "examples": rule.custom.get("examples", {}),
                "needs": sorted(rule.custom["needs"]),
                "proof": _proof(rule, policies, cases),
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


def _proof(rule: Module, policies: Path, cases: Path) -> dict[str, Any]:
    beside = policies / f"{rule.path.removesuffix('.rego')}_test.rego"
    tests = set(_TEST.findall(beside.read_text(encoding="utf-8"))) if beside.is_file() else ()
    kinds = Counter(path.stem.partition("-")[0] for path in (cases / rule.id).glob("*.yaml"))
    return {"tests": len(tests), "cases": {kind: kinds[kind] for kind in CASE_KINDS}}


def _titles(facts: Iterable[Module]) -> dict[str, dict[str, str]]:
    return {_fact_name(fact): {"zh": fact.custom["title_zh"], "en": fact.annotations["title"]} for fact in facts}


def labels(schemas: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return what the coded values and the yes-or-no questions of the schemas are called.

    A code that means different things in different fields has no label.
    """
    known: dict[str, set[str]] = {}
    for schema in schemas:
        for part in _parts(schema):
            choices = () if "pattern" in part else part.get("enum", ())
            for code, label in zip(choices, part.get("enumDescriptions", ()), strict=False):
                known.setdefault(code, set()).add(label)
            if part.get("title", "").endswith(_QUESTIONS):
                for code, question in part["properties"].items():
                    zh, _, en = question["title"].partition(" ")
                    known.setdefault(code, set()).add(f"{zh} / {en}")
    unique = {code: next(iter(texts)) for code, texts in known.items() if len(texts) == 1}
    return {code: dict(zip(("zh", "en"), label.split(" / ", 1), strict=True)) for code, label in sorted(unique.items())}


def countries(schema: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return what the codes of countries and regions are called."""
    defined = schema["$defs"]["country"]
    return {
        code: dict(zip(("zh", "en"), label.split(" / ", 1), strict=True))
        for code, label in zip(defined["enum"], defined["enumDescriptions"], strict=True)
    }


def _parts(schema: Any) -> Iterable[Mapping[str, Any]]:  # noqa: ANN401 - any part of a JSON Schema
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from _parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _parts(part)


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
        if "agenda" in rule.custom:
            lines.append(
                f'agenda["{rule.id}"] := data.{rule.package}.agenda if status["{rule.id}"] in {{"evaluated", "todo"}}\n'
            )
    # The gate asks for these parts, whether any rule has one or not.
    lines += [f"{part} := {{}}\n" for part in ("due", "agenda") if not any(line.startswith(part) for line in lines)]
    return "\n".join(lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write the generated files, or with ``--check`` say which are not up to date."""
    policies, schemas = policies_dir(), schemas_dir()
    try:
        made = generate(policies, schemas, cases_beside(policies))
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    files = {policies / name: text for name, text in made.items()}
    files[schemas / input_schema.NAME] = input_schema.text(read_schemas(schemas))
    stale = [path for path, text in files.items() if not _is_current(path, text)]
    if "--check" in arguments:
        sys.stderr.writelines(
            f"{path.relative_to(policies.parent)} is not up to date: run make policies\n" for path in stale
        )
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
