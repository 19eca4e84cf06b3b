"""Make the generated part of the policies from their metadata.

- ``policies/ito/catalogue/data.json``: what the gate evaluates by: stages, facts, needed fields.
- ``policies/ito/texts/data.json``: what people read: titles, messages, remedies, in both languages; and
  how many tests and cases each rule has.
- ``policies/ito/manifest/data.json``: the revision and digest that the policies say they are.
- ``policies/gate/registry.rego``: the explicit list of facts and rules that the gate asks.
- ``policies/.linked/``: for each kind of document the modules as one, for the embedded engine.
- ``schemas/policy-input.v1.schema.json``: what the policies read, for ``opa check --schema``.

Run ``python -m ito_gate.policy.build`` after changing a rule, with ``--check`` to only compare. What the
files say is put together in ``assembly``.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from ito_gate.errors import EngineError
from ito_gate.policy import input_schema
from ito_gate.policy.assembly import assemble, built_in, fact_name, proof, read_schemas
from ito_gate.policy.contract import problems
from ito_gate.policy.pack import INCIDENTS, MANIFEST, read_sources
from ito_gate.resources import policies_dir, schemas_dir

if TYPE_CHECKING:
    from pathlib import Path

    from ito_gate.policy.metadata import Module


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
    facts, rules = built_in(policies)
    names = frozenset(fact_name(fact) for fact in facts)
    found = [f"{module.path}: {problem.text.en}" for module in (*facts, *rules) for problem in problems(module, names)]
    if found:
        raise EngineError("\n".join(found))
    made = assemble(
        facts,
        rules,
        read_sources(policies),
        read_schemas(schemas),
        {rule.id: proof(rule.id, _test(policies, rule), cases) for rule in rules},
        (policies / INCIDENTS).read_bytes(),
    )
    revision = json.loads((policies / ".manifest").read_bytes())["revision"]
    manifest = json.dumps({"revision": revision, "digest": made.digest}, indent=1, sort_keys=True) + "\n"
    return {**made.files, MANIFEST: manifest}


def _test(policies: Path, rule: Module) -> str:
    beside = policies / f"{rule.path.removesuffix('.rego')}_test.rego"
    return beside.read_text(encoding="utf-8") if beside.is_file() else ""


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
