"""Link the policy modules into one for each kind of document, for the embedded engine.

What a policy engineer reads, tests and ships to OPA are modules of one rule each. regorus looks through
all modules for every reference from one to another, and takes as long to read a module that is never
asked as one that is. So the build writes for each kind of document, once more, the rules that its verdict
can reach, as one module of one package: every name a module defines becomes ``family__module__name``, in a
bank's own ``root__family__module__name``, every reference to it follows, comments go.
``tests/policies/test_linking.py`` compares both on every case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ito_gate.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PACKAGE = "ito.linked"
ENTRYPOINT = f"data.{PACKAGE}.gate__report"
"""Where a linked module keeps what is ``data.ito.gate.report`` in the modules themselves."""

_HEADER = f"""\
# The policies as one module, made by `python -m ito_gate.policy.build`.
# {{digest}}
package {PACKAGE}

import future.keywords.not
"""

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<text>"(?:[^"\\\n]|\\.)*"|`[^`]*`)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<other>[^A-Za-z_"`\#]+)""",
    re.VERBOSE,
)
_HEAD = re.compile(r"^(?:default )?([a-z][a-z0-9_]*)(?=[ (\[.:])", re.MULTILINE)
_NO_HEADS = frozenset({"package", "import"})
_IMPORT = re.compile(r"^import data\.(\S+?)(?: as (\w+))?$", re.MULTILINE)
_PREAMBLE = re.compile(r"^(?:package|import) .*$", re.MULTILINE)
_REFERENCE = re.compile(r"data((?:\.[a-z][a-z0-9_]*)+)")
_DATA = re.compile(r"""("(?:[^"\\\n]|\\.)*"|`[^`]*`)|\bdata\.ito\b""")
"""A text, which is left as it is, or the root of the data documents."""
_LINKED_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*__[a-z0-9_]+")
_START = "gate__report"

_BUILT_IN = "ito"
_BUILT_IN_STEPS = 2
"""Parts of the path of a built-in module: family and file. A bank's own has its root before them."""

Place = tuple[str, ...]
"""A package: root, family and module; or the gate, ``("ito", "gate")``. Root and family may be those of a bank."""


_Rule = tuple[str, str]
"""The linked name of a definition, and its text."""


class _Token(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Module:
    """A module without its preamble and comments.

    Attributes:
        place: its package.
        names: what it defines.
        imports: what its imports stand for, by the name it uses for them.
        code: the rest of it.
    """

    place: Place
    names: frozenset[str]
    imports: Mapping[str, Place]
    code: str


def is_link_of(linked: str, digest: str) -> bool:
    """Tell whether ``linked`` was made of the sources that ``digest`` names."""
    return linked.startswith(_HEADER.format(digest=digest))


def rebase(linked: str, package: str, data: str) -> str:
    """Return the linked module ``linked`` as one of ``package`` that finds its data documents below ``data``."""
    moved = linked.replace(f"package {PACKAGE}\n", f"package {package}\n", 1)
    return _DATA.sub(lambda match: match[1] or data, moved)


def link(sources: Mapping[str, str], digest: str) -> str:
    """Return what the report needs of the modules ``sources``, as one module.

    Args:
        sources: the modules by path below the policies folder, without their tests; a bank's own begin with
            their root.
        digest: what names the sources that this is made of.

    Raises:
        EngineError: a reference leads nowhere, or a name could be mistaken for a linked one.
    """
    return Linkage(sources).link({}, digest)


def without_comments(source: str) -> str:
    """Return the code of a module; its lines keep their numbers."""
    return "".join(token.text for token in _tokens(source) if token.kind != "comment")


def heads(code: str) -> list[tuple[str, int]]:
    """Return what linking takes for definitions in code without comments, each with its line."""
    found = ((match[1], code.count("\n", 0, match.start()) + 1) for match in _HEAD.finditer(code))
    return [(name, line) for name, line in found if name not in _NO_HEADS]


class Linkage:
    """Links the same modules with several registries; what they have in common is renamed once."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Read the modules ``sources`` by path.

        Raises:
            EngineError: a name could be mistaken for a linked one.
        """
        self._modules = {path: _read(path, source) for path, source in sources.items()}
        self._renamed: dict[tuple[str, frozenset[str]], list[_Rule]] = {}

    def link(self, more: Mapping[str, str], digest: str) -> str:
        """Return what the report needs of the modules and of ``more``, as ``link`` does.

        Raises:
            EngineError: a reference leads nowhere, or a name could be mistaken for a linked one.
        """
        modules = {**self._modules, **{path: _read(path, source) for path, source in more.items()}}
        names: dict[Place, frozenset[str]] = {}
        for module in modules.values():
            names[module.place] = names.get(module.place, frozenset()) | module.names
        # Which names the modules have in common does not change; those of ``more`` may.
        changing = frozenset(f"{path} {name}" for path in more for name in modules[path].names)
        rules: list[_Rule] = []
        for path, module in sorted(modules.items()):
            key = (path, changing)
            if path in more or key not in self._renamed:
                self._renamed[key] = list(_rules(_Linker(path, module, names).text()))
            rules += self._renamed[key]
        reached = _reached(rules)
        return _HEADER.format(digest=digest) + "\n" + "".join(rule for name, rule in rules if name in reached)


def _rules(code: str) -> Iterator[_Rule]:
    """Yield each definition of a formatted module with its name; it ends where the next begins."""
    starts = [match.start() for match in _HEAD.finditer(code)]
    for start, end in zip(starts, [*starts[1:], len(code)], strict=True):
        match = _HEAD.match(code, start)
        if match is not None:
            yield match[1], code[start:end]


def _reached(rules: Iterable[_Rule]) -> set[str]:
    """Return the names that the report depends on, itself included."""
    uses: dict[str, set[str]] = {}
    for name, rule in rules:
        uses.setdefault(name, set()).update(_LINKED_NAME.findall(rule))
    reached: set[str] = set()
    ahead = {_START}
    while ahead:
        reached |= ahead
        ahead = {used for name in ahead for used in uses.get(name, ())} - reached
    return reached


def _read(path: str, source: str) -> _Module:
    code = without_comments(source)
    preamble = "\n".join(match[0] for match in _PREAMBLE.finditer(code))
    body = re.sub(r"\n\s*\n+", "\n", _PREAMBLE.sub("", code)).strip() + "\n"
    names = frozenset(_HEAD.findall(body)) - _NO_HEADS
    if confusing := sorted(name for name in names if "__" in name):
        raise EngineError(f"{path}: {', '.join(confusing)}: names with two underscores are kept for linking")
    imports = {alias or way.rpartition(".")[2]: tuple(way.split(".")) for way, alias in _IMPORT.findall(preamble)}
    return _Module(_place(path), names, imports, body)


def _place(path: str) -> Place:
    """Return the package of the module at ``path``, such as ``filing/lead_time.rego`` or ``acme/filing/order.rego``."""
    steps = tuple(path.removesuffix(".rego").split("/"))
    if len(steps) > _BUILT_IN_STEPS:
        return steps
    return (_BUILT_IN, "gate") if steps[0] == "gate" else (_BUILT_IN, *steps)


def _tokens(source: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(source):
        yield _Token(str(match.lastgroup), match[0])


class _Linker:
    """Renames what one module defines and refers to."""

    def __init__(self, path: str, module: _Module, names: Mapping[Place, frozenset[str]]) -> None:
        self._path = path
        self._module = module
        self._names = names

    def text(self) -> str:
        tokens = list(_tokens(self._module.code))
        linked: list[str] = []
        at = 0
        while at < len(tokens):
            text, at = self._next(tokens, at)
            linked.append(text)
        return "".join(linked)

    def _next(self, tokens: Sequence[_Token], at: int) -> tuple[str, int]:
        """Return the linked form of the token at ``at`` and of those that belong to it, and where to go on."""
        token = tokens[at]
        is_field = at > 0 and tokens[at - 1].text.endswith(".")
        if token.kind != "name" or is_field:
            return token.text, at + 1
        if token.text == "data":
            return self._reference(tokens, at)
        imported = self._module.imports.get(token.text)
        if imported is not None:
            return self._imported(tokens, at, imported)
        own = token.text in self._names[self._module.place]
        return _linked(self._module.place, token.text) if own else token.text, at + 1

    def _reference(self, tokens: Sequence[_Token], at: int) -> tuple[str, int]:
        end = at + 1
        while end + 1 < len(tokens) and tokens[end].text == "." and tokens[end + 1].kind == "name":
            end += 2
        match = _REFERENCE.fullmatch("".join(token.text for token in tokens[at:end]))
        steps = tuple(match[1][1:].split(".")) if match else ()
        place = next((steps[:size] for size in (2, 3) if steps[:size] in self._names), None)
        if place is None:
            # Data documents, such as the calendar, stay where they are.
            return "data", at + 1
        return self._defined(place, steps[len(place) :]), end

    def _imported(self, tokens: Sequence[_Token], at: int, imported: Place) -> tuple[str, int]:
        if imported in self._names:
            return self._defined(imported, (tokens[at + 2].text,)), at + 3
        return self._defined(imported[:-1], imported[-1:]), at + 1

    def _defined(self, place: Place, steps: Place) -> str:
        if not steps or steps[0] not in self._names.get(place, frozenset()):
            way = ".".join(("data", *place, *steps))
            raise EngineError(f"{self._path}: {way} is not defined", f"{self._path}：{way} 没有定义")
        return ".".join((_linked(place, steps[0]), *steps[1:]))


def _linked(place: Place, name: str) -> str:
    # With its root a bank's own name has one part more than any built-in one: they cannot meet.
    return "__".join((*(place[1:] if place[0] == _BUILT_IN else place), name))
