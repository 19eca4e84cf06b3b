"""The register, looked up the ways in which an order names things; made once for each revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ito_gate.register import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ito_gate.model import Finding, Json
    from ito_gate.register import Entry, Register

_PROVIDER_KEYS = ("id", "uscc", "name")
"""Fields of an order's provider that stand under the same name in a provider document."""

Entries = Sequence["Entry"]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Index:
    """A register by what orders say.

    Attributes:
        holders: documents by kind and id; more than one where an id is taken twice.
        contracts: declarations by the number of their contract.
        services: declarations by the id of their provider.
        providers: providers by ``(field, value)``; the fields are ``id``, ``uscc``, ``name`` and ``code``.
        waivers: waivers by the id of their declaration.
        findings: what is wrong with files and documents, by path.
    """

    holders: Mapping[tuple[str, str], Entries]
    contracts: Mapping[str, Entries]
    services: Mapping[str, Entries]
    providers: Mapping[tuple[str, str], Entries]
    waivers: Mapping[str, Entries]
    findings: Mapping[str, Sequence[Finding]]

    def around(self, declaration: Entry) -> Register:
        """Return what a verdict on ``declaration`` depends on, and whatever has one of the same ids."""
        named = [("declaration", declaration.id), *((one.kind, one.id) for one in declaration.references())]
        found = [entry for key in dict.fromkeys(named) for entry in self.holders.get(key, ())]
        return join((*found, *self.waivers.get(declaration.id, ())))

    def findings_of(self, register: Register) -> tuple[Finding, ...]:
        """Return what is wrong with the files that the documents of ``register`` stand in."""
        paths = dict.fromkeys(entry.document.path for entry in register.entries)
        return tuple(finding for path in paths for finding in self.findings.get(path, ()))


def index(register: Register, findings: Iterable[Finding]) -> Index:
    """Index ``register``, in whose files ``findings`` were made."""
    holders: dict[tuple[str, str], list[Entry]] = {}
    contracts: dict[str, list[Entry]] = {}
    services: dict[str, list[Entry]] = {}
    providers: dict[tuple[str, str], list[Entry]] = {}
    waivers: dict[str, list[Entry]] = {}
    for entry in register.entries:
        if entry.id:
            _add(holders, (entry.kind, entry.id), entry)
        if entry.kind == "declaration":
            _add(services, entry.text("provider"), entry)
            _add(contracts, text_at(entry.document.data, "contract", "number"), entry)
        elif entry.kind == "provider":
            for key in _PROVIDER_KEYS:
                _add(providers, (key, entry.text(key).strip()), entry)
            for code in _texts(entry.document.data, "vendor_codes"):
                _add(providers, ("code", code), entry)
        elif entry.kind == "waiver":
            _add(waivers, entry.text("declaration"), entry)
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        _add(by_path, finding.path, finding)
    return Index(holders, contracts, services, providers, waivers, by_path)


def _add(groups: dict[K, list[V]], key: K, value: V) -> None:
    groups.setdefault(key, []).append(value)


def text_at(data: Json, *way: str) -> str:
    """Return the text at the end of ``way``, without blanks around it; empty where there is none."""
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return data.strip() if isinstance(data, str) else ""


def _texts(data: Json, field: str) -> list[str]:
    values = data.get(field) if isinstance(data, dict) else None
    return [value.strip() for value in values if isinstance(value, str)] if isinstance(values, list) else []
