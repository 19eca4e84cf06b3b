"""Prove the rules of a bank's own folders, as ``ito-gate policy test`` does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from ito_gate.errors import EngineError
from ito_gate.model import Status, Text
from ito_gate.policy.embedded import EmbeddedEngine
from ito_gate.policy.own.flaws import Flaw
from ito_gate.proving import cases
from ito_gate.proving.bench import Bench, asked, merge_patch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ito_gate.model import Outcome
    from ito_gate.policy.own.folder import Folder
    from ito_gate.policy.own.module import OwnModule
    from ito_gate.policy.pack import Pack

_DIFFERENT = Text(
    "单独求值与合并求值的结果不同：请报告这个问题",
    "the modules and what is linked of them answer differently: please report this",
)
_SHOWN = 3
"""Findings named where a passing example has some."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of proving.

    Attributes:
        failures: what is not proved, sorted.
        counts: how many ``rules``, ``tests``, ``examples`` and ``cases`` there are.
        not_run: lines of statements that nothing has run.
    """

    failures: tuple[Flaw, ...]
    counts: Counter[str]
    not_run: tuple[tuple[str, int], ...]


def prove(pack: Pack, folders: Sequence[Folder]) -> Proof:
    """Run every test, example and case of ``folders``, whose policies are part of ``pack``.

    Raises:
        EngineError: the policies cannot be loaded into the engine.
        Undecided: the base documents are missing.
    """
    run = _Run(pack, folders)
    failures = sorted({flaw for folder in folders for flaw in run.folder(folder)})
    return Proof(tuple(failures), run.counts, tuple(run.not_run()))


class _Run:
    def __init__(self, pack: Pack, folders: Sequence[Folder]) -> None:
        self._bench = Bench(pack)
        self._shown = {module.path: module.shown for folder in folders for module in folder.modules}
        tests = {one.path: one.module.text for folder in folders for one in folder.modules if one.is_test}
        self._tests = frozenset(tests)
        self._modules = EmbeddedEngine({**pack.modules, **tests}, pack.data, coverage=True)
        self.counts: Counter[str] = Counter(rules=0, tests=0, examples=0, cases=0)

    def folder(self, folder: Folder) -> Iterator[Flaw]:
        """Yield what is not proved of one folder."""
        yield from chain.from_iterable(map(self._module_tests, (one for one in folder.modules if one.is_test)))
        kinds: dict[str, set[str]] = {}
        for path in sorted(folder.cases.rglob("*")) if folder.cases.is_dir() else ():
            if path.is_dir() or path.name.startswith("."):
                continue
            shown = f"{folder.shown}/{path.relative_to(folder.path).as_posix()}"
            kinds.setdefault(cases.rule_of(path), set()).add(path.stem.partition("-")[0])
            yield from self._case(folder, path, shown)
        for rule in folder.rules:
            self.counts["rules"] += 1
            yield from self._has_proof(folder, rule, kinds.get(rule.module.id, set()))
            yield from self._examples(rule)

    def not_run(self) -> Iterator[tuple[str, int]]:
        """Yield the statements of the folders' rules and helpers that nothing has run."""
        for path, lines in sorted(self._modules.not_run().items()):
            if path in self._shown and path not in self._tests:
                yield from ((self._shown[path], line) for line in lines)

    def _module_tests(self, one: OwnModule) -> Iterator[Flaw]:
        for name, line in one.tests.items():
            self.counts["tests"] += 1
            try:
                answer = self._modules.ask(f"data.{one.module.package}.{name}", {})
                why = "" if answer is True else f": {answer!r}"
                passed = answer is True
            except EngineError as error:
                why, passed = f": {error}", False
            if not passed:
                yield Flaw(one.shown, line, f"测试 {name} 不通过{why}", f"the test {name} does not hold{why}")

    def _case(self, folder: Folder, path: Path, shown: str) -> Iterator[Flaw]:
        below = path.relative_to(folder.cases)
        own = {rule.module.id for rule in folder.rules}
        if (
            len(below.parts) != len(("family", "rule", "case"))
            or path.suffix != ".yaml"
            or cases.rule_of(path) not in own
        ):
            said = (
                "案例应放在 cases/<类别>/<规则>/<类型>-<说明>.yaml",
                "a case is at cases/<family>/<rule>/<kind>-<what>.yaml",
            )
            yield Flaw(shown, 0, *said)
            return
        self.counts["cases"] += 1
        failures = cases.prove(self._bench, path, shown)
        yield from (Flaw(shown, line, text.zh, text.en) for line, text in failures)
        document, _ = cases.load(path, shown)
        if document is not None and not failures:
            yield from self._parity(shown, 0, *cases.case_input(self._bench, cases.rule_of(path), document.data))

    def _has_proof(self, folder: Folder, rule: OwnModule, kinds: set[str]) -> Iterator[Flaw]:
        beside = f"{rule.module.path.removesuffix('.rego')}_test.rego"
        if not any(one.tests for one in folder.modules if one.module.path == beside):
            name = beside.rpartition("/")[2]
            yield Flaw(rule.shown, 1, f"没有测试（{name} 中的 test_ 规则）", f"no test: no rule test_… in {name}")
        wanted = ["pass", "fail"] + ([] if rule.module.custom["stage"] == "proposed" else ["todo"])
        for kind in wanted:
            if kind not in kinds:
                place = f"cases/{rule.module.id}/{kind}-….yaml"
                yield Flaw(rule.shown, 1, f"没有 {kind} 案例（{place}）", f"no {kind} case ({place})")

    def _examples(self, rule: OwnModule) -> Iterator[Flaw]:
        for kind, change in sorted(rule.module.custom["examples"].items()):
            self.counts["examples"] += 1
            line = rule.line_of(f"custom.examples.{kind}")
            documents = merge_patch(self._bench.base_of(rule.module.id), change)
            try:
                outcome = self._bench.judge(documents)[rule.module.id]
            except (EngineError, KeyError) as error:
                yield Flaw(
                    rule.shown, line, f"例子 {kind} 无法判断：{error}", f"the example {kind} is not decided: {error}"
                )
                continue
            wrong = _example_failure(kind, outcome)
            if wrong is not None:
                yield Flaw(rule.shown, line, wrong.zh, wrong.en)
            yield from self._parity(rule.shown, line, documents, {})

    def _parity(self, shown: str, line: int, documents: dict[str, Any], more: dict[str, Any]) -> Iterator[Flaw]:
        """See that what the modules say is what the linked module says."""
        question = asked(documents, **more)
        if self._modules.evaluate(question) != self._bench.engine.evaluate(question):
            yield Flaw(shown, line, _DIFFERENT.zh, _DIFFERENT.en)


def _example_failure(kind: str, outcome: Outcome) -> Text | None:
    if kind == "fail":
        # A field that is missing is no example of what the rule finds.
        if any(one.message_id != "undetermined" for one in outcome.findings):
            return None
        return Text(f"例子 fail 的结果是 {outcome.status}", f"the example fail gives {outcome.status}")
    if outcome.status is Status.PASS and not outcome.findings:
        return None
    said = outcome.findings[:_SHOWN]
    zh, en = (
        "；".join(one.message.zh for one in said),
        "; ".join(one.message.en for one in said),
    )
    return Text(f"例子 pass 的结果是 {outcome.status}：{zh}", f"the example pass gives {outcome.status}: {en}")
