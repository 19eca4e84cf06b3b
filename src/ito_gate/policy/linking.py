"""Link the policy modules into one for each kind of document, for the embedded engine.

What a policy engineer reads, tests and ships to OPA are modules of one rule each. regorus looks through
all modules for every reference from one to another, and takes as long to read a module that is never
asked as one that is. So the build writes for each kind of document, once more, the rules that its verdict
can reach, as one module of one package: every name a module defines becomes ``family__module__name``,
every reference to it follows, comments go. ``tests/policies/test_linking.py`` compares both on every case.
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
_IMPORT = re.compile(r"^import data\.ito\.(\S+?)(?: as (\w+))?$", re.MULTILINE)
_PREAMBLE = re.compile(r"^(?:package|import) .*$", re.MULTILINE)
_REFERENCE = re.compile(r"data\.ito((?:\.[a-z][a-z0-9_]*)+)")
_DATA = re.compile(r"""("(?:[^"\\\n]|\\.)*"|`[^`]*`)|\bdata\.ito\b""")
"""A text, which is left as it is, or the root of the data documents."""
_LINKED_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*__[a-z0-9_]+")
_START = "gate__report"

Place = tuple[str, ...]
"""A package below ``ito``: family and module, or the gate."""


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
        sources: the modules by path below the policies folder, without their tests.
        digest: what names the sources that this is made of.

    Raises:
        EngineError: a reference leads nowhere, or a name could be mistaken for a linked one.
    """
    modules = [_read(path, source) for path, source in sorted(sources.items())]
    names: dict[Place, frozenset[str]] = {}
    for module in modules:
        names[module.place] = names.get(module.place, frozenset()) | module.names
    rules = [rule for module in modules for rule in _rules(_Linker(module, names).text())]
    reached = _reached(rules)
    return _HEADER.format(digest=digest) + "\n" + "".join(rule for name, rule in rules if name in reached)


def _rules(code: str) -> Iterator[tuple[str, str]]:
    """Yield each definition of a formatted module with its name; it ends where the next begins."""
    starts = [match.start() for match in _HEAD.finditer(code)]
    for start, end in zip(starts, [*starts[1:], len(code)], strict=True):
        match = _HEAD.match(code, start)
        if match is not None:
            yield match[1], code[start:end]


def _reached(rules: Iterable[tuple[str, str]]) -> set[str]:
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
    family, _, name = path.removesuffix(".rego").partition("/")
    code = "".join(token.text for token in _tokens(source) if token.kind != "comment")
    preamble = "\n".join(match[0] for match in _PREAMBLE.finditer(code))
    body = re.sub(r"\n\s*\n+", "\n", _PREAMBLE.sub("", code)).strip() + "\n"
    names = frozenset(_HEAD.findall(body)) - _NO_HEADS
    if confusing := sorted(name for name in names if "__" in name):
        raise EngineError(f"{path}: {', '.join(confusing)}: names with two underscores are kept for linking")
    imports = {alias or way.rpartition(".")[2]: tuple(way.split(".")) for way, alias in _IMPORT.findall(preamble)}
    return _Module((family,) if family == "gate" else (family, name), names, imports, body)


def _tokens(source: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(source):
        yield _Token(str(match.lastgroup), match[0])


class _Linker:
    """Renames what one module defines and refers to."""

    def __init__(self, module: _Module, names: Mapping[Place, frozenset[str]]) -> None:
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
        place = next((steps[:size] for size in (1, 2) if steps[:size] in self._names), None)
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
            raise EngineError(f"{'/'.join(self._module.place)}: data.ito.{'.'.join((*place, *steps))} is not defined")
        return ".".join((_linked(place, steps[0]), *steps[1:]))


def _linked(place: Place, name: str) -> str:
    return "__".join((*place, name))
