"""What Rego modules may do so that every engine gives the same verdict, and none is passed by absence.

The same is asked of the built-in modules by ``tests/policies/test_portable.py`` and of a bank's own ones
whenever they are loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ito_gate.model import Text
from ito_gate.policy.linking import heads, without_comments
from ito_gate.policy.syntax import calls, definitions, nodes, references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ito_gate.policy.syntax import Tree

    Package = tuple[str, ...]
    Known = Callable[[Package], frozenset[str] | None]
    """What a package defines; None where there is no such package."""

Fault = tuple[int, Text]
"""A line and what is wrong there."""

FORBIDDEN = frozenset({"time", "http", "rand", "opa", "net", "uuid", "io", "crypto", "rego", "providers", "trace"})
"""Builtins that read the clock, the network, the machine or chance: the same input must give the same verdict."""
NAMESPACES = FORBIDDEN | frozenset(
    {"array", "base64", "base64url", "bits", "glob", "graph", "graphql", "hex", "internal", "json", "numbers", "object"}
    | {"regex", "semver", "strings", "units", "urlquery", "yaml"}
)
"""Names that builtins begin with; a package of that name would hide them."""
KEYWORDS = frozenset(
    {"as", "contains", "data", "default", "else", "every", "false", "future", "if", "import", "in", "input", "not"}
    | {"null", "package", "some", "true", "with"}
)
DOCUMENTS = frozenset({"calendar", "catalogue", "incidents", "manifest"})
"""Data documents that every engine has below ``data.ito``."""
SAFE_NOT = "future.keywords.not"
LONGEST_LINE = 1023
"""Characters of a line that the embedded engine reads."""
DEEPEST = 12
"""Brackets inside one another: the engine's parser takes twice as long for each more."""

_MOMENT = frozenset({"now", "rank", "stage"})
"""What a rule may ask of the gate itself; the rest of it depends on the rules."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PLAIN_IMPORT = re.compile(
    r"import (data(?:\.[a-z][a-z0-9_]*)+|future\.keywords(?:\.\w+)?|rego\.v1)(?: as ([a-z][a-z0-9_]*))?"
)
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`')


def unreadable(code: str) -> Iterator[Fault]:
    """Say what keeps the engines from reading a module at all; ``code`` is without its comments."""
    depth = 0
    for number, line in enumerate(_TEXT.sub(lambda text: "\n" * text[0].count("\n"), code).split("\n"), 1):
        for character in line:
            depth += (character in "([{") - (character in ")]}")
            if depth > DEEPEST:
                yield number, Text(f"括号嵌套超过 {DEEPEST} 层", f"brackets are nested more than {DEEPEST} deep")
                return


def long_lines(source: str) -> Iterator[Fault]:
    """Say which lines are too long for the embedded engine."""
    for number, line in enumerate(source.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield number, Text(f"一行超过 {LONGEST_LINE} 个字符", f"the line has more than {LONGEST_LINE} characters")


def unsafe(tree: Tree) -> Iterator[Fault]:
    """Say what lets a rule or a test pass without anybody noticing."""
    imported = {".".join(one.steps) for one in references(tree["imports"])}
    for negation in nodes(tree["rules"], "NotExpr"):
        if SAFE_NOT not in imported:
            yield (
                negation["span"]["line"],
                Text(
                    f"使用 not 须 import {SAFE_NOT}：否则输入缺失时 not 的结果未定义，规则会静默通过",
                    f"not needs import {SAFE_NOT}: without it, it is undefined where input is absent, and the rule "
                    "passes",
                ),
            )


def unportable(tree: Tree, source: str) -> Iterator[Fault]:
    """Say what engines read differently, or what makes a verdict depend on more than the input."""
    code = without_comments(source)
    imported = aliases(code)
    for name, line in calls(tree):
        first = name.partition(".")[0]
        if first in FORBIDDEN and first not in imported:
            yield (
                line,
                Text(
                    f"不得使用 {name}：规则不读取时钟、网络、环境和随机数",
                    f"{name} must not be used: a rule reads no clock, no network, no environment and no chance",
                ),
            )
    functions = {name for name, _ in calls(tree) if "." in name}
    for rule in tree["rules"]:
        head = rule.get("Spec", {}).get("head", {}).get("Set")
        if head is None:
            continue
        line = head["span"]["line"]
        if "RefBrack" in head["refr"]:
            said = (
                "p[k] contains x：没有结果时未定义，请改用对象",
                "p[k] contains x is undefined when empty: use an object",
            )
            yield line, Text(*said)
        read = {".".join(one.steps) for one in references(head.get("key") or {}) if len(one.steps) > 1 or not one.whole}
        if read - functions:
            names = ", ".join(sorted(read - functions))
            yield (
                line,
                Text(
                    f"集合的头部直接读取 {names}：其中一项未定义时其余结果也会丢失，请先在规则体中绑定",
                    f"the head of the set reads {names}: where it is undefined for one item the others are lost too; "
                    "bind it in the body",
                ),
            )
    for number, line_ in enumerate(code.split("\n"), 1):
        if re.search(r"regex\.\w+\([`\"][^`\"]*\\[dsw]", line_):
            said = (
                "正则中的 \\d、\\s、\\w 各引擎含义不同，请写 [0-9] 等",
                "\\d, \\s and \\w differ between engines: write [0-9]",
            )
            yield number, Text(*said)


def unlinkable(tree: Tree, source: str, known: Known) -> Iterator[Fault]:
    """Say what cannot be linked into one module with the others, by ``policy.linking``."""
    code = without_comments(source)
    yield from _layout(tree, code)
    yield from _imports(tree, code, known)
    for with_ in nodes(tree["rules"], "with_mods"):
        for one in with_:
            yield one["span"]["line"], Text("with 只用于测试", "with is for tests")
    imported = aliases(code)
    for one in references(tree["rules"]):
        if one.steps[0] in imported:
            yield from _reference((*imported[one.steps[0]], *one.steps[1:]), one.line, known)
        elif one.steps[0] == "data":
            yield from _reference(one.steps[1:], one.line, known)


def aliases(code: str) -> dict[str, Package]:
    """Return what the imports of a module stand for, by the name it uses for them."""
    found = {}
    for line in code.split("\n"):
        match = _PLAIN_IMPORT.fullmatch(line.rstrip())
        if match is not None and match[1].startswith("data."):
            steps = tuple(match[1].split(".")[1:])
            found[match[2] or steps[-1]] = steps
    return found


def _layout(tree: Tree, code: str) -> Iterator[Fault]:
    """See that the layout is that of ``opa fmt``, which linking relies on: each definition begins its line."""
    for text in _TEXT.finditer(code):
        if "\n" in text[0]:
            line = code.count("\n", 0, text.start()) + 1
            yield line, Text("文字不得跨行", "a text must not span lines")
    imported = aliases(code)
    found = {(name, line) for name, line, _ in definitions(tree)}
    for name, line, column in definitions(tree):
        if not _NAME.fullmatch(name) or "__" in name or name in imported:
            said = f"不能定义 {name}：名称用小写字母、数字和单个下划线，且不同于 import 的名称"
            yield (
                line,
                Text(
                    said,
                    f"{name} cannot be defined: a name has small letters, digits and single underscores, and is not "
                    "that of an import",
                ),
            )
        elif column != 1:
            yield line, Text("定义须从行首开始（运行 opa fmt）", "a definition begins its line (run opa fmt)")
    for name, line in heads(code):
        if (name, line) not in found:
            said = f"行首的 {name} 不是定义：规则体须缩进（运行 opa fmt）"
            yield line, Text(said, f"{name} at the beginning of a line is no definition: indent it (run opa fmt)")


def _imports(tree: Tree, code: str, known: Known) -> Iterator[Fault]:
    lines = code.split("\n")
    for one in tree["imports"]:
        line = one["span"]["line"]
        match = _PLAIN_IMPORT.fullmatch(lines[line - 1].rstrip())
        if match is None or match[2] in KEYWORDS:
            yield (
                line,
                Text(
                    "import 只能是 data 下的包或函数、future.keywords 或 rego.v1，一行一个",
                    "imports are of packages or functions below data, of future.keywords or of rego.v1, one a line",
                ),
            )
        elif match[1].startswith("data."):
            steps = tuple(match[1].split(".")[1:])
            if known(steps) is None and steps[-1] not in (known(steps[:-1]) or ()):
                yield line, _undefined(steps)


def _reference(steps: Package, line: int, known: Known) -> Iterator[Fault]:
    if steps[:2] == ("ito", "gate"):
        if not set(steps[2:3]) & _MOMENT:
            said = f"只能读取 data.ito.gate 的 {'、'.join(sorted(_MOMENT))}：其余取决于规则的结果"
            yield (
                line,
                Text(
                    said,
                    f"of data.ito.gate only {', '.join(sorted(_MOMENT))} can be read: the rest depends on the rules",
                ),
            )
        return
    if steps[:1] == ("ito",) and set(steps[1:2]) & DOCUMENTS:
        return
    place = next((steps[:size] for size in (2, 3) if known(steps[:size]) is not None), None)
    if place is None or not set(steps[len(place) : len(place) + 1]) & (known(place) or frozenset()):
        yield line, _undefined(steps)


def _undefined(steps: Package) -> Text:
    way = ".".join(("data", *steps))
    return Text(f"{way} 没有定义", f"{way} is not defined")
