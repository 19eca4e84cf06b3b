"""Whether the code of a rule does what its METADATA says: what it returns, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.model import Text
from ito_gate.policy.syntax import definitions, references, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from ito_gate.policy.portable import Fault
    from ito_gate.policy.syntax import Tree

_DOCUMENTS = frozenset({"declaration", "provider", "institution", "incident", "order"})
OVERDUE = "overdue"
"""The message of what was still to do when its last day had passed; the gate returns it."""


def disagreements(tree: Tree, custom: Mapping[str, Any]) -> Iterator[Fault]:
    """Say where code and METADATA of a rule, which is complete, do not fit each other."""
    for name in sorted(set(custom["messages"]) - {OVERDUE} - strings(tree)):
        yield 0, Text(f"消息 {name} 从未返回", f"the message {name} is never returned")
    defined = {name: line for name, line, _ in definitions(tree)}
    wanted = {"findings": True, "due": OVERDUE in custom["messages"], "agenda": "agenda" in custom}
    for name, declared in wanted.items():
        if declared and name not in defined:
            yield 0, Text(f"没有定义 {name}", f"{name} is not defined")
    if "agenda" in defined and not wanted["agenda"]:
        said = "定义了 agenda，但 METADATA 中没有 custom.agenda，不会被使用"
        en = "agenda is defined, but the METADATA has no custom.agenda: it would not be used"
        yield defined["agenda"], Text(said, en)
    yield from undeclared(tree, custom["needs"])


def undeclared(tree: Tree, needs: list[str]) -> Iterator[Fault]:
    """Say which fields of documents a module reads that are not among its ``needs``."""
    ways = {need.removesuffix("?").replace("[]", "") for need in needs}
    for one in references(tree["rules"]):
        if one.steps[0] != "input" or not set(one.steps[1:2]) & _DOCUMENTS or len(one.steps) <= len(("input", "kind")):
            continue
        way = ".".join(one.steps[1:])
        if not any(need == way or need.startswith(f"{way}.") or way.startswith(f"{need}.") for need in ways):
            yield one.line, Text(f"读取了 {way}，但 needs 中没有", f"{way} is read but not among the needs")
