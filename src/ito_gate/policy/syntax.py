"""Walk the syntax tree of a policy module, as the embedded engine gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree = Any
"""A part of a syntax tree: its JSON."""


class Reference(NamedTuple):
    """A way through data, input or a variable, as far as its steps are constant.

    Attributes:
        steps: the variable, and then the fields.
        line: where it stands.
        whole: whether all its steps are constant.
    """

    steps: tuple[str, ...]
    line: int
    whole: bool


def nodes(part: Tree, kind: str) -> Iterator[Tree]:
    """Yield every node of ``kind``, such as ``Call``, outermost first."""
    if isinstance(part, dict):
        if kind in part:
            yield part[kind]
        for value in part.values():
            yield from nodes(value, kind)
    elif isinstance(part, list):
        for value in part:
            yield from nodes(value, kind)


def dotted(part: Tree) -> str | None:
    """Return the name of a reference such as ``input.declaration.id``; None where a step is not a constant."""
    if "Var" in part:
        return str(part["Var"]["value"])
    if "RefDot" in part:
        before = dotted(part["RefDot"]["refr"])
        return None if before is None else f"{before}.{part['RefDot']['field'][1]}"
    return None


def references(part: Tree) -> Iterator[Reference]:
    """Yield every variable and every longest reference that is not part of a longer one."""
    if isinstance(part, list):
        for one in part:
            yield from references(one)
        return
    if not isinstance(part, dict):
        return
    if "Var" in part or "RefDot" in part or "RefBrack" in part:
        base, steps, whole, inside = _steps(part)
        yield from (index for one in inside for index in references(one))
        if base is None:
            return
        line = base["span"]["line"]
        yield Reference((str(base["value"]), *steps), line, whole)
        return
    for value in part.values():
        yield from references(value)


def _steps(part: Tree) -> tuple[Tree | None, tuple[str, ...], bool, list[Tree]]:
    """Return the variable a reference begins with, its constant steps, whether these are all, and what is inside."""
    if "Var" in part:
        return part["Var"], (), True, []
    if "RefDot" in part:
        base, steps, whole, inside = _steps(part["RefDot"]["refr"])
        return base, (*steps, str(part["RefDot"]["field"][1])) if whole else steps, whole, inside
    if "RefBrack" in part:
        index = part["RefBrack"]["index"]
        base, steps, whole, inside = _steps(part["RefBrack"]["refr"])
        if "String" in index:
            return base, (*steps, str(index["String"]["value"])) if whole else steps, whole, inside
        return base, steps, False, [*inside, index]
    return None, (), False, [part]


def calls(tree: Tree) -> Iterator[tuple[str, int]]:
    """Yield the name and line of everything that is called."""
    for call in nodes(tree, "Call"):
        name = dotted(call["fcn"])
        if name is not None:
            yield name, call["span"]["line"]


def definitions(tree: Tree) -> Iterator[tuple[str, int, int]]:
    """Yield the name, line and column of every rule; of ``a.b[c]`` the name is ``a``."""
    for rule in tree["rules"]:
        kind, body = next(iter(rule.items()))
        if kind == "Default":
            part, span = body["refr"], body["span"]
        else:
            head = next(iter(body["head"].values()))
            part, span = head["refr"], body["span"]
        base, _, _, _ = _steps(part)
        if base is not None:
            yield str(base["value"]), span["line"], span["col"]


def strings(tree: Tree) -> set[str]:
    """Return every text that stands in a module."""
    return {str(node["value"]) for kind in ("String", "RawString") for node in nodes(tree, kind)}
