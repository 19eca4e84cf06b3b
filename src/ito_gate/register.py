"""The register: all documents together, joined by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ito_gate.model import Force, Message, Rule, Text
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ito_gate.model import Finding, Json, Pointer
    from ito_gate.reading.document import Document

KINDS = ("declaration", "provider", "institution", "incident", "waiver", "order")
"""Kinds of document in a register."""

_VIEWED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "declaration": {
        "name": (),
        "stage": (),
        "provider": (),
        "service": ("category", "starts_on", "ends_on", "ended_on"),
        "continuity": ("impact",),
    },
    "provider": {"name": (), "parent": (), "country": ()},
    "incident": {"category": (), "discovered_at": (), "declarations": (), "provider": ()},
}
"""What rules of the register see of each document, and of the parts of it; ten thousand are not handed over whole."""

_REFERENCES: Mapping[str, Mapping[Pointer, str]] = {
    "declaration": {
        ("provider",): "provider",
        ("institution",): "institution",
        ("service", "audited_providers"): "provider",
    },
    "incident": {
        ("provider",): "provider",
        ("institution",): "institution",
        ("declarations",): "declaration",
    },
    "institution": {
        ("drills", "providers"): "provider",
        ("regulator_orders", "declarations"): "declaration",
        ("governance", "concentration", "mitigations", "provider"): "provider",
    },
    "provider": {
        ("evaluations", "declaration"): "declaration",
    },
    "waiver": {
        ("declaration",): "declaration",
    },
    "order": {
        ("declaration",): "declaration",
        ("institution",): "institution",
        ("provider", "id"): "provider",
    },
}
"""Fields that name other documents, by an id or a list of ids, and the kind they name. A way may lead through lists."""

_NAMES = {
    "declaration": Text("外包申报", "declaration"),
    "provider": Text("服务提供商", "provider"),
    "institution": Text("机构", "institution"),
    "incident": Text("风险事件", "incident"),
    "waiver": Text("豁免", "waiver"),
    "order": Text("订单", "order"),
}

RULES = (
    Rule(
        id="register/duplicate-id",
        title=Text("编号唯一", "Ids are unique"),
        description=Text(
            "同一种文件的编号在登记册内只能出现一次，否则引用和结论会指向错误的文件。",
            "An id stands for one document of its kind; otherwise references point at the wrong one.",
        ),
        force=Force.MUST,
        messages={
            "duplicate": Message(
                Force.MUST,
                Text("编号 {id} 已用于 {path} 第 {line} 行", "the id {id} is taken by {path}, line {line}"),
                Text("给其中一份文件换一个编号。", "Give one of the documents another id."),
            ),
        },
    ),
    Rule(
        id="register/reference",
        title=Text("引用完整", "References are whole"),
        description=Text(
            "文件所引用的其他文件（服务提供商、机构、申报）必须在登记册内。",
            "The documents that a document names (provider, institution, declaration) are in the register.",
        ),
        force=Force.MUST,
        messages={
            "unknown": Message(
                Force.MUST,
                Text("登记册中没有编号为 {id} 的{kind}{near}", "the register has no {kind} {id}{near}"),
                Text(
                    "改正编号，或把该文件加入登记册（配置项 register 指明登记册所在文件夹）。",
                    "Correct the id, or add the document to the register (setting: register).",
                ),
            ),
        },
    ),
)
_DUPLICATE, _REFERENCE = RULES


def references_of(kind: str) -> Mapping[Pointer, str]:
    """Return the fields by which documents of ``kind`` name other documents, with the kind that they name."""
    return _REFERENCES.get(kind, {})


class Reference(NamedTuple):
    """An id that a document names at ``at``, and the kind of document it belongs to."""

    at: Pointer
    kind: str
    id: str


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A document of a known kind; equal only to itself.

    ``flawed`` tells that the document itself has findings that block.
    """

    kind: str
    document: Document
    flawed: bool = False

    @property
    def id(self) -> str:
        """The document's id; empty when it has none that can be used."""
        return self.text("id")

    def text(self, field: str) -> str:
        """Return the text of a field of the document; empty when there is none."""
        data = self.document.data
        value = data.get(field) if isinstance(data, dict) else None
        return value if isinstance(value, str) else ""

    def references(self) -> tuple[Reference, ...]:
        """Return the ids this document names, with the kind of document each belongs to."""
        return tuple(_references(self.document.data, references_of(self.kind)))


@dataclass(frozen=True, slots=True)
class View:
    """What rules of the register see of it.

    Attributes:
        data: documents by plural kind and id, reduced to what such rules read, with the facts of declarations.
        documents: the documents themselves by plural kind and id, to find places in.
    """

    data: Mapping[str, Json]
    documents: Mapping[tuple[str, str], Document]


@dataclass(frozen=True, slots=True)
class Register:
    """Documents by kind and id; the first one wins where an id is taken twice, which is a finding."""

    entries: tuple[Entry, ...]
    by_id: Mapping[tuple[str, str], Entry]

    def related(self, entry: Entry) -> dict[str, Entry]:
        """Return the provider and institution that ``entry`` names, as far as the register has them.

        An order is judged beside its declaration, and those that this names.
        """
        if entry.kind == "order":
            declaration = self.by_id.get(("declaration", entry.text("declaration")))
            return {} if declaration is None else {"declaration": declaration, **self.related(declaration)}
        named = ((kind, self.by_id.get((kind, entry.text(kind)))) for kind in ("provider", "institution"))
        return {kind: found for kind, found in named if found is not None}

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the documents of ``kind``, each id once."""
        return [entry for (its_kind, _), entry in self.by_id.items() if its_kind == kind]

    def of_institution(self, kind: str, institution: str) -> list[Entry]:
        """Return the documents of ``kind`` that name ``institution``, each id once."""
        return [entry for entry in self.of_kind(kind) if entry.text("institution") == institution]

    def view(self, institution: str, facts: Mapping[str, Mapping[str, bool | None]]) -> View:
        """Return what rules about ``institution`` see of the register.

        Args:
            institution: its id.
            facts: the derived facts of its declarations, by declaration id; a fact that cannot be told is
                left out, so that rules take it for the worse.
        """
        declarations = self.of_institution("declaration", institution)
        named = {("provider", entry.text("provider")) for entry in declarations}
        groups = {
            "declarations": declarations,
            "providers": [self.by_id[key] for key in sorted(named) if key in self.by_id],
            "incidents": self.of_institution("incident", institution),
        }
        data: dict[str, Json] = {
            plural: {entry.id: _viewed(entry) for entry in entries} for plural, entries in groups.items()
        }
        for id_, viewed in data["declarations"].items():
            known = facts.get(id_, {})
            viewed["facts"] = {name: value for name, value in known.items() if value is not None}
        documents = {(plural, entry.id): entry.document for plural, entries in groups.items() for entry in entries}
        return View(data, documents)

    def findings(self, checked: frozenset[Entry]) -> tuple[Finding, ...]:
        """Say which ids are taken twice and which references lead nowhere.

        Only what concerns the ``checked`` entries: their own ids, those of the documents they name, and
        their references.
        """
        named = {other for entry in checked for other in self.related(entry).values()}
        return (*self._duplicates(checked | named), *self._broken_references(checked))

    def _duplicates(self, checked: frozenset[Entry]) -> Iterable[Finding]:
        for entry in self.entries:
            first = self.by_id.get((entry.kind, entry.id))
            if first is None or first is entry or not {first, entry} & checked:
                continue
            document, other = entry.document, first.document
            yield _DUPLICATE.finding(
                "duplicate",
                {"id": entry.id, "path": other.path, "line": locate(other, ("id",)).line},
                path=document.path,
                pointer=("id",),
                span=locate(document, ("id",)),
            )

    def _broken_references(self, checked: frozenset[Entry]) -> Iterable[Finding]:
        for entry in self.entries:
            if entry not in checked:
                continue
            for reference in entry.references():
                if (reference.kind, reference.id) not in self.by_id:
                    yield self._broken(entry, reference)

    def _broken(self, entry: Entry, reference: Reference) -> Finding:
        from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

        known = [id_ for kind, id_ in self.by_id if kind == reference.kind]
        near = get_close_matches(reference.id, known, n=1)
        return _REFERENCE.finding(
            "unknown",
            {
                "id": reference.id,
                "kind": _NAMES[reference.kind],
                "near": Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else "",
            },
            path=entry.document.path,
            pointer=reference.at,
            span=locate(entry.document, reference.at),
        )


def join(entries: Iterable[Entry]) -> Register:
    """Join entries, in the order of paths, into a register."""
    known = tuple(entries)
    by_id: dict[tuple[str, str], Entry] = {}
    for entry in known:
        if entry.id:
            by_id.setdefault((entry.kind, entry.id), entry)
    return Register(known, by_id)


def _viewed(entry: Entry) -> dict[str, Json]:
    data = entry.document.data
    return {
        field: {part: data[field][part] for part in parts if part in data[field]}
        if parts and isinstance(data[field], dict)
        else data[field]
        for field, parts in _VIEWED[entry.kind].items()
        if field in data
    }


def _references(data: Json, fields: Mapping[Pointer, str]) -> Iterator[Reference]:
    for way, kind in fields.items():
        yield from (Reference(at, kind, id_) for at, id_ in _ends(data, way) if isinstance(id_, str) and id_)


def _ends(value: Json, way: Pointer, at: Pointer = ()) -> Iterator[tuple[Pointer, Json]]:
    """Return what stands at the end of ``way``, in every item of the lists it leads through."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _ends(item, way, (*at, index))
    elif not way:
        yield at, value
    elif isinstance(value, dict):
        yield from _ends(value.get(way[0]), way[1:], (*at, way[0]))
