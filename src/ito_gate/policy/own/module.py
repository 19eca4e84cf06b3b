"""Read one module of a bank's own policies, and everything that is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ito_gate.model import Level, Text
from ito_gate.policy import portable
from ito_gate.policy.embedded import SyntaxFault, syntax_tree
from ito_gate.policy.linking import without_comments
from ito_gate.policy.metadata import Module
from ito_gate.policy.own.flaws import Flaw
from ito_gate.policy.syntax import definitions, dotted
from ito_gate.reading import document
from ito_gate.reading.collector import Collector
from ito_gate.reading.source import Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ito_gate.model import Finding
    from ito_gate.policy.portable import Fault
    from ito_gate.policy.syntax import Tree

LIMITS = Limits(size=128 * 1024)
"""Of one module: a rule has a few thousand bytes."""
LIB = "lib"
_TEST = "_test"
_BLOCK = re.compile(r"\A# METADATA\n((?:#.*\n)+)")
_KEY = re.compile(r"#\s*([a-z_]+):")


@dataclass(frozen=True, slots=True)
class OwnModule:
    """One module of a bank's own policies.

    Attributes:
        module: its path, package, METADATA and source.
        shown: the file, as it is shown.
        tree: its syntax tree.
        described: whether its METADATA, if there are any, could be read.
    """

    module: Module
    shown: str
    tree: Tree
    described: bool

    @property
    def is_test(self) -> bool:
        """Whether it holds tests."""
        return self.module.path.endswith(f"{_TEST}.rego")

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule, and neither tests nor a helper."""
        return not self.is_test and self.module.family != LIB

    @property
    def path(self) -> str:
        """Its path beside the built-in modules."""
        return f"{self.module.root}/{self.module.path}"

    @property
    def tests(self) -> dict[str, int]:
        """The names of its tests with their lines."""
        found = {name: line for name, line, _ in reversed(list(definitions(self.tree))) if name.startswith("test_")}
        return dict(sorted(found.items(), key=lambda one: one[1]))

    def line_of(self, key: str) -> int:
        """Return the line of a key of the METADATA, such as ``custom.force``; else that of the package."""
        wanted = key.removeprefix("custom.").split(".")
        lines = self.module.text.split("\n")
        found = 1
        for number, line in enumerate(lines, 1):
            match = _KEY.match(line)
            if not line.startswith("#") or not wanted:
                break
            if match is not None and match[1] == wanted[0]:
                found, wanted = number, wanted[1:]
        return found


def read(root: str, folder: Path, relative: str, shown: str) -> tuple[OwnModule | None, list[Flaw]]:
    """Read the module at ``relative`` in ``folder``.

    Args:
        root: the first part of its package.
        folder: the policies folder.
        relative: the path below it.
        shown: the file, as it is shown.

    Returns:
        The module, None where it cannot be read, and what is wrong with it by itself.

    Raises:
        Undecided: the file cannot be read or is not a regular file.
    """
    problems = Collector(shown, LIMITS.findings)
    decoded = decode(load(folder / relative, shown, LIMITS), problems, LIMITS)
    if decoded is None:
        return None, found(problems.findings())
    # With line ends as Git may make them on another system the policies would be others there.
    text = decoded.replace("\r\n", "\n")
    faults = [*portable.long_lines(text), *portable.unreadable(without_comments(text))]
    if faults:
        return None, at(shown, faults)
    tree = syntax_tree(shown, text)
    if isinstance(tree, SyntaxFault):
        said = Text(f"不是有效的 Rego：{tree.said}", f"this is not valid Rego: {tree.said}")
        return None, at(shown, [(tree.line, said)])
    annotations, flaws = _annotations(text, shown)
    package = f"{root}.{relative.removesuffix('.rego').replace('/', '.')}"
    own = OwnModule(Module(relative, package, annotations, text), shown, tree, described=not flaws)
    faults = [*_package(tree, package), *portable.unsafe(tree)]
    if not own.is_test:
        faults += portable.unportable(tree, text)
    return own, flaws + at(shown, faults)


def at(shown: str, faults: Iterable[Fault]) -> list[Flaw]:
    """Return faults of the file ``shown`` as flaws."""
    return [Flaw(shown, line, text.zh, text.en) for line, text in faults]


def found(findings: Iterable[Finding], below: int = 0) -> list[Flaw]:
    """Return what reading found, as flaws; ``below`` is the number of lines before what was read."""
    return [
        Flaw(one.path, one.span.line + below, one.message.zh, one.message.en)
        for one in findings
        if one.level is Level.DENY
    ]


def _package(tree: Tree, expected: str) -> list[Fault]:
    line, package = tree["package"]["span"]["line"], dotted(tree["package"]["refr"])
    if package == expected:
        return []
    said = Text(
        f"package {package} 与文件位置不符，应为 {expected}",
        f"the package {package} is not that of its place, which is {expected}",
    )
    return [(line, said)]


def _annotations(text: str, shown: str) -> tuple[dict[str, Any], list[Flaw]]:
    block = _BLOCK.match(text)
    if block is None:
        return {}, []
    source = "\n".join(line[2:] for line in block[1].splitlines()) + "\n"
    reading = document.read_text(source, shown, "yaml", LIMITS)
    flaws = found(reading.findings, below=1)
    data = reading.documents[0].data if reading.documents else {}
    if len(reading.documents) > 1 or not isinstance(data, dict):
        flaws.append(Flaw(shown, 2, "METADATA 应为一组键", "the METADATA is not a mapping"))
        return {}, flaws
    return data, flaws
