"""The register: all documents together, joined by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.model import Force, Message, Rule, Text
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ito_gate.model import Finding
    from ito_gate.reading.document import Document

KINDS = ("declaration", "provider", "institution", "incident")
"""Kinds of document in a register."""

_REFERENCES = {"declaration": ("provider", "institution"), "incident": ("provider", "institution")}
"""Fields that name another document; a field has the name of the kind it refers to."""

_NAMES = {
    "declaration": Text("外包申报", "declaration"),
    "provider": Text("服务提供商", "provider"),
    "institution": Text("机构", "institution"),
    "incident": Text("风险事件", "incident"),
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
            "申报所引用的服务提供商和机构必须在登记册内。",
            "The provider and the institution that a document names are in the register.",
        ),
        force=Force.MUST,
        messages={
            "unknown": Message(
                Force.MUST,
                Text(
                    "登记册中没有编号为 {id} 的{kind_zh}{near_zh}",
                    "the register has no {kind_en} {id}{near_en}",
                ),
                Text(
                    "改正编号，或把该文件加入登记册（配置项 register 指明登记册所在文件夹）。",
                    "Correct the id, or add the document to the register (setting: register).",
                ),
            ),
        },
    ),
)
_DUPLICATE, _REFERENCE = RULES


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

    def references(self) -> dict[str, str]:
        """Return the ids this document names, by the kind of document they belong to."""
        named = {kind: self.text(kind) for kind in _REFERENCES.get(self.kind, ())}
        return {kind: id_ for kind, id_ in named.items() if id_}


@dataclass(frozen=True, slots=True)
class Register:
    """Documents by kind and id; the first one wins where an id is taken twice, which is a finding."""

    entries: tuple[Entry, ...]
    by_id: Mapping[tuple[str, str], Entry]

    def related(self, entry: Entry) -> dict[str, Entry]:
        """Return the documents that ``entry`` names and the register has, by kind."""
        named = ((kind, self.by_id.get((kind, id_))) for kind, id_ in entry.references().items())
        return {kind: found for kind, found in named if found is not None}

    def findings(self, checked: frozenset[Entry]) -> tuple[Finding, ...]:
        """Say which ids are taken twice and which references lead nowhere, for the ``checked`` entries."""
        found = [*self._duplicates(checked), *self._broken_references(checked)]
        return tuple(found)

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
            for kind, target in entry.references().items():
                if (kind, target) not in self.by_id:
                    yield self._broken(entry, kind, target)

    def _broken(self, entry: Entry, kind: str, target: str) -> Finding:
        from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

        near = get_close_matches(target, [id_ for known, id_ in self.by_id if known == kind], n=1)
        return _REFERENCE.finding(
            "unknown",
            {
                "id": target,
                "kind_zh": _NAMES[kind].zh,
                "kind_en": _NAMES[kind].en,
                "near_zh": f"，是不是 {near[0]}？" if near else "",
                "near_en": f"; did you mean {near[0]}?" if near else "",
            },
            path=entry.document.path,
            pointer=(kind,),
            span=locate(entry.document, (kind,)),
        )


def join(entries: Iterable[Entry]) -> Register:
    """Join entries, in the order of paths, into a register."""
    known = tuple(entries)
    by_id: dict[tuple[str, str], Entry] = {}
    for entry in known:
        if entry.id:
            by_id.setdefault((entry.kind, entry.id), entry)
    return Register(known, by_id)
