"""The built-in policies and a bank's own ones as one pack, put together when they are loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ito_gate import regulation
from ito_gate.errors import EngineError
from ito_gate.model import SUBJECTS
from ito_gate.policy import pack, portable
from ito_gate.policy.assembly import REGISTRY, assemble, built_in, fact_name, proof, read_schemas
from ito_gate.policy.contract import is_clause, problems
from ito_gate.policy.linking import heads, without_comments
from ito_gate.policy.needs import resolve
from ito_gate.policy.own import folder as own
from ito_gate.policy.own.agreement import disagreements, undeclared
from ito_gate.policy.own.flaws import Flaw, refuse
from ito_gate.policy.own.module import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ito_gate.policy.own.folder import Folder
    from ito_gate.policy.own.module import OwnModule
    from ito_gate.policy.pack import Pack
    from ito_gate.policy.portable import Package
    from ito_gate.regulation import Regulation


def load(policies: Path, schemas: Path, paths: Sequence[Path], *, shown_from: Path | None = None) -> Pack:
    """Load the built-in policies and those of the folders ``paths``, shown relative to ``shown_from``.

    Raises:
        EngineError: policies are incomplete, broken, or take names of others; every such place is named.
        UsageError: a folder does not exist.
        Undecided: a file cannot be read.
    """
    return join(policies, schemas, paths, shown_from=shown_from)[0]


def join(
    policies: Path, schemas: Path, paths: Sequence[Path], *, shown_from: Path | None = None
) -> tuple[Pack, tuple[Folder, ...]]:
    """Do as ``load`` does, and return what was read of the folders too.

    Raises:
        EngineError: policies are incomplete, broken, or take names of others; every such place is named.
        UsageError: a folder does not exist.
        Undecided: a file cannot be read.
    """
    shipped = pack.load(policies)
    facts, rules = built_in(policies)
    documents = read_schemas(schemas)
    folders, flaws = own.read(paths, shown_from)
    modules = [module for folder in folders for module in folder.modules]
    check = _Check(shipped, frozenset(map(fact_name, facts)), documents, regulation.load(policies), modules)
    refuse([*flaws, *(flaw for module in modules for flaw in check.flaws(module))])
    empty = [folder.shown for folder in folders if not folder.rules]
    if empty:
        raise EngineError(f"{', '.join(empty)}: there is no rule in it", f"{'、'.join(empty)}：其中没有规则")
    sources = {path: text.encode() for path, text in shipped.modules.items()}
    sources |= {one.path: one.module.text.encode() for one in modules if not one.is_test}
    made = assemble(
        facts,
        [*rules, *(one.module for one in modules if one.is_rule)],
        sources,
        documents,
        {**_proofs(shipped), **{id_: count for folder in folders for id_, count in _own_proofs(folder)}},
        (policies / pack.INCIDENTS).read_bytes(),
    )
    joined = pack.make(
        modules={**{path: text.decode() for path, text in sources.items()}, REGISTRY: made.files[REGISTRY]},
        linked={subject: made.files[f"{pack.LINKED}/{subject}"] for subject in SUBJECTS},
        catalogue=json.loads(made.files[pack.CATALOGUE]),
        texts=json.loads(made.files[pack.TEXTS]),
        calendar=shipped.calendar,
        incidents=shipped.incidents,
        revision="+".join((shipped.revision, ".".join(map(_revision, folders)))),
        digest=made.digest,
    )
    return joined, folders


def _revision(folder: Folder) -> str:
    """Name the folder behind the + of a version, which takes no underscores (semver.org, item 10)."""
    return f"{folder.root.replace('_', '-')}.{folder.revision}"


def _proofs(shipped: Pack) -> dict[str, Any]:
    proofs = {id_: rule.proof for id_, rule in shipped.rules.items()}
    return {
        id_: {"tests": counted.tests, "cases": dict(counted.cases)}
        for id_, counted in proofs.items()
        if counted is not None
    }


def _own_proofs(folder: Folder) -> Iterator[tuple[str, dict[str, Any]]]:
    tests = {one.module.path: one.module.text for one in folder.modules if one.is_test}
    for rule in folder.rules:
        beside = f"{rule.module.path.removesuffix('.rego')}_test.rego"
        yield rule.module.id, proof(rule.module.id, tests.get(beside, ""), folder.cases)


class _Check:
    """Looks at own modules beside everything that they may refer to."""

    def __init__(
        self,
        shipped: Pack,
        facts: frozenset[str],
        schemas: Mapping[str, Any],
        text: Regulation,
        modules: Sequence[OwnModule],
    ) -> None:
        self._shipped = shipped
        self._facts = facts
        self._schemas = schemas
        self._regulation = text
        self._own = {
            tuple(one.module.package.split(".")): _names(one.module.text) for one in modules if not one.is_test
        }
        self._seen: dict[Package, frozenset[str] | None] = {}

    def flaws(self, one: OwnModule) -> list[Flaw]:
        """Return what is wrong with a module beside the others."""
        if one.is_test:
            return []
        found = at(one.shown, portable.unlinkable(one.tree, one.module.text, self._known))
        if not one.is_rule:
            return found + at(one.shown, undeclared(one.tree, []))
        if one.module.id in self._shipped.rules:
            found.append(own.collision(one, "ito-gate"))
        if not one.described:
            return found
        wrong = problems(one.module, self._facts)
        found += [Flaw(one.shown, one.line_of(key), text.zh, text.en) for key, text in wrong]
        if not wrong:
            found += at(one.shown, ((line or 1, text) for line, text in disagreements(one.tree, one.module.custom)))
            found += [*self._articles(one), *self._needs(one)]
        return found

    def _known(self, package: Package) -> frozenset[str] | None:
        if package in self._own:
            return self._own[package]
        if package[:1] != ("ito",) or package[1:2] == ("adapters",):
            return None
        if package not in self._seen:
            source = self._shipped.modules.get(f"{'/'.join(package[1:])}.rego")
            self._seen[package] = None if source is None else _names(source)
        return self._seen[package]

    def _articles(self, one: OwnModule) -> Iterator[Flaw]:
        for article in one.module.custom["articles"]:
            if not is_clause(article):
                continue
            try:
                self._regulation.clause(article)
            except KeyError:
                line = one.line_of("custom.articles")
                yield Flaw(one.shown, line, f"办法没有条款 {article}", f"the regulation has no clause {article}")

    def _needs(self, one: OwnModule) -> Iterator[Flaw]:
        for need in one.module.custom["needs"]:
            try:
                resolve(need, self._schemas)
            except EngineError as error:
                yield Flaw(one.shown, one.line_of("custom.needs"), error.text.zh, error.text.en)


def _names(source: str) -> frozenset[str]:
    return frozenset(name for name, _ in heads(without_comments(source)))
